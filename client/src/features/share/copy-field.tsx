import { useSignal } from '@preact/signals';
import { Check, ClipboardCopy } from 'lucide-preact';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';

type Props = { label: string; text: string; isLong?: boolean };

/** A text to take along: it can be read, chosen by hand, or copied with the button. */
export function CopyField({ label, text, isLong = false }: Props) {
  const t = lazyMessages.value;
  // What was copied, so that another text asks anew.
  const copied = useSignal<{ text: string; done: boolean } | null>(null);
  const now = copied.value?.text === text ? copied.value.done : null;
  const copy = async () => {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    copied.value = { text, done };
  };
  const field = {
    class: 'copy-text',
    'aria-label': label,
    readOnly: true,
    value: text,
    onFocus: (event: FocusEvent) => (event.currentTarget as HTMLInputElement).select(),
  };
  return (
    <div class="copy-field" data-long={isLong}>
      <span class="copy-label" aria-hidden="true">
        {label}
      </span>
      {isLong ? <textarea {...field} rows={4} /> : <input type="text" {...field} />}
      <button type="button" class="button" onClick={() => void copy()}>
        {now ? (
          <Check size={15} aria-hidden="true" />
        ) : (
          <ClipboardCopy size={15} aria-hidden="true" />
        )}
        <span role="status">{now === null ? t.copy : now ? t.copied : t.notCopied}</span>
        <span class="visually-hidden">
          {messages.value.colon}
          {label}
        </span>
      </button>
    </div>
  );
}
