/**
 * Complementary suppression of counts (DOMAIN.md §6), for one indicator in one period.
 *
 * The data are *atoms*, the finest cells with figures, and *groups*, cells of coarser levels whose value
 * is the sum of their atoms. Cells under the threshold are hidden (primary); this file chooses what else
 * to hide so that sums and differences of what is still shown give nothing away.
 *
 * The argument. Take the hidden items that lie in exactly the same shown groups: their *class*. Moving
 * a unit from one item of a class to another changes no shown number whatever. So within a class every
 * division of its total that respects the rule (a primary item is 1 … t−1, any other hidden one is 0 or
 * more) is as possible to a reader as the true one. A class is safe when, by such moves, each primary
 * item can take every value from 1 to t−1 and each other item stays at least t wide open; a hidden group
 * is safe when moves across its border leave it at least t wide. This is a sufficient condition of the
 * cell suppression problem (Fischetti & Salazar 2001; Willenborg & de Waal 2001, ch. 4), stronger than
 * needed and therefore never wrong, also where levels overlap and where the attacker combines them.
 *
 * A group under the threshold is one item together with its atoms, zeros included: were the zeros shown,
 * the pattern would tell how the small number is made up.
 */

import { numberAt } from '../model/read-at.ts';
import { type Counts, HiddenItems, type Known } from './hidden-items.ts';
import {
  classesOf,
  type Item,
  isSafe,
  isTogether,
  isWide,
  type MoveClass,
} from './move-classes.ts';
import {
  type Cell,
  COMPLEMENTARY,
  type Grouping,
  keyOf,
  type Protection,
  SHOWN,
  SuppressionTable,
} from './suppression-table.ts';
import { unsuppress } from './unsuppress.ts';

/**
 * Chooses what to hide. Deterministic: the same input gives the same result.
 * @param values value of each atom: counts, whole and not negative
 * @param threshold lowest value that may be shown; 0 is shown
 */
export function protectCounts(
  values: Float64Array,
  groupings: readonly Grouping[],
  threshold: number,
  known: Known = {},
): Protection {
  const table = new SuppressionTable(values, groupings, known.past ?? null);
  const counts = { values, groupings, threshold, known };
  const hidden = new HiddenItems(table, counts);
  if (hidden.hideFirst()) {
    hidden.joinUnits();
    const repair = new Repair(table, hidden, counts);
    while (repair.round()) {
      // Each round hides at least one more cell, so this ends: at worst with everything hidden.
    }
    unsuppress(table, hidden, counts);
    if (known.past) return { ...statesOf(table), unsafe: findUnsafe(table, hidden, threshold) };
  }
  return statesOf(table);
}

function statesOf({ atoms, groups }: SuppressionTable): Protection {
  return { atoms, groups };
}

/** Atoms that moves do not keep open, because of what earlier editions showed. */
function findUnsafe(table: SuppressionTable, hidden: HiddenItems, threshold: number): number[] {
  const classes = classesOf(table, hidden.items());
  const unsafe = [...classes.values()].filter(
    ({ items }) => !isSafe(items, threshold) || !items.every((item) => isTogether(table, item)),
  );
  const narrow = hidden.groups().filter((cell) => !isWide(table, cell, classes, threshold));
  return [
    ...unsafe.flatMap(({ items }) => items.flatMap(({ atoms }) => atoms)),
    ...narrow.flatMap((cell) => table.membersOf(cell).slice(0, 1)),
  ];
}

class Repair {
  constructor(
    private readonly table: SuppressionTable,
    private readonly hidden: HiddenItems,
    private readonly counts: Counts,
  ) {}

  /** Hides more where a class or a hidden group is not safe. Returns whether it had to. */
  round(): boolean {
    let repaired = false;
    const classes = classesOf(this.table, this.hidden.items());
    for (const entry of classes.values()) {
      if (isSafe(entry.items, this.counts.threshold)) continue;
      // An earlier repair of this round may have changed the class: leave it for the next one.
      if (entry.cells.some((cell) => !this.#isFixed(cell, entry.since))) continue;
      repaired = this.#repairClass(entry) || repaired;
    }
    if (repaired) return true;
    const touched = new Set<string>();
    for (const cell of this.hidden.groups()) {
      // A repair changes what is around it: groups that share atoms with one wait for the next round.
      const nearby = this.table.cellsOf(this.table.membersOf(cell)).map(keyOf);
      if (
        nearby.some((key) => touched.has(key)) ||
        isWide(this.table, cell, classes, this.counts.threshold)
      )
        continue;
      repaired = this.#repairGroup(cell, classes) || repaired;
      for (const key of nearby) touched.add(key);
    }
    return repaired;
  }

  /** Whether the group still binds a class of that age. */
  #isFixed(cell: Cell, since: number): boolean {
    return this.table.isShown(cell) || this.table.wasShown(cell, since);
  }

  #repairClass({ cells, items, since }: MoveClass): boolean {
    const candidate = this.#cheapest(cells, items, since, () => true);
    if (candidate) return this.#hideAtom(candidate.atom, candidate.extra);
    return this.#hideFinest(cells, since);
  }

  #repairGroup(cell: Cell, classes: ReadonlyMap<string, MoveClass>): boolean {
    const inside = new Set(this.table.membersOf(cell));
    const crossing = [...classes.values()]
      .filter(({ items }) => items.some((item) => item.atoms.some((atom) => inside.has(atom))))
      .sort((a, b) => a.cells.length - b.cells.length);
    for (const { cells, items, since } of crossing) {
      const outside = this.#cheapest(cells, items, since, (atom) => !inside.has(atom));
      if (outside) return this.#hideAtom(outside.atom, outside.extra);
      const within = this.#cheapest(cells, items, since, (atom) => inside.has(atom));
      const isCrossing = items.some((item) => item.atoms.some((atom) => !inside.has(atom)));
      if (isCrossing && within) return this.#hideAtom(within.atom, within.extra);
    }
    if (crossing.length === 0) {
      const atoms = [...inside].filter(
        (atom) => this.table.atoms[atom] === SHOWN && !this.table.isPinned(atom),
      );
      const smallest = atoms.sort((a, b) => this.#costOf(a) - this.#costOf(b) || a - b);
      const first = smallest.find((atom) => numberAt(this.counts.values, atom) > 0) ?? smallest[0];
      return first !== undefined && this.#hideAtom(first, []);
    }
    for (const { cells, since } of crossing) if (this.#hideFinest(cells, since)) return true;
    return false;
  }

  /**
   * The shown atom that brings a class nearest to safety at least cost, with the shown groups that must
   * be hidden with it for it to be of that class.
   */
  #cheapest(
    cells: readonly Cell[],
    items: readonly Item[],
    since: number,
    allowed: (atom: number) => boolean,
  ): { atom: number; extra: Cell[] } | null {
    // What earlier editions hid moves only against what they hid as well.
    if (since > 0) return null;
    const total = items.reduce((sum, item) => sum + item.value, 0);
    const primaries = items.filter((item) => item.primary).length;
    const others = items.length - primaries;
    // Two movable items beside one primary, one beside several; and enough to move between them.
    const enough = others >= (primaries <= 1 ? 1 : 0);
    const missing = enough ? Math.max(1, primaries + this.counts.threshold - total) : 0;
    const names = new Set(cells.map(keyOf));
    let best: { atom: number; extra: Cell[]; cost: number } | null = null;
    let anyBest: { atom: number; extra: Cell[]; cost: number } | null = null;
    for (const atom of this.table.commonMembers(cells)) {
      if (this.table.atoms[atom] !== SHOWN || this.table.isPinned(atom) || !allowed(atom)) continue;
      const extra = this.table.shownCellsOf(atom).filter((cell) => !names.has(keyOf(cell)));
      if (extra.some((cell) => this.table.isPinned(cell))) continue;
      const cost =
        this.#costOf(atom) +
        extra.reduce(
          (sum, { grouping, index }) => sum + 1 + this.table.valueOf({ grouping, index }),
          0,
        );
      const found = { atom, extra, cost };
      if (!anyBest || cost < anyBest.cost) anyBest = found;
      if (numberAt(this.counts.values, atom) >= missing && (!best || cost < best.cost))
        best = found;
    }
    return best ?? anyBest;
  }

  #costOf(atom: number): number {
    return 1 + numberAt(this.counts.values, atom);
  }

  #hideAtom(atom: number, extra: readonly Cell[]): boolean {
    this.table.atoms[atom] = COMPLEMENTARY;
    for (const cell of extra) this.table.setState(cell, COMPLEMENTARY);
    return true;
  }

  /** Hides the shown group with the fewest atoms. */
  #hideFinest(cells: readonly Cell[], since: number): boolean {
    const finest = cells
      .filter((cell) => this.table.isShown(cell) && !this.table.isPinned(cell))
      .filter((cell) => !this.table.wasShown(cell, since))
      .sort((a, b) => this.table.membersOf(a).length - this.table.membersOf(b).length)[0];
    if (finest) this.table.setState(finest, COMPLEMENTARY);
    return finest !== undefined;
  }
}
