import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { messages } from '../messages/messages.ts';
import { placeSentence } from '../state/areas/place-sentence.ts';
import { notice } from '../state/page/notice.ts';
import { caption } from '../state/page/page-title.ts';

type Told = { caption: string; place: string; notice: number };

/** Changes that follow each other faster than this are said as one. */
const PAUSE_MS = 250;

/**
 * Tells a screen reader what the picture has become and where the reader is in it. Only what is new is said:
 * walking on does not repeat the topic, and another year does not repeat what is not there.
 */
export function LiveRegion() {
  const said = useSignal('');
  const before = useRef<Told>({ caption: '', place: '', notice: 0 });
  useSignalEffect(() => {
    const now = caption.value;
    const fresh = {
      caption: now ? `${messages.value.announce(now.what, now.where, now.when)}.` : null,
      place: placeSentence.value,
      notice: notice.value?.at ?? 0,
    };
    const text = notice.value?.text ?? '';
    const timer = setTimeout(() => {
      const told = before.current;
      const parts = [
        fresh.caption !== told.caption ? fresh.caption : null,
        fresh.place !== told.place ? fresh.place : null,
        fresh.notice !== told.notice ? text : null,
      ].filter(Boolean);
      before.current = {
        caption: fresh.caption ?? told.caption,
        place: fresh.place ?? told.place,
        notice: fresh.notice,
      };
      if (parts.length > 0) said.value = anew(parts.join(' '), said.peek());
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <p class="visually-hidden live" role="status" aria-live="polite">
      {said.value}
    </p>
  );
}

/** The same words twice change nothing on the page and would not be said: an unseen space makes them new. */
function anew(text: string, before: string): string {
  return text === before ? `${text}\u00a0` : text;
}
