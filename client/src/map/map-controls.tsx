import { Maximize2, Minus, Plus } from 'lucide-preact';
import { cardOpen } from '../state/appearance.ts';
import { showTerritory } from '../state/camera.ts';
import { words } from '../words/words.ts';
import { zoomMap } from './map-view.tsx';

export function MapControls() {
  const said = words.value;
  const buttons = [
    { label: said.zoomIn, Icon: Plus, act: () => zoomMap(1) },
    { label: said.zoomOut, Icon: Minus, act: () => zoomMap(-1) },
    { label: said.showAll, Icon: Maximize2, act: showTerritory },
  ];
  return (
    <div class="map-controls" data-beside-card={cardOpen.value}>
      {buttons.map(({ label, Icon, act }) => (
        <button type="button" key={label} title={label} aria-label={label} onClick={act}>
          <Icon size={17} />
        </button>
      ))}
    </div>
  );
}
