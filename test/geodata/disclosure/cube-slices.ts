/** Small cubes, their slices, and what of them is shown. */
import type { CubeCounts, CubeProtection } from '../../../geodata/disclosure/cube-counts.ts';
import { cutAreas } from '../../../geodata/disclosure/cube-cuts.ts';
import type { Cell } from '../../disclosure/audit.ts';
import { type Constraint, type Term, UNLIMITED } from '../../disclosure/integer-system.ts';

export type Slice = { atoms: number[]; value: number; shown: boolean };

export function createCounts(
  counts: Partial<CubeCounts> & Pick<CubeCounts, 'sizes' | 'values'>,
): CubeCounts {
  const cells = counts.sizes.reduce((product, size) => product * size, 1);
  const areas = counts.values.length / cells;
  const itemGroupings = counts.sizes.map(() => []);
  return { areas, groupings: [], itemGroupings, threshold: 3, ...counts };
}

/** Every subset of 0 … count−1 but the empty one. */
function subsets(count: number): number[][] {
  return Array.from({ length: 2 ** count - 1 }, (_, mask) =>
    Array.from({ length: count }, (_, i) => i).filter((i) => (mask + 1) & (1 << i)),
  );
}

/** Every product of items, for every set of areas as one region. */
export function slicesOf(counts: CubeCounts, protection: CubeProtection): Slice[] {
  const { sizes, areas, values } = counts;
  let products: number[][][] = [[]];
  for (const size of sizes)
    products = products.flatMap((p) => subsets(size).map((items) => [...p, items]));
  return products.flatMap((items) =>
    subsets(areas).map((region) => {
      const groupOf = Int32Array.from({ length: areas }, (_, a) => (region.includes(a) ? 0 : -1));
      let cells = [0];
      for (const [at, list] of items.entries())
        cells = cells.flatMap((cell) => list.map((item) => cell * (sizes[at] ?? 1) + item));
      const atoms = cells.flatMap((cell) => region.map((area) => cell * areas + area));
      const value = atoms.reduce((sum, atom) => sum + (values[atom] ?? 0), 0);
      const cut = cutAreas(protection, items, sizes, groupOf, 1);
      return { atoms: atoms.sort((a, b) => a - b), value, shown: cut[0] === 0 };
    }),
  );
}

/** As 0 is shown, what is hidden is at least 1; but for areas that are closed with their zeros. */
export function atLeastOne(slices: readonly Slice[], closedWith: Int32Array): Constraint[] {
  const isOpen = (atom: number): boolean => (closedWith[atom % closedWith.length] ?? -1) < 0;
  return slices
    .filter(({ shown, atoms }) => !shown && atoms.every(isOpen))
    .map(({ atoms }) => ({
      terms: atoms.map((atom): Term => [atom, 1]),
      low: 1,
      high: UNLIMITED,
    }));
}

export function shownCells(slices: readonly Slice[], threshold: number): Cell[] {
  return slices
    .filter(({ shown }) => shown)
    .map(({ atoms }) => ({ name: atoms.join(' '), atoms, state: 'shown', threshold }));
}
