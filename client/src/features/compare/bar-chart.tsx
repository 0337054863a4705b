import { useComputed } from '@preact/signals';
import { sayAmong } from '../../messages/messages.ts';
import { pointed } from '../../state/map-view/pointing.ts';
import { mode } from '../../state/page/appearance.ts';
import { type Compared, compared, held } from '../../state/pins/compared.ts';
import { colourOfMark } from '../../ui/charts/marks.ts';
import { PinMark } from '../../ui/charts/pin-mark.tsx';
import { pointing } from '../../ui/charts/point-at.ts';
import { printCell, printValue } from '../../ui/charts/print-figure.ts';
import { extentOf } from '../../ui/charts/scale.ts';

/** The pinned areas from much to little, each against the line of the reference. */
export function BarChart() {
  const rows = compared.value.toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
  const against = held.value;
  const ends = extentOf([0, against?.value ?? null, ...rows.map(({ value }) => value)]);
  const [low, high] = ends ?? [0, 1];
  const share = (value: number) => (high === low ? 0 : ((value - low) / (high - low)) * 100);
  const names = rows.map(({ name }) => name);
  const line = against?.value ?? null;
  return (
    <div class="bars">
      {against && line !== null && (
        <p class="bars-reference">
          <i class="reference-key" /> {against.name} {printValue(line)}
        </p>
      )}
      <ul>
        {rows.map((row) => (
          <Bar
            key={`${row.level}:${row.code}`}
            row={row}
            name={sayAmong(row.name, row.at, names)}
            from={share(Math.min(0, row.value ?? 0))}
            to={share(Math.max(0, row.value ?? 0))}
            line={line === null ? null : share(line)}
          />
        ))}
      </ul>
    </div>
  );
}

type BarProps = { row: Compared; name: string; from: number; to: number; line: number | null };

/** @param from start, end and reference in percent of the width */
function Bar({ row, name, from, to, line }: BarProps) {
  const { level, index } = row;
  const isPointed = useComputed(
    () => pointed.value?.level === level && pointed.value.index === index,
  );
  return (
    <li>
      <button
        type="button"
        class="bar-row"
        data-code={row.code}
        data-pointed={isPointed.value}
        {...pointing(row)}
      >
        <PinMark mark={row.mark} />
        <span class="bar-name">{name}</span>
        <span class="bar-track" aria-hidden="true">
          {row.value !== null && (
            <i
              style={{
                left: `${from}%`,
                width: `${to - from}%`,
                background: colourOfMark(row.mark, mode.value),
              }}
            />
          )}
          {line !== null && <b style={{ left: `${line}%` }} />}
        </span>
        <span class="bar-value" data-missing={row.value === null}>
          {printCell(row)}
        </span>
      </button>
    </li>
  );
}
