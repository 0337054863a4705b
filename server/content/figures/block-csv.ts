/** The figures of a block as a file that says by itself what it is of: every row names everything. */
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import { sourceNameOf } from '../../figures/wire-column.ts';
import { unitOf } from '../../pages/words/words.ts';
import { keyOf } from '../context/territory.ts';
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

/** UTF-8, separated by commas, decimal points: what programs read. Empty values have a status that says why. */
export function blockCsv(scope: Scope, observations: readonly Observation[]): string {
  const { bundle, language, base } = scope;
  const rows = observations.map((one) => {
    const { indicator, territory, period, part, cell, flags } = one;
    const codes = keyOf(territory).split(':')[1] ?? '';
    const name =
      territory.place || territory.label
        ? territoryName(territory, language)
        : namesOf(territory, language).join(' + ');
    return [
      territory === base ? 'base' : 'comparison',
      territory.data.level.code,
      codes.replaceAll(',', ' '),
      name,
      period,
      indicator.code,
      indicator.name[language],
      part ?? '',
      unitOf(indicator, language) || indicator.unit[language],
      cell.value === null ? '' : cell.value.toFixed(Math.max(decimalsOf(indicator), 0)),
      cell.value === null ? whyOf(cell) : 'value',
      flags.join(' '),
      sourceNameOf(bundle.edition, indicator),
      bundle.id,
    ];
  });
  return `${[COLUMNS, ...rows].map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}

/** Text that a spreadsheet would take for a formula is not one here: names and codes begin with letters. */
function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
