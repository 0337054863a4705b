import { messages } from '../../messages/messages.ts';
import { link } from '../../state/page/location.ts';
import { findView } from './view-table.tsx';

/** Beside the map, in what panel and card leave free; nothing while only the map is looked at. */
export function ViewPane() {
  const { view } = link.value;
  return findView(view)?.Pane ? (
    <section class="view-pane" data-view={view} aria-label={messages.value.views.names[view]}>
      <ViewContent />
    </section>
  ) : null;
}

/** The same in the sheet of a phone. */
export function ViewContent() {
  const Pane = findView(link.value.view)?.Pane;
  return Pane ? <Pane /> : null;
}
