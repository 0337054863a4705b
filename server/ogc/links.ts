/** Links of OGC API documents (RFC 8288): absolute, with the parameters of the request kept. */

export type Link = { rel: string; href: string; type?: string; title?: string };

export const GEOJSON_TYPE = 'application/geo+json';
export const SCHEMA_TYPE = 'application/schema+json';
/** With this very type GDAL and QGIS find the definition. */
export const OPENAPI_TYPE = 'application/vnd.oai.openapi+json;version=3.0';

/** A document that is also a page: itself, and its other form. */
export function linkBoth(
  rel: string,
  address: string,
  title: string,
  type = 'application/json',
): Link[] {
  const page = new URL(address);
  page.searchParams.set('f', 'html');
  return [
    { rel, type, title, href: address },
    { rel: 'alternate', type: 'text/html', title, href: page.href },
  ];
}

/** The page before and after the one at `offset`, in the address that was asked. */
export function pageLinks(
  address: string,
  page: { offset: number; limit: number; matched: number },
  titles: { previous: string; next: string },
): Link[] {
  const { offset, limit, matched } = page;
  const at = (start: number): string => {
    const url = new URL(address);
    url.searchParams.set('offset', String(start));
    url.searchParams.set('limit', String(limit));
    return url.href;
  };
  const links: Link[] = [];
  if (offset + limit < matched) {
    links.push({ rel: 'next', type: GEOJSON_TYPE, title: titles.next, href: at(offset + limit) });
  }
  if (offset > 0) {
    const start = Math.max(0, offset - limit);
    links.push({ rel: 'prev', type: GEOJSON_TYPE, title: titles.previous, href: at(start) });
  }
  return links;
}
