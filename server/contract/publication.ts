/**
 * An edition as plain files that any web server, object store or CDN serves: where each answer lies. The command that
 * writes them and the client that reads them share this. Everything under `objects/` is named after its content.
 */

/** `live.json`, and `releases/<edition>.json` for each edition that was published: the one file that changes. */
export type Pointer = { edition: string; index: string };

/** A file of its own, or a part of the group's bundle: gzipped JSON, read by range. */
export type Entry = string | readonly [offset: number, length: number];

/** Answers of one kind about one thing, by what else was asked. */
export type Group = { bundle?: string; entries: Record<string, Entry> };

export type PublicationIndex = {
  edition: string;
  /** Answers by address. */
  answers: Record<string, string>;
  /** Names of groups, each with the file that lists its answers. */
  groups: Record<string, string>;
  /** Per level a PMTiles archive. */
  tiles: Record<string, string>;
  /** Per level a FlatGeobuf. */
  outlines: Record<string, string>;
  search: string;
};

/** One thing that can be found; `fr` and `en` only where they are said otherwise. */
export type FoundEntry = {
  /** Folded names, the best first. */
  names: string[];
  code: string;
  rank: number;
  hit: object;
  fr?: { name: string; context: string };
  en?: { name: string; context: string };
};

export const POINTER_PATH = '/live.json';
export const releasePath = (edition: string): string => `/releases/${edition}.json`;
export const objectPath = (name: string): string => `/objects/${name}`;

/** Marks the client's page in a publication. */
export const PUBLICATION_META = 'buurtatlas-publication';

/** Areas of a level whose series lie together: as many as one question may ask for. */
export const SERIES_CHUNK = 50;

/** Where the answer to an address is looked up: in a group, or by the address itself. */
export function placeOfAnswer(address: string): { group: string | null; key: string } {
  const [path = '', search = ''] = address.split('?', 2);
  const query = new URLSearchParams(search);
  query.delete('edition');
  query.sort();
  const [, , kind = '', first, second] = path.split('/');
  if (kind === 'areas' && first && second) return { group: `areas/${first}`, key: second };
  const indicator = query.get('indicator');
  if (indicator !== null && (kind === 'values' || kind === 'export' || kind === 'series')) {
    query.delete('indicator');
    return { group: `${kind}/${encodeURIComponent(indicator)}`, key: query.toString() };
  }
  const rest = query.toString();
  return { group: null, key: rest === '' ? path : `${path}?${rest}` };
}

/** Key of a stretch of a level's series, and of the middle of a level, in the group of an indicator. */
export const seriesKey = (level: string, chunk: number): string => `${level}/${chunk}`;
export const middleKey = (level: string): string => `${level}/middle`;
export const seriesGroup = (indicator: string): string => `series/${encodeURIComponent(indicator)}`;
