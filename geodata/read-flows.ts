/**
 * Files of flows: columns `stream` (or `period`), `from_level`, `from_item`, `to_level`, `to_item` in any
 * order and case, then one column per indicator code (DOMAIN.md §8).
 */
import { foldCode } from './area-code.ts';
import { listKnown, type Problem } from './data-error.ts';
import { createFlowTable } from './flow.ts';
import type { LoadedFlow } from './flow-store.ts';
import type { ManifestFigures } from './manifest.ts';
import { parsePeriod } from './period.ts';
import { UnknownCodes } from './read-aggregation.ts';
import { openRows, type RowSource } from './read-cube-rows.ts';
import type { FigureContext } from './read-figures.ts';
import { foldIndicator } from './read-indicators.ts';
import { type Cell, cellNumber, cellText, foldHeader } from './read-sheets.ts';
import { statusOfFileNumber, VALUE } from './status.ts';

const KEYS = {
  period: ['stream', 'period', 'periode'],
  fromLevel: ['from_level', 'from_geolevel', 'van_niveau'],
  fromItem: ['from_item', 'from_geoitem', 'from', 'van_gebied'],
  toLevel: ['to_level', 'to_geolevel', 'naar_niveau'],
  toItem: ['to_item', 'to_geoitem', 'to', 'naar_gebied'],
} as const;

type Key = keyof typeof KEYS;
type Header = { at: Record<Key, number>; columns: { index: number; code: string }[] };
/** Number as the file writes it, and the row it came from. */
type Pair = { number: number; row: number };

const HEADER_ROWS = 6;
const MOST_EXAMPLES = 5;

/** Reads all files of flows. Columns of codes that no indicator table defines are left out with a warning. */
export async function readFlows(
  folder: string,
  entries: readonly ManifestFigures[],
  context: FigureContext,
  problems: Problem[],
): Promise<LoadedFlow[]> {
  const reader = new FlowReading(context, problems);
  for (const entry of entries) {
    for (const source of await openRows(folder, entry.file, problems)) {
      if (entry.sheets && !entry.sheets.includes(source.sheet ?? '')) continue;
      try {
        await reader.read(source, entry);
      } catch (error) {
        const message = `cannot be read: ${error instanceof Error ? error.message : error}`;
        problems.push({ severity: 'error', kind: 'unreadable_file', file: entry.file, message });
      }
    }
  }
  return reader.result();
}

class FlowReading {
  /** Indicator, levels and period → `from × to areas + to` → pair. */
  readonly #tables = new Map<
    string,
    { key: Omit<LoadedFlow, 'table'>; pairs: Map<number, Pair> }
  >();

  constructor(
    private readonly context: FigureContext,
    private readonly problems: Problem[],
  ) {}

  async read(source: RowSource, entry: ManifestFigures): Promise<void> {
    const place = { file: source.file, sheet: source.sheet };
    const unknown = new Map<string, UnknownCodes>();
    const count = (kind: string, code: string, row: number): void => {
      const known = unknown.get(kind) ?? new UnknownCodes();
      unknown.set(kind, known);
      known.add(code, row);
    };
    let header: Header | null = null;
    let row = 0;
    for await (const cells of source.rows) {
      row += 1;
      if (header) this.#readRow(cells, row, header, entry, place, count);
      else if (row <= HEADER_ROWS) header = this.#findHeader(cells, row, place);
      else break;
    }
    if (!header) {
      const names = Object.values(KEYS).map(([name]) => `"${name}"`);
      const message = `expected columns ${listKnown(names)} and codes of indicators`;
      this.problems.push({ ...place, severity: 'error', kind: 'wrong_header', row: 1, message });
    }
    for (const [kind, codes] of unknown) {
      for (const { code, row: at, times } of codes.problems(MOST_EXAMPLES)) {
        const isArea = kind.endsWith(' code');
        this.problems.push({
          ...place,
          severity: isArea ? entry.unknownCodes : 'error',
          kind: isArea ? 'unknown_code' : 'bad_value',
          row: at,
          message: `${isArea ? `unknown ${kind}` : kind}: "${code}"${times > 1 ? ` (${times} rows)` : ''}`,
        });
      }
    }
  }

  #findHeader(
    cells: readonly Cell[],
    row: number,
    place: { file: string; sheet?: string | undefined },
  ): Header | null {
    const folded = cells.map(foldHeader);
    const at = {} as Record<Key, number>;
    for (const key of Object.keys(KEYS) as Key[]) {
      const names: readonly string[] = KEYS[key];
      at[key] = names.map((n) => folded.indexOf(foldHeader(n))).find((i) => i >= 0) ?? -1;
    }
    if (Object.values(at).some((index) => index < 0)) return null;
    const keys = new Set(Object.values(at));
    const others = cells.flatMap((cell, index) => {
      const code = foldIndicator(cellText(cell));
      return code === '' || keys.has(index) ? [] : [{ index, code }];
    });
    const columns = others.filter(({ code }) => this.context.defined.has(code));
    const left = others.filter(({ code }) => !this.context.defined.has(code));
    if (left.length > 0) {
      const listed = listKnown(left.map(({ code }) => `"${code}"`));
      this.problems.push({
        ...place,
        severity: 'warning',
        kind: 'undefined_indicator',
        row,
        message: `no indicator table defines these columns, they are left out: ${listed}`,
      });
    }
    return { at, columns };
  }

  #readRow(
    cells: readonly Cell[],
    row: number,
    { at, columns }: Header,
    entry: ManifestFigures,
    place: { file: string; sheet?: string | undefined },
    count: (kind: string, code: string, row: number) => void,
  ): void {
    const text = (key: Key): string => cellText(cells[at[key]]);
    if (text('period') === '' && text('fromItem') === '') return;
    const period = parsePeriod(text('period'));
    if (period === null) count('expected a period such as 2024, got', text('period'), row);
    const ends = (['from', 'to'] as const).map((end) => {
      const level = this.#levelOf(text(`${end}Level`), entry);
      if (level === null) count('unknown level', text(`${end}Level`), row);
      const codes = this.context.codes.get(level ?? '');
      const area = codes?.get(foldCode(text(`${end}Item`)));
      if (level !== null && area === undefined) count(`${level} code`, text(`${end}Item`), row);
      return { level: level ?? '', area: area ?? -1, areas: codes?.size ?? 0 };
    });
    const [from, to] = ends;
    if (!from || !to || period === null || from.area < 0 || to.area < 0) return;
    for (const { index, code } of columns) {
      const number = cellNumber(cells[index]);
      if (number === null) continue;
      if (Number.isNaN(number)) {
        count(`expected a number in ${code}, got`, cellText(cells[index]), row);
        continue;
      }
      const key = { indicator: code, fromLevel: from.level, toLevel: to.level, period };
      const name = Object.values(key).join(' ');
      const found = this.#tables.get(name) ?? { key, pairs: new Map<number, Pair>() };
      this.#tables.set(name, found);
      const slot = from.area * to.areas + to.area;
      const earlier = found.pairs.get(slot);
      if (!earlier) found.pairs.set(slot, { number, row });
      else if (earlier.number !== number) {
        this.problems.push({
          ...place,
          severity: 'error',
          kind: 'conflicting_value',
          row,
          column: code,
          message: `this pair was ${earlier.number} in row ${earlier.row}, here ${number}`,
        });
      }
    }
  }

  #levelOf(written: string, entry: ManifestFigures): string | null {
    const folded = written.toLowerCase();
    const mapped = Object.entries(entry.levels).find(([from]) => from.toLowerCase() === folded);
    const code = (mapped?.[1] ?? written).toLowerCase();
    return this.context.levels.find((l) => l.code.toLowerCase() === code)?.code ?? null;
  }

  result(): LoadedFlow[] {
    return [...this.#tables.values()].map(({ key, pairs }) => {
      const areas = this.context.codes.get(key.toLevel)?.size ?? 1;
      const table = createFlowTable(pairs.size);
      const slots = [...pairs.keys()].sort((a, b) => a - b);
      for (const [pair, slot] of slots.entries()) {
        const number = pairs.get(slot)?.number ?? 0;
        const status = statusOfFileNumber(number);
        table.from[pair] = Math.floor(slot / areas);
        table.to[pair] = slot % areas;
        table.values[pair] = status === VALUE ? number : 0;
        table.statuses[pair] = status;
      }
      return { ...key, table };
    });
  }
}
