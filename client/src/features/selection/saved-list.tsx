import { useSignal } from '@preact/signals';
import { Pencil, Trash2 } from 'lucide-preact';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayLevel } from '../../messages/messages.ts';
import { levels } from '../../state/catalogue.ts';
import { findLevel } from '../../state/levels/ladder.ts';
import { go, link } from '../../state/page/location.ts';
import { selectedHere } from '../../state/selection/selection-store.ts';
import { forget, rename, type Saved, save, saved } from './saved-selections.ts';

/** Gives the selection a name, and lists those that have one. */
export function SavedSelections({ done }: { done: () => void }) {
  const t = lazyMessages.value;
  const name = useSignal('');
  const failed = useSignal(false);
  const count = selectedHere.value.length;
  const keepIt = (event: Event) => {
    event.preventDefault();
    const { selection } = link.peek();
    const called = name.value.trim();
    if (!selection || called === '') return;
    failed.value = !save({ ...selection, name: called, count });
    if (!failed.value) name.value = '';
  };
  return (
    <section class="finder" aria-label={t.saved}>
      {count > 0 && (
        <form class="finder-row" onSubmit={keepIt}>
          <label class="choice choice-wide">
            <span>{t.saveName}</span>
            <input
              type="text"
              maxLength={80}
              value={name.value}
              onInput={(event) => {
                name.value = event.currentTarget.value;
              }}
            />
          </label>
          <button type="submit" class="button" disabled={name.value.trim() === ''}>
            {t.save}
          </button>
        </form>
      )}
      {failed.value && (
        <p class="note" role="alert">
          {t.notSaved}
        </p>
      )}
      <ul class="saved">
        {saved.value.map((each) => (
          <SavedRow key={each.name} saved={each} done={done} />
        ))}
      </ul>
      <p class="quiet">{t.savedHint}</p>
    </section>
  );
}

function SavedRow({ saved: each, done }: { saved: Saved; done: () => void }) {
  const t = lazyMessages.value;
  const editing = useSignal<string | null>(null);
  const level = findLevel(levels.value, each.level);
  const count = formatNumber(each.count, 0, language.value);
  if (editing.value !== null) {
    return (
      <li>
        <form
          class="finder-row"
          onSubmit={(event) => {
            event.preventDefault();
            const to = editing.value?.trim();
            if (to) rename(each.name, to);
            editing.value = null;
          }}
        >
          <input
            type="text"
            aria-label={t.rename(each.name)}
            maxLength={80}
            value={editing.value}
            onInput={(event) => {
              editing.value = event.currentTarget.value;
            }}
          />
          <button type="submit" class="button">
            {t.save}
          </button>
        </form>
      </li>
    );
  }
  return (
    <li class="saved-row">
      <button
        type="button"
        class="link"
        onClick={() => {
          go({ selection: { level: each.level, text: each.text }, level: each.level }, 'push');
          done();
        }}
      >
        {each.name}
      </button>
      <span class="quiet">{t.savedCount(count, level ? sayLevel(level) : each.level)}</span>
      <button
        type="button"
        class="tool"
        title={t.rename(each.name)}
        aria-label={t.rename(each.name)}
        onClick={() => {
          editing.value = each.name;
        }}
      >
        <Pencil size={14} />
      </button>
      <button
        type="button"
        class="tool"
        title={t.remove(each.name)}
        aria-label={t.remove(each.name)}
        onClick={() => forget(each.name)}
      >
        <Trash2 size={14} />
      </button>
    </li>
  );
}
