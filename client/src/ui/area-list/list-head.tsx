import { ArrowDown, ArrowUp } from 'lucide-preact';
import { messages } from '../../messages/messages.ts';
import { COLUMNS, type Column, firstOrder } from '../../state/areas/area-rows.ts';
import { order } from '../../state/areas/listed-rows.ts';
import { selecting } from '../../state/selection/selection-store.ts';

/** Column names that sort; a second press turns the order around. */
export function ListHead() {
  const t = messages.value;
  const names: Record<Column, string> = { name: t.name, code: t.code, value: t.value };
  const { by: active, descending } = order.value;
  return (
    <thead>
      <tr class="row row-head">
        {selecting.value && (
          <th class="cell cell-select">
            <span class="visually-hidden">{t.select}</span>
          </th>
        )}
        {COLUMNS.map((by) => {
          const direction = descending ? 'descending' : 'ascending';
          return (
            <th key={by} class={`cell cell-${by}`} aria-sort={by === active ? direction : 'none'}>
              <button
                type="button"
                class="sort"
                data-active={by === active}
                title={t.sortBy(names[by].toLowerCase())}
                onClick={() => {
                  order.value = by === active ? { by, descending: !descending } : firstOrder(by);
                }}
              >
                {names[by]}
                {by === active && (descending ? <ArrowDown size={12} /> : <ArrowUp size={12} />)}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
