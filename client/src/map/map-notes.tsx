import { useSignal } from '@preact/signals';
import { CircleAlert } from 'lucide-preact';
import { panelOpen } from '../state/appearance.ts';
import { edition } from '../state/catalogue.ts';
import { shown } from '../state/shown.ts';
import { words } from '../words/words.ts';
import { mapState } from './map-view.tsx';

/** In the corner of the map: how sure its boundaries are, and whom it owes. */
export function MapNotes() {
  const open = useSignal(false);
  const said = words.value;
  const kind = shown.value?.level.boundaries ?? edition.value?.boundaries;
  const computedHere = kind === 'approximate';
  const credits = new Set(
    edition.value?.sources.map((source) => source.credit ?? source.publisher),
  );
  return (
    <footer class="map-notes" data-beside-panel={panelOpen.value}>
      {mapState.value === 'refused' && (
        <p class="map-refused" role="alert">
          {said.mapRefused}
        </p>
      )}
      {mapState.value === 'loading' && <p class="visually-hidden">{said.mapLoading}</p>}
      <p class="map-credit">
        {computedHere && (
          <button
            type="button"
            class="map-boundaries"
            aria-expanded={open.value}
            onClick={() => {
              open.value = !open.value;
            }}
          >
            <CircleAlert size={13} aria-hidden="true" />
            {said.approximate}
          </button>
        )}
        <span>{[...credits, said.landCredit].filter(Boolean).join(' · ')}</span>
      </p>
      {open.value && (
        <p class="map-explained">
          {edition.value?.boundaries === 'mixed' ? said.mixedNote : said.approximateNote}
        </p>
      )}
    </footer>
  );
}
