/**
 * What a CSV file cannot say itself: its metadata as CSV on the Web
 * (https://www.w3.org/TR/tabular-metadata/), to be read beside it.
 */
import { describeExport, titleOf } from './about.ts';
import type { CsvOptions } from './csv.ts';
import type { ExportTable, TableColumn } from './table.ts';
import { WORDS } from './words.ts';

const DATATYPES: Record<TableColumn['type'], string> = {
  text: 'string',
  integer: 'integer',
  number: 'double',
};

/** The metadata of a table that has been read. `url`: where the CSV is, from where this is. */
export function describeCsv(table: ExportTable, { separator }: CsvOptions, url: string) {
  const about = describeExport(table);
  const { language, sources, citation, licence, notices, edition } = about;
  const inLanguage = (text: string) => ({ '@value': text, '@language': language });
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': language }],
    url,
    'dc:title': inLanguage(titleOf(table.selection)),
    'dc:description': inLanguage(notices.join(' ')),
    'dc:license': licence,
    'dc:source': sources.map(({ name, publisher }) => inLanguage(`${publisher}, ${name}`)),
    'dc:bibliographicCitation': inLanguage(citation),
    'dc:issued': { '@value': edition.builtAt, '@type': 'xsd:dateTime' },
    'dc:identifier': edition.id,
    notes: [about],
    dialect: { delimiter: separator, encoding: 'utf-8', header: true, lineTerminators: '\r\n' },
    tableSchema: {
      columns: table.columns.map((column) => describeColumn(table, column)),
      primaryKey:
        table.selection.shape === 'long' ? ['level', 'area', 'indicator', 'period'] : ['area'],
    },
  };
}

function describeColumn({ selection }: ExportTable, { name, holds, type, of }: TableColumn) {
  const { language } = selection;
  const meaning = WORDS[language].columns[holds];
  const indicator = of?.series.indicator;
  const title = indicator ? `${indicator.name[language]}, ${of?.period}: ${meaning}` : meaning;
  const isKey = of === null && ['level', 'area', 'indicator', 'period'].includes(holds);
  return {
    // Names are variables of URI templates, which have no hyphens.
    name: name.replaceAll('-', '%2D'),
    titles: name,
    'dc:description': { '@value': title, '@language': language },
    datatype: DATATYPES[type],
    required: isKey,
    ...(indicator && holds === 'value' && indicator.unit[language]
      ? { 'schema:unitText': indicator.unit[language] }
      : {}),
  };
}
