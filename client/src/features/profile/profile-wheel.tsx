import { useSignal } from '@preact/signals';
import { colourOfMissing } from '../../../../server/contract/classify/colour-of-area.ts';
import { HATCHINGS, MARK_COLOURS, TILE_PX } from '../../../../server/contract/classify/hatching.ts';
import { MISSING_ORDER, type Missing } from '../../../../server/contract/classify/kind-of-value.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { chooseIndicator } from '../../state/actions.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { mode } from '../../state/page/appearance.ts';
import { printAgainst, printDifference, printPlace, printValue, unitOf } from './print-line.ts';
import { type ProfileLine, weaknessOf } from './profile-lines.ts';
import { againstName, folderName, lines, nameOfLine, profileArea } from './profile-store.ts';
import { arcPath, fillRadius, type Sector, type Slice, WHEEL, wheelOf } from './wheel.ts';
import { WheelKey } from './wheel-key.tsx';

const EDGE = WHEEL.outer + 4;

/** A slice for each topic, in the colour of its class and filled by its place; rings of themes around the middle. */
export function ProfileWheel() {
  const at = useSignal<number | null>(null);
  const stop = useSignal(0);
  const all = lines.value;
  const { slices, sectors } = wheelOf(all.map(({ folder }) => folder));
  const area = profileArea.value;
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const ends = { Home: 0, End: all.length - 1 }[event.key];
    if (step === undefined && ends === undefined) return;
    event.preventDefault();
    stop.value = ends ?? (stop.value + (step ?? 0) + all.length) % all.length;
    const next = all[stop.value]?.indicator.code;
    const box = event.currentTarget as SVGElement;
    box.querySelector<SVGElement>(`[data-code="${next}"]`)?.focus();
  };
  const now = all[at.value ?? -1] ?? null;
  return (
    <div class="wheel">
      <div class="wheel-stage">
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset. */}
        <svg
          viewBox={`${-EDGE} ${-EDGE} ${2 * EDGE} ${2 * EDGE}`}
          role="group"
          aria-label={lazyMessages.value.profile.wheel.label(area?.name ?? '')}
          onKeyDown={onKey}
        >
          <MissingPatterns />
          {sectors.map((sector) => (
            <SectorArc key={sector.from} sector={sector} all={all} />
          ))}
          {slices.map((slice) => {
            const line = all[slice.at];
            return line ? (
              <SliceArc
                key={line.indicator.code}
                line={line}
                slice={slice}
                isStop={slice.at === Math.min(stop.value, all.length - 1)}
                point={() => {
                  at.value = slice.at;
                }}
                focus={() => {
                  at.value = stop.value = slice.at;
                }}
                leave={() => {
                  at.value = null;
                }}
              />
            ) : null;
          })}
        </svg>
        <div class="wheel-middle" aria-hidden="true">
          <Middle line={now} />
        </div>
      </div>
      <WheelKey />
    </div>
  );
}

/** What is pointed at, or whose wheel it is. */
function Middle({ line }: { line: ProfileLine | null }) {
  const t = lazyMessages.value.profile;
  const against = againstName.value;
  if (!line)
    return (
      <>
        <b class="wheel-area">{profileArea.value?.name}</b>
        <span class="quiet">{t.wheel.hint}</span>
      </>
    );
  return (
    <>
      <span class="wheel-topic">{nameOfLine(line)}</span>
      <b class="wheel-value">{printValue(line)}</b>
      <span class="profile-small">{`${unitOf(line.indicator)} ${line.row.period}`.trim()}</span>
      <span class="profile-small">{printPlace(line)}</span>
      {against !== null && <span class="profile-small">{`${against}: ${printAgainst(line)}`}</span>}
    </>
  );
}

type SliceProps = {
  line: ProfileLine;
  slice: Slice;
  isStop: boolean;
  point: () => void;
  focus: () => void;
  leave: () => void;
};

function SliceArc({ line, slice: { from, to }, isStop, point, focus, leave }: SliceProps) {
  const { indicator, row, kind, colour } = line;
  const { sliceStart, outer } = WHEEL;
  const whole = arcPath(from, to, sliceStart, outer);
  const label = [
    `${nameOfLine(line)}, ${row.period}: ${[printValue(line), unitOf(indicator)].join(' ').trim()}`,
    ...[printPlace(line), printDifference(line)].filter(Boolean),
  ].join(', ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons in a drawing.
    <g
      class="wheel-slice"
      role="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={label}
      aria-pressed={mapView.value?.request.indicator === indicator.code}
      data-code={indicator.code}
      data-status={kind}
      data-weak={weaknessOf(line) !== null}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={focus}
      onBlur={leave}
      onClick={() => chooseIndicator(indicator.code)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        chooseIndicator(indicator.code);
      }}
    >
      {kind === 'value' ? (
        <>
          <path class="wheel-track" d={whole} />
          <path
            class="wheel-fill"
            d={arcPath(from, to, sliceStart, fillRadius(row.standing?.percentile ?? 50))}
            fill={colour ?? 'none'}
          />
        </>
      ) : (
        <>
          <path d={whole} fill={colourOfMissing(kind, mode.value)} />
          <path class="wheel-missing" d={whole} fill={`url(#wheel-${kind})`} />
        </>
      )}
      <path class="wheel-edge" d={whole} />
    </g>
  );
}

function SectorArc({ sector, all }: { sector: Sector; all: readonly ProfileLine[] }) {
  const name = folderName(all[sector.first]?.indicator.code ?? '');
  return (
    <path
      class="wheel-sector"
      data-name={sector.name}
      d={arcPath(sector.from, sector.to, WHEEL.inner, WHEEL.ringEnd)}
    >
      <title>{name}</title>
    </path>
  );
}

function MissingPatterns() {
  const colours = MARK_COLOURS[mode.value];
  return (
    <defs>
      {MISSING_ORDER.map((kind: Missing) => (
        <pattern
          key={kind}
          id={`wheel-${kind}`}
          width={TILE_PX}
          height={TILE_PX}
          patternUnits="userSpaceOnUse"
        >
          <path
            d={HATCHINGS[kind].path}
            fill="none"
            stroke={colours[HATCHINGS[kind].mark]}
            stroke-width={HATCHINGS[kind].strokePx}
            stroke-linecap="round"
          />
        </pattern>
      ))}
    </defs>
  );
}
