/** Addresses of the closed portal in all spellings its clients use, brought to one each. */

export const SERVICE_PATH = '/jiveservices/odata';
export const TABLE_PATH = '/jive/selectiontableasjson.ashx';

const SERVICE = /^(?:\/[^?]*)?\/(?:jiveservices|viewerservices)\/odata(\/.*)?$/i;
const TABLE = /\/selectiontableasjson\.ashx\/?$/i;

/**
 * The one path for an address of the portal, or null for any other. Whatever stands before the name of the
 * service is left out: the portal's sites have it at different places (`/databank/jiveservices/odata/`).
 */
export function portalPath(path: string): string | null {
  const [found, rest = ''] = SERVICE.exec(path) ?? [];
  if (found !== undefined) return `${SERVICE_PATH}${rest.replace(/\/+$/, '')}`;
  return TABLE.test(path) ? TABLE_PATH : null;
}
