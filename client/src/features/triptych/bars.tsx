import { colourAt } from '../../../../server/contract/classify/colour-of-area.ts';
import { messages, sayTitle } from '../../messages/messages.ts';
import { listed } from '../../state/areas/listed-rows.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { mode } from '../../state/page/appearance.ts';
import { held } from '../../state/pins/compared.ts';
import type { TableColumn } from '../../ui/area-list/table-rows.ts';
import { WideTable } from '../../ui/area-list/wide-table.tsx';
import { printValue, sayMissing } from '../../ui/charts/print-axis.ts';
import { extentOf } from '../../ui/charts/scale.ts';
import { order, rows } from './triptych-rows.ts';

/** A bar for each listed area, in the order of the table and the colours of the map. */
export function BarRows() {
  const view = listed.value?.view;
  if (!view) return null;
  const against = held.value?.value ?? null;
  return (
    <>
      {held.value && against !== null && (
        <p class="bars-held">
          <i class="reference-key" /> {held.value.name} {printValue(against, view)}
        </p>
      )}
      <WideTable
        label={sayTitle(view.indicator.name)}
        view={view}
        columns={barColumns(view, rows.value, against)}
        rows={rows.value}
        order={order.value}
        sort={(next) => {
          order.value = next;
        }}
        isChart
      />
    </>
  );
}

function barColumns(
  view: MapView,
  listedAreas: Uint32Array,
  against: number | null,
): TableColumn[] {
  const { values } = view.figures;
  const { names } = view.areas;
  const known = Array.from(listedAreas, (index) => values[index] ?? null);
  const [low, high] = extentOf([0, against, ...known]) ?? [0, 1];
  const share = (value: number) => (high === low ? 0 : ((value - low) / (high - low)) * 100);
  const bar = (index: number) => {
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value)) return <span class="row-missing">{sayMissing(view, index)}</span>;
    const [from, to] = [share(Math.min(0, value)), share(Math.max(0, value))];
    const background = colourAt(view, index, mode.value);
    return (
      <span class="trip-bar">
        <span class="trip-track" aria-hidden="true">
          <i style={{ left: `${from}%`, width: `${to - from}%`, background }} />
          {against !== null && <b style={{ left: `${share(against)}%` }} />}
        </span>
        <span class="trip-value">{printValue(value, view, true)}</span>
      </span>
    );
  };
  return [
    { key: 'name', label: messages.value.name, cell: (i) => names[i], text: (i) => names[i] ?? '' },
    { key: 'value', label: messages.value.value, cell: bar, values, isDescending: true },
  ];
}
