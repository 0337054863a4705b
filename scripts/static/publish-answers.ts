/** The answers of an edition as files: what the client asks of a server, asked once and written down. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Hono } from 'hono';
import { foldWords } from '../../geodata/model/fold-text.ts';
import { listEntries } from '../../geodata/search/search-entries.ts';
import type {
  IndicatorAnswer,
  IndicatorSummary,
  IndicatorsAnswer,
} from '../../server/contract/indicators.ts';
import type { AreasAnswer, LevelsAnswer } from '../../server/contract/levels.ts';
import {
  type FoundEntry,
  middleKey,
  type PublicationIndex,
  placeOfAnswer,
  SERIES_CHUNK,
  seriesKey,
} from '../../server/contract/publication.ts';
import type { EditionBundle } from '../../server/edition/edition-bundle.ts';
import { type ArchiveTile, writePmtiles } from '../../tiles/pmtiles/write-pmtiles.ts';
import { GroupWriter, type PublicationWriter } from './publication-writer.ts';

type Answer = Record<string, unknown>;

export type Publishing = {
  app: Hono;
  bundle: EditionBundle;
  writer: PublicationWriter;
  /** Scheme and host of the publication. */
  origin: string;
  progress: (message: string) => void;
};

export async function publishAnswers(publishing: Publishing): Promise<PublicationIndex> {
  const { bundle, writer, progress } = publishing;
  const index: PublicationIndex = {
    edition: bundle.id,
    answers: {},
    groups: {},
    tiles: {},
    outlines: {},
    search: await writer.json(await listFound(bundle)),
  };
  const ask = (address: string) => askApp(publishing, address);
  const keep = async (address: string, answer: Answer): Promise<void> => {
    index.answers[placeOfAnswer(address).key] = await writer.json(answer);
  };
  for (const address of ['/api/edition', '/api/levels', '/api/themes']) {
    await keep(address, await required(ask, address));
  }
  const { levels } = (await required(ask, '/api/levels')) as unknown as LevelsAnswer;
  const areas = new Map<string, AreasAnswer>();
  for (const { code, drawn } of levels) {
    progress(`areas of ${code}`);
    const address = `/api/levels/${encodeURIComponent(code)}`;
    const answer = await required(ask, `${address}/areas`);
    await keep(`${address}/areas`, answer);
    await keep(`${address}/neighbours`, await required(ask, `${address}/neighbours`));
    areas.set(code, answer as unknown as AreasAnswer);
    index.groups[`areas/${encodeURIComponent(code)}`] = await publishAreas(publishing, code, areas);
    if (drawn > 0) await publishGeometry(publishing, code, index);
  }
  await publishIndicators(publishing, areas, index, keep);
  return index;
}

/** Without what needs a server: slices of cubes, changes and rates, flows. */
async function publishIndicators(
  publishing: Publishing,
  areas: ReadonlyMap<string, AreasAnswer>,
  index: PublicationIndex,
  keep: (address: string, answer: Answer) => Promise<void>,
): Promise<void> {
  const ask = (address: string) => askApp(publishing, address);
  const list = (await required(ask, '/api/indicators')) as unknown as IndicatorsAnswer;
  const shown = list.indicators.filter(({ isFlow }) => !isFlow);
  await keep('/api/indicators', { ...list, indicators: shown.map(asPlain) });
  for (const [at, { code }] of shown.entries()) {
    publishing.progress(`figures ${at + 1} of ${shown.length}: ${code}`);
    const address = `/api/indicators/${encodeURIComponent(code)}`;
    const answer = (await required(ask, address)) as unknown as IndicatorAnswer;
    const { measures, ...indicator } = answer.indicator;
    const value = measures.value ? { value: measures.value } : {};
    await keep(address, { ...answer, indicator: { ...asPlain(indicator), measures: value } });
    const named = encodeURIComponent(code);
    const values = new GroupWriter(publishing.writer);
    const files = new GroupWriter(publishing.writer);
    const series = new GroupWriter(publishing.writer);
    for (const [level, periods] of Object.entries(indicator.periodsByLevel)) {
      for (const period of [...periods, 'latest']) {
        const query = new URLSearchParams({ indicator: code, level, period });
        const column = `/api/values?${query}`;
        const found = await ask(column);
        if (found) await values.addFile(placeOfAnswer(column).key, found);
      }
      await publishSeries(publishing, code, areas.get(level), series);
      await publishFile(publishing, code, level, files);
    }
    for (const [kind, group] of Object.entries({ values, series, export: files }))
      if (!group.isEmpty) index.groups[`${kind}/${named}`] = await group.finish();
  }
}

function asPlain<I extends IndicatorSummary | Omit<IndicatorAnswer['indicator'], 'measures'>>(
  indicator: I,
): I {
  return { ...indicator, isCube: false };
}

async function publishAreas(
  publishing: Publishing,
  level: string,
  areas: ReadonlyMap<string, AreasAnswer>,
): Promise<string> {
  const group = new GroupWriter(publishing.writer);
  for (const code of areas.get(level)?.codes ?? []) {
    const address = `/api/areas/${encodeURIComponent(level)}/${encodeURIComponent(code)}`;
    group.addPart(
      placeOfAnswer(address).key,
      await required((a) => askApp(publishing, a), address),
    );
  }
  return group.finish();
}

async function publishSeries(
  publishing: Publishing,
  indicator: string,
  level: AreasAnswer | undefined,
  group: GroupWriter,
): Promise<void> {
  if (!level) return;
  const query = (rest: Record<string, string>) =>
    `/api/series?${new URLSearchParams({ indicator, ...rest })}`;
  for (let at = 0; at < level.codes.length; at += SERIES_CHUNK) {
    const keys = level.codes.slice(at, at + SERIES_CHUNK).map((code) => `${level.level}:${code}`);
    const found = await askApp(publishing, query({ areas: keys.join(',') }));
    if (found) group.addPart(seriesKey(level.level, at / SERIES_CHUNK), found);
  }
  const middle = await askApp(publishing, query({ middle: level.level }));
  if (middle) group.addPart(middleKey(level.level), middle);
}

/** All years of a topic at a level as CSV: the file that most readers want, made beforehand. */
async function publishFile(
  { app, origin, writer }: Publishing,
  indicator: string,
  level: string,
  group: GroupWriter,
): Promise<void> {
  const query = new URLSearchParams({ indicator, level, period: 'all', format: 'csv' });
  const address = `/api/export?${query}`;
  const response = await app.request(origin + address);
  if (!response.ok) return;
  const body = Buffer.from(await response.arrayBuffer());
  const type = 'text/csv; charset=utf-8';
  group.addNamed(placeOfAnswer(address).key, await writer.object(body, 'csv', { type }));
}

async function publishGeometry(
  { bundle, writer, progress }: Publishing,
  level: string,
  index: PublicationIndex,
): Promise<void> {
  progress(`tiles and outlines of ${level}`);
  const { edition } = bundle;
  const tiles = edition.db
    .prepare<[string], ArchiveTile>('SELECT z, x, y, data FROM tile WHERE level = ?')
    .all(level);
  if (tiles.length > 0) {
    const [west, south, east, north] = edition.meta.bbox;
    const metadata = {
      name: level,
      vector_layers: [{ id: level, fields: { i: 'Number', c: 'String' } }],
    };
    const archive = writePmtiles(tiles, { bbox: [west, south, east, north], metadata });
    const about = { type: 'application/vnd.pmtiles', isRanged: true };
    index.tiles[level] = await writer.object(archive, 'pmtiles', about);
  }
  const outlines = readFileSync(path.join(edition.folder, `${level}.fgb`));
  index.outlines[level] = await writer.object(outlines, 'fgb', {
    type: 'application/octet-stream',
    isRanged: true,
  });
}

/** What can be found, with names folded as the client folds what is typed. */
async function listFound({ edition }: EditionBundle): Promise<FoundEntry[]> {
  const entries = await listEntries(edition);
  return entries.map((entry): FoundEntry => {
    const { ...hit } = entry.hit('nl');
    const names = [
      ...new Set([...entry.names, entry.fullName].map((name) => foldWords(name).join(' '))),
    ];
    const others = (['fr', 'en'] as const).flatMap((language) => {
      const { name, context } = entry.hit(language);
      return name === hit.name && context === hit.context ? [] : [[language, { name, context }]];
    });
    return {
      names: names.filter(Boolean),
      code: entry.code,
      rank: Math.round(entry.rank * 1000) / 1000,
      hit,
      ...Object.fromEntries(others),
    };
  });
}

/** The answer without its edition; null where there is none for the question. */
export async function askApp({ app, origin }: Publishing, address: string): Promise<Answer | null> {
  const response = await app.request(origin + address);
  if (response.status >= 500) throw new Error(`${address} answers ${response.status}`);
  if (!response.ok) return null;
  const { edition: _, ...answer } = (await response.json()) as Answer;
  return answer;
}

async function required(
  ask: (address: string) => Promise<Answer | null>,
  address: string,
): Promise<Answer> {
  const answer = await ask(address);
  if (!answer) throw new Error(`${address} has no answer`);
  return answer;
}
