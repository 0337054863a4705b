import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { ArrowDown, ArrowUp } from 'lucide-preact';
import { useRef } from 'preact/hooks';
import { chosenSpot } from '../map/scene.ts';
import { formatNumber } from '../numbers.ts';
import { isPhone } from '../state/appearance.ts';
import { scope, scopeMembers } from '../state/place.ts';
import { pointAway, pointed } from '../state/pointing.ts';
import { isStale, shown, statusAt } from '../state/shown.ts';
import { language, sayAreas, words } from '../words/words.ts';
import { AreaRow } from './area-row.tsx';
import { COLUMNS, type Column, firstOrder, type Order, type Row, sortRows } from './area-rows.ts';

const ROW_PX = 36;
/** Up to here every row is in the page, so that finding and printing see all; beyond, only those in sight. */
const ALL_ROWS = 600;
const SPARE_ROWS = 8;

/** The areas beside the map: name, code and value, the same selection and the same colours as the map. */
export function AreaList() {
  const order = useSignal<Order>(firstOrder('value'));
  const scroller = useRef<HTMLTableSectionElement>(null);
  const inside = useRef(false);
  const sight = useSignal({ top: 0, height: 900 });

  const rows = useComputed<Row[]>(() => {
    const picture = shown.value;
    if (!picture) return [];
    const { areas, answer } = picture;
    const members = scopeMembers.value ?? areas.codes.map((_, i) => i);
    const all = members.map((index) => ({
      index,
      code: areas.codes[index] ?? '',
      name: areas.names[index] ?? '',
      value: answer.values[index] ?? null,
      status: statusAt(answer, index),
    }));
    return sortRows(all, order.value, language.value);
  });
  const most = useComputed(() =>
    rows.value.reduce((highest, row) => Math.max(highest, Math.abs(row.value ?? 0)), 0),
  );

  const positions = useComputed(() => new Map(rows.value.map((row, at) => [row.index, at])));
  const unknown = useComputed(() => countUnknown(rows.value, shown.value?.areas.unknown ?? []));

  const reveal = (index: number, margin: 'nearest' | 'center') => {
    const element = scroller.current;
    const at = positions.value.get(index);
    if (!element || at === undefined) return;
    const top = at * ROW_PX;
    const above = top < element.scrollTop;
    const below = top + ROW_PX * 2 > element.scrollTop + element.clientHeight;
    if (!above && !below) return;
    const middle = top - element.clientHeight / 2 + ROW_PX;
    element.scrollTop = margin === 'center' || below ? middle : top;
  };
  // Following the map must not pull the list away from under the reader's pointer.
  useSignalEffect(() => {
    const spot = pointed.value;
    if (spot?.from !== 'map' || inside.current || isPhone.value) return;
    if (spot.level === shown.peek()?.level.code) reveal(spot.index, 'center');
  });
  useSignalEffect(() => {
    const spot = chosenSpot.value;
    rows.value;
    if (spot && !inside.current && spot.level === shown.peek()?.level.code) {
      reveal(spot.index, 'center');
    }
  });

  const picture = shown.value;
  if (!picture) return <ListSkeleton />;
  const list = rows.value;
  const windowed = list.length > ALL_ROWS;
  const first = windowed ? Math.max(0, Math.floor(sight.value.top / ROW_PX) - SPARE_ROWS) : 0;
  const size = Math.ceil(sight.value.height / ROW_PX) + 2 * SPARE_ROWS;
  const last = windowed ? Math.min(list.length, first + size) : list.length;
  const said = words.value;
  const count = formatNumber(list.length - unknown.value, 0, language.value);

  return (
    <section class="list" id="list" aria-labelledby="list-title" data-stale={isStale.value}>
      <h3 class="list-title" id="list-title">
        {said.listOf(count, sayAreas(picture.level))}
        {scope.value && <span> {said.listIn(scope.value.name)}</span>}
        {unknown.value > 0 && <span class="list-unknown">{said.plusUnknown(unknown.value)}</span>}
      </h3>
      <table class="table" aria-labelledby="list-title" aria-rowcount={list.length + 1}>
        <ListHead
          order={order.value}
          sort={(next) => {
            order.value = next;
          }}
        />
        <tbody
          class="rows"
          ref={scroller}
          onScroll={(event) => {
            const { scrollTop, clientHeight } = event.currentTarget;
            if (windowed) sight.value = { top: scrollTop, height: clientHeight };
          }}
          onPointerEnter={() => {
            inside.current = true;
          }}
          onPointerLeave={() => {
            inside.current = false;
            pointAway('list');
          }}
        >
          <Spacer rows={first} />
          {list.slice(first, last).map((row, i) => (
            <AreaRow
              key={row.code}
              row={row}
              position={first + i + 2}
              picture={picture}
              most={most.value}
            />
          ))}
          <Spacer rows={list.length - last} />
        </tbody>
      </table>
    </section>
  );
}

function countUnknown(rows: readonly Row[], unknown: readonly number[]): number {
  const known = new Set(unknown);
  return rows.filter((row) => known.has(row.index)).length;
}

/** Room for rows that are not in the page. */
function Spacer({ rows }: { rows: number }) {
  return rows > 0 ? <tr class="spacer" style={{ height: `${rows * ROW_PX}px` }} /> : null;
}

function ListHead({ order, sort }: { order: Order; sort: (order: Order) => void }) {
  const said = words.value;
  const names: Record<Column, string> = { name: said.name, code: said.code, value: said.value };
  return (
    <thead>
      <tr class="row row-head">
        {COLUMNS.map((by) => {
          const active = order.by === by;
          const direction = order.descending ? 'descending' : 'ascending';
          return (
            <th key={by} class={`cell cell-${by}`} aria-sort={active ? direction : 'none'}>
              <button
                type="button"
                class="sort"
                data-active={active}
                title={said.sortBy(names[by].toLowerCase())}
                onClick={() =>
                  sort(active ? { by, descending: !order.descending } : firstOrder(by))
                }
              >
                {names[by]}
                {active && (order.descending ? <ArrowDown size={12} /> : <ArrowUp size={12} />)}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function ListSkeleton() {
  return (
    <section class="list" id="list" aria-busy="true">
      {Array.from({ length: 9 }, (_, i) => (
        <div key={i} class="skeleton skeleton-row" />
      ))}
    </section>
  );
}
