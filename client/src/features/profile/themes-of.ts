/** Themes to choose from, and what hangs under them. */
import type { Text, ThemeNode } from '../../../../geodata/model/model.ts';

export const SEPARATOR = '/';

/** A theme by its names in Dutch from the top, as links and the server write it. */
export type ThemeChoice = { path: string; name: Text; depth: number };

/** Top themes and the folders right under them, those without topics left out. */
export function themeChoices(
  nodes: readonly ThemeNode[],
  isKnown: (code: string) => boolean,
  depth = 0,
  above = '',
): ThemeChoice[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'folder' || !codesIn(node.children).some(isKnown)) return [];
    const path = above + node.name.nl;
    const own = { path, name: node.name, depth };
    if (depth > 0) return [own];
    return [own, ...themeChoices(node.children, isKnown, depth + 1, path + SEPARATOR)];
  });
}

export function codesIn(nodes: readonly ThemeNode[]): string[] {
  return nodes.flatMap((node) => (node.kind === 'folder' ? codesIn(node.children) : [node.code]));
}

/** What is in a theme; null when there is none of this name. */
export function nodesUnder(nodes: readonly ThemeNode[], path: string): readonly ThemeNode[] | null {
  let found = nodes;
  for (const name of path.split(SEPARATOR)) {
    const folder = found.find((node) => node.kind === 'folder' && node.name.nl === name);
    if (folder?.kind !== 'folder') return null;
    found = folder.children;
  }
  return found;
}

/** Per topic the folder it hangs in below a theme: the first one only, which is as deep as rings and headings go. */
export function foldersIn(nodes: readonly ThemeNode[]): Map<string, Text> {
  const found = new Map<string, Text>();
  for (const node of nodes) {
    if (node.kind !== 'folder') continue;
    for (const code of codesIn(node.children)) if (!found.has(code)) found.set(code, node.name);
  }
  return found;
}
