import { useSignal } from '@preact/signals';
import { Printer, Share2 } from 'lucide-preact';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import { currentLink, pinnedLink } from '../../state/actions.ts';
import { edition } from '../../state/catalogue.ts';
import { shortTitle } from '../../state/page/page-title.ts';
import { requestPrint } from '../../state/page/print-request.ts';
import { sharing } from '../../state/page/sharing.ts';
import { CopyField } from './copy-field.tsx';

/** The link to what is on the screen: with the newest figures, or those of this edition for good. */
export function LinkPart() {
  const isPinned = useSignal(false);
  const t = lazyMessages.value.sharing;
  const address = isPinned.value ? pinnedLink() : currentLink();
  const title = shortTitle.value ?? messages.value.title;
  return (
    <div class="share-part">
      <fieldset class="export-choice">
        <legend>{t.figures}</legend>
        {[false, true].map((pinned) => (
          <label key={String(pinned)} class="radio">
            <input
              type="radio"
              name="share-figures"
              checked={isPinned.value === pinned}
              onChange={() => {
                isPinned.value = pinned;
              }}
            />
            {pinned ? t.pinned(builtOn()) : t.newest}
          </label>
        ))}
      </fieldset>
      <CopyField label={t.link} text={address} />
      <CopyField label={t.title} text={title} />
      <button
        type="button"
        class="button print-button"
        onClick={() => {
          sharing.value = null;
          requestPrint();
        }}
      >
        <Printer size={15} aria-hidden="true" />
        {t.print}
      </button>
      {typeof navigator.share === 'function' && (
        <button
          type="button"
          class="button"
          // Who thinks better of it has not failed.
          onClick={() => void navigator.share({ title, url: address }).catch(() => {})}
        >
          <Share2 size={15} aria-hidden="true" />
          {t.withApp}
        </button>
      )}
    </div>
  );
}

function builtOn(): string {
  const at = edition.value?.builtAt;
  return at ? new Date(at).toLocaleDateString(language.value, { dateStyle: 'long' }) : '';
}
