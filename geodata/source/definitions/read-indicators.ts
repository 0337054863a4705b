/** Indicator tables with English or Dutch headers, also under a first row of explanations (DOMAIN.md §3). */
import { listKnown, type Problem } from '../../model/data-error.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { Indicator } from '../../model/model.ts';
import { type Cell, cellText } from '../sheets/cells.ts';
import { findHeader, headerProblem, type Table } from '../sheets/find-header.ts';
import { pickSheet, readSheets } from '../sheets/read-sheets.ts';
import { INDICATOR_FIELDS, type IndicatorField } from './indicator-fields.ts';
import { readIndicator } from './read-indicator.ts';

/** The most characters an indicator code may have (DOMAIN.md §3). */
const MAX_CODE_LENGTH = 46;

/** An indicator and its row: the place, for problems found later, and what is wrong in it already. */
export type ReadIndicator = {
  indicator: Indicator;
  file: string;
  sheet?: string;
  row: number;
  /** Headers as the file writes them. */
  headers: Partial<Record<IndicatorField, string | undefined>>;
  problems: Problem[];
};

/**
 * Reads one indicator table. Wrong types, periods and numbers are errors with their cell, kept with
 * their row, since a long table may define more than an edition uses; repeated codes are errors;
 * columns we do not know and letters damaged before they reached us are warnings.
 */
export async function readIndicators(
  folder: string,
  entry: Manifest['indicators'][number],
  problems: Problem[],
): Promise<ReadIndicator[]> {
  const sheet = pickSheet(await readSheets(folder, entry.file, problems), entry.sheet, problems);
  if (!sheet) return [];
  const found = findHeader(sheet, INDICATOR_FIELDS, ['code', 'name']);
  if (!found) {
    problems.push(headerProblem(sheet, INDICATOR_FIELDS, ['code', 'name']));
    return [];
  }
  const { table, at } = found;
  reportStrangeColumns(table, new Set(Object.values(at)), problems);
  const indicators = new IndicatorTable(table, at, problems).read();
  reportDamagedText(table, indicators, problems);
  return indicators;
}

class IndicatorTable {
  readonly #headers: ReadIndicator['headers'];
  /** Folded code → the row it stands in. */
  readonly #rows = new Map<string, number>();

  constructor(
    private readonly table: Table,
    private readonly at: Record<IndicatorField, number>,
    private readonly problems: Problem[],
  ) {
    this.#headers = Object.fromEntries(
      Object.entries(at).map(([field, index]) => [field, table.header[index]]),
    );
  }

  read(): ReadIndicator[] {
    const { rows, firstRow } = this.table;
    return rows
      .slice(firstRow)
      .flatMap((row, index) => this.#readRow(row, firstRow + index + 1) ?? []);
  }

  /** Null for a blank row and for a code that an earlier row defines. */
  #readRow(row: readonly Cell[], rowNumber: number): ReadIndicator | null {
    const { file, sheet, header } = this.table;
    const code = cellText(row[this.at.code]);
    if (code === '') return null;
    const found: Problem[] = [];
    const complain = (field: IndicatorField, kind: string, message: string): void => {
      const column = header[this.at[field]];
      found.push({ file, sheet, row: rowNumber, severity: 'error', kind, column, message });
    };
    const earlier = this.#rows.get(code.toLowerCase());
    if (earlier !== undefined) {
      complain('code', 'repeated_code', `indicator "${code}" stands in row ${earlier} too`);
      this.problems.push(...found);
      return null;
    }
    if (code.length > MAX_CODE_LENGTH) {
      const message = `indicator code "${code}" has ${code.length} characters, at most ${MAX_CODE_LENGTH} are allowed`;
      complain('code', 'long_code', message);
    }
    this.#rows.set(code.toLowerCase(), rowNumber);
    const indicator = readIndicator(row, this.at, complain);
    const place = { file, ...(sheet === undefined ? {} : { sheet }), row: rowNumber };
    return { indicator, ...place, headers: this.#headers, problems: found };
  }
}

function reportStrangeColumns(
  { file, sheet, header, firstRow }: Table,
  known: ReadonlySet<number>,
  problems: Problem[],
): void {
  const strange = header.filter((text, index) => text !== '' && !known.has(index));
  if (strange.length === 0) return;
  problems.push({
    severity: 'warning',
    kind: 'unknown_column',
    file,
    sheet,
    row: firstRow,
    message: `columns not used: ${listKnown(strange.map((text) => `"${text}"`))}`,
  });
}

function reportDamagedText(
  { file, sheet }: Table,
  indicators: readonly ReadIndicator[],
  problems: Problem[],
): void {
  const damaged = indicators.filter(({ indicator: { name, description } }) =>
    (name.nl + description.nl).includes('\uFFFD'),
  );
  if (damaged.length === 0) return;
  problems.push({
    severity: 'warning',
    kind: 'damaged_text',
    file,
    sheet,
    message: `${damaged.length} indicators have damaged letters (U+FFFD) that could not be repaired`,
  });
}
