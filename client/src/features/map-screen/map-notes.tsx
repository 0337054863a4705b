import { useSignal } from '@preact/signals';
import { CircleAlert } from 'lucide-preact';
import { mapState } from '../../map/map-view.tsx';
import { words } from '../../messages/words.ts';
import { edition } from '../../state/catalogue.ts';
import { panelOpen } from '../../state/page/appearance.ts';
import { shown } from '../../state/shown/shown.ts';

/** In the corner of the map: how sure its boundaries are, and whom it owes. */
export function MapNotes() {
  const open = useSignal(false);
  const privacyOpen = useSignal(false);
  const said = words.value;
  const kind = shown.value?.level.boundaries ?? edition.value?.boundaries;
  const computedHere = kind === 'approximate';
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
        <button
          type="button"
          class="map-boundaries"
          aria-expanded={privacyOpen.value}
          onClick={() => {
            privacyOpen.value = !privacyOpen.value;
          }}
        >
          {said.privacy.title}
        </button>
        <span class="map-land">{said.landCredit}</span>
      </p>
      {open.value && (
        <div class="map-explained">
          <p>{edition.value?.boundaries === 'mixed' ? said.mixedNote : said.approximateNote}</p>
          <p class="quiet">{sourceOfAreas()}</p>
        </div>
      )}
      {privacyOpen.value && <PrivacyNote />}
    </footer>
  );
}

/** What is asked of a reader, where it goes, and that it stays nowhere. */
function PrivacyNote() {
  const said = words.value.privacy;
  return (
    <div class="map-explained">
      <p>{said.cookies}</p>
      <p>{said.place}</p>
      <p>{said.search}</p>
      {edition.value?.findsAddresses && <p>{said.address}</p>}
      <p>{said.offline}</p>
    </div>
  );
}

/** The credit line of the first source: the one the areas themselves come from. */
function sourceOfAreas(): string {
  const [source] = edition.value?.sources ?? [];
  return source ? (source.credit ?? source.publisher) : '';
}
