import { useComputed, useSignal } from '@preact/signals';
import { classAt, colourAt } from '../../../../server/contract/classify/colour-of-area.ts';
import type { ValuesAnswer } from '../../../../server/contract/values.ts';
import { has } from '../../link/area-set.ts';
import { messages } from '../../messages/messages.ts';
import { printBare } from '../../messages/print-value.ts';
import { chooseListed } from '../../state/actions.ts';
import { chosenIndex } from '../../state/areas/chosen-index.ts';
import type { Row } from '../../state/areas/listed-rows.ts';
import { litClasses } from '../../state/map-view/class-filter.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { pointAt, pointAway, pointed } from '../../state/map-view/pointing.ts';
import { isPhone, mode } from '../../state/page/appearance.ts';
import { markOf } from '../../state/pins/pin-store.ts';
import {
  clickToSelect,
  selectedHere,
  selecting,
  toggleArea,
} from '../../state/selection/selection-store.ts';
import { RowPin } from './pin-button.tsx';

type Props = { row: Row; position: number; view: MapView; most: number };

/** One area; pointing at it outlines it on the map, choosing it goes there. */
export function AreaRow({ row, position, view, most }: Props) {
  const level = view.level.code;
  // A row of the page is used again for another area: that is what makes a new order cheap.
  const here = useSignal({ level, index: row.index });
  if (here.peek().index !== row.index || here.peek().level !== level) {
    here.value = { level, index: row.index };
  }
  const state = useComputed(() => {
    const { level, index } = here.value;
    const isAt = (areaIndex: { level: string; index: number } | null) =>
      areaIndex?.level === level && areaIndex.index === index;
    return isAt(chosenIndex.value) ? 'chosen' : isAt(pointed.value) ? 'pointed' : 'plain';
  });
  const faded = useComputed(() => {
    const lit = litClasses.value;
    const now = mapView.value;
    const at = lit && now ? classAt(now, here.value.index) : null;
    return lit !== null && (at === null || !lit.includes(at));
  });
  const colour = colourAt(view, row.index, mode.value);
  const hasPin =
    isPhone.value || state.value !== 'plain' || markOf({ level, code: row.code }) !== null;
  const drawn = view.areas.points[row.index] !== null;
  const choose = () => chooseListed({ level, code: row.code });
  return (
    <tr
      class="row"
      tabIndex={position === 2 ? 0 : -1}
      aria-rowindex={position}
      aria-selected={state.value === 'chosen'}
      data-state={state}
      data-faded={faded}
      data-code={row.code}
      onPointerEnter={() => pointAt(level, row.index, 'list')}
      onFocus={() => pointAt(level, row.index, 'list')}
      onBlur={(event) => {
        // Its pin may have taken the focus over.
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) pointAway('list');
      }}
      onClick={(event) => {
        const isExtra = event.shiftKey || event.ctrlKey || event.metaKey;
        if (!clickToSelect({ level, index: row.index }, isExtra)) choose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') choose();
        if (event.key === ' ' && selecting.value) {
          event.preventDefault();
          toggleArea(row.index);
        }
        if (event.key === 'ArrowDown') focusBeside(event, 'nextElementSibling');
        if (event.key === 'ArrowUp') focusBeside(event, 'previousElementSibling');
      }}
    >
      {selecting.value && (
        <td class="cell cell-select">
          <input
            type="checkbox"
            aria-label={messages.value.selectRow(row.name)}
            checked={has(selectedHere.value, row.index)}
            onClick={(event) => event.stopPropagation()}
            onChange={() => toggleArea(row.index)}
          />
        </td>
      )}
      <td class="cell cell-name" title={row.name}>
        <span class="row-name">{row.name}</span>
        {hasPin && <RowPin area={{ level, code: row.code }} name={row.name} />}
        {!drawn && <span class="row-note">{messages.value.notDrawn}</span>}
      </td>
      <td class="cell cell-code">{row.code}</td>
      <td class="cell cell-value">
        <RowValue row={row} answer={view.answer} />
        <i class="bar" aria-hidden="true">
          <i
            style={{
              width: `${most > 0 ? (Math.abs(row.value ?? 0) / most) * 100 : 0}%`,
              background: colour,
            }}
          />
        </i>
      </td>
    </tr>
  );
}

function RowValue({ row, answer }: { row: Row; answer: ValuesAnswer }) {
  if (row.value !== null) return <span>{printBare(row.value, answer)}</span>;
  const reason = messages.value.statuses[row.kind];
  return (
    <span class="row-missing" title={reason}>
      <span aria-hidden="true">{messages.value.statusMarks[row.kind]}</span>
      <span class="visually-hidden">{reason}</span>
    </span>
  );
}

function focusBeside(
  event: KeyboardEvent,
  side: 'nextElementSibling' | 'previousElementSibling',
): void {
  const beside = (event.currentTarget as HTMLElement)[side];
  if (!(beside instanceof HTMLElement)) return;
  event.preventDefault();
  beside.focus();
}
