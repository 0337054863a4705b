import { type Classified, colourAt, kindsOf } from '../../classify/colour-of-area.ts';
import { IS_VALUE, KINDS } from '../../classify/kind-of-value.ts';
import { hasTwoMaps } from '../../link/views.ts';
import { printWithUnit } from '../../messages/print-value.ts';
import { words } from '../../messages/words.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { levels } from '../../state/catalogue.ts';
import { contextOf } from '../../state/levels/ladder.ts';
import { isPhone, mode } from '../../state/page/appearance.ts';
import { embedded } from '../../state/page/embedded.ts';
import { link } from '../../state/page/location.ts';
import type { Drawn } from '../../state/shown/drawn.ts';
import { pointed, pointer } from '../../state/shown/pointing.ts';
import { secondDrawn } from '../../state/shown/second.ts';
import { secondShown } from '../../state/shown/second-shown.ts';
import { type Shown, shown } from '../../state/shown/shown.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { MissingSwatch } from '../../ui/legend/missing-swatch.tsx';

const OFFSET_PX = 16;
const WIDTH_PX = 320;

/** Name, value and year of the area under the pointer. */
export function MapTooltip() {
  const spot = pointed.value;
  const at = pointer.value;
  const picture = shown.value;
  if (spot?.from !== 'map' || !at || !picture) return null;
  // Another page may give the map as little room as a phone has; there a pointer still points.
  if (isPhone.value && !embedded) return null;
  if (spot.level !== picture.level.code) return null;
  const around = parentName(spot.index);
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
        <b>{picture.areas.names[spot.index]}</b>
        {around && <span>{around}</span>}
      </p>
      <Value picture={picture} index={spot.index} swatch={picture} />
      <SecondValue picture={picture} index={spot.index} />
    </div>
  );
}

/** Of the second question, where the map is coloured by both or a second map stands beside it. */
function SecondValue({ picture, index }: { picture: Shown; index: number }) {
  const isOnOwnMap = hasTwoMaps(link.value.view);
  const second = isOnOwnMap ? secondShown.value : picture.pairs && secondDrawn.value;
  if (!second || second.level.code !== picture.level.code) return null;
  return <Value picture={second} index={index} swatch={isOnOwnMap ? secondShown.value : null} />;
}

type ValueProps = { picture: Drawn; index: number; swatch: Classified | null };

/** @param swatch what gives the area its colour; null for no swatch */
function Value({ picture, index, swatch }: ValueProps) {
  const { answer, figures } = picture;
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
      {typeof value === 'number' ? printWithUnit(value, answer) : words.value.statuses[kind]}
      <span class="tooltip-period">{spanOf(answer.request)}</span>
    </p>
  );
}

function parentName(index: number): string | null {
  const picture = shown.value;
  if (!picture) return null;
  const context = contextOf(picture.level, levels.value);
  if (!context) return null;
  const parent = picture.areas.parents[context.code]?.[index];
  return typeof parent === 'number' ? (areasOf(context.code)?.names[parent] ?? null) : null;
}
