import { useSignal } from '@preact/signals';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { scope, scopeMembers } from '../../state/areas/place.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { joinFound } from './find-on-map.ts';
import { topAreas } from './value-filter.ts';

const USUAL_COUNT = 10;

/** The highest or lowest values of the drawn topic. */
export function TopFinder() {
  const data = mapData.value;
  const count = useSignal(USUAL_COUNT);
  const highest = useSignal(true);
  const listed = useSignal(true);
  if (!data) return null;
  const t = lazyMessages.value;
  const around = scope.value;
  const find = (event: Event) => {
    event.preventDefault();
    const unknown = new Set(data.areas.unknown);
    const all = data.areas.codes.map((_, i) => i);
    const members = listed.value ? (scopeMembers.value ?? all) : all;
    const placed = members.filter((index) => !unknown.has(index));
    joinFound(topAreas(data.figures.values, placed, count.value, highest.value));
  };
  return (
    <form onSubmit={find}>
      <div class="finder-row">
        <label class="choice">
          <span>{t.topCount}</span>
          <input
            type="number"
            class="number"
            min={1}
            max={data.areas.codes.length}
            value={count.value}
            onInput={(event) => {
              count.value = Math.max(1, Math.round(event.currentTarget.valueAsNumber || 1));
            }}
          />
        </label>
        <select
          aria-label={t.ways.top}
          value={highest.value ? 'highest' : 'lowest'}
          onChange={(event) => {
            highest.value = event.currentTarget.value === 'highest';
          }}
        >
          <option value="highest">{t.topKinds.highest}</option>
          <option value="lowest">{t.topKinds.lowest}</option>
        </select>
        {around && (
          <select
            class="choice-wide"
            aria-label={t.topOf}
            value={listed.value ? 'listed' : 'all'}
            onChange={(event) => {
              listed.value = event.currentTarget.value === 'listed';
            }}
          >
            <option value="listed">{t.topOfListed(around.name)}</option>
            <option value="all">{t.topOfAll}</option>
          </select>
        )}
        <button type="submit" class="button">
          {t.addFound}
        </button>
      </div>
    </form>
  );
}
