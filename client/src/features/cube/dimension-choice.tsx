import { useSignal } from '@preact/signals';
import { Search } from 'lucide-preact';
import {
  type Cube,
  type Dimension,
  type DimensionLevel,
  partOf,
  printSlice,
  range,
  type Slice,
  withItems,
  withoutDimension,
} from '../../link/slice.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayItem, startsOf } from '../../messages/say-slice.ts';
import { chooseCells } from '../../state/actions.ts';
import { movedItems } from './item-ranges.ts';
import { useItemDrag } from './use-item-drag.ts';

/** More items than this get a field to search in. */
const SEARCH_FROM = 24;
/** Items with names up to this length stand in two columns. */
const SHORT_NAME = 18;

type Props = { known: Cube; chosen: Slice; dimension: Dimension };

/** The items of one dimension, at the level the reader likes. */
export function DimensionChoice({ known, chosen, dimension }: Props) {
  const part = partOf(chosen, dimension);
  const wanted = useSignal<string | null>(null);
  // The link cannot hold a choice of nothing, so nothing is kept here until something is ticked.
  const isEmptied = useSignal(false);
  const code = part?.level ?? wanted.value ?? dimension.loadedLevel;
  const level = dimension.levels.find((each) => each.code === code) ?? dimension.levels[0];
  if (!level) return null;
  const ticked = isEmptied.value ? [] : (part?.items ?? range(0, level.items.length - 1));
  const choose = (next: Slice) => chooseCells(printSlice(next, known) || null);
  const tick = (items: number[]) => {
    isEmptied.value = items.length === 0;
    if (items.length > 0) choose(withItems(chosen, known, { level: level.code, items }));
  };
  const chooseLevel = (next: DimensionLevel) => {
    wanted.value = next.code;
    isEmptied.value = false;
    const items = part ? movedItems(part.items, level, next) : [];
    if (part) choose(withItems(chosen, known, { level: next.code, items }));
  };
  return (
    <>
      {dimension.levels.length > 1 && (
        <LevelChoice dimension={dimension} now={level} choose={chooseLevel} />
      )}
      {level.aggregates ? (
        <Items key={level.code} level={level} ticked={ticked} tick={tick} />
      ) : (
        <OneItem
          level={level}
          ticked={part?.items[0] ?? null}
          tick={(item) =>
            item === null ? choose(withoutDimension(chosen, dimension)) : tick([item])
          }
        />
      )}
    </>
  );
}

type LevelProps = {
  dimension: Dimension;
  now: DimensionLevel;
  choose: (level: DimensionLevel) => void;
};

function LevelChoice({ dimension, now, choose }: LevelProps) {
  return (
    <select
      class="slice-level"
      aria-label={lazyMessages.value.cube.levelOf(dimension.name)}
      value={now.code}
      onChange={(event) => {
        const code = event.currentTarget.value;
        const level = dimension.levels.find((each) => each.code === code);
        if (level) choose(level);
      }}
    >
      {dimension.levels.map(({ code, name, items }) => (
        <option key={code} value={code}>
          {name} ({items.length})
        </option>
      ))}
    </select>
  );
}

type ItemsProps = {
  level: DimensionLevel;
  ticked: readonly number[];
  tick: (items: number[]) => void;
};

function Items({ level, ticked, tick }: ItemsProps) {
  const t = lazyMessages.value.cube;
  const { shown, rowEvents, change } = useItemDrag(ticked, tick);
  const search = useSignal('');
  const { items } = level;
  const found = range(0, items.length - 1).filter((place) =>
    sayItem(items[place]).toLowerCase().includes(search.value.trim().toLowerCase()),
  );
  const names = items.map(sayItem);
  const isShort = items.length > 3 && names.every((name) => name.length <= SHORT_NAME);
  return (
    <>
      <div class="slice-tools">
        <span class="count">{t.countOf(String(shown.length), String(items.length))}</span>
        <button type="button" class="link" onClick={() => tick(range(0, items.length - 1))}>
          {t.all}
        </button>
        <button type="button" class="link" onClick={() => tick([])}>
          {t.none}
        </button>
      </div>
      {items.length > SEARCH_FROM && (
        <label class="tree-filter">
          <Search size={15} aria-hidden="true" />
          <input
            type="text"
            aria-label={t.search(level.name)}
            placeholder={t.search(level.name)}
            value={search.value}
            onInput={(event) => {
              search.value = event.currentTarget.value;
            }}
          />
        </label>
      )}
      <fieldset class="slice-list" aria-label={level.name} data-columns={isShort ? 2 : 1}>
        {found.map((place) => (
          <label key={items[place]?.code} class="slice-item" {...rowEvents(place)}>
            <input
              type="checkbox"
              data-item={items[place]?.code}
              checked={shown.includes(place)}
              onChange={(event) => change(place, event.currentTarget.checked)}
            />
            {names[place]}
          </label>
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <p class="note" role="status">
          {t.chooseOne}
        </p>
      ) : (
        startsOf(items) && <p class="quiet slice-hint">{t.rangeHint}</p>
      )}
    </>
  );
}

type OneProps = {
  level: DimensionLevel;
  ticked: number | null;
  tick: (item: number | null) => void;
};

/** Items that cannot be added up: one of them, or the total. */
function OneItem({ level, ticked, tick }: OneProps) {
  const t = lazyMessages.value.cube;
  const choices = [null, ...range(0, level.items.length - 1)];
  return (
    <fieldset class="slice-list" aria-label={level.name} data-columns={1}>
      {choices.map((place) => (
        <label key={place ?? ''} class="slice-item">
          <input
            type="radio"
            name={`slice-${level.code}`}
            data-item={place === null ? '' : level.items[place]?.code}
            checked={ticked === place}
            onChange={() => tick(place)}
          />
          {place === null ? t.total : sayItem(level.items[place])}
        </label>
      ))}
      <p class="quiet slice-hint">{t.noSum}</p>
    </fieldset>
  );
}
