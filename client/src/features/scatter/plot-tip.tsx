import { colourAt } from '../../../../server/contract/classify/colour-of-area.ts';
import { sayTitle } from '../../messages/messages.ts';
import { chosenIndex } from '../../state/areas/chosen-index.ts';
import type { MapData } from '../../state/map-view/map-data.ts';
import { pointed } from '../../state/map-view/pointing.ts';
import { isPhone, mode } from '../../state/page/appearance.ts';
import type { Size } from '../../ui/charts/point-at.ts';
import { sayCell } from '../../ui/charts/print-axis.ts';
import type { Places } from './dots.ts';
import type { Plot } from './plot.ts';

const WIDTH_PX = 248;
const OFFSET_PX = 14;

type Props = { plot: Plot; places: Places; size: Size };

/** Name and values of the area that is pointed at, beside its dot. On a phone they stand under the plot. */
export function PlotTip({ plot, places, size }: Props) {
  const areaIndex = pointed.value;
  if (!areaIndex || areaIndex.level !== plot.view.level.code || isPhone.value) return null;
  const x = places.x[areaIndex.index] ?? Number.NaN;
  if (Number.isNaN(x)) return null;
  const y = places.y[areaIndex.index] ?? 0;
  const left = x + OFFSET_PX + WIDTH_PX > size.width ? x - OFFSET_PX - WIDTH_PX : x + OFFSET_PX;
  const top = y > size.height / 2 ? y - 92 : y + OFFSET_PX;
  const move = `${Math.round(Math.max(0, left))}px ${Math.round(top)}px`;
  return (
    <div class="tooltip scatter-tip" style={{ translate: move }} aria-hidden="true">
      <DotFacts plot={plot} index={areaIndex.index} />
    </div>
  );
}

/** Of the area pointed at, else of the chosen one. */
export function DotReading({ plot }: { plot: Plot }) {
  const level = plot.view.level.code;
  const areaIndex = [pointed.value, chosenIndex.value].find((each) => each?.level === level);
  return areaIndex ? (
    <div class="scatter-reading" role="status">
      <DotFacts plot={plot} index={areaIndex.index} />
    </div>
  ) : null;
}

function DotFacts({ plot, index }: { plot: Plot; index: number }) {
  const { view } = plot;
  return (
    <>
      <p class="tooltip-name">
        <i class="swatch" style={{ background: colourAt(view, index, mode.value) }} />
        <b>{view.areas.names[index]}</b>
      </p>
      {drawnOf(plot).map((data, i) => (
        <p key={i} class="scatter-fact">
          <span>{sayTitle(data.indicator.name)}</span>
          <b>{sayCell(data, index)}</b>
        </p>
      ))}
    </>
  );
}

/** The same for ears. */
export function sayDot(plot: Plot, index: number): string {
  const facts = drawnOf(plot).map(
    (data) => `${sayTitle(data.indicator.name)} ${sayCell(data, index)}`,
  );
  return index < 0 ? '' : `${plot.view.areas.names[index]}: ${facts.join('; ')}`;
}

function drawnOf({ x, y, size }: Plot): MapData[] {
  return [x.data, y.data, ...(size ? [size] : [])];
}
