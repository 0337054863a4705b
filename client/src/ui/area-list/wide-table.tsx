import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { ArrowDown, ArrowUp, Copy } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { has } from '../../link/area-set.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import { chooseListed } from '../../state/actions.ts';
import { chosenIndex } from '../../state/areas/chosen-index.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { pointAt, pointAway, pointed } from '../../state/map-view/pointing.ts';
import { isPhone } from '../../state/page/appearance.ts';
import { clickToSelect, selectedHere } from '../../state/selection/selection-store.ts';
import { REST_MS } from './area-list.tsx';
import { copyRows, type TableColumn, type TableOrder } from './table-rows.ts';

const SPARE_ROWS = 8;

type Props = {
  label: string;
  view: MapView;
  columns: readonly TableColumn[];
  /** Indices of the areas, in the order of the table. */
  rows: Uint32Array;
  order: TableOrder;
  sort: (order: TableOrder) => void;
  /** Its columns are drawings: there is a table of the same beside it to copy. */
  isChart?: boolean;
};

/** Areas with several figures. Any column sorts; only the rows in sight are in the page. */
export function WideTable(props: Props) {
  const { label, view, columns, rows, order, sort, isChart = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const inside = useRef(false);
  const sight = useSignal({ top: 0, height: 640 });
  useRevealing(scroller, inside, rows, view.level.code);
  const rowPx = rowHeight();
  const first = Math.max(0, Math.floor(sight.value.top / rowPx) - SPARE_ROWS);
  const last = Math.min(
    rows.length,
    first + Math.ceil(sight.value.height / rowPx) + 2 * SPARE_ROWS,
  );
  return (
    <div class="wide" data-chart={isChart}>
      <div
        class="wide-scroll"
        ref={scroller}
        onScroll={(event) => {
          const { scrollTop, clientHeight } = event.currentTarget;
          sight.value = { top: scrollTop, height: clientHeight };
        }}
        onPointerEnter={() => {
          inside.current = true;
        }}
        onPointerLeave={() => {
          inside.current = false;
          pointAway('strip');
        }}
      >
        <table class="wide-table" aria-label={label} aria-rowcount={rows.length + 1}>
          <Head columns={columns} order={order} sort={sort} />
          <tbody>
            <Spacer height={first * rowPx} span={columns.length} />
            {Array.from(rows.subarray(first, last), (index, i) => (
              <Row
                key={first + i}
                index={index}
                position={first + i + 2}
                columns={columns}
                view={view}
              />
            ))}
            <Spacer height={(rows.length - last) * rowPx} span={columns.length} />
          </tbody>
        </table>
      </div>
      {!isChart && <CopyLine columns={columns} rows={rows} />}
    </div>
  );
}

function Head({ columns, order, sort }: Pick<Props, 'columns' | 'order' | 'sort'>) {
  const direction = order.descending ? 'descending' : 'ascending';
  return (
    <thead>
      <tr>
        {columns.map(({ key, label, isNumber, isDescending, isDrawing, note }) => {
          const isActive = order.by === key;
          const begin = isNumber === true || isDescending === true;
          return (
            <th
              key={key}
              scope="col"
              class={isNumber ? 'number' : undefined}
              aria-sort={isActive ? direction : isDrawing ? undefined : 'none'}
            >
              {isDrawing ? (
                label
              ) : (
                <button
                  type="button"
                  class="sort"
                  data-active={isActive}
                  title={note ?? messages.value.sortBy(label.toLowerCase())}
                  onClick={() =>
                    sort({ by: key, descending: isActive ? !order.descending : begin })
                  }
                >
                  <span>{label}</span>
                  {isActive && (order.descending ? <ArrowDown size={12} /> : <ArrowUp size={12} />)}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type RowProps = {
  index: number;
  position: number;
  columns: readonly TableColumn[];
  view: MapView;
};

function Row({ index, position, columns, view }: RowProps) {
  const level = view.level.code;
  const code = view.areas.codes[index] ?? '';
  const at = useSignal(index);
  if (at.peek() !== index) at.value = index;
  const state = useComputed(() => {
    const isAt = (areaIndex: { level: string; index: number } | null) =>
      areaIndex?.level === level && areaIndex.index === at.value;
    return isAt(pointed.value) ? 'pointed' : isAt(chosenIndex.value) ? 'chosen' : 'plain';
  });
  const isSelected = useComputed(() => has(selectedHere.value, at.value));
  return (
    <tr
      data-code={code}
      data-state={state}
      data-selected={isSelected}
      aria-rowindex={position}
      onPointerEnter={() => pointAt(level, index, 'strip')}
      onClick={(event) => {
        const isExtra = event.shiftKey || event.ctrlKey || event.metaKey;
        if (!clickToSelect({ level, index }, isExtra)) chooseListed({ level, code });
      }}
    >
      {columns.map(({ key, cell, isNumber }, i) =>
        i === 0 ? (
          <th key={key} scope="row">
            <NameButton index={index} level={level} code={code}>
              {cell(index)}
            </NameButton>
          </th>
        ) : (
          <td key={key} class={isNumber ? 'number' : undefined}>
            {cell(index)}
          </td>
        ),
      )}
    </tr>
  );
}

type NameProps = { index: number; level: string; code: string; children: ComponentChildren };

/** For keys: it lights and chooses as its row does under a pointer. */
function NameButton({ index, level, code, children }: NameProps) {
  return (
    <button
      type="button"
      class="wide-name"
      onFocus={() => pointAt(level, index, 'strip')}
      onBlur={() => pointAway('strip')}
      onClick={(event) => {
        // A press by key has no row under it.
        if (event.detail === 0) {
          event.stopPropagation();
          chooseListed({ level, code });
        }
      }}
    >
      {children}
    </button>
  );
}

function CopyLine({ columns, rows }: Pick<Props, 'columns' | 'rows'>) {
  const t = lazyMessages.value;
  const result = useSignal('');
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(copyRows(columns, rows)).then(
      () => true,
      () => false,
    );
    result.value = isCopied ? t.tableCopied : t.tableNotCopied;
  };
  return (
    <p class="wide-copy">
      <button type="button" class="link" onClick={() => void copy()}>
        <Copy size={14} aria-hidden="true" />
        {t.copyTable}
      </button>
      <span role="status">{result.value}</span>
    </p>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return height > 0 ? (
    <tr class="spacer" style={{ height: `${height}px` }}>
      <td colSpan={span} />
    </tr>
  ) : null;
}

/** As in the style sheet: rows on a phone are as high as a thumb. */
function rowHeight(): number {
  return isPhone.value ? 44 : 28;
}

/** Keeps the pointed and the chosen area in sight, but never under the reader's own pointer. */
function useRevealing(
  scroller: { current: HTMLElement | null },
  inside: { current: boolean },
  rows: Uint32Array,
  level: string,
): void {
  const now = useSignal(rows);
  now.value = rows;
  useSignalEffect(() => {
    const areaIndex = pointed.value ?? chosenIndex.value;
    const order = now.value;
    if (!areaIndex || areaIndex.level !== level || inside.current) return;
    const reveal = () => {
      const element = scroller.current;
      const at = order.indexOf(areaIndex.index);
      if (!element || at < 0) return;
      const top = at * rowHeight();
      const { scrollTop, clientHeight } = element;
      if (top >= scrollTop && top + 2 * rowHeight() <= scrollTop + clientHeight) return;
      element.scrollTop = top - clientHeight / 2 + rowHeight();
    };
    const timer = setTimeout(reveal, REST_MS);
    return () => clearTimeout(timer);
  });
}
