import type { LevelAnswer } from '../../../server/contract/levels.ts';
import type { AreaKey } from '../api/areas.ts';
import { keyOfArea, REFERENCE_KINDS, type Reference } from '../link/pins.ts';
import { lazyMessages } from '../messages/lazy-messages.ts';
import { sayAmong, sayAreas } from '../messages/messages.ts';
import { areasOf, indexOfArea } from '../state/areas/areas.ts';
import { mapView } from '../state/map-view/map-view.ts';
import { link } from '../state/page/location.ts';
import { compared, parentArea, regionArea } from '../state/pins/compared.ts';
import { REGION_CODE } from '../state/pins/compared-region.ts';
import { chooseReference } from '../state/pins/pin-store.ts';

/** Against what areas are held, by name. @param at the level whose middle is meant; the drawn one */
export function ReferenceChoice({
  at = mapView.value?.level ?? null,
}: {
  at?: LevelAnswer | null;
}) {
  const t = lazyMessages.value;
  const rows = compared.value;
  const names = rows.map(({ name }) => name);
  const now = link.value.reference;
  const label: Record<(typeof REFERENCE_KINDS)[number], string> = {
    none: t.againstKinds.none,
    parent: parentArea.value
      ? t.againstKinds.parent(nameOf(parentArea.value))
      : t.againstKinds.parentUnknown,
    region: regionArea.value ? t.againstKinds.region(nameOf(regionArea.value)) : '',
    median: at ? t.againstKinds.median(sayAreas(at)) : '',
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
      <span>{t.against}</span>
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
