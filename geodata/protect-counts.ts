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
  PRIMARY,
  type Protection,
  SHOWN,
  SuppressionTable,
} from './suppression-table.ts';
import { isUnderThreshold } from './threshold.ts';

/** Above any count, and small enough that sums of many stay exact. */
const UNLIMITED = 2 ** 40;

/** Hidden items and groups that bear on each other's safety, and on nobody else's. */
type Component = { items: Item[]; groups: Cell[] };

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
  return new Protector(values, groupings, threshold, known).protect();
}

/** What else is decided about the table or known of it. */
export type Known = {
  /** Cells that are hidden already for another reason and stay so: they need to be as safe. */
  hidden?: Protection;
  /** Most each atom can be for a reader who knows something else of it: a total it is part of. */
  highs?: Float64Array | null;
  /** 1 for each atom that is part of a total under its threshold, which binds what it can be. */
  bound?: Uint8Array | null;
};

class Protector {
  readonly #table: SuppressionTable;
  /** Items that stay together: primary groups with all their atoms, and primary atoms. */
  readonly #units: Item[] = [];
  /** Atoms that belong to a unit. */
  readonly #inUnit = new Set<number>();
  /** Group cells that lie wholly inside a unit: their range is the unit's. */
  readonly #insideUnit = new Set<string>();

  constructor(
    private readonly values: Float64Array,
    private readonly groupings: readonly Grouping[],
    private readonly threshold: number,
    private readonly known: Known,
  ) {
    this.#table = new SuppressionTable(values, groupings);
  }

  protect(): Protection {
    this.#hidePrimary();
    this.#hideAgain();
    const isHidden = (state: number): boolean => state !== SHOWN;
    if (
      this.#table.atoms.some(isHidden) ||
      this.#table.groups.some((states) => states.some(isHidden))
    ) {
      this.#joinUnits();
      while (this.#repair()) {
        // Each round hides at least one more cell, so this ends: at worst with everything hidden.
      }
      this.#showUnneeded();
    }
    return { atoms: this.#table.atoms, groups: this.#table.groups };
  }

  #hideAgain(): void {
    const { hidden } = this.known;
    if (!hidden) return;
    const all = [[this.#table.atoms, hidden.atoms] as const];
    for (const [index, states] of this.#table.groups.entries()) {
      all.push([states, hidden.groups[index] ?? new Uint8Array()]);
    }
    for (const [states, before] of all) {
      for (const [index, state] of before.entries()) {
        if (state !== SHOWN && states[index] === SHOWN) states[index] = COMPLEMENTARY;
      }
    }
  }

  #isSmall(value: number): boolean {
    return isUnderThreshold(value, this.threshold);
  }

  #hidePrimary(): void {
    for (const [atom, value] of this.values.entries()) {
      if (this.#isSmall(value)) this.#table.atoms[atom] = PRIMARY;
    }
    const small: Cell[] = [];
    for (const [grouping, { values, published }] of this.groupings.entries()) {
      for (const [index, value] of values.entries()) {
        if (!published[index] || !this.#isSmall(value)) continue;
        this.#table.setState({ grouping, index }, PRIMARY);
        small.push({ grouping, index });
      }
    }
    const widest = small.sort(
      (a, b) => this.#table.membersOf(b).length - this.#table.membersOf(a).length,
    );
    for (const cell of widest) {
      const atoms = this.#table.membersOf(cell).filter((atom) => !this.#inUnit.has(atom));
      // A loaded total may contradict its parts: parts that are no small numbers stay out.
      const own = atoms.filter((atom) => (this.values[atom] ?? 0) < this.threshold);
      const overlapped = this.#unitsIn(cell);
      if (own.some((atom) => (this.values[atom] ?? 0) > 0)) overlapped.push(this.#addUnit(own));
      else this.#veil(own, cell);
      if (overlapped.length > 1) for (const unit of overlapped) unit.overlaps = true;
    }
    for (const [atom, state] of this.#table.atoms.entries()) {
      if (state === PRIMARY && !this.#inUnit.has(atom)) this.#addUnit([atom]);
    }
  }

  /** Zeros of a small group whose other atoms are in a unit already: they are hidden as part of it. */
  #veil(zeros: readonly number[], cell: Cell): void {
    const others = this.#table.membersOf(cell);
    const unit = this.#units.find(({ atoms }) => atoms.some((atom) => others.includes(atom)));
    for (const atom of unit ? zeros : []) {
      unit?.atoms.push(atom);
      this.#inUnit.add(atom);
      this.#table.atoms[atom] = COMPLEMENTARY;
    }
  }

  #unitsIn(cell: Cell): Item[] {
    const members = new Set(this.#table.membersOf(cell));
    return this.#units.filter(({ atoms }) => atoms.some((atom) => members.has(atom)));
  }

  #addUnit(atoms: number[]): Item {
    const value = atoms.reduce((sum, atom) => sum + (this.values[atom] ?? 0), 0);
    const high = this.threshold - 1;
    const overlaps = atoms.some((atom) => this.known.bound?.[atom]);
    const unit = { atoms, value, primary: true, overlaps, low: 1, high };
    this.#units.push(unit);
    for (const atom of atoms) {
      this.#inUnit.add(atom);
      if (this.#table.atoms[atom] === SHOWN) this.#table.atoms[atom] = COMPLEMENTARY;
    }
    if (atoms.length === 1) return unit;
    const inside = new Set(atoms);
    for (const cell of this.#table.cellsOf(atoms)) {
      if (!this.#table.membersOf(cell).every((atom) => inside.has(atom))) continue;
      this.#insideUnit.add(keyOf(cell));
      if (this.#table.stateOf(cell) === SHOWN) this.#table.setState(cell, COMPLEMENTARY);
    }
    return unit;
  }

  /** Hides shown groups that cut through a unit: its atoms must lie in the same shown groups. */
  #joinUnits(): void {
    for (const { atoms } of this.#units) {
      if (atoms.length === 1) continue;
      for (const cell of this.#table.cellsOf(atoms)) {
        const within = atoms.filter(
          (a) => this.groupings[cell.grouping]?.groupOf[a] === cell.index,
        );
        if (within.length < atoms.length && this.#table.isShown(cell))
          this.#table.setState(cell, COMPLEMENTARY);
      }
    }
  }

  /** Hides more where a class or a hidden group is not safe. Returns whether it had to. */
  #repair(): boolean {
    let repaired = false;
    const classes = classesOf(this.#table, this.#items());
    for (const entry of classes.values()) {
      if (isSafe(entry.items, this.threshold)) continue;
      // An earlier repair of this round may have changed the class: leave it for the next one.
      if (entry.cells.some((cell) => !this.#table.isShown(cell))) continue;
      repaired = this.#repairClass(entry) || repaired;
    }
    if (repaired) return true;
    const touched = new Set<string>();
    for (const cell of this.#hiddenGroups()) {
      // A repair changes what is around it: groups that share atoms with one wait for the next round.
      const nearby = this.#table.cellsOf(this.#table.membersOf(cell)).map(keyOf);
      if (
        nearby.some((key) => touched.has(key)) ||
        isWide(this.#table, cell, classes, this.threshold)
      )
        continue;
      repaired = this.#repairGroup(cell, classes) || repaired;
      for (const key of nearby) touched.add(key);
    }
    return repaired;
  }

  #repairClass({ cells, items }: MoveClass): boolean {
    const candidate = this.#cheapest(cells, items, () => true);
    if (candidate) return this.#hideAtom(candidate.atom, candidate.extra);
    return this.#hideFinest(cells);
  }

  #repairGroup(cell: Cell, classes: ReadonlyMap<string, MoveClass>): boolean {
    const inside = new Set(this.#table.membersOf(cell));
    const crossing = [...classes.values()]
      .filter(({ items }) => items.some((item) => item.atoms.some((atom) => inside.has(atom))))
      .sort((a, b) => a.cells.length - b.cells.length);
    for (const { cells, items } of crossing) {
      const outside = this.#cheapest(cells, items, (atom) => !inside.has(atom));
      if (outside) return this.#hideAtom(outside.atom, outside.extra);
      const within = this.#cheapest(cells, items, (atom) => inside.has(atom));
      const isCrossing = items.some((item) => item.atoms.some((atom) => !inside.has(atom)));
      if (isCrossing && within) return this.#hideAtom(within.atom, within.extra);
    }
    if (crossing.length === 0) {
      const atoms = [...inside].filter((atom) => this.#table.atoms[atom] === SHOWN);
      const smallest = atoms.sort((a, b) => this.#costOf(a) - this.#costOf(b) || a - b);
      const first = smallest.find((atom) => (this.values[atom] ?? 0) > 0) ?? smallest[0];
      return first !== undefined && this.#hideAtom(first, []);
    }
    for (const { cells } of crossing) if (this.#hideFinest(cells)) return true;
    return false;
  }

  /**
   * The shown atom that brings a class nearest to safety at least cost, with the shown groups that must
   * be hidden with it for it to be of that class.
   */
  #cheapest(
    cells: readonly Cell[],
    items: readonly Item[],
    allowed: (atom: number) => boolean,
  ): { atom: number; extra: Cell[] } | null {
    const total = items.reduce((sum, item) => sum + item.value, 0);
    const primaries = items.filter((item) => item.primary).length;
    const others = items.length - primaries;
    // Two movable items beside one primary, one beside several; and enough to move between them.
    const enough = others >= (primaries <= 1 ? 1 : 0);
    const missing = enough ? Math.max(1, primaries + this.threshold - total) : 0;
    const names = new Set(cells.map(keyOf));
    let best: { atom: number; extra: Cell[]; cost: number } | null = null;
    let anyBest: { atom: number; extra: Cell[]; cost: number } | null = null;
    for (const atom of this.#table.commonMembers(cells)) {
      if (this.#table.atoms[atom] !== SHOWN || !allowed(atom)) continue;
      const extra = this.#table.shownCellsOf(atom).filter((cell) => !names.has(keyOf(cell)));
      const cost =
        this.#costOf(atom) +
        extra.reduce(
          (sum, { grouping, index }) => sum + 1 + (this.groupings[grouping]?.values[index] ?? 0),
          0,
        );
      const found = { atom, extra, cost };
      if (!anyBest || cost < anyBest.cost) anyBest = found;
      if ((this.values[atom] ?? 0) >= missing && (!best || cost < best.cost)) best = found;
    }
    return best ?? anyBest;
  }

  #costOf(atom: number): number {
    return 1 + (this.values[atom] ?? 0);
  }

  #hideAtom(atom: number, extra: readonly Cell[]): boolean {
    this.#table.atoms[atom] = COMPLEMENTARY;
    for (const cell of extra) this.#table.setState(cell, COMPLEMENTARY);
    return true;
  }

  /** Hides the shown group with the fewest atoms. */
  #hideFinest(cells: readonly Cell[]): boolean {
    const finest = cells
      .filter((cell) => this.#table.isShown(cell))
      .sort((a, b) => this.#table.membersOf(a).length - this.#table.membersOf(b).length)[0];
    if (finest) this.#table.setState(finest, COMPLEMENTARY);
    return finest !== undefined;
  }

  /** Shows again, largest first, what turned out not to be needed. */
  #showUnneeded(): void {
    for (const component of this.#components()) {
      type Candidate = { state: Uint8Array; index: number; value: number };
      const atoms = component.items.flatMap((item): Candidate[] => {
        const index = item.atoms[0] ?? 0;
        if (item.primary || (this.known.hidden?.atoms[index] ?? SHOWN) !== SHOWN) return [];
        return [{ state: this.#table.atoms, index, value: item.value }];
      });
      const groups = component.groups.flatMap(({ grouping, index }): Candidate[] => {
        const state = this.#table.groups[grouping];
        const value = this.groupings[grouping]?.values[index] ?? 0;
        const stays = (this.known.hidden?.groups[grouping]?.[index] ?? SHOWN) !== SHOWN;
        return state && !stays ? [{ state, index, value }] : [];
      });
      for (const { state, index } of [...groups, ...atoms].sort((a, b) => b.value - a.value))
        if (state[index] !== SHOWN) this.#tryToShow(component, state, index);
    }
    for (const cell of this.#hiddenGroups())
      if (this.#table.hasShownTwin(cell)) this.#table.setState(cell, SHOWN);
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
      ({ primary, atoms }) => primary || this.#table.atoms[atoms[0] ?? 0] !== SHOWN,
    );
    const classes = classesOf(this.#table, hidden);
    const unsafe = [...classes.values()].filter((entry) => !isSafe(entry.items, this.threshold));
    const loose = unsafe.flatMap((entry) => entry.items);
    if (loose.some((item) => item.primary || this.#isHiddenBefore(item))) return null;
    if (loose.length > 0) return loose.map(({ atoms }) => [this.#table.atoms, atoms[0] ?? 0]);
    if (!hidden.every((item) => isTogether(this.#table, item))) return null;
    const narrow = groups.filter(
      (cell) => !this.#table.isShown(cell) && !isWide(this.#table, cell, classes, this.threshold),
    );
    const stays = ({ grouping, index }: Cell): boolean =>
      (this.known.hidden?.groups[grouping]?.[index] ?? SHOWN) !== SHOWN;
    if (narrow.some(stays)) return null;
    return narrow.flatMap(({ grouping, index }): [Uint8Array, number][] => {
      const states = this.#table.groups[grouping];
      return states ? [[states, index]] : [];
    });
  }

  #isHiddenBefore({ atoms }: Item): boolean {
    return (this.known.hidden?.atoms[atoms[0] ?? 0] ?? SHOWN) !== SHOWN;
  }

  /** Items of one class belong together, and so do a hidden group and the items in it. */
  #components(): Component[] {
    const items = this.#items();
    const groups = this.#hiddenGroups();
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
    const classOf = (item: Item): string =>
      `class ${this.#table
        .shownCellsOf(item.atoms[0] ?? 0)
        .map(keyOf)
        .join(' ')}`;
    const hidden = new Set(groups.map(keyOf));
    for (const item of items) {
      for (const cell of this.#table.cellsOf(item.atoms)) {
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

  /** Everything that is hidden as one: the units, and the atoms hidden to protect them. */
  #items(): Item[] {
    const items = [...this.#units];
    for (const [atom, state] of this.#table.atoms.entries()) {
      if (state !== COMPLEMENTARY || this.#inUnit.has(atom)) continue;
      const value = this.values[atom] ?? 0;
      if (this.known.bound?.[atom]) {
        // 0 in a small total, or of its size where figures contradict each other.
        const high = Math.max(value, this.threshold - 1);
        items.push({ atoms: [atom], value, primary: true, overlaps: true, low: 0, high });
      } else {
        const high = this.known.highs?.[atom] ?? UNLIMITED;
        items.push({ atoms: [atom], value, primary: false, overlaps: false, low: 0, high });
      }
    }
    return items;
  }

  /** Groups hidden to protect others, but for those inside a unit, which share its range. */
  #hiddenGroups(): Cell[] {
    const cells: Cell[] = [];
    for (const [grouping, states] of this.#table.groups.entries()) {
      for (const [index, state] of states.entries()) {
        const cell = { grouping, index };
        if (state === COMPLEMENTARY && !this.#insideUnit.has(keyOf(cell))) cells.push(cell);
      }
    }
    return cells;
  }
}
