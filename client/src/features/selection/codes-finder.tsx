import { useSignal } from '@preact/signals';
import { areaSet } from '../../link/area-set.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { joinFound } from './find-on-map.ts';
import { parseCodes } from './parse-codes.ts';

/** A pasted list of codes. */
export function CodesFinder() {
  const t = lazyMessages.value;
  const text = useSignal('');
  const unknown = useSignal<readonly string[]>([]);
  const find = (event: Event) => {
    event.preventDefault();
    const areas = mapData.peek()?.areas;
    if (!areas) return;
    const parsed = parseCodes(text.value, areas.codes, areas.names);
    unknown.value = parsed.unknown;
    if (parsed.found.length > 0) joinFound(areaSet(parsed.found));
  };
  return (
    <form onSubmit={find}>
      <label class="choice choice-block">
        <span>{t.codesLabel}</span>
        <textarea
          rows={3}
          spellcheck={false}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      </label>
      <div class="finder-row">
        <p class="quiet choice-wide">{t.codesHint}</p>
        <button type="submit" class="button" disabled={text.value.trim() === ''}>
          {t.addFound}
        </button>
      </div>
      <UnknownCodes unknown={unknown.value} />
    </form>
  );
}

const MAX_NAMED = 20;

/** What no area of the level is called. */
export function UnknownCodes({ unknown }: { unknown: readonly string[] }) {
  if (unknown.length === 0) return null;
  const named = unknown.slice(0, MAX_NAMED).join(', ');
  return (
    <p class="note" role="alert">
      {lazyMessages.value.codesUnknown(unknown.length)} {named}
      {unknown.length > MAX_NAMED && ', …'}
    </p>
  );
}
