import { colourAt } from '../../classify/colour-of-area.ts';
import { sayTitle } from '../../messages/words.ts';
import { chosenSpot } from '../../state/areas/chosen-spot.ts';
import { isPhone, mode } from '../../state/page/appearance.ts';
import type { Drawn } from '../../state/shown/drawn.ts';
import { pointed } from '../../state/shown/pointing.ts';
import type { Size } from '../../ui/charts/point-at.ts';
import { sayCell } from '../../ui/charts/print-axis.ts';
import type { Places } from './dots.ts';
import type { Plot } from './plot.ts';

const WIDTH_PX = 248;
const OFFSET_PX = 14;

type Props = { plot: Plot; places: Places; size: Size };

/** Name and values of the area that is pointed at, beside its dot. On a phone they stand under the plot. */
export function PlotTip({ plot, places, size }: Props) {
  const spot = pointed.value;
  if (!spot || spot.level !== plot.picture.level.code || isPhone.value) return null;
  const x = places.x[spot.index] ?? Number.NaN;
  if (Number.isNaN(x)) return null;
  const y = places.y[spot.index] ?? 0;
  const left = x + OFFSET_PX + WIDTH_PX > size.width ? x - OFFSET_PX - WIDTH_PX : x + OFFSET_PX;
  const top = y > size.height / 2 ? y - 92 : y + OFFSET_PX;
  const move = `${Math.round(Math.max(0, left))}px ${Math.round(top)}px`;
  return (
    <div class="tooltip scatter-tip" style={{ translate: move }} aria-hidden="true">
      <DotFacts plot={plot} index={spot.index} />
    </div>
  );
}

/** Of the area pointed at, else of the chosen one. */
export function DotReading({ plot }: { plot: Plot }) {
  const level = plot.picture.level.code;
  const spot = [pointed.value, chosenSpot.value].find((each) => each?.level === level);
  return spot ? (
    <div class="scatter-reading" role="status">
      <DotFacts plot={plot} index={spot.index} />
    </div>
  ) : null;
}

function DotFacts({ plot, index }: { plot: Plot; index: number }) {
  const { picture } = plot;
  return (
    <>
      <p class="tooltip-name">
        <i class="swatch" style={{ background: colourAt(picture, index, mode.value) }} />
        <b>{picture.areas.names[index]}</b>
      </p>
      {drawnOf(plot).map((drawn, i) => (
        <p key={i} class="scatter-fact">
          <span>{sayTitle(drawn.indicator.name)}</span>
          <b>{sayCell(drawn, index)}</b>
        </p>
      ))}
    </>
  );
}

/** The same for ears. */
export function sayDot(plot: Plot, index: number): string {
  const facts = drawnOf(plot).map(
    (drawn) => `${sayTitle(drawn.indicator.name)} ${sayCell(drawn, index)}`,
  );
  return index < 0 ? '' : `${plot.picture.areas.names[index]}: ${facts.join('; ')}`;
}

function drawnOf({ x, y, size }: Plot): Drawn[] {
  return [x.drawn, y.drawn, ...(size ? [size] : [])];
}
