import { Download, LassoSelect, LocateFixed, Maximize2, Minus, Plus, Scale } from 'lucide-preact';
import { isPublication } from '../../api/publication/publication.ts';
import { zoomMap } from '../../map/main-map.tsx';
import { mapSight } from '../../map/map-padding.ts';
import { messages } from '../../messages/messages.ts';
import { locateMe } from '../../state/areas/located.ts';
import { cardOpen, isPhone } from '../../state/page/appearance.ts';
import { showTerritory } from '../../state/page/camera.ts';
import { takeAway } from '../../state/page/take-away.ts';
import { comparing, startComparing, stopComparing } from '../../state/pins/pin-store.ts';
import { selecting, startSelecting, stopSelecting } from '../../state/selection/selection-store.ts';

export function MapControls() {
  const t = messages.value;
  const buttons = [
    ...(isPublication ? [] : [{ label: t.locate.button, Icon: LocateFixed, act: locateMe }]),
    { label: t.zoomIn, Icon: Plus, act: () => zoomMap(1) },
    { label: t.zoomOut, Icon: Minus, act: () => zoomMap(-1) },
    { label: t.showAll, Icon: Maximize2, act: showTerritory },
  ];
  const isSelecting = selecting.value;
  return (
    <div
      class="map-controls"
      data-beside-card={cardOpen.value}
      style={isPhone.value ? aboveSheet(mapSight.value.bottom) : undefined}
    >
      {buttons.map(({ label, Icon, act }) => (
        <button type="button" key={label} title={label} aria-label={label} onClick={act}>
          <Icon size={17} />
        </button>
      ))}
      {isPhone.value && (
        <button
          type="button"
          class="export"
          title={t.export}
          aria-label={t.export}
          aria-haspopup="dialog"
          onClick={() => {
            takeAway.value = 'data';
          }}
        >
          <Download size={17} />
        </button>
      )}
      {!isPublication && (
        <button
          type="button"
          class="select-areas"
          title={t.select}
          aria-label={t.select}
          aria-pressed={isSelecting}
          onClick={isSelecting ? stopSelecting : startSelecting}
        >
          <LassoSelect size={17} />
        </button>
      )}
      <button
        type="button"
        class="compare-areas"
        title={comparing.value ? t.pins.close : t.pins.compare}
        aria-label={t.pins.compare}
        aria-pressed={comparing.value}
        onClick={comparing.value ? stopComparing : startComparing}
      >
        <Scale size={17} />
      </button>
    </div>
  );
}

/** The choice of a view, above it. */
const VIEW_CHIP_PX = 58;

/** Where there is no room for one column there are two. */
function aboveSheet(sheetPx: number): { bottom: string; maxHeight: string } {
  const bottom = sheetPx + 12;
  return { bottom: `${bottom}px`, maxHeight: `calc(100% - ${bottom + VIEW_CHIP_PX}px)` };
}
