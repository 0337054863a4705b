import { PanelRightClose, PanelRightOpen } from 'lucide-preact';
import { words } from '../../messages/words.ts';
import { cardOpen } from '../../state/appearance.ts';
import { link } from '../../state/location.ts';
import { place, placeError, retryPlace } from '../../state/place.ts';
import { later } from '../../ui/later.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { selecting } from '../selection/selection-store.ts';
import { AreaList } from './area-list.tsx';
import { PlaceHead } from './place-head.tsx';
import { StartHead } from './start-head.tsx';

const SelectionPanel = later(() =>
  import('../selection/selection-view.tsx').then((view) => view.SelectionPanel),
);

/** Where: the chosen area and the areas listed beside the map. Folds to a strip. */
export function PlaceCard() {
  const open = cardOpen.value;
  const label = open ? words.value.closeCard : words.value.openCard;
  return (
    <aside class="card" data-open={open} aria-label={words.value.cardLabel}>
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
      <AreaList />
    </>
  );
}

function Head() {
  const error = placeError.value;
  if (error && error.status !== 404) return <Trouble error={error} retry={retryPlace} />;
  if (error || link.value.area === null) return <StartHead gone={error !== null} />;
  if (!place.value) return <div class="skeleton skeleton-place" />;
  return <PlaceHead here={place.value} />;
}
