/** Links to the closed portal's pages: which addresses are such links, and what stands in them. */
import { splitList } from '../odata/portal-names.ts';

/** Only the portal's links have these; a link of ours has none of them. */
const NAMES = [
  'var',
  'geolevel',
  'geoitem',
  'geoitem_codes',
  'geosplit',
  'geocompare',
  'geocompare_item',
  'favorite',
] as const;
/** What the portal keeps on its server under a name of its own. */
const KEPT = ['presel_code', 'cat_open_code', 'workspace_guid', 'report'] as const;
type Name = (typeof NAMES)[number] | (typeof KEPT)[number] | 'period';

/** Its pages, wherever a site puts them: `/databank`, `/admin/jive/`, `/viewer/JiveEmbedded.aspx`. */
const PAGE = /^\/(?:[\w-]+\/)*(?:databank|jive|viewer)(?:\/|\/?[\w-]*\.aspx)?$/i;
const EMBEDDED = /embedded\.aspx$/i;

/** Parameters of ours that may stand in such a link as well, since sites put them there themselves. */
const OURS = ['lang', 'theme', 'edition', 'embed'] as const;

export type DeepLink = {
  indicators: string[];
  level: string | null;
  areas: string[];
  split: string | null;
  compareLevel: string | null;
  compareAreas: string[];
  period: string | null;
  /** Name of a presentation, report or workspace when the link says nothing else. */
  kept: string | null;
  /** Parameters that are ours, as they were given. */
  ours: [string, string][];
};

/** What a link of the portal asks for, or null when the address is none. */
export function readDeepLink(path: string, search: string): DeepLink | null {
  const query = new URLSearchParams(search);
  const given = readGiven(query);
  const says = [...NAMES, 'presel_code', 'cat_open_code', 'workspace_guid'] as const;
  const isPage = PAGE.test(path);
  if (!isPage && !says.some((name) => given.has(name))) return null;
  const listOf = (...names: Name[]): string[] => names.flatMap((name) => read(given.get(name)));
  const ours = OURS.flatMap((name): [string, string][] => {
    const value = query.get(name);
    return value === null ? [] : [[name, value]];
  });
  if (EMBEDDED.test(path) && !query.has('embed')) ours.push(['embed', '']);
  const question = NAMES.some((name) => given.has(name));
  const kept = KEPT.map((name) => given.get(name)).find((text) => text !== undefined);
  return {
    indicators: listOf('var'),
    level: given.get('geolevel') ?? null,
    areas: given.has('geoitem')
      ? listOf('geoitem', 'geoitem_codes')
      : listOf('geoitem_codes', 'favorite'),
    split: given.get('geosplit') ?? null,
    compareLevel: given.get('geocompare') ?? null,
    compareAreas: listOf('geocompare_item'),
    period: given.get('period') ?? null,
    kept: question ? null : (kept ?? null),
    ours,
  };
}

/** Names in any case; one given twice is a list. */
function readGiven(query: URLSearchParams): Map<string, string> {
  const given = new Map<string, string>();
  for (const [name, value] of query) {
    const text = value.trim();
    if (text === '') continue;
    const key = name.toLowerCase();
    const before = given.get(key);
    given.set(key, before === undefined ? text : `${before},${text}`);
  }
  return given;
}

/**
 * Codes separated by `,`, `;` or `+`. A query's plus is read as a space, and names have spaces too: only what
 * looks like codes is taken apart there.
 */
function read(text: string | undefined): string[] {
  if (text === undefined || /^[,;\s]*$/.test(text)) return [];
  return splitList(text, 'list').flatMap((item) => {
    const words = item.split(/[\s+]+/).filter((word) => word !== '');
    return words.every((word) => /\d/.test(word)) ? words : [item];
  });
}
