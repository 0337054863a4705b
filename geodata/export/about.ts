/** What every exported file says it is: title, definitions, sources, licence, citation, edition, notices. */

import { type CubeItem, dimensionLevel, foldItem } from '../model/cube.ts';
import type { Definition, ExportAbout } from '../model/export-about.ts';
import type { Indicator, Source } from '../model/model.ts';
import { STATUSES } from '../model/status.ts';
import { REASONS } from '../model/threshold.ts';
import { decimalsOf } from '../publish/publish-values.ts';
import { periodsText } from './file-name.ts';
import type { ExportSelection, ExportSeries } from './selection.ts';
import type { ExportTable } from './table.ts';
import { WORDS } from './words.ts';

/** What only a format with outlines knows. */
export type OutlineAbout = { crs: string; detail: string; withoutOutline: number };

/** To be asked when the table is read: the number of suppressed values is counted on the way. */
export function describeExport(
  table: ExportTable,
  outlines: OutlineAbout | null = null,
): ExportAbout {
  const { selection, tally } = table;
  const { publisher, data, areas, within, language, series, margin } = selection;
  const { meta } = publisher.computer.edition;
  const definitions = series
    .filter(({ periods }) => periods.length > 0)
    .map((one) => define(selection, one));
  const sources = sourcesOf(selection);
  const words = WORDS[language];
  const cited = sources.map(citeSource).join('; ');
  return {
    title: titleOf(selection),
    language,
    edition: { id: meta.id, builtAt: meta.builtAt, name: meta.name[language] },
    level: {
      code: data.level.code,
      name: data.level.name[language],
      boundaries: data.level.boundaries,
    },
    within: within && `${within.level}:${within.code}`,
    areas: areas.length,
    rows: table.rows,
    suppressed: tally.suppressed,
    indicators: definitions,
    sources,
    licence: [...new Set(sources.map(({ licence }) => licence).filter(Boolean))].join('; '),
    citation: words.citation(cited, meta.name[language], meta.id, meta.builtAt.slice(0, 10)),
    notices: noticesOf(selection, definitions, tally.suppressed, outlines),
    words: [
      ...STATUSES.map((word) => ({ word, meaning: words.statuses[word] })),
      ...REASONS.flatMap((word) => (word ? [{ word, meaning: words.reasons[word] }] : [])),
      ...(['provisional', 'forecast', 'modelled'] as const).map((word) => ({
        word,
        meaning: words.flags[word],
      })),
    ],
    margin,
  };
}

export function titleOf(selection: ExportSelection): string {
  const { series, data, within, language } = selection;
  const words = WORDS[language];
  const names = series.map((one) => nameOf(selection, one));
  const what = names.length <= 3 ? names.join(', ') : words.manyIndicators(names.length);
  const periods = periodsText(series.flatMap((one) => one.periods));
  return words.title(what, data.level.namePlural[language], within?.name ?? null, periods);
}

/** With the items of a slice: `inwoners (0 tot 19 jaar, man)`. */
function nameOf(
  { publisher, language }: ExportSelection,
  { indicator, cells }: ExportSeries,
): string {
  const name = indicator.name[language];
  const cube = publisher.computer.cubes.findCube(indicator.code);
  const items = Object.entries(cells ?? {}).flatMap(([code, chosen]) => {
    const known = cube ? dimensionLevel(cube, code).items : [];
    return chosen.map((item) => known.find(isItem(item))?.name ?? item);
  });
  return items.length > 0 ? `${name} (${items.join(', ')})` : name;
}

function isItem(code: string): (item: CubeItem) => boolean {
  return (item) => foldItem(item.code) === foldItem(code);
}

function define(
  { publisher, language }: ExportSelection,
  { indicator, periods, cells }: ExportSeries,
): Definition {
  return {
    code: indicator.code,
    name: indicator.name[language],
    description: indicator.description[language],
    unit: indicator.unit[language],
    type: indicator.dataType,
    decimals: decimalsOf(indicator),
    formula: indicator.formula,
    denominator: indicator.aggregationIndicator,
    footnote: indicator.footnote,
    source: indicator.source,
    periods: [...periods],
    provisional: periods.filter((period) => publisher.isProvisional(indicator, period)),
    forecast: periods.filter((period) => publisher.isForecast(indicator, period)),
    modelled: publisher.isModelled(indicator),
    cells,
  };
}

/** Each source once; of one the edition does not describe, its code. */
function sourcesOf({ publisher, series }: ExportSelection): Source[] {
  const known = publisher.computer.edition.meta.sources;
  const codes = new Set(series.map(({ indicator }: { indicator: Indicator }) => indicator.source));
  return [...codes].map(
    (code) =>
      known.find((source) => source.code === code) ?? {
        code,
        name: code,
        publisher: '',
        licence: '',
      },
  );
}

function citeSource({ name, publisher, licence, credit }: Source): string {
  const who = credit ?? [publisher, name].filter(Boolean).join(', ');
  return licence === '' ? who : `${who} (${licence})`;
}

function noticesOf(
  { language, data }: ExportSelection,
  definitions: readonly Definition[],
  suppressed: number,
  outlines: OutlineAbout | null,
): string[] {
  const words = WORDS[language];
  const notices: string[] = [];
  if (outlines && data.level.boundaries === 'approximate') notices.push(words.approximate);
  if (outlines && outlines.withoutOutline > 0)
    notices.push(words.noOutline(outlines.withoutOutline));
  if (suppressed > 0) notices.push(words.suppressed(suppressed));
  const list = (pick: (definition: Definition) => readonly string[]): string =>
    definitions
      .filter((definition) => pick(definition).length > 0)
      .map((definition) => `${definition.code} ${pick(definition).join(', ')}`.trim())
      .join('; ');
  const provisional = list((definition) => definition.provisional);
  const forecast = list((definition) => definition.forecast);
  const modelled = definitions.filter((definition) => definition.modelled);
  if (provisional !== '') notices.push(words.provisional(provisional));
  if (forecast !== '') notices.push(words.forecast(forecast));
  if (modelled.length > 0)
    notices.push(words.modelled(modelled.map(({ code }) => code).join(', ')));
  return notices;
}
