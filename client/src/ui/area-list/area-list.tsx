import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { messages, sayAreas } from '../../messages/messages.ts';
import { chosenIndex } from '../../state/areas/chosen-index.ts';
import {
  listed,
  listing,
  longest,
  placeInList,
  rowsBetween,
  unknownCount,
} from '../../state/areas/listed-rows.ts';
import { valuesError } from '../../state/map-view/map-data.ts';
import { isStale, type MapView, mapView } from '../../state/map-view/map-view.ts';
import { pointAway, pointed } from '../../state/map-view/pointing.ts';
import { isPhone } from '../../state/page/appearance.ts';
import { selecting } from '../../state/selection/selection-store.ts';
import { AreaRow } from './area-row.tsx';
import { ListHead } from './list-head.tsx';

/**
 * The list goes to an area once the pointer rests on it. On the way it would run up and down, and measuring
 * and filling it anew takes longer than all else that pointing does.
 */
export const REST_MS = 120;

/** Up to here every row is in the page, so that finding and printing see all; beyond, only those in sight. */
const ALL_ROWS = 600;
const SPARE_ROWS = 8;

/** The areas beside the map: name, code and value, the same selection and the same colours as the map. */
export function AreaList() {
  const from = listed.value;
  if (!from) return valuesError.value ? null : <ListSkeleton />;
  const { view, around } = from;
  const t = messages.value;
  const length = listing.value.length;
  const count = formatNumber(length - unknownCount.value, 0, language.value);
  return (
    <section
      class="list"
      aria-labelledby="list-title"
      data-stale={isStale.value}
      data-selecting={selecting.value}
    >
      <h3 class="list-title" id="list-title">
        {t.listOf(count, sayAreas(view.level, length - unknownCount.value))}
        {around && <span> {t.listIn(around.name)}</span>}
        {unknownCount.value > 0 && (
          <span class="list-unknown">{t.plusUnknown(unknownCount.value)}</span>
        )}
      </h3>
      <table class="table" aria-labelledby="list-title" aria-rowcount={length + 1}>
        <ListHead />
        <Rows view={view} />
      </table>
    </section>
  );
}

function Rows({ view }: { view: MapView }) {
  const scroller = useRef<HTMLTableSectionElement>(null);
  const inside = useRef(false);
  const sight = useSignal({ top: 0, height: 900 });
  useFollowing(scroller, inside);

  const { length } = listing.value;
  const rowPx = rowHeight();
  const windowed = length > ALL_ROWS;
  const first = windowed ? Math.max(0, Math.floor(sight.value.top / rowPx) - SPARE_ROWS) : 0;
  const size = Math.ceil(sight.value.height / rowPx) + 2 * SPARE_ROWS;
  const last = windowed ? Math.min(length, first + size) : length;
  return (
    <tbody
      class="rows"
      data-windowed={windowed}
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
      <Spacer height={first * rowPx} />
      {rowsBetween(view, first, last).map((row, i) => (
        <AreaRow
          key={first + i}
          row={row}
          position={first + i + 2}
          view={view}
          most={longest.value}
        />
      ))}
      <Spacer height={(length - last) * rowPx} />
    </tbody>
  );
}

/** Keeps the pointed and the chosen area in sight, but never under the reader's own pointer. */
function useFollowing(
  scroller: { current: HTMLElement | null },
  inside: { current: boolean },
): void {
  const reveal = (index: number) => {
    const element = scroller.current;
    const at = placeInList(index);
    if (!element || at < 0) return;
    const top = at * rowHeight();
    const { scrollTop, clientHeight } = element;
    if (top >= scrollTop && top + rowHeight() <= scrollTop + clientHeight) return;
    element.scrollTop = top - clientHeight / 2 + rowHeight();
  };
  const follow = (areaIndex: { level: string; index: number } | null, waitMs: number) => {
    if (!areaIndex || inside.current || areaIndex.level !== mapView.peek()?.level.code) return;
    const timer = setTimeout(() => reveal(areaIndex.index), waitMs);
    return () => clearTimeout(timer);
  };
  useSignalEffect(() => {
    const areaIndex = pointed.value;
    return follow(areaIndex?.from !== 'list' && !isPhone.value ? areaIndex : null, REST_MS);
  });
  useSignalEffect(() => {
    listing.value;
    return follow(chosenIndex.value, 0);
  });
}

/** As in the style sheets: rows on a phone are as high as a thumb. */
function rowHeight(): number {
  return isPhone.value ? 44 : 36;
}

/** Room for rows that are not in the page. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? <tr class="spacer" style={{ height: `${height}px` }} /> : null;
}

function ListSkeleton() {
  return (
    <section class="list" aria-busy="true">
      {Array.from({ length: 9 }, (_, i) => (
        <div key={i} class="skeleton skeleton-row" />
      ))}
    </section>
  );
}
