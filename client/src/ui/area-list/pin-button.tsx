import { Pin } from 'lucide-preact';
import type { AreaKey } from '../../api/areas.ts';
import { messages } from '../../messages/messages.ts';
import { isPhone } from '../../state/page/appearance.ts';
import { markOf, togglePin } from '../../state/pins/pin-store.ts';
import { PinMark } from '../charts/pin-mark.tsx';

type Props = { area: AreaKey; name: string };

/** On the card: takes the area into the comparison, or out of it. */
export function PinButton({ area, name }: Props) {
  const mark = markOf(area);
  const t = messages.value.pins;
  return (
    <button
      type="button"
      class="link pin-button"
      aria-pressed={mark !== null}
      title={mark === null ? t.pin(name) : t.unpin(name)}
      onClick={() => togglePin(area, name)}
    >
      {mark === null ? <Pin size={14} aria-hidden="true" /> : <PinMark mark={mark} />}
      {t.compare}
    </button>
  );
}

/** The same as an icon on a row of the list. It shows where the reader is, and on pinned areas. */
export function RowPin({ area, name }: Props) {
  const mark = markOf(area);
  const label = mark === null ? messages.value.pins.pin(name) : messages.value.pins.unpin(name);
  return (
    <button
      type="button"
      class="row-pin"
      title={label}
      aria-label={label}
      aria-pressed={mark !== null}
      tabIndex={isPhone.value && mark === null ? -1 : 0}
      onClick={(event) => {
        event.stopPropagation();
        togglePin(area, name);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
      }}
    >
      {mark === null ? <Pin size={14} aria-hidden="true" /> : <PinMark mark={mark} />}
    </button>
  );
}
