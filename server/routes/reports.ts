/** Reports: the list, choosing an area, a report for an area, and the figures of a block. */
import type { Context } from 'hono';
import { z } from 'zod';
import type { ContentDocument } from '../../geodata/content/content.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import type { Language } from '../../geodata/model/model.ts';
import { BLOCK_FILES } from '../content/blocks/print-block.ts';
import { parseComparison } from '../content/context/comparisons.ts';
import { contentOf, findDocument } from '../content/context/content-of.ts';
import {
  type FoundTerritory,
  findTerritory,
  type Refusal,
} from '../content/context/find-territory.ts';
import type { ReportQuestion } from '../content/context/report-scope.ts';
import { blockFile } from '../content/pages/block-file.ts';
import {
  contentPath,
  PAGE_KINDS,
  type PageKind,
  questionOf,
  startPath,
  territoryPath,
} from '../content/pages/content-paths.ts';
import { parseTiles, printOwnDashboard } from '../content/pages/own-dashboard.ts';
import { addressOf, printReportPage } from '../content/pages/report-page.ts';
import {
  printChoosePage,
  printRefusalPage,
  printReportsPage,
} from '../content/pages/reports-page.ts';
import { printStartPage } from '../content/pages/start-page.ts';
import type { AreaRef } from '../contract/areas.ts';
import { LANGUAGES } from '../contract/languages.ts';
import { preferencesOf } from '../edition/answer.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { pageHeaders } from '../http/headers.ts';
import { originOf } from '../http/origin.ts';
import { checkEncoding, readQuery, targetOf } from '../http/parameters.ts';
import { StoredAnswer } from '../http/stored-answer.ts';
import { HEADERS, missingPage, pagesOf, redirect, stored } from '../pages/layout/page-answer.ts';
import type { Routes } from './declare-routes.ts';

const MOST_HITS = 20;
const LONGEST_QUERY = 100;
const SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A form sends what was left as it was as an empty text. */
const optional = z
  .string()
  .max(1000)
  .transform((text) => (text === '' ? null : text))
  .optional();
const until = z
  .string()
  .regex(/^(\d{4})?$/, 'expected a year such as 2015')
  .transform((text) => (text === '' ? null : text))
  .optional();

const tiles = z.string().max(4000).optional();

type Asked = {
  c: Context;
  bundle: EditionBundle;
  kind: PageKind;
  language: Language;
  origin: string;
};

export function reportsRoutes({ openRoute, deps }: Routes): void {
  for (const language of LANGUAGES) {
    for (const kind of PAGE_KINDS) {
      openRoute(`${contentPath(kind, language)}/*`, {}, (c) => {
        checkEncoding(c.req.url);
        return answer({ c, bundle: deps.editions.live(), kind, language, origin: originOf(c) });
      });
    }
    openRoute(startPath(language), {}, (c) => {
      const asked = { c, bundle: deps.editions.live(), language, origin: originOf(c) };
      readQuery(c.req.url, {});
      return page({ ...asked, kind: 'report' }, ['start'], () =>
        printStartPage(asked.bundle, language, asked.origin),
      );
    });
  }
}

function answer(asked: Asked): Response | Promise<Response> {
  const { c, language, bundle, kind } = asked;
  const [pathname = ''] = targetOf(c.req.url).split('?', 1);
  if (pathname.endsWith('/')) return redirect(pathname.replace(/\/+$/, ''), 308);
  const parts = pathname
    .slice(contentPath(kind, language).length + 1)
    .split('/')
    .map(decodeURIComponent);
  const [name = '', segment, codes, file, ...rest] = parts;
  if (name === '') return answerList(asked);
  const document = findDocument(contentOf(bundle), kind, name, language);
  if (!document || rest.length > 0)
    return refuse(asked, document, { kind: 'missing', name: parts.join('/') });
  if (segment === undefined) return choose(asked, document);
  if (codes === undefined)
    return refuse(asked, document, { kind: 'unknown_level', level: segment });
  const found = findTerritory(bundle.edition, segment, codes);
  const refusal = 'kind' in found ? found : refusalOf(document, found);
  if (refusal) return refuse(asked, document, refusal);
  return answerReport(asked, document, found as FoundTerritory, file);
}

/** All of a kind, or what there is for the area that somebody came from. */
function answerList(asked: Asked): Response | Promise<Response> {
  const { c, bundle, kind, language, origin } = asked;
  const { gebied, onbekend, tegels } = readQuery(c.req.url, {
    gebied: optional,
    onbekend: optional,
    tegels: tiles,
  });
  if (kind === 'dashboard' && tegels !== undefined)
    return page(asked, ['mine', tegels], () =>
      printOwnDashboard(bundle, parseTiles(tegels), language, origin),
    );
  const [, level = '', code = ''] = /^([^:]+):(.+)$/.exec(gebied ?? '') ?? [];
  const found = gebied ? findTerritory(bundle.edition, level, code) : null;
  if (found && 'kind' in found) return refuse(asked, null, found);
  const of = { place: found?.territory.place ?? null, unknown: onbekend ?? null };
  return page(asked, [kind, gebied, onbekend], () =>
    printReportsPage(bundle, kind, language, origin, of),
  );
}

function answerReport(
  asked: Asked,
  document: ContentDocument,
  { territory, moved }: FoundTerritory,
  file: string | undefined,
): Response | Promise<Response> {
  const { c, bundle, language, origin } = asked;
  const query = readQuery(c.req.url, { tegen: optional, tot: until });
  const comparison = query.tegen ? parseComparison(query.tegen) : null;
  const isDefault = query.tegen === document.head.compare;
  const question: ReportQuestion = {
    document,
    territory,
    comparison: isDefault ? null : comparison,
    until: query.tot ?? null,
  };
  if (file !== undefined) return answerFile(asked, question, file);
  const key = [
    asked.kind,
    document.name,
    territoryPath(bundle.edition, territory),
    moved.map(({ from }) => from.ref.code),
    query,
  ];
  return page(asked, key, () => printReportPage(bundle, question, moved, language, origin).page);
}

/** A file of one block; what it is of stands in the name of the file too. */
async function answerFile(
  { c, bundle, kind, language, origin }: Asked,
  question: ReportQuestion,
  name: string,
): Promise<Response> {
  const { document, territory, comparison } = question;
  const [, id = '', extension = ''] = /^(.*)\.(\w+)$/.exec(name) ?? [];
  const file = BLOCK_FILES.find((one) => one === extension);
  const place = territoryPath(bundle.edition, territory);
  const address = {
    ...addressOf(
      `${contentPath(kind, language, document.name)}/${place}`,
      questionOf(comparison, question.until),
    ),
    origin,
  };
  const answer = file && (await blockFile(bundle, question, { id, file }, language, address));
  if (!answer)
    throw new DataError('not_found', `${document.kind} ${document.name} has no block "${name}"`);
  const { data, indices } = territory;
  const area = indices.length === 1 ? data.areas[indices[0] ?? 0]?.code : `${indices.length}-areas`;
  const title = `${document.name}-${id}-${data.level.code}-${area}.${extension}`;
  return new StoredAnswer(answer.body, answer.type, bundle.id).respond(preferencesOf(c), {
    ...HEADERS,
    // A block stands in pages of others, and its picture carries its own rules.
    ...(file === 'html' ? pageHeaders(true) : {}),
    ...(file === 'svg' ? { 'content-security-policy': SVG_POLICY } : {}),
    ...(answer.isAttached
      ? { 'content-disposition': `attachment; filename="${title.replace(/[^\w.-]/g, '_')}"` }
      : {}),
  });
}

/** Why a report is not for what was found; null where it is. */
function refusalOf({ head }: ContentDocument, { territory }: FoundTerritory): Refusal | null {
  const { data, indices } = territory;
  if (!head.levels.includes(data.level.family))
    return { kind: 'not_for_level', level: data, territory };
  if (indices.length > head.areas)
    return { kind: 'too_many_areas', most: head.areas, got: indices.length };
  return null;
}

async function choose(
  { c, bundle, language, origin }: Asked,
  document: ContentDocument,
): Promise<Response> {
  const { q } = readQuery(c.req.url, { q: z.string().max(LONGEST_QUERY).optional() });
  const query = q?.trim() ?? '';
  const hits = query === '' ? [] : await findAreas(bundle, document, query);
  const body = printChoosePage(
    bundle,
    document,
    language,
    origin,
    query === '' ? null : { query, hits },
  );
  return stored(bundle, body).respond(preferencesOf(c), HEADERS);
}

/** Areas of the levels of a report. */
async function findAreas(
  bundle: EditionBundle,
  { head }: ContentDocument,
  query: string,
): Promise<AreaRef[]> {
  const found = (await bundle.search()).find(query, MOST_HITS * 3);
  return found
    .flatMap((hit): AreaRef[] => {
      if (hit.kind !== 'area') return [];
      const data = bundle.edition.level(hit.level);
      const index = data.indexOf.get(hit.code.toUpperCase());
      if (index === undefined || !head.levels.includes(data.level.family)) return [];
      return [{ level: data.level.code, code: hit.code, name: hit.name, index }];
    })
    .slice(0, MOST_HITS);
}

function refuse(
  { bundle, kind, language, origin }: Asked,
  document: ContentDocument | null,
  refusal: Parameters<typeof printRefusalPage>[3],
): Response {
  return missingPage(printRefusalPage(bundle, kind, document, refusal, language, origin));
}

function page(
  { c, bundle, language, origin }: Asked,
  question: readonly unknown[],
  print: () => string,
): Response | Promise<Response> {
  const key = JSON.stringify(['content', language, origin, ...question]);
  const pages = pagesOf(bundle);
  const answer = pages.get(key) ?? stored(bundle, print());
  pages.set(key, answer);
  return answer.respond(preferencesOf(c), HEADERS);
}
