import {
  type Classified,
  colourAt,
  kindsOf,
} from '../../../../server/contract/classify/colour-of-area.ts';
import { IS_VALUE, KINDS } from '../../../../server/contract/classify/kind-of-value.ts';
import { hasTwoMaps } from '../../link/views.ts';
import { messages } from '../../messages/messages.ts';
import { printWithUnit } from '../../messages/print-value.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { levels } from '../../state/catalogue.ts';
import { contextOf } from '../../state/levels/ladder.ts';
import type { MapData } from '../../state/map-view/map-data.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { pointed, pointer } from '../../state/map-view/pointing.ts';
import { secondMapData } from '../../state/map-view/second.ts';
import { secondMapView } from '../../state/map-view/second-map-view.ts';
import { isPhone, mode } from '../../state/page/appearance.ts';
import { embedded } from '../../state/page/embedded.ts';
import { link } from '../../state/page/location.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { MissingSwatch } from '../../ui/legend/missing-swatch.tsx';

const OFFSET_PX = 16;
const WIDTH_PX = 320;

/** Name, value and year of the area under the pointer. */
export function MapTooltip() {
  const areaIndex = pointed.value;
  const at = pointer.value;
  const view = mapView.value;
  if (areaIndex?.from !== 'map' || !at || !view) return null;
  // Another page may give the map as little room as a phone has; there a pointer still points.
  if (isPhone.value && !embedded) return null;
  if (areaIndex.level !== view.level.code) return null;
  const around = parentName(areaIndex.index);
  const left =
    at.x + OFFSET_PX + WIDTH_PX > window.innerWidth
      ? at.x - OFFSET_PX - WIDTH_PX
      : at.x + OFFSET_PX;
  return (
    <div
      class="tooltip"
      style={{ translate: `${Math.round(left)}px ${Math.round(at.y + OFFSET_PX)}px` }}
      aria-hidden="true"
    >
      <p class="tooltip-name">
        <b>{view.areas.names[areaIndex.index]}</b>
        {around && <span>{around}</span>}
      </p>
      <Value view={view} index={areaIndex.index} swatch={view} />
      <SecondValue view={view} index={areaIndex.index} />
    </div>
  );
}

/** Of the second question, where the map is coloured by both or a second map stands beside it. */
function SecondValue({ view, index }: { view: MapView; index: number }) {
  const isOnOwnMap = hasTwoMaps(link.value.view);
  const second = isOnOwnMap ? secondMapView.value : view.pairs && secondMapData.value;
  if (!second || second.level.code !== view.level.code) return null;
  return <Value view={second} index={index} swatch={isOnOwnMap ? secondMapView.value : null} />;
}

type ValueProps = { view: MapData; index: number; swatch: Classified | null };

/** @param swatch what gives the area its colour; null for no swatch */
function Value({ view, index, swatch }: ValueProps) {
  const { answer, figures } = view;
  const value = answer.values[index];
  const kind = KINDS[figures.kinds[index] ?? IS_VALUE] ?? 'value';
  const shade = swatch && (KINDS[kindsOf(swatch)[index] ?? IS_VALUE] ?? 'value');
  return (
    <p class="tooltip-value">
      {shade === 'value' && swatch && (
        <i class="swatch" style={{ background: colourAt(swatch, index, mode.value) }} />
      )}
      {shade && shade !== 'value' && <MissingSwatch kind={shade} />}
      {!shade && <i class="swatch" />}
      {typeof value === 'number' ? printWithUnit(value, answer) : messages.value.statuses[kind]}
      <span class="tooltip-period">{spanOf(answer.request)}</span>
    </p>
  );
}

function parentName(index: number): string | null {
  const view = mapView.value;
  if (!view) return null;
  const context = contextOf(view.level, levels.value);
  if (!context) return null;
  const parent = view.areas.parents[context.code]?.[index];
  return typeof parent === 'number' ? (areasOf(context.code)?.names[parent] ?? null) : null;
}
