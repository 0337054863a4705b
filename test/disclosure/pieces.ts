/** A table split into the parts that bear on each other, with everything that is shown taken out. */
import type { Cell, Table } from './audit.ts';
import type { Constraint, Term } from './integer-system.ts';

/** A cell as far as it is not known: `free` are the atoms in it that are not shown, the rest is `known`. */
export type Part = {
  cell: Cell;
  free: readonly number[];
  known: number;
  isUnit: boolean;
  unit: Cell | null;
};

/** Cells that share hidden atoms, directly or through others. Atoms are renumbered from 0. */
export type Piece = { values: Float64Array; parts: Part[]; facts: Constraint[] };

/** Splits a table into pieces that have no hidden atom in common: each can be examined by itself. */
export function piecesOf({ values, cells, facts = [] }: Table): Piece[] {
  const shown = new Set(
    cells.flatMap(({ atoms, state }) => (state === 'shown' && atoms.length === 1 ? atoms : [])),
  );
  const units = widestPrimaries(cells);
  const unitsOf = cellsByAtom(units);
  const parts = cells.flatMap((cell): Part[] => {
    const free = cell.atoms.filter((atom) => !shown.has(atom));
    const around = unitsOf.get(cell.atoms[0] ?? -1) ?? [];
    const unit = around.find((other) => isStrictlyInside(cell.atoms, other.atoms)) ?? null;
    if (free.length === 0 && cell.state === 'shown' && !unit) {
      const value = sumOf(values, cell.atoms);
      if (value === 0 || value >= cell.threshold) return [];
    }
    const known = sumOf(values, cell.atoms) - sumOf(values, free);
    return cell.atoms.length > 0 ? [{ cell, free, known, isUnit: units.has(cell), unit }] : [];
  });
  const freeFacts = facts.map((fact) => withoutShown(fact, values, shown));
  return connect(parts, freeFacts).map((connected) => {
    const atoms = [...new Set(connected.flatMap(({ free }) => free))];
    const number = new Map(atoms.map((atom, index) => [atom, index]));
    return {
      facts: freeFacts
        .filter(({ terms }) => terms.some(([atom]) => number.has(atom)))
        .map((fact) => ({
          ...fact,
          terms: fact.terms.map(([atom, c]): Term => [number.get(atom) ?? 0, c]),
        })),
      values: Float64Array.from(atoms, (atom) => values[atom] ?? 0),
      parts: connected.map((part) => ({
        ...part,
        free: part.free.map((atom) => number.get(atom) ?? 0),
      })),
    };
  });
}

function withoutShown(
  { terms, low, high }: Constraint,
  values: Float64Array,
  shown: ReadonlySet<number>,
): Constraint {
  let known = 0;
  for (const [atom, c] of terms) if (shown.has(atom)) known += c * (values[atom] ?? 0);
  return {
    terms: terms.filter(([atom]) => !shown.has(atom)),
    low: low - known,
    high: high - known,
  };
}

/** Groups of parts that are linked by common free atoms, or by a fact about their atoms. */
function connect(parts: readonly Part[], facts: readonly Constraint[]): Part[][] {
  const leader = parts.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] ?? at] ?? at;
      at = leader[at] ?? at;
    }
    return at;
  };
  const firstOf = new Map<number, number>();
  for (const [index, { free }] of parts.entries()) {
    for (const atom of free) {
      const first = firstOf.get(atom);
      if (first === undefined) firstOf.set(atom, index);
      else leader[find(index)] = find(first);
    }
  }
  for (const { terms } of facts) {
    const linked = terms.map(([atom]) => find(firstOf.get(atom) ?? 0));
    for (const other of linked) leader[find(other)] = find(linked[0] ?? other);
  }
  const groups = new Map<number, Part[]>();
  for (const [index, part] of parts.entries()) {
    const group = groups.get(find(index)) ?? [];
    groups.set(find(index), group);
    group.push(part);
  }
  return [...groups.values()];
}

/** Primary cells that are not part of a wider primary cell. */
function widestPrimaries(cells: readonly Cell[]): Set<Cell> {
  const primaries = cells.filter(({ state, atoms }) => state === 'primary' && atoms.length > 0);
  const byAtom = cellsByAtom(new Set(primaries));
  return new Set(
    primaries.filter(({ atoms }) => {
      const around = byAtom.get(atoms[0] ?? -1) ?? [];
      return !around.some((other) => isStrictlyInside(atoms, other.atoms));
    }),
  );
}

function cellsByAtom(cells: ReadonlySet<Cell>): Map<number, Cell[]> {
  const byAtom = new Map<number, Cell[]>();
  for (const cell of cells) {
    for (const atom of cell.atoms) byAtom.set(atom, [...(byAtom.get(atom) ?? []), cell]);
  }
  return byAtom;
}

function isStrictlyInside(part: readonly number[], whole: readonly number[]): boolean {
  return part.length < whole.length && part.every((atom) => whole.includes(atom));
}

export function sumOf(values: Float64Array, atoms: readonly number[]): number {
  let sum = 0;
  for (const atom of atoms) sum += values[atom] ?? 0;
  return sum;
}
