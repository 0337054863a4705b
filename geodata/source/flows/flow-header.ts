/**
 * Header of a file of flows. As the portal's data managers write it: `STROOM` (or `stream`) for the
 * period, the code of a level for the areas of origin, `IDEM` for those of destination, which are of the
 * same level (provinciesincijfers/JiveDocumentation, "stroomdata"). Flows between two levels have no such
 * form; theirs is ours: `stream, from_level, from_item, to_level, to_item`. Publishers of matrices write tables
 * of two codes and a number: the manifest then says what their columns are.
 */
import { listKnown } from '../../model/data-error.ts';
import { foldIndicator } from '../../model/indicator-code.ts';
import type { ManifestFlows } from '../../model/manifest.ts';
import { type Cell, cellText, foldHeader } from '../sheets/cells.ts';
import { findColumn } from '../sheets/find-header.ts';

const PERIOD = ['stroom', 'stream'];
const SAME_LEVEL = 'idem';
const LONG = {
  from: { level: 'from_level', item: 'from_item' },
  to: { level: 'to_level', item: 'to_item' },
};

/** Where one end of a flow stands in a row; its level is in a column, or the same in all rows. */
export type FlowEnd = { item: number; level: { column: number } | { code: string } };

export type FlowHeader = {
  /** The cells as written, by column. */
  names: readonly string[];
  /** The column of the period, or the period of all rows. */
  period: { column: number } | { code: string };
  from: FlowEnd;
  to: FlowEnd;
  /** Columns of figures, with folded codes. */
  columns: { index: number; code: string }[];
};

/** What a header must have when the manifest says nothing of it, for messages. */
export const EXPECTED_HEADER =
  'expected columns "stroom", the code of a level, "idem" and codes of indicators (or "stream", "from_level", "from_item", "to_level", "to_item" and codes)';

/**
 * The header in a row; null when it is none, or a message when it is one that cannot be used.
 * @param levelOf code of the level that a header means, null for none
 */
export function findFlowHeader(
  cells: readonly Cell[],
  levelOf: (written: string) => string | null,
): FlowHeader | string | null {
  const names = cells.map(cellText);
  const folded = cells.map(foldHeader);
  const at = (name: string): number => folded.indexOf(foldHeader(name));
  const period = findColumn(folded, PERIOD);
  if (period < 0) return null;
  const ends = at(SAME_LEVEL) >= 0 ? findSameLevel(names, at(SAME_LEVEL), levelOf) : findLong(at);
  if (ends === null || typeof ends === 'string') return ends;
  const keys = new Set([period, ...[ends.from, ends.to].flatMap(columnsOf)]);
  const columns = names.flatMap((name, index) =>
    name === '' || keys.has(index) ? [] : [{ index, code: foldIndicator(name) }],
  );
  return { names, period: { column: period }, ...ends, columns };
}

type FlowTableForm = NonNullable<ManifestFlows['table']>;

/** The header of a file whose columns the manifest names; null for a row that lacks one of them. */
export function findNamedHeader(
  cells: readonly Cell[],
  { from, to, level, period, values }: FlowTableForm,
): FlowHeader | null {
  const folded = cells.map(foldHeader);
  const at = (name: string): number => folded.indexOf(foldHeader(name));
  const columns = Object.entries(values).map(([name, code]) => ({
    index: at(name),
    code: foldIndicator(code),
  }));
  if ([at(from), at(to), ...columns.map(({ index }) => index)].some((column) => column < 0))
    return null;
  const endAt = (item: number): FlowEnd => ({ item, level: { code: level } });
  return {
    names: cells.map(cellText),
    period: { code: period },
    from: endAt(at(from)),
    to: endAt(at(to)),
    columns,
  };
}

/** What the header of such a file must have, for messages. */
export function expectedColumns({ from, to, values }: FlowTableForm): string {
  const listed = [from, to, ...Object.keys(values)].map((name) => `"${name}"`).join(', ');
  return `expected columns ${listed}, as the manifest names them`;
}

type Ends = Pick<FlowHeader, 'from' | 'to'>;

function findSameLevel(
  names: readonly string[],
  idem: number,
  levelOf: (written: string) => string | null,
): Ends | string {
  const found = names.flatMap((name, item) => {
    const code = name === '' ? null : levelOf(name);
    return code === null ? [] : [{ item, level: { code } }];
  });
  const [from, ...others] = found;
  if (from && others.length === 0) return { from, to: { item: idem, level: from.level } };
  const listed = listKnown(found.map(({ item }) => `"${names[item]}"`)) || 'none';
  return `expected one column named after a level, for the areas of origin, found ${listed}`;
}

function findLong(at: (name: string) => number): Ends | null {
  const endOf = ({ level, item }: { level: string; item: string }): FlowEnd => ({
    item: at(item),
    level: { column: at(level) },
  });
  const [from, to] = [endOf(LONG.from), endOf(LONG.to)];
  return [from, to].flatMap(columnsOf).some((column) => column < 0) ? null : { from, to };
}

function columnsOf({ item, level }: FlowEnd): number[] {
  return 'column' in level ? [item, level.column] : [item];
}
