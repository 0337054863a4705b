import { X } from 'lucide-preact';
import { keyOfArea } from '../../link/pins.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, sayAmong } from '../../messages/messages.ts';
import { compared } from '../../state/pins/compared.ts';
import { REGION_CODE } from '../../state/pins/compared-region.ts';
import { clearPins, togglePin } from '../../state/pins/pin-store.ts';
import { PinMark } from '../../ui/charts/pin-mark.tsx';
import { pointing } from '../../ui/charts/point-at.ts';

/** The pinned areas with their marks, to choose or to let go. */
export function PinnedChips() {
  const t = lazyMessages.value;
  const rows = compared.value;
  const names = rows.map(({ name }) => name);
  return (
    <ul class="compare-chips" aria-label={t.comparePinned}>
      {rows.map((row) => (
        <li key={keyOfArea(row)} class="compare-chip" data-code={row.code}>
          <button type="button" class="compare-chip-name" {...pointing(row)}>
            <PinMark mark={row.mark} />
            {sayAmong(row.name, row.at, names)}
          </button>
          {row.code !== REGION_CODE && (
            <button
              type="button"
              class="compare-chip-off"
              title={messages.value.pins.unpin(row.name)}
              aria-label={messages.value.pins.unpin(row.name)}
              onClick={() => togglePin(row, row.name)}
            >
              <X size={13} />
            </button>
          )}
        </li>
      ))}
      {rows.length > 1 && (
        <li>
          <button type="button" class="link" onClick={clearPins}>
            {t.compareClear}
          </button>
        </li>
      )}
    </ul>
  );
}
