/** Theme trees: rows `ItemCode, Thema`, the path with `/` between folders (DOMAIN.md §8). */
import type { Problem } from '../../model/data-error.ts';
import { foldIndicator } from '../../model/indicator-code.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { Text, ThemeNode } from '../../model/model.ts';
import { cellText } from '../sheets/cells.ts';
import { findHeader, headerProblem } from '../sheets/find-header.ts';
import { pickSheet, readSheets } from '../sheets/read-sheets.ts';
import { sameText } from './minimal-indicator.ts';

const WANTED = {
  code: ['itemcode', 'item code', 'indicator code', 'onderwerpcode'],
  path: ['thema', 'theme', 'themes', "thema's"],
  alias: ['alias'],
} as const;

/** One row of a theme tree: an indicator's place. */
export type ThemePlace = { code: string; path: string[]; alias: string | null };

/** The places of indicators, in file order. An indicator may have several. */
export async function readThemes(
  folder: string,
  entry: Manifest['themes'][number],
  problems: Problem[],
): Promise<ThemePlace[]> {
  const sheet = pickSheet(await readSheets(folder, entry.file, problems), entry.sheet, problems);
  if (!sheet) return [];
  const found = findHeader(sheet, WANTED, ['code', 'path']);
  if (!found) {
    problems.push(headerProblem(sheet, WANTED, ['code', 'path']));
    return [];
  }
  const { table, at } = found;
  return table.rows.slice(table.firstRow).flatMap((row) => {
    const code = cellText(row[at.code]);
    const path = cellText(row[at.path])
      .split('/')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (code === '' || path.length === 0) return [];
    return [{ code, path, alias: at.alias >= 0 ? cellText(row[at.alias]) || null : null }];
  });
}

const NAMES = { nl: ['nl'], fr: ['fr'], en: ['en'] } as const;

/** Names of theme folders in three languages, by the Dutch one. Empty without a table. */
export async function readThemeNames(
  folder: string,
  entry: Manifest['themeNames'],
  problems: Problem[],
): Promise<Map<string, Text>> {
  if (!entry) return new Map();
  const sheet = pickSheet(await readSheets(folder, entry.file, problems), entry.sheet, problems);
  if (!sheet) return new Map();
  const found = findHeader(sheet, NAMES, ['nl', 'fr', 'en']);
  if (!found) {
    problems.push(headerProblem(sheet, NAMES, ['nl', 'fr', 'en']));
    return new Map();
  }
  const { table, at } = found;
  return new Map(
    table.rows.slice(table.firstRow).flatMap((row): [string, Text][] => {
      const nl = cellText(row[at.nl]);
      const name = { nl, fr: cellText(row[at.fr]) || nl, en: cellText(row[at.en]) || nl };
      return nl === '' ? [] : [[nl, name]];
    }),
  );
}

/**
 * The tree of those places whose indicator is published. Folders keep the order of the file; folders
 * without an indicator are left out.
 */
export function growThemes(
  places: readonly ThemePlace[],
  published: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, Text> = new Map(),
): ThemeNode[] {
  const roots: ThemeNode[] = [];
  for (const place of places) {
    const code = published.get(foldIndicator(place.code));
    if (code === undefined) continue;
    let children = roots;
    for (const name of place.path) {
      let folder = children.find((node) => node.kind === 'folder' && node.name.nl === name);
      if (folder?.kind !== 'folder') {
        folder = { kind: 'folder', name: names.get(name) ?? sameText(name), children: [] };
        children.push(folder);
      }
      children = folder.children;
    }
    if (!children.some((node) => node.kind === 'indicator' && node.code === code)) {
      children.push({ kind: 'indicator', code, alias: place.alias });
    }
  }
  return roots;
}
