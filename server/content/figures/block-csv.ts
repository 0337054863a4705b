/** The figures of a block as files that say by themselves what they are of: every row names everything. */

import { writeSheet } from '../../../geodata/export/xlsx.ts';
import { neutralText } from '../../../geodata/model/neutral-text.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import { formatDate } from '../../contract/periods.ts';
import { sourceNameOf } from '../../figures/wire-column.ts';
import { unitOf } from '../../pages/words/words.ts';
import { keyOf, type Territory } from '../context/territory.ts';
import type { Scope } from '../sentences/scope.ts';
import { namesOf, territoryName, whyOf } from '../words/words.ts';
import type { Observation } from './figures.ts';

const COLUMNS = [
  'role',
  'level',
  'area_code',
  'area',
  'period',
  'indicator',
  'name',
  'part',
  'unit',
  'value',
  'status',
  'flags',
  'source',
  'edition',
];

type Row = (string | number | null)[];

/** UTF-8, separated by commas, decimal points: what programs read. Empty values have a status that says why. */
export function blockCsv(scope: Scope, observations: readonly Observation[]): string {
  const rows = observations.map((one) => {
    const decimals = Math.max(decimalsOf(one.indicator), 0);
    return rowOf(scope, one).map((cell) =>
      typeof cell === 'number' ? cell.toFixed(decimals) : (cell ?? ''),
    );
  });
  return `${[COLUMNS, ...rows].map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}

/** The same rows as a workbook: codes are text, numbers are numbers. */
export function blockXlsx(
  scope: Scope,
  title: string,
  observations: readonly Observation[],
): Buffer {
  const { words, language, bundle } = scope;
  const { id, builtAt, name } = bundle.edition.meta;
  const about = {
    title,
    language,
    edition: { id, builtAt, name: name[language] },
    citation: words.printed(formatDate(builtAt, language), id),
    notices: [],
  };
  const rows = observations.map((one) => rowOf(scope, one));
  return Buffer.concat([...writeSheet(COLUMNS, rows, about)]);
}

function rowOf(scope: Scope, one: Observation): Row {
  const { bundle, language } = scope;
  const { indicator, territory, period, part, cell, flags } = one;
  const codes = keyOf(territory).split(':')[1] ?? '';
  const name =
    territory.place || territory.label
      ? territoryName(territory, language)
      : namesOf(territory, language).join(' + ');
  return [
    roleOf(scope, territory),
    territory.data.level.code,
    codes.replaceAll(',', ' '),
    name,
    period,
    indicator.code,
    indicator.name[language],
    part ?? '',
    unitOf(indicator, language) || indicator.unit[language],
    cell.value,
    cell.value === null ? whyOf(cell) : 'value',
    flags.join(' '),
    sourceNameOf(bundle.edition, indicator),
    bundle.id,
  ];
}

/** Of a map or a list of parts, areas are neither the one nor the other. */
function roleOf({ base, compared }: Scope, territory: Territory): string {
  const key = keyOf(territory);
  if (key === keyOf(base)) return 'base';
  return compared.some((one) => keyOf(one) === key) ? 'comparison' : 'area';
}

/** Numbers stay as they are, a minus before them too; a text that a spreadsheet would run is made text. */
function quote(cell: string): string {
  const text = /^-?\d+(\.\d+)?$/.test(cell) ? cell : neutralText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
