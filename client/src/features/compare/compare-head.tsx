import { X } from 'lucide-preact';
import type { LevelAnswer } from '../../../../server/contract/contract.ts';
import { keyOfArea, REFERENCE_KINDS, type Reference } from '../../link/pins.ts';
import type { AreaKey } from '../../link/url-state.ts';
import { laterWords } from '../../messages/later-words.ts';
import { sayAmong, sayAreas, words } from '../../messages/words.ts';
import { areasOf, indexOfArea } from '../../state/areas.ts';
import { link } from '../../state/location.ts';
import { shown } from '../../state/shown.ts';
import { compared, parentArea, regionArea } from './compared.ts';
import { REGION_CODE } from './compared-region.ts';
import { PinMark } from './pin-mark.tsx';
import { chooseReference, clearPins, togglePin } from './pin-store.ts';
import { pointing } from './point-at.ts';

/** The pinned areas with their marks, to choose or to let go. */
export function PinnedChips() {
  const said = laterWords.value;
  const rows = compared.value;
  const names = rows.map(({ name }) => name);
  return (
    <ul class="compare-chips" aria-label={said.comparePinned}>
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
              title={words.value.pins.unpin(row.name)}
              aria-label={words.value.pins.unpin(row.name)}
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
            {said.compareClear}
          </button>
        </li>
      )}
    </ul>
  );
}

/** Against what areas are held, by name. @param at the level whose middle is meant; the drawn one */
export function ReferenceChoice({ at = shown.value?.level ?? null }: { at?: LevelAnswer | null }) {
  const said = laterWords.value;
  const rows = compared.value;
  const names = rows.map(({ name }) => name);
  const now = link.value.reference;
  const label: Record<(typeof REFERENCE_KINDS)[number], string> = {
    none: said.againstKinds.none,
    parent: parentArea.value
      ? said.againstKinds.parent(nameOf(parentArea.value))
      : said.againstKinds.parentUnknown,
    region: regionArea.value ? said.againstKinds.region(nameOf(regionArea.value)) : '',
    median: at ? said.againstKinds.median(sayAreas(at)) : '',
  };
  const isTwice =
    regionArea.value &&
    parentArea.value &&
    keyOfArea(regionArea.value) === keyOfArea(parentArea.value);
  const kinds = REFERENCE_KINDS.filter(
    (kind) => label[kind] !== '' && (kind !== 'region' || !isTwice || now === 'region'),
  );
  const pinned = rows
    .filter(({ code }) => code !== REGION_CODE)
    .map((row) => ({
      key: keyOfArea(row),
      name: sayAmong(row.name, row.at, names),
    }));
  const printed = typeof now === 'string' ? now : keyOfArea(now);
  const isElse = typeof now === 'object' && !pinned.some(({ key }) => key === printed);
  return (
    <label class="against">
      <span>{said.against}</span>
      <select
        class="chip chip-select"
        data-chosen="false"
        value={printed}
        onChange={(event) => chooseReference(readReference(event.currentTarget.value))}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {label[kind]}
          </option>
        ))}
        {pinned.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
        {isElse && <option value={printed}>{nameOf(now)}</option>}
      </select>
    </label>
  );
}

function nameOf(area: AreaKey): string {
  const areas = areasOf(area.level);
  return areas?.names[indexOfArea(areas, area.code)] ?? area.code;
}

function readReference(value: string): Reference {
  const kind = REFERENCE_KINDS.find((each) => each === value);
  const [level = '', code = ''] = value.split(':');
  return kind ?? { level, code };
}
