import { caption } from './state/page-title.ts';
import { words } from './words/words.ts';

/** Tells a screen reader what the picture has become. */
export function LiveRegion() {
  const now = caption.value;
  return (
    <p class="visually-hidden" aria-live="polite">
      {now ? words.value.announce(now.what, now.where, now.when) : words.value.loading}
    </p>
  );
}
