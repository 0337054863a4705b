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
};

/** A group cell: index of its grouping, and of the cell in it. */
export type Cell = { grouping: number; index: number };

export function keyOf({ grouping, index }: Cell): string {
  return `${grouping}:${index}`;
}

export class SuppressionTable {
  /** State of each atom. */
  readonly atoms: Uint8Array;
  /** State of each cell, per grouping. */
  readonly groups: Uint8Array[];
  readonly #members: number[][][];

  constructor(
    readonly values: Float64Array,
    readonly groupings: readonly Grouping[],
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
    return (
      this.groupings[cell.grouping]?.published[cell.index] === 1 && this.stateOf(cell) === SHOWN
    );
  }

  setState({ grouping, index }: Cell, state: number): void {
    itemAt(this.groups, grouping)[index] = state;
  }

  shownCellsOf(atom: number): Cell[] {
    const cells: Cell[] = [];
    for (const [grouping, { groupOf }] of this.groupings.entries()) {
      const index = indexAt(groupOf, atom);
      if (index >= 0 && this.isShown({ grouping, index })) cells.push({ grouping, index });
    }
    return cells;
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
