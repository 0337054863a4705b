import type { Pin } from '../../link/pins.ts';
import { askMap, mapMoves, mapState } from '../../map/main-map.tsx';
import { chooseArea } from '../../state/actions.ts';
import { areasOf, indexOfArea } from '../../state/areas/areas.ts';
import { pointAt, pointAway, pointed } from '../../state/map-view/pointing.ts';
import { mode } from '../../state/page/appearance.ts';
import { pins } from '../../state/pins/pin-store.ts';
import { colourOfMark, shapeOfMark } from '../../ui/charts/marks.ts';

/** Pixels: a mark stands on a stem whose foot is just above the name of the area. */
const MARK = { width: 26, height: 35, aboveName: 9 };
const STEM = 'M0 0V14';

/** The marks of the pinned areas at their label points; they follow the map when that moves. */
export function MapPins() {
  mapMoves.value;
  if (mapState.value === 'refused') return null;
  return (
    <div class="compare-marks" aria-hidden="true">
      {pins.value.map((pin) => (
        <MapPin key={`${pin.level}:${pin.code}`} pin={pin} moves={mapMoves.value} />
      ))}
    </div>
  );
}

/** @param moves makes it anew in each frame in which the map moved */
function MapPin({ pin }: { pin: Pin; moves: number }) {
  const areas = areasOf(pin.level);
  const index = areas ? indexOfArea(areas, pin.code) : -1;
  const place = areas?.points[index];
  const at = place && mapState.value !== 'loading' ? askMap((map) => map.pixelsOf(place)) : null;
  if (!at) return null;
  const [left, top] = [at.x - MARK.width / 2, at.y - MARK.height - MARK.aboveName];
  const isPointed = pointed.value?.level === pin.level && pointed.value.index === index;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for hands; strip and list do the same from the keyboard.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    <div
      class="compare-mark"
      data-code={pin.code}
      data-pointed={isPointed}
      style={{ translate: `${left.toFixed(1)}px ${top.toFixed(1)}px` }}
      onPointerEnter={() => pointAt(pin.level, index, 'strip')}
      onPointerLeave={() => pointAway('strip')}
      onClick={() => chooseArea(pin)}
    >
      <svg width={MARK.width} height={MARK.height} viewBox="-10 -10 20 27" aria-hidden="true">
        <path class="compare-mark-casing" d={STEM} />
        <path class="compare-mark-stem" d={STEM} />
        <path class="compare-mark-casing" d={shapeOfMark(pin.mark)} />
        <path d={shapeOfMark(pin.mark)} fill={colourOfMark(pin.mark, mode.value)} />
      </svg>
    </div>
  );
}
