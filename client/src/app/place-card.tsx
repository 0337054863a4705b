import { PanelRightClose, PanelRightOpen } from 'lucide-preact';
import { PlaceHead } from '../features/card/place-head.tsx';
import { messages } from '../messages/messages.ts';
import { place, placeError, retryPlace } from '../state/areas/place.ts';
import { mapView } from '../state/map-view/map-view.ts';
import { cardOpen } from '../state/page/appearance.ts';
import { link } from '../state/page/location.ts';
import { selecting } from '../state/selection/selection-store.ts';
import { AreaList } from '../ui/area-list/area-list.tsx';
import { ErrorMessage } from '../ui/error-message.tsx';
import { lazy } from '../ui/lazy.tsx';
import { StartHead } from '../ui/start-head.tsx';

const SelectionPanel = lazy(() =>
  import('../features/selection/selection-view.tsx').then((view) => view.SelectionPanel),
);

const FlowList = lazy(() =>
  import('../features/flows/flow-list.tsx').then((view) => view.FlowList),
);

/** Where: the chosen area and the areas listed beside the map. Folds to a strip. */
export function PlaceCard() {
  const open = cardOpen.value;
  const label = open ? messages.value.closeCard : messages.value.openCard;
  return (
    <aside class="card" data-open={open} aria-label={messages.value.cardLabel}>
      {open && <PlaceContent />}
      <button
        type="button"
        class="fold card-fold"
        title={label}
        aria-label={label}
        aria-expanded={open}
        onClick={() => {
          cardOpen.value = !open;
        }}
      >
        {open ? <PanelRightClose size={17} /> : <PanelRightOpen size={17} />}
      </button>
    </aside>
  );
}

export function PlaceContent() {
  if (selecting.value) return <SelectionPanel />;
  return (
    <>
      <Head />
      {mapView.value?.drawing === 'flows' ? <FlowList /> : <AreaList />}
    </>
  );
}

function Head() {
  const error = placeError.value;
  if (error && error.status !== 404) return <ErrorMessage error={error} retry={retryPlace} />;
  if (error || link.value.area === null) return <StartHead gone={error !== null} />;
  if (!place.value) return <div class="skeleton skeleton-place" />;
  return <PlaceHead here={place.value} />;
}
