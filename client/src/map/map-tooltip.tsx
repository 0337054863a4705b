import { colourAt } from '../colour-of-area.ts';
import { IS_VALUE, KINDS } from '../kind-of-value.ts';
import { contextOf } from '../ladder.ts';
import { MissingSwatch } from '../legend/missing-swatch.tsx';
import { spanOf } from '../measure.ts';
import { printWithUnit } from '../print-value.ts';
import { isPhone, mode } from '../state/appearance.ts';
import { areasOf } from '../state/areas.ts';
import { levels } from '../state/catalogue.ts';
import { embedded } from '../state/embedded.ts';
import { pointed, pointer } from '../state/pointing.ts';
import { shown } from '../state/shown.ts';
import { words } from '../words/words.ts';

const OFFSET_PX = 16;
const WIDTH_PX = 260;

/** Name, value and year of the area under the pointer. */
export function MapTooltip() {
  const spot = pointed.value;
  const at = pointer.value;
  const picture = shown.value;
  if (spot?.from !== 'map' || !at || !picture) return null;
  // Another page may give the map as little room as a phone has; there a pointer still points.
  if (isPhone.value && !embedded) return null;
  if (spot.level !== picture.level.code) return null;
  const value = picture.answer.values[spot.index];
  const kind = KINDS[picture.figures.kinds[spot.index] ?? IS_VALUE] ?? 'value';
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
      <p class="tooltip-value">
        {kind === 'value' ? (
          <i class="swatch" style={{ background: colourAt(picture, spot.index, mode.value) }} />
        ) : (
          <MissingSwatch kind={kind} />
        )}
        {typeof value === 'number'
          ? printWithUnit(value, picture.answer)
          : words.value.statuses[kind]}
        <span class="tooltip-period">{spanOf(picture.request)}</span>
      </p>
    </div>
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
