import { useSignal } from '@preact/signals';
import { areaSet } from '../../link/area-set.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayLevelName } from '../../messages/messages.ts';
import { areasOf, indexOfArea } from '../../state/areas/areas.ts';
import { levels } from '../../state/catalogue.ts';
import { findLevel } from '../../state/levels/ladder.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { link } from '../../state/page/location.ts';
import { joinFound } from './find-on-map.ts';
import { parseCodes } from './parse-codes.ts';

/** All areas that lie in one of a coarser level. */
export function WithinFinder() {
  const data = mapData.value;
  const chosen = useSignal<string | null>(null);
  const name = useSignal<string | null>(null);
  const failed = useSignal(false);
  if (!data) return null;
  const t = lazyMessages.value;
  const coarser = data.level.parents
    .flatMap((code) => findLevel(levels.value, code) ?? [])
    .filter((level) => level.offered);
  const place = link.value.area;
  const usual = coarser.find(({ code }) => code === place?.level) ?? coarser[0];
  const level = coarser.find(({ code }) => code === chosen.value) ?? usual;
  const around = level ? areasOf(level.code) : null;
  if (!level) return <p class="quiet">{t.noneToTake}</p>;
  const placeIndex = around && place?.level === level.code ? indexOfArea(around, place.code) : -1;
  const typed = name.value ?? around?.names[placeIndex] ?? '';

  const find = (event: Event) => {
    event.preventDefault();
    const parents = data.areas.parents[level.code];
    const [parent] = around ? parseCodes(typed, around.codes, around.names).found : [];
    const found = (parents ?? []).flatMap((each, i) => (each === parent ? [i] : []));
    failed.value = parent === undefined || found.length === 0;
    if (!failed.value) joinFound(areaSet(found));
  };
  return (
    <form onSubmit={find}>
      <div class="finder-row">
        <label class="choice">
          <span>{t.withinLevel}</span>
          <select
            value={level.code}
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
              name.value = null;
            }}
          >
            {coarser.map((each) => (
              <option key={each.code} value={each.code}>
                {sayLevelName(each)}
              </option>
            ))}
          </select>
        </label>
        <label class="choice choice-wide">
          <span>{t.withinArea}</span>
          <input
            type="text"
            list="within-areas"
            value={typed}
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
        </label>
        <datalist id="within-areas">
          {around?.names.map((each, i) => (
            <option
              key={around.codes[i]}
              value={isTwin(around.names, each) ? around.codes[i] : each}
            >
              {isTwin(around.names, each) ? each : undefined}
            </option>
          ))}
        </datalist>
        <button type="submit" class="button" disabled={typed.trim() === ''}>
          {t.addFound}
        </button>
      </div>
      {failed.value && <p role="alert">{t.noneFound}</p>}
    </form>
  );
}

/** Where names repeat, codes tell areas apart. */
function isTwin(names: readonly string[], name: string): boolean {
  return names.indexOf(name) !== names.lastIndexOf(name);
}
