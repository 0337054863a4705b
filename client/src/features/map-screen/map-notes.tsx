import { useSignal } from '@preact/signals';
import { CircleAlert } from 'lucide-preact';
import { mapState } from '../../map/main-map.tsx';
import { messages } from '../../messages/messages.ts';
import { edition } from '../../state/catalogue.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { panelOpen } from '../../state/page/appearance.ts';

/** In the corner of the map: how sure its boundaries are, and whom it owes. */
export function MapNotes() {
  const open = useSignal(false);
  const privacyOpen = useSignal(false);
  const t = messages.value;
  const kind = mapView.value?.level.boundaries ?? edition.value?.boundaries;
  const computedHere = kind === 'approximate';
  return (
    <footer class="map-notes" data-beside-panel={panelOpen.value}>
      {mapState.value === 'refused' && (
        <p class="map-refused" role="alert">
          {t.mapRefused}
        </p>
      )}
      {mapState.value === 'loading' && <p class="visually-hidden">{t.mapLoading}</p>}
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
            {t.approximate}
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
          {t.privacy.title}
        </button>
        <span class="map-land">
          {owesOpenStreetMap() ? `© OpenStreetMap · ${t.landCredit}` : t.landCredit}
        </span>
      </p>
      {open.value && <BoundariesNote />}
      {privacyOpen.value && <PrivacyNote />}
    </footer>
  );
}

/** How sure the boundaries are, how a manager gets better ones, and whose they are. */
function BoundariesNote() {
  const t = messages.value;
  return (
    <div class="map-explained">
      <p>{edition.value?.boundaries === 'mixed' ? t.mixedNote : t.approximateNote}</p>
      <p>{t.officialHint}</p>
      <p class="quiet">{sourceOfAreas()}</p>
    </div>
  );
}

/** What is asked of a reader, where it goes, and that it stays nowhere. */
function PrivacyNote() {
  const t = messages.value.privacy;
  return (
    <div class="map-explained">
      <p>{t.cookies}</p>
      <p>{t.place}</p>
      <p>{t.search}</p>
      {edition.value?.findsAddresses && <p>{t.address}</p>}
      <p>{t.offline}</p>
    </div>
  );
}

/** The credit line of the first source: the one the areas themselves come from. */
function sourceOfAreas(): string {
  const [source] = edition.value?.sources ?? [];
  return source ? (source.credit ?? source.publisher) : '';
}

/** Computed outlines may end at a border from OpenStreetMap, whose licence asks for a visible credit. */
function owesOpenStreetMap(): boolean {
  return sourceOfAreas().includes('OpenStreetMap');
}
