/** Excel workbooks (ECMA-376): the data on the first sheet, what the file is on the sheets behind it. */

import type { ExportAbout } from '../model/export-about.ts';
import { describeExport } from './about.ts';
import { aboutSheets } from './about-sheets.ts';
import type { Cell, ExportTable } from './table.ts';
import { writeZip, type ZipEntry } from './zip.ts';

/** Limits of Excel itself; the header takes a row. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
const MAX_TEXT_LENGTH = 32_767;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The sheets, in order: `data` and those of `aboutSheets`. */
const SHEETS = ['data', 'about', 'definitions', 'sources', 'statuses'];

export function* writeXlsx(table: ExportTable): Generator<Uint8Array> {
  yield* writeZip(entriesOf(table));
}

/** What a workbook says of itself. */
export type WorkbookAbout = Pick<
  ExportAbout,
  'title' | 'citation' | 'notices' | 'edition' | 'language'
>;

/** A workbook of one sheet: the rows of a table, and in its properties what they are. */
export function* writeSheet(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  about: WorkbookAbout,
): Generator<Uint8Array> {
  const body = rows.map((row, at) => rowXml(row, at + 2)).join('');
  yield* writeZip([
    ...packageEntries(['data']),
    entry(sheetFile(0), `${sheetStart(columns)}${body}${SHEET_END}`),
    entry('docProps/core.xml', coreProperties(about)),
  ]);
}

function packageEntries(sheets: readonly string[]): ZipEntry[] {
  return [
    entry('[Content_Types].xml', contentTypes(sheets)),
    entry('_rels/.rels', packageRelations()),
    entry('xl/workbook.xml', workbook(sheets)),
    entry('xl/_rels/workbook.xml.rels', workbookRelations(sheets)),
    entry('xl/styles.xml', styles()),
  ];
}

/** What is said of the file is asked for when its sheet is due: the data are read by then. */
function* entriesOf(table: ExportTable): Generator<ZipEntry> {
  yield* packageEntries(SHEETS);
  yield { name: sheetFile(0), chunks: () => dataSheet(table) };
  const about = describeExport(table);
  for (const [at, { columns, rows }] of aboutSheets(about).entries()) {
    const text = `${sheetStart(columns)}${rows.map((row, i) => rowXml(row, i + 2)).join('')}${SHEET_END}`;
    yield entry(sheetFile(at + 1), text);
  }
  yield entry('docProps/core.xml', coreProperties(about));
}

function entry(name: string, xml: string): ZipEntry {
  return {
    name,
    *chunks() {
      yield Buffer.from(`${XML}${xml}`);
    },
  };
}

function* dataSheet(table: ExportTable): Generator<Uint8Array> {
  yield Buffer.from(`${XML}${sheetStart(table.columns.map(({ name }) => name))}`);
  let at = 2;
  for (const batch of table.batches()) {
    yield Buffer.from(batch.map((row) => rowXml(row, at++)).join(''));
  }
  yield Buffer.from(SHEET_END);
}

/** The header in bold, which stays in sight. */
function sheetStart(columns: readonly string[]): string {
  const cells = columns.map((name, at) => cellXml(name, `${letters(at)}1`, ' s="1"')).join('');
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetData><row r="1">${cells}</row>`
  );
}
const SHEET_END = '</sheetData></worksheet>';

function rowXml(row: readonly Cell[], at: number): string {
  let cells = '';
  for (const [column, cell] of row.entries()) {
    if (cell !== null) cells += cellXml(cell, `${letters(column)}${at}`, '');
  }
  return `<row r="${at}">${cells}</row>`;
}

function cellXml(cell: string | number, at: string, style: string): string {
  if (typeof cell === 'number') return `<c r="${at}"${style}><v>${cell}</v></c>`;
  const text = escapeXml(cell.slice(0, MAX_TEXT_LENGTH));
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

const LETTERS: string[] = [];

/** A, B … Z, AA … */
function letters(column: number): string {
  const known = LETTERS[column];
  if (known !== undefined) return known;
  const last = String.fromCharCode(65 + (column % 26));
  const made = column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
  LETTERS[column] = made;
  return made;
}

/** Characters that XML cannot have at all are left out. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function sheetFile(at: number): string {
  return `xl/worksheets/sheet${at + 1}.xml`;
}

function contentTypes(sheets: readonly string[]): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    part('xl/workbook.xml', `${TYPES}.sheet.main+xml`) +
    part('xl/styles.xml', `${TYPES}.styles+xml`) +
    sheets.map((_, at) => part(sheetFile(at), `${TYPES}.worksheet+xml`)).join('') +
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    '</Types>'
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function packageRelations(): string {
  return relations([
    [`${OFFICE}/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ]);
}

function workbookRelations(names: readonly string[]): string {
  return relations([
    ...names.map((_, at) => [`${OFFICE}/worksheet`, sheetFile(at).slice('xl/'.length)] as const),
    [`${OFFICE}/styles`, 'styles.xml'],
  ]);
}

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

/** Two styles: as it comes, and bold. */
function styles(): string {
  const font = (bold: string): string => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
  return (
    `<styleSheet xmlns="${MAIN}"><fonts count="2">${font('')}${font('<b/>')}</fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
    '<fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>'
  );
}

function coreProperties({ title, citation, notices, edition, language }: WorkbookAbout): string {
  const description = [citation, ...notices].join(' ');
  return (
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(title)}</dc:title><dc:description>${escapeXml(description)}</dc:description>` +
    `<dc:identifier>${escapeXml(edition.id)}</dc:identifier><dc:language>${language}</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(edition.builtAt)}</dcterms:created>` +
    '</cp:coreProperties>'
  );
}
