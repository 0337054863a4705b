import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { formatChange } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, sayTitle } from '../../messages/messages.ts';
import { register } from '../../state/areas/listed-rows.ts';
import type { MapData } from '../../state/map-view/map-data.ts';
import { sortRows, type TableColumn, type TableOrder } from '../../ui/area-list/table-rows.ts';
import { WideTable } from '../../ui/area-list/wide-table.tsx';
import { nameAxis, sayCell } from '../../ui/charts/print-axis.ts';
import { type Plot, relation } from './plot.ts';
import type { Relation } from './relation.ts';

/** The areas the line goes through, with both figures and how far each is from the line. */
export function ScatterTable({ plot }: { plot: Plot }) {
  const found = relation.value;
  const order = useSignal<TableOrder>({ by: 'x', descending: true });
  const columns = useMemo(
    () => (found ? columnsOf(plot, found) : []),
    [plot, found, language.value],
  );
  const sorted = order.value;
  const rows = useMemo(
    () => sortRows(columns, register.value, Array.from(found?.indices ?? []), sorted),
    [columns, register.value, found, sorted],
  );
  return (
    <WideTable
      label={lazyMessages.value.scatter.table}
      view={plot.view}
      columns={columns}
      rows={rows}
      order={sorted}
      sort={(next) => {
        order.value = next;
      }}
    />
  );
}

function columnsOf(plot: Plot, found: Relation): TableColumn[] {
  const { names, codes } = plot.view.areas;
  const figureColumn = (key: string, data: MapData): TableColumn => ({
    key,
    label: sayTitle(data.indicator.name),
    note: nameAxis(data),
    isNumber: true,
    cell: (index) => sayCell(data, index, true),
    values: data.figures.values,
  });
  const t = lazyMessages.value.scatter;
  // Of a logarithm a distance is a share.
  const isLog = plot.y.kind === 'log';
  const residuals = isLog
    ? found.residuals.map((value) => (10 ** value - 1) * 100)
    : found.residuals;
  const decimals = isLog ? 0 : Math.max(1, plot.y.data.answer.decimals);
  const residual: TableColumn = {
    key: 'residual',
    label: isLog ? `${t.residual} (%)` : t.residual,
    note: t.residualNote,
    isNumber: true,
    cell: (index) => {
      const value = residuals[index] ?? Number.NaN;
      return Number.isNaN(value) ? '' : formatChange(value, decimals, language.value);
    },
    values: residuals.map((value) => Number(value.toFixed(decimals))),
  };
  return [
    { key: 'name', label: messages.value.name, cell: (i) => names[i], text: (i) => names[i] ?? '' },
    { key: 'code', label: messages.value.code, cell: (i) => codes[i], text: (i) => codes[i] ?? '' },
    figureColumn('x', plot.x.data),
    figureColumn('y', plot.y.data),
    ...(plot.size ? [figureColumn('size', plot.size)] : []),
    ...(found.line ? [residual] : []),
  ];
}
