/** Links to reports of the closed portal: `?input_geo=gemeente_11002`, with or without the name of a report. */
import { INPUT_GEO } from '../../contract/page-paths.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { contentOf } from '../context/content-of.ts';
import { contentPath } from './content-paths.ts';

/** What its links name a report by. */
const NAMES = ['workspace_guid', 'report', 'rapport'] as const;
/** `gemeente_11002`, `provincie_10000`; several areas are separated by commas. */
const GEO = /^([a-z0-9]+)_(.+)$/i;

/**
 * Where the link leads here; null when it is none. A report without a successor leads to those that there are
 * for the area, which say so. What the area is, and whether the report is for it, the page itself tells.
 */
export function portalReportPath(bundle: EditionBundle, target: string): string | null {
  const at = target.indexOf('?');
  if (at < 0) return null;
  const query = new URLSearchParams(target.slice(at));
  const [first = '', ...others] = (query.get(INPUT_GEO) ?? '').split(',');
  const [, level = '', code = ''] = GEO.exec(first) ?? [];
  const link = NAMES.map((name) => query.get(name)).find((one) => one !== null) ?? null;
  const { portal } = contentOf(bundle).settings;
  const report = link === null ? undefined : portal[link];
  if (level === '' && report === undefined) return null;
  if (report !== undefined) {
    const codes = [code, ...others.map((one) => GEO.exec(one)?.[2] ?? one)];
    const path = contentPath('report', 'nl', report);
    return level === '' ? path : `${path}/${level}/${codes.map(encodeURIComponent).join(',')}`;
  }
  const rest = new URLSearchParams({ gebied: `${level}:${code}` });
  if (link !== null) rest.set('onbekend', link);
  return `${contentPath('report', 'nl')}?${rest}`;
}
