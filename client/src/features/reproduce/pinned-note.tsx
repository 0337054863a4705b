import { useSignal } from '@preact/signals';
import { History } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { askLiveEdition } from '../../api/catalogue.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { catalogueError, edition } from '../../state/catalogue.ts';
import { addressOf, link } from '../../state/page/location.ts';
import { pinnedEdition } from '../../state/page/pinned-edition.ts';

/** The link is pinned to an edition that is no longer the current one, or is gone: says so, and the way back. */
export function PinnedNote() {
  const live = useSignal<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    askLiveEdition('all', abort.signal).then(
      (answer) => {
        live.value = answer.edition;
      },
      // Without an answer there is nothing to say about it.
      () => {},
    );
    return () => abort.abort();
  }, []);
  const isGone = catalogueError.value?.code === 'unknown_edition';
  const isOlder = live.value !== null && live.value !== pinnedEdition;
  if (!isGone && !isOlder) return null;
  const t = lazyMessages.value;
  const builtAt = edition.value?.builtAt;
  const date = builtAt
    ? new Date(builtAt).toLocaleDateString(language.value, { dateStyle: 'long' })
    : '';
  return (
    <aside class="pinned" aria-label={t.pinnedLabel}>
      <History size={15} aria-hidden="true" />
      <p>{isGone ? t.pinnedGone : t.pinnedOlder(date)}</p>
      <a class="link" href={addressOf({ ...link.value, edition: null })}>
        {t.toCurrent}
      </a>
    </aside>
  );
}
