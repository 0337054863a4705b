/**
 * What moves can reach: hidden items that lie in the same shown groups, and the values they can take when
 * their sum stays as it is. See `protect-counts.ts` for the argument.
 */
import { itemAt } from '../model/read-at.ts';
import type { Cell, SuppressionTable } from './suppression-table.ts';

/**
 * Something hidden that moves as one: an atom, or all atoms of a group under the threshold. A reader
 * knows it lies between `low` and `high`; of an item that `overlaps` a small group, not on its own.
 */
export type Item = {
  atoms: number[];
  value: number;
  primary: boolean;
  overlaps: boolean;
  low: number;
  high: number;
};

/** Items that lie in the same shown groups, hidden since the same edition (0 for this one). */
export type MoveClass = { cells: Cell[]; items: Item[]; since: number };

/** Hidden items by the shown groups they lie in. */
export function classesOf(table: SuppressionTable, items: readonly Item[]): Map<string, MoveClass> {
  const classes = new Map<string, MoveClass>();
  for (const item of items) {
    const atom = itemAt(item.atoms, 0);
    const key = table.classOf(atom);
    const entry = classes.get(key);
    const since = table.sinceOf(atom);
    if (entry) entry.items.push(item);
    else classes.set(key, { cells: table.shownCellsOf(atom), items: [item], since });
  }
  return classes;
}

/** Whether all atoms of an item lie in the same shown groups. */
export function isTogether(table: SuppressionTable, { atoms }: Item): boolean {
  const [first, ...rest] = atoms.map((atom) => table.classOf(atom));
  return rest.every((key) => key === first);
}

/**
 * Whether moves within a class let each primary item take every value from 1 to `threshold` − 1, and leave
 * every other at least `threshold` wide. Small groups that overlap each other bind their items in more ways
 * than one, so there the items hidden to protect others must make up for whatever those do.
 */
export function isSafe(items: readonly Item[], threshold: number): boolean {
  const all = sumOf(items);
  if (items.some(({ overlaps }) => overlaps)) {
    const small = sumOf(items.filter(({ primary }) => primary));
    const others = sumOf(items.filter(({ primary }) => !primary));
    if (others.value - others.low < small.high - small.value) return false;
    if (others.high - others.value < small.value) return false;
  }
  return items.every((item) => {
    const [low, high] = rangeWithin(item, all);
    return item.primary ? low <= 1 && high >= threshold - 1 : high - low >= threshold;
  });
}

/** Whether moves across the border of a hidden group leave it at least `threshold` wide. */
export function isWide(
  table: SuppressionTable,
  cell: Cell,
  classes: ReadonlyMap<string, MoveClass>,
  threshold: number,
): boolean {
  const groupOf = itemAt(table.groupings, cell.grouping).groupOf;
  const isInside = (item: Item): boolean => item.atoms.every((a) => groupOf[a] === cell.index);
  let width = 0;
  for (const { items } of classes.values()) {
    const within = items.filter(isInside);
    if (within.length === 0 || within.length === items.length) continue;
    const [low, high] = rangeWithin(sumOf(within), sumOf(items));
    width += high - low;
    if (width >= threshold) return true;
  }
  return false;
}

type Range = { value: number; low: number; high: number };

function sumOf(items: readonly Item[]): Range {
  const sum = { value: 0, low: 0, high: 0 };
  for (const { value, low, high } of items) {
    sum.value += value;
    sum.low += low;
    sum.high += high;
  }
  return sum;
}

/** Lowest and highest value of a part when only the sum of all is known, and the range of each. */
function rangeWithin(part: Range, all: Range): [number, number] {
  const rest = { low: all.low - part.low, high: all.high - part.high };
  return [Math.max(part.low, all.value - rest.high), Math.min(part.high, all.value - rest.low)];
}
