/** Pages of indicators: what each is, and a list of all. */
import type { Context } from 'hono';
import type { Language } from '../../geodata/model/model.ts';
import { LANGUAGES } from '../contract/languages.ts';
import { topicPath, topicsPath } from '../contract/page-paths.ts';
import { preferencesOf } from '../edition/answer.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { originOf } from '../http/origin.ts';
import { checkEncoding, parameter, readQuery, targetOf } from '../http/parameters.ts';
import { HEADERS, missingPage, pagesOf, redirect, stored } from '../pages/layout/page-answer.ts';
import { suggestHits } from '../pages/layout/suggest-hits.ts';
import { printTopicPage } from '../pages/topics/topic-page.ts';
import {
  printMissingTopicPage,
  printTopicsPage,
  type TopicHit,
} from '../pages/topics/topics-page.ts';
import type { Routes } from './declare-routes.ts';

const MAX_HITS = 20;
/** Codes share their beginnings, which say of what table they are. */
const LENGTHS = { shortest: 3, longest: 24 };

type Asked = { c: Context; bundle: EditionBundle; language: Language };

export function topicPagesRoutes({ openRoute, deps }: Routes): void {
  for (const language of LANGUAGES) {
    openRoute(`${topicsPath(language)}/*`, {}, (c) => {
      checkEncoding(c.req.url);
      return answer({ c, bundle: deps.editions.live(), language });
    });
  }
}

function answer(asked: Asked): Response | Promise<Response> {
  const { c, bundle, language } = asked;
  const [pathname = ''] = targetOf(c.req.url).split('?', 1);
  const parts = pathname.slice(topicsPath(language).length + 1).split('/');
  if (parts.length > 1 && parts.at(-1) === '') return redirect(pathname.replace(/\/+$/, ''), 308);
  const [code = '', ...rest] = parts.map(decodeURIComponent);
  if (code === '' && rest.length === 0) return answerTopics(asked);
  const indicator = rest.length === 0 ? bundle.edition.findIndicator(code) : null;
  if (!indicator) return answerMissing(asked, rest.length === 0 ? code : null);
  if (indicator.code !== code) return redirect(topicPath(language, indicator.code), 308);
  const origin = originOf(c);
  const key = JSON.stringify(['topic', language, code, origin]);
  const pages = pagesOf(bundle);
  const page =
    pages.get(key) ?? stored(bundle, printTopicPage(bundle, indicator, language, origin));
  pages.set(key, page);
  return page.respond(preferencesOf(c), HEADERS);
}

async function answerTopics({ c, bundle, language }: Asked): Promise<Response> {
  const { q } = readQuery(c.req.url, { q: parameter.search.optional() });
  const search = q === undefined ? null : { query: q, hits: await findTopics(bundle, q, MAX_HITS) };
  const page = stored(bundle, printTopicsPage(bundle, language, originOf(c), search));
  return page.respond(preferencesOf(c), HEADERS);
}

async function answerMissing(
  { c, bundle, language }: Asked,
  code: string | null,
): Promise<Response> {
  const find = (query: string, most: number) => findTopics(bundle, query, most);
  const hits = code === null ? [] : await suggestHits(code, LENGTHS, find);
  return missingPage(printMissingTopicPage(bundle, language, originOf(c), code, hits));
}

async function findTopics(bundle: EditionBundle, query: string, most: number): Promise<TopicHit[]> {
  // Areas share the answer, so more is asked than is shown.
  const hits = (await bundle.search()).find(query, most * 2);
  return hits.flatMap((hit) => (hit.kind === 'indicator' ? [hit] : [])).slice(0, most);
}
