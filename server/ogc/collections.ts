import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import type { Language } from '../../geodata/model/model.ts';
import { CRS84, SYSTEMS } from './crs.ts';
import { GEOJSON_TYPE, type Link, linkBoth, OPENAPI_TYPE, SCHEMA_TYPE } from './links.ts';
import { WORDS } from './words.ts';

/** Levels that are drawn, coarse to fine. */
export function drawnLevels(edition: Edition): LevelData[] {
  return edition.levels.filter(({ drawn }) => drawn > 0);
}

/** The level behind a collection. Throws `unknown_level`, or `not_available` for one without outlines. */
export function collectionLevel(edition: Edition, id: string): LevelData {
  const data = edition.level(id);
  if (data.drawn > 0) return data;
  const known = drawnLevels(edition).map(({ level }) => level.code);
  throw new DataError(
    'not_available',
    `${data.level.code} has no geometry (drawn: ${known.join(', ')})`,
  );
}

/** `base` is the address of `/ogc`; `query` what every link repeats (`lang`, `edition`, joined columns). */
export type Place = { base: string; query: string; language: Language };

export function landingPage(edition: Edition, place: Place) {
  const { base, query, language } = place;
  const words = WORDS[language];
  return {
    title: `${edition.meta.name[language]} · ${words.title}`,
    description: words.description,
    attribution: creditsOf(edition),
    links: [
      ...linkBoth('self', `${base}${query}`, words.title),
      {
        rel: 'service-desc',
        type: OPENAPI_TYPE,
        title: words.definition,
        href: `${base}/api${query}`,
      },
      {
        rel: 'service-doc',
        type: 'text/html',
        title: words.definition,
        href: withFormat(`${base}/api${query}`, 'html'),
      },
      link('conformance', `${base}/conformance${query}`, words.conformance),
      link('data', `${base}/collections${query}`, words.collections),
    ],
  };
}

export function collectionsPage(edition: Edition, place: Place) {
  const { base, query, language } = place;
  return {
    links: linkBoth('self', `${base}/collections${query}`, WORDS[language].collections),
    collections: drawnLevels(edition).map((data) => describeCollection(edition, data, place)),
  };
}

export function describeCollection(edition: Edition, data: LevelData, place: Place) {
  const { base, query, language } = place;
  const words = WORDS[language];
  const { code, namePlural, boundaries } = data.level;
  const at = `${base}/collections/${code}`;
  const items = `${at}/items${query}`;
  const kind = boundaries === 'official' ? words.official : words.approximate;
  return {
    id: code,
    title: namePlural[language],
    description: `${edition.meta.name[language]}, ${words.outline.toLowerCase()}: ${kind}`,
    attribution: creditsOf(edition),
    itemType: 'feature',
    extent: { spatial: { bbox: [boxOf(data)], crs: CRS84 } },
    crs: [...SYSTEMS],
    storageCrs: CRS84,
    links: [
      ...linkBoth('self', `${at}${query}`, namePlural[language]),
      { rel: 'items', type: GEOJSON_TYPE, title: words.areas, href: items },
      {
        rel: 'items',
        type: 'text/html',
        title: words.areas,
        href: withFormat(items, 'html'),
      },
      {
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/queryables',
        type: SCHEMA_TYPE,
        title: words.queryables,
        href: `${at}/queryables${query}`,
      },
      {
        rel: 'describedby',
        type: SCHEMA_TYPE,
        title: words.properties,
        href: `${at}/schema${query}`,
      },
      ...licenceLinks(edition),
    ] satisfies Link[],
  };
}

function licenceLinks(edition: Edition): Link[] {
  const urls = new Set(edition.meta.sources.flatMap(({ url }) => (url ? [url] : [])));
  return [...urls].map((href) => ({ rel: 'via', href, title: href }));
}

function boxOf({ bboxes }: LevelData): number[] {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const own of bboxes) {
    if (!own) continue;
    box[0] = Math.min(box[0] ?? 0, own[0]);
    box[1] = Math.min(box[1] ?? 0, own[1]);
    box[2] = Math.max(box[2] ?? 0, own[2]);
    box[3] = Math.max(box[3] ?? 0, own[3]);
  }
  return box;
}

function creditsOf(edition: Edition): string {
  const credits = edition.meta.sources.map(({ credit, publisher }) => credit ?? publisher);
  return [...new Set(credits)].join('; ');
}

function link(rel: string, href: string, title: string): Link {
  return { rel, type: 'application/json', title, href };
}

export function withFormat(address: string, format: 'json' | 'html'): string {
  const url = new URL(address);
  url.searchParams.set('f', format);
  return url.href;
}
