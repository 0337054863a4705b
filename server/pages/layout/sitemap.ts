/** What search engines should know: every page that is its own canonical one. */
import type { Edition, LevelData } from '../../../geodata/edition/edition.ts';
import type { Language } from '../../../geodata/model/model.ts';
import { LANGUAGES } from '../../contract/languages.ts';
import { areaPath, indexPath, topicPath, topicsPath } from '../../contract/page-paths.ts';
import { isNewest, segmentOf } from '../../edition/newest-vintage.ts';
import { html } from '../../http/html.ts';

/** The protocol (sitemaps.org) allows 50,000 addresses in a file; ours stay far under its 50 MB. */
export const MAX_ADDRESSES = 50_000;

/** Paths of all pages: topics, areas of the newest vintages, and what only an older one has. */
export function listPagePaths(edition: Edition): string[] {
  const areas = edition.levels.flatMap((data) => {
    const segment = segmentOf(edition, data);
    return codesOf(edition, data).map(
      (code) => (language: Language) => areaPath(language, segment, code),
    );
  });
  const topics = edition.indicators.filter(({ visible }) => visible);
  return LANGUAGES.flatMap((language) => [
    indexPath(language),
    topicsPath(language),
    ...topics.map(({ code }) => topicPath(language, code)),
    ...areas.map((pathIn) => pathIn(language)),
  ]);
}

/** Unknown locations are no places to find. */
function codesOf(edition: Edition, data: LevelData): string[] {
  const { level, areas, indexOf } = data;
  const newest = edition.level(level.family);
  const isOlder = !isNewest(edition, level.code);
  return [...indexOf].flatMap(([folded, index]) => {
    const area = areas[index];
    if (!area || area.unknownLocation || (isOlder && newest.indexOf.has(folded))) return [];
    return [area.code];
  });
}

/** A file of at most 50,000 pages; `part` counts from 0. */
export function printSitemap(
  paths: readonly string[],
  origin: string,
  builtAt: string,
  part: number,
): string {
  const listed = paths.slice(part * MAX_ADDRESSES, (part + 1) * MAX_ADDRESSES);
  const date = builtAt.slice(0, 10);
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${listed.map((path) => html`<url><loc>${origin + path}</loc><lastmod>${date}</lastmod></url>\n`)}</urlset>
`);
}

/** The list of files, where one is not enough. */
export function printSitemapIndex(parts: number, origin: string, builtAt: string): string {
  const date = builtAt.slice(0, 10);
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${Array.from(
  { length: parts },
  (_, i) =>
    html`<sitemap><loc>${origin}/sitemap/${i + 1}.xml</loc><lastmod>${date}</lastmod></sitemap>\n`,
)}</sitemapindex>
`);
}

/** Pages may be read by anyone; figures by the thousand are to be asked for by people. */
export function printRobots(origin: string): string {
  return `User-agent: *
Disallow: /api/
Disallow: /tiles/
Disallow: /fgb/
Sitemap: ${origin}/sitemap.xml
`;
}
