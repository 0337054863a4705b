/** What a file says of itself as small tables, for formats that hold several. */
import type { ExportAbout } from '../model/export-about.ts';
import type { Cell } from './table.ts';

export type AboutSheet = { name: string; columns: string[]; rows: Cell[][] };

export function aboutSheets(about: ExportAbout): AboutSheet[] {
  return [
    { name: 'about', columns: ['what', 'text'], rows: aboutRows(about) },
    {
      name: 'definitions',
      columns: [
        'indicator',
        'name',
        'description',
        'unit',
        'type',
        'decimals',
        'formula',
        'denominator',
        'footnote',
        'source',
        'periods',
        'provisional',
        'forecast',
        'modelled',
        'cells',
      ],
      rows: about.indicators.map((one) => [
        one.code,
        one.name,
        one.description,
        one.unit,
        one.type,
        one.decimals,
        one.formula,
        one.denominator,
        one.footnote,
        one.source,
        one.periods.join(' '),
        one.provisional.join(' ') || null,
        one.forecast.join(' ') || null,
        one.modelled ? 'modelled' : null,
        one.cells && Object.keys(one.cells).length > 0 ? JSON.stringify(one.cells) : null,
      ]),
    },
    {
      name: 'sources',
      columns: ['source', 'name', 'publisher', 'licence', 'url', 'credit'],
      rows: about.sources.map(({ code, name, publisher, licence, url, credit }) => [
        code,
        name,
        publisher,
        licence,
        url ?? null,
        credit ?? null,
      ]),
    },
    {
      name: 'statuses',
      columns: ['word', 'meaning'],
      rows: about.words.map(({ word, meaning }) => [word, meaning]),
    },
  ];
}

function aboutRows(about: ExportAbout): Cell[][] {
  const { edition, level } = about;
  return [
    ['title', about.title],
    ['citation', about.citation],
    ['licence', about.licence],
    ['edition', edition.id],
    ['edition_date', edition.builtAt],
    ['edition_name', edition.name],
    ['level', level.code],
    ['boundaries', level.boundaries],
    ['within', about.within],
    ['areas', about.areas],
    ['rows', about.rows],
    ['suppressed', about.suppressed],
    ['margin', about.margin],
    ...about.notices.map((notice): Cell[] => ['notice', notice]),
  ];
}
