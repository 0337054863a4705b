/** Which folders of the theme tree are open, and what its filter says. */
import { computed, signal } from '@preact/signals';
import type { Text, ThemeNode } from '../../../geodata/model.ts';
import { indicators, themes } from '../state/catalogue.ts';
import { topic } from '../state/topic.ts';
import { say } from '../words/words.ts';

export const filter = signal('');

/** Folders the reader opened or closed, by their names in Dutch, which tell them apart; the chosen topic's folders are open unless closed. */
const toggled = signal<ReadonlyMap<string, boolean>>(new Map());
const SEPARATOR = '\u001f';

/** Folders from the top down to the chosen topic; empty when it hangs nowhere. */
const topicFolders = computed<Text[]>(() => {
  const code = topic.value?.code;
  return code ? (findPath(themes.value ?? [], code) ?? []) : [];
});
/** Their names, as the reader knows them. */
export const topicPath = computed<string[]>(() => topicFolders.value.map(say));

export function isOpen(path: readonly string[]): boolean {
  if (filter.value.trim() !== '') return true;
  const chosen = toggled.value.get(path.join(SEPARATOR));
  if (chosen !== undefined) return chosen;
  return path.every((name, i) => topicFolders.value[i]?.nl === name);
}

export function toggleFolder(path: readonly string[]): void {
  const next = new Map(toggled.value);
  next.set(path.join(SEPARATOR), !isOpen(path));
  toggled.value = next;
}

/** Opens a folder and those around it. */
export function openFolder(path: readonly string[]): void {
  filter.value = '';
  const next = new Map(toggled.value);
  path.forEach((_, i) => {
    next.set(path.slice(0, i + 1).join(SEPARATOR), true);
  });
  toggled.value = next;
}

/** The name under which an indicator hangs in the tree. */
export function nameOfNode(node: ThemeNode): string {
  if (node.kind === 'folder') return say(node.name);
  const indicator = indicators.value.get(node.code);
  const name = node.alias ?? (indicator ? say(indicator.name) : node.code);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The tree with only what matches the filter; folders that become empty go. */
export const visibleThemes = computed<ThemeNode[]>(() => {
  const wanted = fold(filter.value.trim());
  return prune(themes.value ?? [], (node) => {
    if (!indicators.value.has(node.code)) return false;
    return wanted === '' || fold(nameOfNode(node)).includes(wanted);
  });
});

export function countTopics(nodes: readonly ThemeNode[]): number {
  return nodes.reduce(
    (sum, node) => sum + (node.kind === 'folder' ? countTopics(node.children) : 1),
    0,
  );
}

type Leaf = Extract<ThemeNode, { kind: 'indicator' }>;

function prune(nodes: readonly ThemeNode[], keep: (leaf: Leaf) => boolean): ThemeNode[] {
  return nodes.flatMap((node): ThemeNode[] => {
    if (node.kind === 'indicator') return keep(node) ? [node] : [];
    const children = prune(node.children, keep);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}

function findPath(nodes: readonly ThemeNode[], code: string): Text[] | null {
  for (const node of nodes) {
    if (node.kind === 'indicator') {
      if (node.code === code) return [];
      continue;
    }
    const below = findPath(node.children, code);
    if (below) return [node.name, ...below];
  }
  return null;
}

/** Without accents and case, so that "cafe" finds "café". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
