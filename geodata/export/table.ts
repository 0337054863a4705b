/** The one table that every format writes: named columns, and rows that come in batches. */

import { STATUSES, VALUE } from '../model/status.ts';
import { REASONS } from '../model/threshold.ts';
import { type Block, readBlocks, type Tally } from './blocks.ts';
import { classOf } from './classes.ts';
import { countBlocks, type ExportSelection, type ExportSeries } from './selection.ts';

export type Cell = string | number | null;
export type Row = Cell[];

/** What a column holds. Keys name the row; the others are told of each value. */
export const FIELDS = [
  'value',
  'status',
  'reason',
  'flags',
  'margin',
  'denominator',
  'class',
  'colour',
] as const;
export type Field = (typeof FIELDS)[number];
export const KEYS = ['level', 'area', 'name', 'indicator', 'period'] as const;
export type Key = (typeof KEYS)[number];

export type TableColumn = {
  /** `value` in a long table, `v1101_t_2024` and `v1101_t_2024_status` in a wide one. */
  name: string;
  holds: Key | Field;
  type: 'text' | 'integer' | 'number';
  /** Of which indicator and period; null in a long table and for keys. */
  of: { series: ExportSeries; period: string } | null;
};

export type ExportTable = {
  selection: ExportSelection;
  columns: readonly TableColumn[];
  /** Number of rows. */
  rows: number;
  /** Filled while reading, whole after the last batch. */
  tally: Tally;
  /** Rows in order; an empty batch is a turn for others. To be read once. */
  batches: () => Generator<Row[]>;
};

/** Rows that are printed before others get a turn. */
const BATCH_ROWS = 2000;

/** @param tally counts on where another table began */
export function openTable(
  selection: ExportSelection,
  tally: Tally = { read: 0, suppressed: 0 },
): ExportTable {
  const isLong = selection.shape === 'long';
  const { areas } = selection;
  return {
    selection,
    columns: isLong ? longColumns(selection) : wideColumns(selection),
    rows: isLong ? areas.length * countBlocks(selection) : areas.length,
    tally,
    batches: () => (isLong ? longRows(selection, tally) : wideRows(selection, tally)),
  };
}

/** The fields told of each value of this selection. */
export function fieldsOf({ margin, withDenominator, classes }: ExportSelection): Field[] {
  return FIELDS.filter((field) => {
    if (field === 'margin') return margin !== null;
    if (field === 'denominator') return withDenominator;
    if (field === 'class' || field === 'colour') return classes !== null;
    return true;
  });
}

function longColumns(selection: ExportSelection): TableColumn[] {
  return [...KEYS, ...fieldsOf(selection)].map((holds) => ({
    name: holds,
    holds,
    type: typeOf(holds),
    of: null,
  }));
}

function wideColumns(selection: ExportSelection): TableColumn[] {
  const fields = fieldsOf(selection);
  const keys = (['area', 'name'] as const).map(
    (holds): TableColumn => ({ name: holds, holds, type: 'text', of: null }),
  );
  const figures = selection.series.flatMap((series) =>
    series.periods.flatMap((period) =>
      fields.map((holds): TableColumn => {
        const name = `${series.indicator.code}_${period}`;
        return {
          name: holds === 'value' ? name : `${name}_${holds}`,
          holds,
          type: typeOf(holds),
          of: { series, period },
        };
      }),
    ),
  );
  return [...keys, ...figures];
}

function typeOf(holds: Key | Field): TableColumn['type'] {
  if (holds === 'value' || holds === 'margin' || holds === 'denominator') return 'number';
  return holds === 'class' ? 'integer' : 'text';
}

function* longRows(selection: ExportSelection, tally: Tally): Generator<Row[]> {
  const { data, areas } = selection;
  const fields = fieldsOf(selection);
  for (const block of readBlocks(selection, tally)) {
    const { indicator } = block.series;
    for (let first = 0; first < areas.length; first += BATCH_ROWS) {
      const batch: Row[] = [];
      const end = Math.min(first + BATCH_ROWS, areas.length);
      for (let at = first; at < end; at++) {
        const area = data.areas[areas[at] ?? 0];
        const row: Row = [
          data.level.code,
          area?.code ?? '',
          area?.name ?? '',
          indicator.code,
          block.period,
        ];
        for (const field of fields) row.push(cellOf(selection, block, at, field));
        batch.push(row);
      }
      yield batch;
    }
  }
}

function* wideRows(selection: ExportSelection, tally: Tally): Generator<Row[]> {
  const blocks: Block[] = [];
  for (const block of readBlocks(selection, tally)) {
    blocks.push(block);
    yield [];
  }
  const fields = fieldsOf(selection);
  const atOnce = Math.max(1, Math.floor(BATCH_ROWS / Math.max(1, blocks.length)));
  for (let first = 0; first < selection.areas.length; first += atOnce) {
    const end = Math.min(first + atOnce, selection.areas.length);
    yield Array.from({ length: end - first }, (_, i) =>
      wideRow(selection, blocks, fields, first + i),
    );
  }
}

function wideRow(
  selection: ExportSelection,
  blocks: readonly Block[],
  fields: readonly Field[],
  at: number,
): Row {
  const area = selection.data.areas[selection.areas[at] ?? 0];
  const row: Row = [area?.code ?? '', area?.name ?? ''];
  for (const block of blocks) {
    for (const field of fields) row.push(cellOf(selection, block, at, field));
  }
  return row;
}

/** What a field holds for the area at place `at` of the selection; null where there is nothing. */
function cellOf({ classes }: ExportSelection, block: Block, at: number, field: Field): Cell {
  const status = block.statuses[at] ?? 0;
  const value = block.values[at] ?? 0;
  switch (field) {
    case 'value':
      return status === VALUE ? value : null;
    case 'status':
      return STATUSES[status] ?? null;
    case 'reason':
      return REASONS[block.reasons[at] ?? 0] ?? null;
    case 'flags':
      return flagsOf(block);
    case 'margin':
      return numberOrNull(block.margins?.[at]);
    case 'denominator':
      return numberOrNull(block.denominators?.[at]);
    case 'class':
      return classes && status === VALUE ? classOf(classes, value) : null;
    case 'colour':
      return classes && status === VALUE
        ? (classes.colours[classOf(classes, value)] ?? null)
        : null;
    default:
      return field satisfies never;
  }
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

const FLAGS = ['provisional', 'forecast', 'modelled'] as const;

/** `provisional modelled`; null for a final figure that was counted. */
export function flagsOf(block: Pick<Block, (typeof FLAGS)[number]>): string | null {
  return FLAGS.filter((flag) => block[flag]).join(' ') || null;
}
