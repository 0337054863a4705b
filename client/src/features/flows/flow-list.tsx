import { FLOW_WAYS } from '../../../../server/contract/flows.ts';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { flowMessages } from '../../messages/flow-messages.ts';
import { language } from '../../messages/language.ts';
import { messages, sayAreas } from '../../messages/messages.ts';
import { chooseListed } from '../../state/actions.ts';
import { levels } from '../../state/catalogue.ts';
import type { Partner } from '../../state/flows/flow-lines.ts';
import {
  chooseFlow,
  type FlowTable,
  flowsError,
  flowsMove,
  flowTable,
  retryFlows,
} from '../../state/flows/flow-store.ts';
import { findLevel } from '../../state/levels/ladder.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { pointAt, pointAway, pointed } from '../../state/map-view/pointing.ts';
import { reducedMotion } from '../../state/page/appearance.ts';
import { link } from '../../state/page/location.ts';
import { ErrorMessage } from '../../ui/error-message.tsx';
import './flows.css';

/** The partners of the chosen area, or the largest flows of all: the lines of the map as a table. */
export function FlowList() {
  if (flowsError.value) {
    return (
      <ErrorMessage
        error={flowsError.value}
        retry={retryFlows}
        message={messages.value.failedValues}
      />
    );
  }
  const table = flowTable.value;
  return (
    <section class="list flow-list" aria-labelledby="flows-title" aria-busy={table === null}>
      <Options isOverview={table?.area === null} />
      {table && <Table table={table} />}
    </section>
  );
}

function Options({ isOverview }: { isOverview: boolean }) {
  const t = flowMessages.value;
  return (
    <div class="flow-options">
      {!isOverview && (
        <fieldset class="segments">
          <legend class="visually-hidden">{t.way}</legend>
          {FLOW_WAYS.map((way) => (
            <button
              type="button"
              key={way}
              class="segment"
              aria-pressed={link.value.flow === way}
              onClick={() => chooseFlow(way)}
            >
              {t.ways[way]}
            </button>
          ))}
        </fieldset>
      )}
      {!reducedMotion.value && (
        <button
          type="button"
          class="chip"
          aria-pressed={flowsMove.value}
          onClick={() => {
            flowsMove.value = !flowsMove.value;
          }}
        >
          {flowsMove.value ? t.stop : t.move}
        </button>
      )}
    </div>
  );
}

function Table({ table }: { table: FlowTable }) {
  const { area, rows, shown, suppressed, level } = table;
  const t = flowMessages.value;
  const way = link.value.flow;
  const at = findLevel(levels.value, level);
  const isClustered = area === null && level !== mapView.value?.level.code;
  const number = (value: number) => formatNumber(value, 0, language.value);
  const most = rows.reduce((peak, { value }) => Math.max(peak, Math.abs(value ?? 0)), 0);
  return (
    <>
      <h3 class="list-title" id="flows-title">
        {area ? t.of[way](area.name) : t.largest(at ? sayAreas(at) : '')}
      </h3>
      <div class="flow-notes quiet">
        {area === null && <p>{t.choose}</p>}
        {isClustered && at && <p>{t.clustered(sayAreas(at, 1))}</p>}
        {area && way === 'net' && <p>{t.netSign}</p>}
        {rows.length < shown && <p>{t.more(number(rows.length), number(shown))}</p>}
        {suppressed > 0 && <p data-suppressed>{t.suppressed(suppressed, number(suppressed))}</p>}
        {rows.length === 0 && <p>{t.none}</p>}
      </div>
      <table class="table" aria-labelledby="flows-title">
        <thead class="visually-hidden">
          <tr>
            <th>{area ? t.partner : t.fromTo}</th>
            <th>{messages.value.value}</th>
          </tr>
        </thead>
        <tbody class="rows">
          {rows.map((row, i) => (
            <Row key={i} row={row} table={table} most={most} isFirst={i === 0} />
          ))}
        </tbody>
      </table>
    </>
  );
}

type RowProps = { row: Partner; table: FlowTable; most: number; isFirst: boolean };

/** One partner; pointing at it lights its lines, choosing it goes there. */
function Row({ row, table: { level, decimals }, most, isFirst }: RowProps) {
  const { name, code, index, value } = row;
  const isPointed = pointed.value?.level === level && pointed.value.index === index;
  const choose = () => chooseListed({ level, code });
  return (
    <tr
      class="row"
      tabIndex={isFirst ? 0 : -1}
      data-code={code}
      data-state={isPointed ? 'pointed' : 'plain'}
      onPointerEnter={() => pointAt(level, index, 'list')}
      onPointerLeave={() => pointAway('list')}
      onFocus={() => pointAt(level, index, 'list')}
      onBlur={() => pointAway('list')}
      onClick={choose}
      onKeyDown={(event) => {
        const { nextElementSibling, previousElementSibling } = event.currentTarget;
        const beside = { ArrowDown: nextElementSibling, ArrowUp: previousElementSibling }[
          event.key
        ];
        if (event.key === 'Enter') choose();
        if (!(beside instanceof HTMLElement)) return;
        event.preventDefault();
        beside.focus();
      }}
    >
      <td class="cell cell-name" title={name}>
        <span class="row-name">{name}</span>
      </td>
      <td class="cell cell-value">
        {value === null ? (
          messages.value.statuses.hidden
        ) : (
          <span>{formatNumber(value, decimals, language.value)}</span>
        )}
        <i class="bar" aria-hidden="true">
          <i
            class="flow-bar"
            style={{ width: `${most > 0 ? (Math.abs(value ?? 0) / most) * 100 : 0}%` }}
          />
        </i>
      </td>
    </tr>
  );
}
