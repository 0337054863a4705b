/**
 * Atoms and groups with their states while it is decided what stays hidden: who lies where, and what is
 * shown. See `protect-counts.ts`.
 */
import { byteAt, indexAt, itemAt, numberAt } from '../model/read-at.ts';

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
  /** Hidden atoms that cannot be kept open because of what earlier editions showed. */
  unsafe?: number[];
};

/** A group cell: index of its grouping, and of the cell in it. */
export type Cell = { grouping: number; index: number };

export function keyOf({ grouping, index }: Cell): string {
  return `${grouping}:${index}`;
}

/** What earlier editions told of some cells: see `past-cells.ts`. */
export type PastCells = {
  /** 1 where the present value is public since an earlier edition: hiding it hides nothing. */
  pinned: Uint8Array;
  /** The first edition since which the cell is hidden; 0 where it was not hidden in the last one. */
  hiddenSince: Int32Array;
  /** The last edition in which the cell was shown, whatever its value; 0 for never. */
  shownUntil: Int32Array;
};

/** The same of a whole table; null for what no edition had before. */
export type Past = { atoms: PastCells; groups: (PastCells | null)[] };

export class SuppressionTable {
  /** State of each atom. */
  readonly atoms: Uint8Array;
  /** State of each cell, per grouping. */
  readonly groups: Uint8Array[];
  readonly #members: number[][][];

  constructor(
    readonly values: Float64Array,
    readonly groupings: readonly Grouping[],
    private readonly past: Past | null = null,
  ) {
    this.atoms = new Uint8Array(values.length);
    this.groups = groupings.map(({ values: cells }) => new Uint8Array(cells.length));
    this.#members = groupings.map(({ groupOf, values: cells }) => {
      const members: number[][] = Array.from({ length: cells.length }, () => []);
      for (const [atom, cell] of groupOf.entries()) members[cell]?.push(atom);
      return members;
    });
  }

  membersOf({ grouping, index }: Cell): readonly number[] {
    return itemAt(itemAt(this.#members, grouping), index);
  }

  stateOf({ grouping, index }: Cell): number {
    return byteAt(itemAt(this.groups, grouping), index);
  }

  isShown(cell: Cell): boolean {
    if (this.isPinned(cell)) return true;
    return (
      this.groupings[cell.grouping]?.published[cell.index] === 1 && this.stateOf(cell) === SHOWN
    );
  }

  /** Whether the value of an atom, or of a group cell, is public since an earlier edition. */
  isPinned(cell: number | Cell): boolean {
    if (typeof cell === 'number') return this.past?.atoms.pinned[cell] === 1;
    return this.past?.groups[cell.grouping]?.pinned[cell.index] === 1;
  }

  /** The edition since which an atom is hidden; 0 for one that this edition is the first to hide. */
  sinceOf(atom: number): number {
    return this.past ? indexAt(this.past.atoms.hiddenSince, atom) : 0;
  }

  /** Whether an edition that already hid an atom of that age showed the group: that cannot be undone. */
  wasShown({ grouping, index }: Cell, since: number): boolean {
    const shownUntil = this.past?.groups[grouping]?.shownUntil;
    return since > 0 && shownUntil !== undefined && indexAt(shownUntil, index) >= since;
  }

  setState({ grouping, index }: Cell, state: number): void {
    itemAt(this.groups, grouping)[index] = state;
  }

  /** The groups of an atom that are shown, or were while it was hidden. */
  shownCellsOf(atom: number): Cell[] {
    const cells: Cell[] = [];
    const since = this.sinceOf(atom);
    for (const [grouping, { groupOf }] of this.groupings.entries()) {
      const index = indexAt(groupOf, atom);
      if (index < 0) continue;
      const cell = { grouping, index };
      if (this.isShown(cell) || this.wasShown(cell, since)) cells.push(cell);
    }
    return cells;
  }

  /** What two atoms must have in common to move against each other: shown groups, and how long they are hidden. */
  classOf(atom: number): string {
    return [this.sinceOf(atom), ...this.shownCellsOf(atom).map(keyOf)].join(' ');
  }

  /** All group cells that any of the atoms lies in. */
  cellsOf(atoms: readonly number[]): Cell[] {
    const found = new Map<string, Cell>();
    for (const atom of atoms) {
      for (const [grouping, { groupOf }] of this.groupings.entries()) {
        const index = indexAt(groupOf, atom);
        const cell = { grouping, index };
        if (index >= 0) found.set(keyOf(cell), cell);
      }
    }
    return [...found.values()];
  }

  /** Atoms that lie in all of `cells`; every atom when there are none. */
  commonMembers(cells: readonly Cell[]): number[] {
    const smallest = [...cells].sort(
      (a, b) => this.membersOf(a).length - this.membersOf(b).length,
    )[0];
    const pool = smallest ? this.membersOf(smallest) : [...this.values.keys()];
    return pool.filter((atom) =>
      cells.every(({ grouping, index }) => this.groupings[grouping]?.groupOf[atom] === index),
    );
  }

  /** Whether a shown group has the same atoms: hiding this one then hides nothing. */
  hasShownTwin(cell: Cell): boolean {
    const atoms = this.membersOf(cell);
    const [first] = atoms;
    if (first === undefined) return false;
    return this.shownCellsOf(first).some((other) => {
      const others = this.membersOf(other);
      return others.length === atoms.length && others.every((atom, i) => atom === atoms[i]);
    });
  }

  /** Value of a group cell. */
  valueOf({ grouping, index }: Cell): number {
    return numberAt(itemAt(this.groupings, grouping).values, index);
  }
}
