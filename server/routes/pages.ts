/** Pages of HTML, for people without script and for those who follow a link. */
import type { Context } from 'hono';
import type { Language } from '../../geodata/model/model.ts';
import { reportLinks } from '../content/pages/report-links.ts';
import { LANGUAGES } from '../contract/languages.ts';
import { indexPath, PICTURE } from '../contract/page-paths.ts';
import { preferencesOf } from '../edition/answer.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import type { Place } from '../edition/place.ts';
import { errorResponse } from '../http/errors.ts';
import { originOf } from '../http/origin.ts';
import { checkEncoding, parameter, readQuery, targetOf } from '../http/parameters.ts';
import { StoredAnswer } from '../http/stored-answer.ts';
import { printAreaPage } from '../pages/areas/area-page.ts';
import { findArea } from '../pages/areas/find-area.ts';
import { type AreaHit, printIndexPage, printMissingPage } from '../pages/areas/index-page.ts';
import { drawPreview, renderPng } from '../pages/areas/preview-image.ts';
import { HEADERS, missingPage, pagesOf, redirect, stored } from '../pages/layout/page-answer.ts';
import { pageFile } from '../pages/layout/page-files.ts';
import { suggestHits } from '../pages/layout/suggest-hits.ts';
import type { Routes } from './declare-routes.ts';

const MAX_HITS = 20;
/** Codes of areas: their beginning says where. */
const LENGTHS = { shortest: 5, longest: 12 };

type Asked = { c: Context; bundle: EditionBundle; language: Language };

export function pagesRoutes({ openRoute, deps }: Routes): void {
  for (const language of LANGUAGES) {
    openRoute(`${indexPath(language)}/*`, {}, (c) => {
      checkEncoding(c.req.url);
      return answer({ c, bundle: deps.editions.live(), language });
    });
  }

  openRoute('/pages/:file', {}, (c) => {
    const file = pageFile(c.req.path);
    if (!file) return errorResponse('not_found', `there is nothing at ${c.req.path}`);
    const cached = { 'cache-control': 'public, max-age=31536000, immutable' };
    const isFont = file.contentType.startsWith('font/');
    const preferences = preferencesOf(c);
    return file.respond(isFont ? { ...preferences, acceptEncoding: undefined } : preferences, {
      ...HEADERS,
      ...cached,
    });
  });
}

function answer(asked: Asked): Response | Promise<Response> {
  const { c, bundle, language } = asked;
  const [pathname = ''] = targetOf(c.req.url).split('?', 1);
  const parts = pathname
    .slice(indexPath(language).length + 1)
    .split('/')
    .map(decodeURIComponent);
  const isSlashed = parts.length > 1 && parts.at(-1) === '';
  if (isSlashed) return redirect(pathname.replace(/\/+$/, ''), 308);
  const [level = '', code, ...rest] = parts;
  if (level === '' && code === undefined) return answerIndex(asked);
  const isPicture = rest.length === 1 && rest[0] === PICTURE;
  if (code === undefined || (rest.length > 0 && !isPicture)) return answerMissing(asked, null);
  const found = findArea(bundle.edition, language, level, code);
  if (found.kind === 'missing') return answerMissing(asked, code);
  if (found.kind === 'page') return (isPicture ? answerPicture : answerArea)(asked, found.place);
  return redirect(found.path + (isPicture ? `/${PICTURE}` : ''), found.status);
}

function answerArea({ c, bundle, language }: Asked, place: Place): Response | Promise<Response> {
  const origin = originOf(c);
  const key = JSON.stringify([language, place.ref.level, place.index, origin]);
  const pages = pagesOf(bundle);
  const page =
    pages.get(key) ??
    stored(
      bundle,
      printAreaPage(bundle, place, language, origin, reportLinks(bundle, place, language)),
    );
  pages.set(key, page);
  return page.respond(preferencesOf(c), HEADERS);
}

async function answerPicture({ c, bundle, language }: Asked, place: Place): Promise<Response> {
  const key = JSON.stringify([PICTURE, language, place.ref.level, place.index]);
  const pages = pagesOf(bundle);
  const picture = pages.get(key) ?? (await draw());
  pages.set(key, picture);
  return picture.respond({ ...preferencesOf(c), acceptEncoding: undefined }, HEADERS);

  async function draw(): Promise<StoredAnswer> {
    const png = await renderPng(drawPreview(bundle, place, language));
    return new StoredAnswer(png, 'image/png', bundle.id);
  }
}

async function answerIndex({ c, bundle, language }: Asked): Promise<Response> {
  const { q } = readQuery(c.req.url, { q: parameter.search.optional() });
  const hits = q === undefined ? [] : await findAreas(bundle, q, MAX_HITS);
  const search = q === undefined ? null : { query: q, hits };
  const page = stored(bundle, printIndexPage(bundle, language, originOf(c), search));
  return page.respond(preferencesOf(c), HEADERS);
}

async function answerMissing(
  { c, bundle, language }: Asked,
  code: string | null,
): Promise<Response> {
  const find = (query: string, most: number) => findAreas(bundle, query, most);
  const hits = code === null ? [] : await suggestHits(code, LENGTHS, find);
  return missingPage(printMissingPage(bundle, language, originOf(c), code, hits));
}

async function findAreas(bundle: EditionBundle, query: string, most: number): Promise<AreaHit[]> {
  const hits = (await bundle.search()).find(query, most);
  return hits.flatMap((hit) => (hit.kind === 'area' ? [hit] : []));
}
