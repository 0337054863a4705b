/** Which folders of the theme tree are open, and what its filter says. */

import { computed, signal } from '@preact/signals';
import type { Text, ThemeNode } from '../../../../geodata/model/model.ts';
import { foldText } from '../../../../server/contract/fold-text.ts';
import { say } from '../../messages/messages.ts';
import { indicators, themes } from '../catalogue.ts';
import { groupVariants, type VariantGroup } from './group-variants.ts';
import { topic } from './topic.ts';

export const filter = signal('');

/** Folders the reader opened or closed, by their names in Dutch, which tell them apart; the chosen topic's folders are open unless closed. */
const toggled = signal<ReadonlyMap<string, boolean>>(new Map());
const SEPARATOR = '\u001f';

/** Folders from the top down to the chosen topic; empty when it hangs nowhere. */
export const topicFolders = computed<Text[]>(() => {
  const code = topic.value?.code;
  return code ? (findPaths(themes.value ?? [], code)[0] ?? []) : [];
});
/** Their names, as the reader knows them. */
export const topicPath = computed<string[]>(() => topicFolders.value.map(say));

export function isOpen(path: readonly string[]): boolean {
  if (filter.value.trim() !== '') return true;
  const chosen = toggled.value.get(path.join(SEPARATOR));
  if (chosen !== undefined) return chosen;
  return path.every((name, i) => topicFolders.value[i]?.nl === name);
}

/** Whether a group is unfolded: by the reader, or since the chosen topic is one of it. */
export function isGroupOpen(path: readonly string[], group: VariantGroup<Leaf>): boolean {
  const chosen = toggled.value.get(keyOfGroup(path, group));
  if (chosen !== undefined) return chosen;
  return group.items.some(({ code }) => code === topic.value?.code);
}

export function toggleGroup(path: readonly string[], group: VariantGroup<Leaf>): void {
  toggle(keyOfGroup(path, group), !isGroupOpen(path, group));
}

export function toggleFolder(path: readonly string[]): void {
  toggle(path.join(SEPARATOR), !isOpen(path));
}

function keyOfGroup(path: readonly string[], { key }: VariantGroup<Leaf>): string {
  return [...path, '', key].join(SEPARATOR);
}

function toggle(key: string, open: boolean): void {
  toggled.value = new Map(toggled.value).set(key, open);
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
  const wanted = foldText(filter.value.trim());
  return prune(themes.value ?? [], (node) => {
    const indicator = indicators.value.get(node.code);
    if (!indicator) return false;
    // An alias hides the name: the indicator is still found by it.
    const names = [nameOfNode(node), say(indicator.name)];
    return wanted === '' || names.some((name) => foldText(name).includes(wanted));
  });
});

export type Branch = ThemeNode | VariantGroup<Leaf>;

/** What stands in a folder, its groups folded. */
export function branchesOf(nodes: readonly ThemeNode[]): Branch[] {
  return groupVariants<ThemeNode>(nodes, (node) => {
    const indicator = node.kind === 'indicator' && indicators.value.get(node.code);
    if (!indicator || node.kind !== 'indicator') return null;
    return { code: node.code, name: node.alias ?? indicator.name.nl, unit: indicator.unit.nl };
  }) as Branch[];
}

export function countTopics(nodes: readonly ThemeNode[]): number {
  return nodes.reduce(
    (sum, node) => sum + (node.kind === 'folder' ? countTopics(node.children) : 1),
    0,
  );
}

/** Every place of an indicator in the tree, as folders from the top down. */
export function placesOf(code: string): string[][] {
  return findPaths(themes.value ?? [], code).map((path) => path.map(say));
}

export type Leaf = Extract<ThemeNode, { kind: 'indicator' }>;

function prune(nodes: readonly ThemeNode[], keep: (leaf: Leaf) => boolean): ThemeNode[] {
  return nodes.flatMap((node): ThemeNode[] => {
    if (node.kind === 'indicator') return keep(node) ? [node] : [];
    const children = prune(node.children, keep);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}

function findPaths(nodes: readonly ThemeNode[], code: string): Text[][] {
  return nodes.flatMap((node): Text[][] => {
    if (node.kind === 'indicator') return node.code === code ? [[]] : [];
    return findPaths(node.children, code).map((below) => [node.name, ...below]);
  });
}
