import type { Classification } from '../../../../server/contract/classify/classify.ts';
import type { PairClasses } from '../../../../server/contract/classify/pairs.ts';
import { PAIR_SIDE } from '../../../../server/contract/classify/schemes.ts';
import { formatNumber, formatRange, formatShort } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { toggleClass } from '../../state/actions.ts';
import { keptClasses, litClasses, pointedClass } from '../../state/map-view/class-filter.ts';
import { litClass } from '../../state/map-view/pointing.ts';
import { selectClass, selecting } from '../../state/selection/selection-store.ts';

export type PairAxis = { name: string; unit: string; period: string; decimals: number };
type Props = { pairs: PairClasses; first: PairAxis; second: PairAxis };

/**
 * Three by three: to the right much of the first, upwards much of the second. Pointing at a cell lights its
 * areas, clicking keeps it or selects them, as with the classes of one question.
 */
export function PairMatrix({ pairs, first, second }: Props) {
  const columns = pairs.x.classes.length;
  const rows = pairs.y.classes.length;
  const upwards = Array.from({ length: rows }, (_, i) => rows - 1 - i);
  return (
    <div class="pair-matrix">
      <p class="pair-axis pair-axis-up" title={titleOf(second)}>
        <span>{second.name}</span> <i aria-hidden="true">→</i>
      </p>
      <Ticks classes={pairs.y} decimals={second.decimals} way="up" />
      <fieldset
        class="pair-cells"
        aria-label={lazyMessages.value.pairs.label(first.name, second.name)}
        style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}
      >
        {upwards.flatMap((y) =>
          Array.from({ length: columns }, (_, x) => (
            <Cell
              key={PAIR_SIDE * y + x}
              at={PAIR_SIDE * y + x}
              pairs={pairs}
              first={first}
              second={second}
            />
          )),
        )}
      </fieldset>
      <Ticks classes={pairs.x} decimals={first.decimals} way="across" />
      <p class="pair-axis pair-axis-across" title={titleOf(first)}>
        <span>{first.name}</span> <i aria-hidden="true">→</i>
      </p>
    </div>
  );
}

function titleOf({ name, unit, period }: PairAxis): string {
  return `${name} (${unit}), ${period}`;
}

/** Where one third ends and the next begins. */
function Ticks(props: { classes: Classification; decimals: number; way: 'up' | 'across' }) {
  const { classes, decimals, way } = props;
  const length = classes.classes.length;
  return (
    <div class={`pair-ticks pair-ticks-${way}`} aria-hidden="true">
      {classes.breaks.map((start, i) => (
        <span
          key={start}
          style={{ [way === 'up' ? 'bottom' : 'left']: `${((i + 1) / length) * 100}%` }}
        >
          {formatShort(start, decimals, language.value)}
        </span>
      ))}
    </div>
  );
}

function Cell({ at, pairs, first, second }: Props & { at: number }) {
  const cell = pairs.cells[at];
  const across = cell && pairs.x.classes[cell.x];
  const up = cell && pairs.y.classes[cell.y];
  if (!cell || !across || !up) return null;
  const range = (each: { from: number; to: number }, { decimals, unit }: PairAxis) =>
    `${formatRange(each.from, each.to, decimals, language.value)} ${unit}`;
  const count = formatNumber(cell.count, 0, language.value);
  const lit = litClasses.value;
  const light = () => {
    litClass.value = at;
  };
  const unlight = () => {
    litClass.value = null;
  };
  const label = lazyMessages.value.pairs.cell(
    `${first.name} ${range(across, first)}`,
    `${second.name} ${range(up, second)}`,
    count,
  );
  return (
    <button
      type="button"
      class="pair-cell"
      data-cell={at}
      data-lit={lit?.includes(at) || pointedClass.value === at}
      data-faded={lit !== null && !lit.includes(at)}
      aria-pressed={selecting.value ? undefined : (keptClasses.value?.includes(at) ?? false)}
      aria-label={label}
      title={label}
      style={{ background: cell.colour, color: inkOn(cell.colour) }}
      onClick={() => (selecting.value ? selectClass(at) : toggleClass(at))}
      onPointerEnter={light}
      onPointerLeave={unlight}
      onFocus={(event) => {
        // A finger leaves its focus behind; only a keyboard points with it.
        if (event.currentTarget.matches(':focus-visible')) light();
      }}
      onBlur={unlight}
    >
      {count}
    </button>
  );
}

/** Black or white, whichever stands out more: relative luminance as in WCAG. */
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}
