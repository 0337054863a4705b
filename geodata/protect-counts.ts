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

/** State of a cell. */
export const SHOWN = 0;
export const PRIMARY = 1;
export const COMPLEMENTARY = 2;

/** A coarser level: the cell each atom lies in (-1 for none), and what is published of each cell. */
export type Grouping = {
  groupOf: Int32Array;
  /** Value of each cell. */
  values: Float64Array;
  /** 1 for each cell that has a value to publish. */
  published: Uint8Array;
};

export type Protection = {
  /** State of each atom. */
  atoms: Uint8Array;
  /** State of each cell, per grouping. */
  groups: Uint8Array[];
};

/** Above any count, and small enough that sums of many stay exact. */
const UNLIMITED = 2 ** 40;

/** A group cell: index of its grouping, and of the cell in it. */
type Cell = { grouping: number; index: number };

/**
 * Something hidden that moves as one: an atom, or all atoms of a group under the threshold. A reader
 * knows it lies between `low` and `high`.
 */
type Item = { atoms: number[]; value: number; primary: boolean; low: number; high: number };

type Class = { cells: Cell[]; items: Item[] };

/** Hidden items and groups that bear on each other's safety, and on nobody else's. */
type Component = { items: Item[]; groups: Cell[] };

/**
 * Chooses what to hide. Deterministic: the same input gives the same result.
 * @param values value of each atom: counts, whole and not negative
 * @param threshold lowest value that may be shown; 0 is shown
 * @param hidden cells that are hidden already for another reason and stay so: they need to be as safe
 * @param highs most each atom can be for a reader who knows something else of it (a total it is part of)
 */
export function protectCounts(
  values: Float64Array,
  groupings: readonly Grouping[],
  threshold: number,
  hidden: Protection | null = null,
  highs: Float64Array | null = null,
): Protection {
  return new Protector(values, groupings, threshold, hidden, highs).protect();
}

class Protector {
  readonly #atoms: Uint8Array;
  readonly #groups: Uint8Array[];
  readonly #members: number[][][];
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
    private readonly hidden: Protection | null,
    private readonly highs: Float64Array | null,
  ) {
    this.#atoms = new Uint8Array(values.length);
    this.#groups = groupings.map(({ values: cells }) => new Uint8Array(cells.length));
    this.#members = groupings.map(({ groupOf, values: cells }) => {
      const members: number[][] = Array.from({ length: cells.length }, () => []);
      for (const [atom, cell] of groupOf.entries()) members[cell]?.push(atom);
      return members;
    });
  }

  protect(): Protection {
    this.#hidePrimary();
    this.#hideAgain();
    const isHidden = (state: number): boolean => state !== SHOWN;
    if (this.#atoms.some(isHidden) || this.#groups.some((states) => states.some(isHidden))) {
      this.#joinUnits();
      while (this.#repair()) {
        // Each round hides at least one more cell, so this ends: at worst with everything hidden.
      }
      this.#showUnneeded();
    }
    return { atoms: this.#atoms, groups: this.#groups };
  }

  #hideAgain(): void {
    if (!this.hidden) return;
    const all = [[this.#atoms, this.hidden.atoms] as const];
    for (const [index, states] of this.#groups.entries()) {
      all.push([states, this.hidden.groups[index] ?? new Uint8Array()]);
    }
    for (const [states, before] of all) {
      for (const [index, state] of before.entries()) {
        if (state !== SHOWN && states[index] === SHOWN) states[index] = COMPLEMENTARY;
      }
    }
  }

  #isSmall(value: number): boolean {
    return value > 0 && value < this.threshold;
  }

  #hidePrimary(): void {
    for (const [atom, value] of this.values.entries()) {
      if (this.#isSmall(value)) this.#atoms[atom] = PRIMARY;
    }
    const small: Cell[] = [];
    for (const [grouping, { values, published }] of this.groupings.entries()) {
      for (const [index, value] of values.entries()) {
        if (!published[index] || !this.#isSmall(value)) continue;
        this.#setState({ grouping, index }, PRIMARY);
        small.push({ grouping, index });
      }
    }
    const widest = small.sort((a, b) => this.#membersOf(b).length - this.#membersOf(a).length);
    for (const cell of widest) {
      const atoms = this.#membersOf(cell).filter((atom) => !this.#inUnit.has(atom));
      // A loaded total may contradict its parts: parts that are no small numbers stay out.
      const own = atoms.filter((atom) => (this.values[atom] ?? 0) < this.threshold);
      if (own.some((atom) => (this.values[atom] ?? 0) > 0)) this.#addUnit(own);
      else this.#veil(own, cell);
    }
    for (const [atom, state] of this.#atoms.entries()) {
      if (state === PRIMARY && !this.#inUnit.has(atom)) this.#addUnit([atom]);
    }
  }

  /** Zeros of a small group whose other atoms are in a unit already: they are hidden as part of it. */
  #veil(zeros: readonly number[], cell: Cell): void {
    const others = this.#membersOf(cell);
    const unit = this.#units.find(({ atoms }) => atoms.some((atom) => others.includes(atom)));
    for (const atom of unit ? zeros : []) {
      unit?.atoms.push(atom);
      this.#inUnit.add(atom);
      this.#atoms[atom] = COMPLEMENTARY;
    }
  }

  #addUnit(atoms: number[]): void {
    const value = atoms.reduce((sum, atom) => sum + (this.values[atom] ?? 0), 0);
    this.#units.push({ atoms, value, primary: true, low: 1, high: this.threshold - 1 });
    for (const atom of atoms) {
      this.#inUnit.add(atom);
      if (this.#atoms[atom] === SHOWN) this.#atoms[atom] = COMPLEMENTARY;
    }
    if (atoms.length === 1) return;
    const inside = new Set(atoms);
    for (const cell of this.#cellsOf(atoms)) {
      if (!this.#membersOf(cell).every((atom) => inside.has(atom))) continue;
      this.#insideUnit.add(keyOf(cell));
      if (this.#stateOf(cell) === SHOWN) this.#setState(cell, COMPLEMENTARY);
    }
  }

  /** Hides shown groups that cut through a unit: its atoms must lie in the same shown groups. */
  #joinUnits(): void {
    for (const { atoms } of this.#units) {
      if (atoms.length === 1) continue;
      for (const cell of this.#cellsOf(atoms)) {
        const within = atoms.filter(
          (a) => this.groupings[cell.grouping]?.groupOf[a] === cell.index,
        );
        if (within.length < atoms.length && this.#isShown(cell))
          this.#setState(cell, COMPLEMENTARY);
      }
    }
  }

  /** Hides more where a class or a hidden group is not safe. Returns whether it had to. */
  #repair(): boolean {
    let repaired = false;
    const classes = this.#classes(this.#items());
    for (const entry of classes.values()) {
      if (this.#isSafe(entry.items)) continue;
      // An earlier repair of this round may have changed the class: leave it for the next one.
      if (entry.cells.some((cell) => !this.#isShown(cell))) continue;
      repaired = this.#repairClass(entry) || repaired;
    }
    if (repaired) return true;
    const touched = new Set<string>();
    for (const cell of this.#hiddenGroups()) {
      // A repair changes what is around it: groups that share atoms with one wait for the next round.
      const nearby = this.#cellsOf(this.#membersOf(cell)).map(keyOf);
      if (nearby.some((key) => touched.has(key)) || this.#isWide(cell, classes)) continue;
      repaired = this.#repairGroup(cell, classes) || repaired;
      for (const key of nearby) touched.add(key);
    }
    return repaired;
  }

  #repairClass({ cells, items }: Class): boolean {
    const candidate = this.#cheapest(cells, items, () => true);
    if (candidate) return this.#hideAtom(candidate.atom, candidate.extra);
    return this.#hideFinest(cells);
  }

  #repairGroup(cell: Cell, classes: ReadonlyMap<string, Class>): boolean {
    const inside = new Set(this.#membersOf(cell));
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
      const atoms = [...inside].filter((atom) => this.#atoms[atom] === SHOWN);
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
    for (const atom of this.#commonMembers(cells)) {
      if (this.#atoms[atom] !== SHOWN || !allowed(atom)) continue;
      const extra = this.#shownCellsOf(atom).filter((cell) => !names.has(keyOf(cell)));
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
    this.#atoms[atom] = COMPLEMENTARY;
    for (const cell of extra) this.#setState(cell, COMPLEMENTARY);
    return true;
  }

  /** Hides the shown group with the fewest atoms. */
  #hideFinest(cells: readonly Cell[]): boolean {
    const finest = cells
      .filter((cell) => this.#isShown(cell))
      .sort((a, b) => this.#membersOf(a).length - this.#membersOf(b).length)[0];
    if (finest) this.#setState(finest, COMPLEMENTARY);
    return finest !== undefined;
  }

  /** Shows again, largest first, what turned out not to be needed. */
  #showUnneeded(): void {
    for (const component of this.#components()) {
      type Candidate = { state: Uint8Array; index: number; value: number };
      const atoms = component.items.flatMap((item): Candidate[] => {
        const index = item.atoms[0] ?? 0;
        if (item.primary || (this.hidden?.atoms[index] ?? SHOWN) !== SHOWN) return [];
        return [{ state: this.#atoms, index, value: item.value }];
      });
      const groups = component.groups.flatMap(({ grouping, index }): Candidate[] => {
        const state = this.#groups[grouping];
        const value = this.groupings[grouping]?.values[index] ?? 0;
        const stays = (this.hidden?.groups[grouping]?.[index] ?? SHOWN) !== SHOWN;
        return state && !stays ? [{ state, index, value }] : [];
      });
      for (const { state, index } of [...groups, ...atoms].sort((a, b) => b.value - a.value)) {
        state[index] = SHOWN;
        if (!this.#isComponentSafe(component)) state[index] = COMPLEMENTARY;
      }
    }
    for (const cell of this.#hiddenGroups())
      if (this.#hasShownTwin(cell)) this.#setState(cell, SHOWN);
  }

  /** Whether a shown group has the same atoms: hiding this one then hides nothing. */
  #hasShownTwin(cell: Cell): boolean {
    const atoms = this.#membersOf(cell);
    return this.#shownCellsOf(atoms[0] ?? -1).some((other) => {
      const others = this.#membersOf(other);
      return others.length === atoms.length && others.every((atom, i) => atom === atoms[i]);
    });
  }

  #isComponentSafe({ items, groups }: Component): boolean {
    const hidden = items.filter(
      ({ primary, atoms }) => primary || this.#atoms[atoms[0] ?? 0] !== SHOWN,
    );
    const classes = this.#classes(hidden);
    for (const entry of classes.values()) if (!this.#isSafe(entry.items)) return false;
    for (const { atoms } of hidden) if (atoms.length > 1 && !this.#isTogether(atoms)) return false;
    return groups.every((cell) => this.#isShown(cell) || this.#isWide(cell, classes));
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
      `class ${this.#shownCellsOf(item.atoms[0] ?? 0)
        .map(keyOf)
        .join(' ')}`;
    const hidden = new Set(groups.map(keyOf));
    for (const item of items) {
      for (const cell of this.#cellsOf(item.atoms)) {
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

  #isTogether(atoms: readonly number[]): boolean {
    const [first, ...rest] = atoms.map((atom) => this.#shownCellsOf(atom).map(keyOf).join(' '));
    return rest.every((key) => key === first);
  }

  #isSafe(items: readonly Item[]): boolean {
    const all = sumOf(items);
    return items.every((item) => this.#isItemSafe(item, all));
  }

  #isItemSafe(item: Item, all: Range): boolean {
    const [low, high] = rangeWithin(item, all);
    return item.primary ? low <= 1 && high >= this.threshold - 1 : high - low >= this.threshold;
  }

  /** Whether moves across the border of a hidden group leave it at least `threshold` wide. */
  #isWide(cell: Cell, classes: ReadonlyMap<string, Class>): boolean {
    const groupOf = this.groupings[cell.grouping]?.groupOf ?? new Int32Array();
    const isInside = (item: Item): boolean => item.atoms.every((a) => groupOf[a] === cell.index);
    let width = 0;
    for (const { items } of classes.values()) {
      const within = items.filter(isInside);
      if (within.length === 0 || within.length === items.length) continue;
      const [low, high] = rangeWithin(sumOf(within), sumOf(items));
      width += high - low;
      if (width >= this.threshold) return true;
    }
    return false;
  }

  /** Everything that is hidden as one: the units, and the atoms hidden to protect them. */
  #items(): Item[] {
    const items = [...this.#units];
    for (const [atom, state] of this.#atoms.entries()) {
      if (state !== COMPLEMENTARY || this.#inUnit.has(atom)) continue;
      const high = this.highs?.[atom] ?? UNLIMITED;
      items.push({ atoms: [atom], value: this.values[atom] ?? 0, primary: false, low: 0, high });
    }
    return items;
  }

  /** Hidden items by the shown groups they lie in. */
  #classes(items: readonly Item[]): Map<string, Class> {
    const classes = new Map<string, Class>();
    for (const item of items) {
      const cells = this.#shownCellsOf(item.atoms[0] ?? 0);
      const key = cells.map(keyOf).join(' ');
      const entry = classes.get(key);
      if (entry) entry.items.push(item);
      else classes.set(key, { cells, items: [item] });
    }
    return classes;
  }

  /** Groups hidden to protect others, but for those inside a unit, which share its range. */
  #hiddenGroups(): Cell[] {
    const cells: Cell[] = [];
    for (const [grouping, states] of this.#groups.entries()) {
      for (const [index, state] of states.entries()) {
        const cell = { grouping, index };
        if (state === COMPLEMENTARY && !this.#insideUnit.has(keyOf(cell))) cells.push(cell);
      }
    }
    return cells;
  }

  /** Atoms that lie in all of `cells`; every atom when there are none. */
  #commonMembers(cells: readonly Cell[]): number[] {
    const smallest = [...cells].sort(
      (a, b) => this.#membersOf(a).length - this.#membersOf(b).length,
    )[0];
    const pool = smallest ? this.#membersOf(smallest) : [...this.values.keys()];
    return pool.filter((atom) =>
      cells.every(({ grouping, index }) => this.groupings[grouping]?.groupOf[atom] === index),
    );
  }

  #shownCellsOf(atom: number): Cell[] {
    const cells: Cell[] = [];
    for (let grouping = 0; grouping < this.groupings.length; grouping += 1) {
      const index = this.groupings[grouping]?.groupOf[atom] ?? -1;
      if (index >= 0 && this.#isShown({ grouping, index })) cells.push({ grouping, index });
    }
    return cells;
  }

  /** All group cells that any of the atoms lies in. */
  #cellsOf(atoms: readonly number[]): Cell[] {
    const found = new Map<string, Cell>();
    for (const atom of atoms) {
      for (const [grouping, { groupOf }] of this.groupings.entries()) {
        const index = groupOf[atom] ?? -1;
        const cell = { grouping, index };
        if (index >= 0) found.set(keyOf(cell), cell);
      }
    }
    return [...found.values()];
  }

  #membersOf({ grouping, index }: Cell): readonly number[] {
    return this.#members[grouping]?.[index] ?? [];
  }

  #stateOf({ grouping, index }: Cell): number {
    return this.#groups[grouping]?.[index] ?? SHOWN;
  }

  #isShown(cell: Cell): boolean {
    return (
      this.groupings[cell.grouping]?.published[cell.index] === 1 && this.#stateOf(cell) === SHOWN
    );
  }

  #setState({ grouping, index }: Cell, state: number): void {
    const states = this.#groups[grouping];
    if (states) states[index] = state;
  }
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
function keyOf({ grouping, index }: Cell): string {
  return `${grouping}:${index}`;
}
