import { ChevronDown } from 'lucide-preact';
import type { View } from '../../link/views.ts';
import { messages } from '../../messages/messages.ts';
import { chooseView } from '../../state/actions.ts';
import { link } from '../../state/page/location.ts';
import { findView, offeredViews } from './view-table.tsx';

/** How to look at the question: over the map's corner, the chosen view with its word, the others with a picture. */
export function ViewSwitch() {
  const t = messages.value.views;
  // A swipe is the other form of two maps.
  const now = link.value.view === 'swipe' ? 'two' : link.value.view;
  const offered = offeredViews();
  if (offered.length < 2) return null;
  return (
    <fieldset class="views" aria-label={t.label}>
      {offered.map(({ view, Icon }) => (
        <button
          type="button"
          key={view}
          class="view-choice"
          data-view={view}
          title={t.names[view]}
          aria-label={t.names[view]}
          aria-pressed={now === view}
          onClick={() => chooseView(view)}
        >
          <Icon size={16} aria-hidden="true" />
          {now === view && <span>{t.names[view]}</span>}
        </button>
      ))}
    </fieldset>
  );
}

/** The same on a phone: a picture in the corner that opens the phone's own list. */
export function ViewChip() {
  const t = messages.value.views;
  const offered = offeredViews();
  const Icon = findView(link.value.view)?.Icon;
  if (offered.length < 2 || !Icon) return null;
  return (
    <label class="view-chip" title={t.label}>
      <Icon size={18} aria-hidden="true" />
      <ChevronDown size={15} aria-hidden="true" />
      <select
        aria-label={t.label}
        value={link.value.view}
        onChange={(event) => chooseView(event.currentTarget.value as View)}
      >
        {offered.map(({ view }) => (
          <option key={view} value={view}>
            {t.names[view]}
          </option>
        ))}
      </select>
    </label>
  );
}
