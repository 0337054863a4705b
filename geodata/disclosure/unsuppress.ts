/** Shows again what turned out not to be needed to protect a table of counts. See `protect-counts.ts`. */
import { byteAt, itemAt } from '../model/read-at.ts';
import type { Counts, HiddenItems } from './hidden-items.ts';
import { classesOf, type Item, isSafe, isTogether, isWide } from './move-classes.ts';
import {
  type Cell,
  COMPLEMENTARY,
  keyOf,
  SHOWN,
  type SuppressionTable,
} from './suppression-table.ts';

/** Hidden items and groups that bear on each other's safety, and on nobody else's. */
type Component = { items: Item[]; groups: Cell[] };

/** Shows again what need not be hidden, largest first, each with what was hidden only to move against it. */
export function unsuppress(table: SuppressionTable, hidden: HiddenItems, counts: Counts): void {
  new Unsuppressor(table, hidden, counts).show();
}

class Unsuppressor {
  constructor(
    private readonly table: SuppressionTable,
    private readonly hidden: HiddenItems,
    private readonly counts: Counts,
  ) {}

  show(): void {
    for (const component of this.#components()) {
      type Candidate = { state: Uint8Array; index: number; value: number };
      const atoms = component.items.flatMap((item): Candidate[] => {
        const index = itemAt(item.atoms, 0);
        if (item.primary || this.#isHiddenBefore(item)) return [];
        return [{ state: this.table.atoms, index, value: item.value }];
      });
      const groups = component.groups.flatMap((cell): Candidate[] => {
        const state = itemAt(this.table.groups, cell.grouping);
        const value = this.table.valueOf(cell);
        return this.#staysHidden(cell) ? [] : [{ state, index: cell.index, value }];
      });
      for (const { state, index } of [...groups, ...atoms].sort((a, b) => b.value - a.value))
        if (state[index] !== SHOWN) this.#tryToShow(component, state, index);
    }
    for (const cell of this.hidden.groups())
      if (this.table.hasShownTwin(cell)) this.table.setState(cell, SHOWN);
  }

  /**
   * Shows a cell, and with it what was hidden only to move against it; or nothing, where something that has
   * to stay hidden would not be safe.
   */
  #tryToShow(component: Component, state: Uint8Array, index: number): void {
    const shown: [Uint8Array, number][] = [];
    const show = (of: Uint8Array, at: number): void => {
      shown.push([of, at]);
      of[at] = SHOWN;
    };
    show(state, index);
    for (;;) {
      const loose = this.#looseCells(component);
      if (loose?.length === 0) return;
      if (loose === null) break;
      for (const [of, at] of loose) show(of, at);
    }
    for (const [of, at] of shown) of[at] = COMPLEMENTARY;
  }

  /** Hidden cells that are not safe and could be shown as well; null when others are not safe. */
  #looseCells({ items, groups }: Component): [Uint8Array, number][] | null {
    const hidden = items.filter(
      ({ primary, atoms }) => primary || this.table.atoms[itemAt(atoms, 0)] !== SHOWN,
    );
    const classes = classesOf(this.table, hidden);
    const unsafe = [...classes.values()].filter(
      (entry) => !isSafe(entry.items, this.counts.threshold),
    );
    const loose = unsafe.flatMap((entry) => entry.items);
    if (loose.some((item) => item.primary || this.#isHiddenBefore(item))) return null;
    if (loose.length > 0) return loose.map(({ atoms }) => [this.table.atoms, itemAt(atoms, 0)]);
    if (!hidden.every((item) => isTogether(this.table, item))) return null;
    const narrow = groups.filter(
      (cell) =>
        !this.table.isShown(cell) && !isWide(this.table, cell, classes, this.counts.threshold),
    );
    if (narrow.some((cell) => this.#staysHidden(cell))) return null;
    return narrow.map(({ grouping, index }) => [itemAt(this.table.groups, grouping), index]);
  }

  #isHiddenBefore({ atoms }: Item): boolean {
    const before = this.counts.known.hidden;
    return before !== undefined && byteAt(before.atoms, itemAt(atoms, 0)) !== SHOWN;
  }

  #staysHidden({ grouping, index }: Cell): boolean {
    const before = this.counts.known.hidden;
    return before !== undefined && byteAt(itemAt(before.groups, grouping), index) !== SHOWN;
  }

  /** Items of one class belong together, and so do a hidden group and the items in it. */
  #components(): Component[] {
    const items = this.hidden.items();
    const groups = this.hidden.groups();
    const parent = new Map<string, string>();
    const find = (key: string): string => {
      const up = parent.get(key) ?? key;
      if (up === key) return key;
      const root = find(up);
      parent.set(key, root);
      return root;
    };
    const join = (a: string, b: string): void => {
      parent.set(find(a), find(b));
    };
    const classOf = (item: Item): string => `class ${this.table.classOf(itemAt(item.atoms, 0))}`;
    const hidden = new Set(groups.map(keyOf));
    for (const item of items) {
      for (const cell of this.table.cellsOf(item.atoms)) {
        if (hidden.has(keyOf(cell))) join(classOf(item), keyOf(cell));
      }
    }
    const components = new Map<string, Component>();
    const componentOf = (key: string): Component => {
      const root = find(key);
      const known = components.get(root) ?? { items: [], groups: [] };
      components.set(root, known);
      return known;
    };
    for (const item of items) componentOf(classOf(item)).items.push(item);
    for (const cell of groups) componentOf(keyOf(cell)).groups.push(cell);
    return [...components.values()];
  }
}
