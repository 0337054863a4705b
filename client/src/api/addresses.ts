/** Addresses of what is read by others: tiles by the map, outlines by the worker. */
import { archiveOf, isPublication, outlinesOf } from './publication/publication.ts';

/** The outlines of a level, to be read by box. */
export function fgbUrl(edition: string, level: string): string {
  if (isPublication) return outlinesOf(level);
  return `${location.origin}/fgb/${edition}/${level}.fgb`;
}

/** Where the map finds its tiles: a template for one level of one edition. */
export function tilesUrl(edition: string, level: string): string {
  if (isPublication) return archiveOf(level);
  return `${location.origin}/tiles/${edition}/${level}/{z}/{x}/{y}.mvt`;
}
