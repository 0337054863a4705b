/**
 * What of a table of counts is hidden, as the items that moves are made between: units that stay together
 * (a group under the threshold with its atoms), single atoms, and hidden groups. See `protect-counts.ts`.
 */

import { itemAt, numberAt } from '../model/read-at.ts';
import { isUnderThreshold } from '../model/threshold.ts';
import type { Item } from './move-classes.ts';
import {
  type Cell,
  COMPLEMENTARY,
  type Grouping,
  keyOf,
  type Past,
  PRIMARY,
  type Protection,
  SHOWN,
  type SuppressionTable,
} from './suppression-table.ts';

/** Above any count, and small enough that sums of many stay exact. */
const UNLIMITED = 2 ** 40;

/** A table of counts with its rule. */
export type Counts = {
  /** Value of each atom: counts, whole and not negative. */
  values: Float64Array;
  groupings: readonly Grouping[];
  /** Lowest value that may be shown; 0 is shown. */
  threshold: number;
  known: Known;
};

/** What else is decided about the table or known of it. */
export type Known = {
  /** Cells that are hidden already for another reason and stay so: they need to be as safe. */
  hidden?: Protection;
  /** Most each atom can be for a reader who knows something else of it: a total it is part of. */
  highs?: Float64Array | null;
  /** 1 for each atom that is part of a total under its threshold, which binds what it can be. */
  bound?: Uint8Array | null;
  /** What earlier editions told of the same cells. */
  past?: Past | null;
};

export class HiddenItems {
  /** Items that stay together: primary groups with all their atoms, and primary atoms. */
  readonly #units: Item[] = [];
  /** Atoms that belong to a unit. */
  readonly #inUnit = new Set<number>();
  /** Group cells that lie wholly inside a unit: their range is the unit's. */
  readonly #insideUnit = new Set<string>();

  constructor(
    private readonly table: SuppressionTable,
    private readonly counts: Counts,
  ) {}

  /** Hides every cell under the threshold, and what was hidden before. Returns whether there is any. */
  hideFirst(): boolean {
    this.#hidePrimary();
    this.#hideAgain();
    const isHidden = (state: number): boolean => state !== SHOWN;
    const { atoms, groups } = this.table;
    return atoms.some(isHidden) || groups.some((states) => states.some(isHidden));
  }

  #hideAgain(): void {
    const { hidden } = this.counts.known;
    if (!hidden) return;
    const all = [[this.table.atoms, hidden.atoms] as const];
    for (const [index, states] of this.table.groups.entries()) {
      all.push([states, itemAt(hidden.groups, index)]);
    }
    for (const [states, before] of all) {
      for (const [index, state] of before.entries()) {
        if (state !== SHOWN && states[index] === SHOWN) states[index] = COMPLEMENTARY;
      }
    }
  }

  #isSmall(value: number): boolean {
    return isUnderThreshold(value, this.counts.threshold);
  }

  #hidePrimary(): void {
    for (const [atom, value] of this.counts.values.entries()) {
      if (this.#isSmall(value)) this.table.atoms[atom] = PRIMARY;
    }
    const small: Cell[] = [];
    for (const [grouping, { values, published }] of this.counts.groupings.entries()) {
      for (const [index, value] of values.entries()) {
        if (!published[index] || !this.#isSmall(value)) continue;
        this.table.setState({ grouping, index }, PRIMARY);
        // What is public already can no longer be kept from anyone.
        if (!this.table.isPinned({ grouping, index })) small.push({ grouping, index });
      }
    }
    const widest = small.sort(
      (a, b) => this.table.membersOf(b).length - this.table.membersOf(a).length,
    );
    for (const cell of widest) {
      const atoms = this.table.membersOf(cell).filter((atom) => !this.#inUnit.has(atom));
      // A loaded total may contradict its parts: parts that are no small numbers stay out.
      const own = atoms.filter(
        (atom) =>
          numberAt(this.counts.values, atom) < this.counts.threshold && !this.table.isPinned(atom),
      );
      const overlapped = this.#unitsIn(cell);
      if (own.some((atom) => numberAt(this.counts.values, atom) > 0))
        overlapped.push(this.#addUnit(own));
      else this.#suppressZeros(own, cell);
      if (overlapped.length > 1) for (const unit of overlapped) unit.overlaps = true;
    }
    for (const [atom, state] of this.table.atoms.entries()) {
      if (state === PRIMARY && !this.#inUnit.has(atom) && !this.table.isPinned(atom))
        this.#addUnit([atom]);
    }
  }

  /** Zeros of a small group whose other atoms are in a unit already: they are hidden as part of it. */
  #suppressZeros(zeros: readonly number[], cell: Cell): void {
    const others = this.table.membersOf(cell);
    const unit = this.#units.find(({ atoms }) => atoms.some((atom) => others.includes(atom)));
    for (const atom of unit ? zeros : []) {
      unit?.atoms.push(atom);
      this.#inUnit.add(atom);
      this.table.atoms[atom] = COMPLEMENTARY;
    }
  }

  #unitsIn(cell: Cell): Item[] {
    const members = new Set(this.table.membersOf(cell));
    return this.#units.filter(({ atoms }) => atoms.some((atom) => members.has(atom)));
  }

  #addUnit(atoms: number[]): Item {
    const value = atoms.reduce((sum, atom) => sum + numberAt(this.counts.values, atom), 0);
    const high = this.counts.threshold - 1;
    const overlaps = atoms.some((atom) => this.counts.known.bound?.[atom]);
    const unit = { atoms, value, primary: true, overlaps, low: 1, high };
    this.#units.push(unit);
    for (const atom of atoms) {
      this.#inUnit.add(atom);
      if (this.table.atoms[atom] === SHOWN) this.table.atoms[atom] = COMPLEMENTARY;
    }
    if (atoms.length === 1) return unit;
    const inside = new Set(atoms);
    for (const cell of this.table.cellsOf(atoms)) {
      if (!this.table.membersOf(cell).every((atom) => inside.has(atom))) continue;
      this.#insideUnit.add(keyOf(cell));
      if (this.table.stateOf(cell) === SHOWN) this.table.setState(cell, COMPLEMENTARY);
    }
    return unit;
  }

  /** Hides shown groups that cut through a unit: its atoms must lie in the same shown groups. */
  joinUnits(): void {
    for (const { atoms } of this.#units) {
      if (atoms.length === 1) continue;
      for (const cell of this.table.cellsOf(atoms)) {
        const within = atoms.filter(
          (a) => this.counts.groupings[cell.grouping]?.groupOf[a] === cell.index,
        );
        if (within.length < atoms.length && this.table.isShown(cell))
          this.table.setState(cell, COMPLEMENTARY);
      }
    }
  }

  /** Everything that is hidden as one: the units, and the atoms hidden to protect them. */
  items(): Item[] {
    const items = [...this.#units];
    for (const [atom, state] of this.table.atoms.entries()) {
      if (state !== COMPLEMENTARY || this.#inUnit.has(atom) || this.table.isPinned(atom)) continue;
      const value = numberAt(this.counts.values, atom);
      if (this.counts.known.bound?.[atom]) {
        // 0 in a small total, or of its size where figures contradict each other.
        const high = Math.max(value, this.counts.threshold - 1);
        items.push({ atoms: [atom], value, primary: true, overlaps: true, low: 0, high });
      } else {
        const high = this.counts.known.highs?.[atom] ?? UNLIMITED;
        items.push({ atoms: [atom], value, primary: false, overlaps: false, low: 0, high });
      }
    }
    return items;
  }

  /** Groups hidden to protect others, but for those inside a unit, which share its range. */
  groups(): Cell[] {
    const cells: Cell[] = [];
    for (const [grouping, states] of this.table.groups.entries()) {
      for (const [index, state] of states.entries()) {
        const cell = { grouping, index };
        if (state !== COMPLEMENTARY || this.#insideUnit.has(keyOf(cell))) continue;
        if (!this.table.isPinned(cell)) cells.push(cell);
      }
    }
    return cells;
  }
}
