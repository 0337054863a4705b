import { useSignal } from '@preact/signals';
import { Pencil, Trash2 } from 'lucide-preact';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayLevel } from '../../messages/words.ts';
import { levels } from '../../state/catalogue.ts';
import { findLevel } from '../../state/levels/ladder.ts';
import { go, link } from '../../state/page/location.ts';
import { selectedHere } from '../../state/selection/selection-store.ts';
import { forget, rename, type Saved, save, saved } from './saved-selections.ts';

/** Gives the selection a name, and lists those that have one. */
export function SavedSelections({ done }: { done: () => void }) {
  const said = lazyMessages.value;
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
    <section class="finder" aria-label={said.saved}>
      {count > 0 && (
        <form class="finder-row" onSubmit={keepIt}>
          <label class="choice choice-wide">
            <span>{said.saveName}</span>
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
            {said.save}
          </button>
        </form>
      )}
      {failed.value && (
        <p class="note" role="alert">
          {said.notSaved}
        </p>
      )}
      <ul class="saved">
        {saved.value.map((each) => (
          <SavedRow key={each.name} saved={each} done={done} />
        ))}
      </ul>
      <p class="quiet">{said.savedHint}</p>
    </section>
  );
}

function SavedRow({ saved: each, done }: { saved: Saved; done: () => void }) {
  const said = lazyMessages.value;
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
            aria-label={said.rename(each.name)}
            maxLength={80}
            value={editing.value}
            onInput={(event) => {
              editing.value = event.currentTarget.value;
            }}
          />
          <button type="submit" class="button">
            {said.save}
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
      <span class="quiet">{said.savedCount(count, level ? sayLevel(level) : each.level)}</span>
      <button
        type="button"
        class="tool"
        title={said.rename(each.name)}
        aria-label={said.rename(each.name)}
        onClick={() => {
          editing.value = each.name;
        }}
      >
        <Pencil size={14} />
      </button>
      <button
        type="button"
        class="tool"
        title={said.remove(each.name)}
        aria-label={said.remove(each.name)}
        onClick={() => forget(each.name)}
      >
        <Trash2 size={14} />
      </button>
    </li>
  );
}
