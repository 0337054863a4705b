import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { z } from 'zod';
import type { LevelData } from '../../geodata/edition/edition.ts';
import { docsPage } from '../catalogue/docs-page.ts';
import { preferencesOf, storedBytes } from '../edition/answer.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { shownFigures } from '../figures/shown-indicator.ts';
import { languageOf } from '../http/language.ts';
import { originOf } from '../http/origin.ts';
import { checkEncoding, parameter, readQuery, targetOf } from '../http/parameters.ts';
import { ANSWER_HEADERS, StoredAnswer } from '../http/stored-answer.ts';
import { apiDefinition } from '../ogc/api-definition.ts';
import {
  collectionLevel,
  collectionsPage,
  describeCollection,
  landingPage,
  type Place,
  withFormat,
} from '../ogc/collections.ts';
import { CONFORMANCE } from '../ogc/conformance.ts';
import { featureOf, joinedColumns } from '../ogc/feature.ts';
import { featureSchema } from '../ogc/feature-schema.ts';
import { findAreas } from '../ogc/find-areas.ts';
import {
  documentShape,
  featureShape,
  type ItemsQuery,
  itemsShape,
  itemsShapeOf,
} from '../ogc/items-query.ts';
import { GEOJSON_TYPE, linkBoth, OPENAPI_TYPE, pageLinks, SCHEMA_TYPE } from '../ogc/links.ts';
import {
  collectionHtml,
  collectionsHtml,
  conformanceHtml,
  type Frame,
  itemHtml,
  itemsHtml,
  landingHtml,
  queryablesHtml,
  schemaHtml,
} from '../ogc/pages.ts';
import { queryablesSchema } from '../ogc/queryables.ts';
import { WORDS } from '../ogc/words.ts';
import { HTML_PAGE_HEADERS, HTML_TYPE } from '../pages/layout/html-page.ts';
import { type Asked, type Deps, editionOf, type Routes } from './declare-routes.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

export function ogcRoutes({ route, openRoute, deps }: Routes): void {
  const at = '/ogc/collections/:level';
  route('/ogc', documentShape, (c, asked) => {
    const frame = frameOf(c, asked);
    return answerKept(c, asked, frame, {
      json: () => landingPage(frame.edition, frame.place),
      html: () => landingHtml(frame),
    });
  });

  route('/ogc/conformance', documentShape, (c, asked) => {
    const frame = frameOf(c, asked);
    return answerKept(c, asked, frame, {
      json: () => ({ conformsTo: CONFORMANCE }),
      html: () => conformanceHtml(frame),
    });
  });

  route('/ogc/api', documentShape, (c, asked) => {
    const frame = frameOf(c, asked);
    const { base, language } = frame.place;
    const define = () => apiDefinition(frame.edition, base, language);
    return answerKept(
      c,
      asked,
      frame,
      { json: define, html: () => docsPage(define(), language, frame.address) },
      OPENAPI_TYPE,
    );
  });

  route('/ogc/collections', documentShape, (c, asked) => {
    const frame = frameOf(c, asked);
    return answerKept(c, asked, frame, {
      json: () => collectionsPage(frame.edition, frame.place),
      html: () => collectionsHtml(frame),
    });
  });

  route(at, documentShape, (c, asked) => {
    const frame = frameOf(c, asked);
    const data = collectionLevel(frame.edition, c.req.param('level'));
    return answerKept(c, asked, frame, {
      json: () => describeCollection(frame.edition, data, frame.place),
      html: () => collectionHtml(frame, data),
    });
  });

  route(`${at}/queryables`, documentShape, (c, asked) => {
    const frame = frameOf(c, asked);
    const { base, language } = frame.place;
    const data = collectionLevel(frame.edition, c.req.param('level'));
    const id = `${base}/collections/${data.level.code}/queryables`;
    const define = () => queryablesSchema(frame.edition, data, language, id);
    return answerKept(
      c,
      asked,
      frame,
      { json: define, html: () => queryablesHtml(frame, data, define().properties) },
      SCHEMA_TYPE,
    );
  });

  route(`${at}/schema`, documentShape, (c, asked) => {
    const frame = frameOf(c, asked);
    const { edition, place } = frame;
    const data = collectionLevel(edition, c.req.param('level'));
    const indicators = (asked.query.indicators ?? []).map((code) =>
      shownFigures(asked.bundle, code),
    );
    const id = `${place.base}/collections/${data.level.code}/schema`;
    return answerKept(
      c,
      asked,
      frame,
      {
        json: () => featureSchema(edition, data, indicators, place.language, id),
        html: () => schemaHtml(frame, data, indicators),
      },
      SCHEMA_TYPE,
    );
  });

  // Which filters there are depends on the collection, so the address is read once that is known.
  openRoute(`${at}/items`, { ...itemsShape, edition: parameter.edition }, (c) => {
    const named = new URL(c.req.url).searchParams.get('edition') ?? undefined;
    const { edition } = deps.editions.liveOr(named);
    const data = collectionLevel(edition, c.req.param('level'));
    const asked = readAsked(c, deps, itemsShapeOf(edition, data));
    return answerItems(c, asked.bundle, frameOf(c, asked), data, asked.query);
  });

  route(`${at}/items/:code`, featureShape, (c, asked) => {
    const { bundle, query } = asked;
    const frame = frameOf(c, asked);
    const data = collectionLevel(bundle.edition, c.req.param('level'));
    const index = bundle.edition.areaIndex(data, c.req.param('code'));
    const feature = featureOf(bundle, data, index, query.crs, joinedColumns(bundle, data, query));
    if (isHtml(c, query.f)) return answerFresh(c, bundle, frame, itemHtml(frame, data, feature));
    const { base, query: rest, language } = frame.place;
    const links = [
      ...linkBoth('self', frame.address, String(feature.properties.name), GEOJSON_TYPE),
      {
        rel: 'collection',
        type: 'application/json',
        title: data.level.namePlural[language],
        href: `${base}/collections/${data.level.code}${rest}`,
      },
    ];
    return answerFresh(c, bundle, frame, { ...feature, links }, { crs: query.crs });
  });
}

type Document = Asked<typeof documentShape>;

/** An address that is read by its handler, as strictly as any other. */
function readAsked<Shape extends z.ZodRawShape>(
  c: Context,
  { editions }: Deps,
  shape: Shape,
): Asked<Shape> {
  const whole = { ...shape, edition: parameter.edition };
  checkEncoding(c.req.url);
  const query = readQuery(c.req.url, whole);
  return { bundle: editions.liveOr(editionOf(query)), query: query as Asked<Shape>['query'] };
}

/** What every document repeats in its links. */
function frameOf(c: Context, { bundle, query }: Document): Frame {
  const { lang, indicators, period } = query;
  const edition = editionOf(query);
  const repeated = new URLSearchParams({
    ...(lang && { lang }),
    ...(edition && { edition }),
    ...(indicators && { indicators: indicators.join(',') }),
    ...(period && { period }),
  });
  const origin = originOf(c);
  const place: Place = {
    base: `${origin}/ogc`,
    query: repeated.size > 0 ? `?${repeated}` : '',
    language: languageOf(c, lang),
  };
  return { edition: bundle.edition, place, address: `${origin}${targetOf(c.req.url)}` };
}

function isHtml(c: Context, f: 'json' | 'html' | undefined): boolean {
  if (f) return f === 'html';
  const supports = ['application/json', GEOJSON_TYPE, SCHEMA_TYPE, OPENAPI_TYPE, 'text/html'];
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === 'text/html';
}

function headersOf(frame: Frame, page: boolean, crs?: string): Record<string, string> {
  return {
    ...ANSWER_HEADERS,
    ...(page ? HTML_PAGE_HEADERS : {}),
    ...(crs ? { 'content-crs': `<${crs}>` } : {}),
    'content-language': frame.place.language,
    vary: 'Accept, Accept-Encoding, Accept-Language',
  };
}

/** A document that depends on the edition and the address alone. */
function answerKept(
  c: Context,
  { bundle, query }: Document,
  frame: Frame,
  make: { json: () => object; html: () => string },
  type = JSON_TYPE,
): Response | Promise<Response> {
  const page = isHtml(c, query.f);
  const key = ['ogc', frame.address, frame.place.language, page];
  const bytes = (): Buffer => Buffer.from(page ? make.html() : JSON.stringify(make.json()));
  const headers = headersOf(frame, page);
  return storedBytes(c, bundle, key, page ? HTML_TYPE : type, bytes, headers);
}

/** One of endlessly many: not kept. */
function answerFresh(
  c: Context,
  bundle: EditionBundle,
  frame: Frame,
  answer: string | object,
  { crs, timeStamp }: { crs?: string; timeStamp?: string } = {},
): Response | Promise<Response> {
  const page = typeof answer === 'string';
  const lasting = Buffer.from(page ? answer : JSON.stringify(answer));
  const body = timeStamp
    ? Buffer.from(JSON.stringify({ ...(answer as object), timeStamp }))
    : lasting;
  const type = page ? HTML_TYPE : GEOJSON_TYPE;
  const stored = new StoredAnswer(body, type, bundle.id, lasting);
  return stored.respond(preferencesOf(c), headersOf(frame, page, crs));
}

function answerItems(
  c: Context,
  bundle: EditionBundle,
  frame: Frame,
  data: LevelData,
  query: ItemsQuery,
): Response | Promise<Response> {
  const words = WORDS[frame.place.language];
  const found = findAreas(bundle, data, query);
  const { limit, offset, crs } = query;
  const joined = joinedColumns(bundle, data, query);
  const features = found
    .slice(offset, offset + limit)
    .map((index) => featureOf(bundle, data, index, crs, joined));
  const matched = found.length;
  const titles = { previous: words.previous, next: words.next };
  const pages = pageLinks(frame.address, { offset, limit, matched }, titles);
  if (isHtml(c, query.f)) {
    return answerFresh(
      c,
      bundle,
      frame,
      itemsHtml(frame, data, { features, matched, offset, links: pages }),
    );
  }
  const title = data.level.namePlural[frame.place.language];
  const answer = {
    type: 'FeatureCollection',
    numberMatched: matched,
    numberReturned: features.length,
    links: [
      { rel: 'self', type: GEOJSON_TYPE, title, href: frame.address },
      { rel: 'alternate', type: 'text/html', title, href: withFormat(frame.address, 'html') },
      ...pages,
    ],
    features,
  };
  return answerFresh(c, bundle, frame, answer, { crs, timeStamp: new Date().toISOString() });
}
