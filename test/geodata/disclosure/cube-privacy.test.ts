/**
 * The rule of `cube-privacy.ts` against readers who ask for everything: every slice of every custom
 * region that is shown, together. First by trying every table there is, then with the auditor of
 * `test/disclosure`, which shares no code with the engine.
 */
import { expect, it } from 'vitest';
import type { CubeCounts } from '../../../geodata/disclosure/cube-counts.ts';
import { cutAreas } from '../../../geodata/disclosure/cube-cuts.ts';
import { protectCube } from '../../../geodata/disclosure/cube-privacy.ts';
import { type InArea, readExchangeGroups } from '../../../geodata/disclosure/exchange-cycles.ts';
import { type Cell, possibleValues } from '../../disclosure/audit.ts';
import { createRandom } from '../../fixtures/random.ts';
import { atLeastOne, createCounts, type Slice, shownCells, slicesOf } from './cube-slices.ts';

/**
 * Sums 1 and 2 of `wanted` that occur in tables of counts that agree with what is shown, by trying them
 * all until each has occurred.
 */
function tryEverything(
  slices: readonly Slice[],
  atoms: number,
  wanted: readonly Slice[],
): Set<number>[] {
  let missing = wanted.length * 2;
  const checks = Array.from({ length: atoms }, (): Slice[] => []);
  for (const slice of slices) if (slice.shown) checks[slice.atoms.at(-1) ?? 0]?.push(slice);
  const most = Array.from({ length: atoms }, (_, atom) =>
    Math.min(...slices.filter((s) => s.shown && s.atoms.includes(atom)).map((s) => s.value), 8),
  );
  const found = wanted.map(() => new Set<number>());
  const table = new Array<number>(atoms).fill(0);
  const sumOf = (list: readonly number[]): number =>
    list.reduce((sum, a) => sum + (table[a] ?? 0), 0);
  const fill = (atom: number): void => {
    if (atom === atoms) {
      for (const [index, slice] of wanted.entries()) {
        const sum = sumOf(slice.atoms);
        if (sum !== 1 && sum !== 2) continue;
        missing -= found[index]?.has(sum) ? 0 : 1;
        found[index]?.add(sum);
      }
      return;
    }
    for (let value = 0; value <= (most[atom] ?? 0) && missing > 0; value += 1) {
      table[atom] = value;
      if (checks[atom]?.every((slice) => sumOf(slice.atoms) === slice.value)) fill(atom + 1);
    }
  };
  fill(0);
  return found;
}

it('leaves every value open, in every small table, by trying all tables that agree', () => {
  const menu = [0, 1, 2, 4, 7];
  const threshold = 3;
  let hidden = 0;
  // Two items in two areas, three in one, a cross of two dimensions; of the larger ones a part.
  for (const [sizes, atoms, step] of [
    [[2], 4, 1],
    [[4], 4, 1],
    [[2, 2], 4, 1],
    [[3], 6, 307],
  ] as const) {
    for (let code = 0; code < menu.length ** atoms; code += step) {
      const values = Float64Array.from(
        { length: atoms },
        (_, i) => menu[Math.floor(code / menu.length ** i) % menu.length] ?? 0,
      );
      const counts = createCounts({ sizes, values, threshold });
      const slices = slicesOf(counts, protectCube(counts));
      const small = slices.filter(({ value }) => value > 0 && value < threshold);
      if (small.length === 0) continue;
      expect(small.filter(({ shown }) => shown)).toEqual([]);
      hidden += small.length;
      for (const [index, found] of tryEverything(slices, atoms, small).entries()) {
        const missing = [1, 2].filter((value) => !found.has(value));
        expect(missing, `${values} slice ${small[index]?.atoms}`).toEqual([]);
      }
    }
  }
  expect(hidden).toBeGreaterThan(3_000);
}, 120_000);

/** Counts as in life: small and empty cells, some large ones. */
function createRandomCounts(seed: number): CubeCounts {
  const random = createRandom(seed).next;
  const below = (most: number): number => Math.floor(random() * most);
  const sizes = [[3], [4], [2, 2], [3, 2], [2, 2, 2], [3, 3]][below(6)] ?? [3];
  const areas = 2 + below(3);
  const cells = sizes.reduce((product, size) => product * size, 1);
  const threshold = 2 + below(4);
  const richness = 1 + below(3);
  const values = Float64Array.from({ length: cells * areas }, () =>
    random() < 0.35 ? 0 : random() < 0.3 ? below(threshold + 1) : below(12 * richness ** 2),
  );
  const groupings = [
    Int32Array.from({ length: areas }, () => 0),
    Int32Array.from({ length: areas }, () => below(2)),
  ];
  const itemGroupings = sizes.map((size) => [Array.from({ length: size }, () => below(2))]);
  return createCounts({ sizes, values, threshold, groupings, itemGroupings });
}

it('leaves every value open in random cubes, as the auditor finds', () => {
  let asked = 0;
  for (let seed = 1; seed <= 250; seed += 1) {
    const counts = createRandomCounts(seed);
    const { threshold, values } = counts;
    const slices = slicesOf(counts, protectCube(counts));
    const cells = shownCells(slices, threshold);
    for (const { atoms, value, shown } of slices) {
      if (value === 0 || value >= threshold) continue;
      expect(shown, `seed ${seed} slice ${atoms}`).toBe(false);
      const wanted = Array.from({ length: threshold - 1 }, (_, index) => index + 1);
      expect(
        possibleValues({ values, cells }, atoms, wanted),
        `seed ${seed} slice ${atoms}`,
      ).toEqual(wanted);
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThan(2000);
}, 120_000);

it('tells a reader who knows that what is hidden is not 0 no more than that', () => {
  let asked = 0;
  for (let seed = 1; seed <= 150; seed += 1) {
    const counts = createRandomCounts(seed);
    const { threshold, values } = counts;
    const protection = protectCube(counts);
    const slices = slicesOf(counts, protection);
    // The auditor wants every atom that a fact is about in some cell.
    const open = [...values.keys()].map((atom): Cell => {
      return { name: `${atom}`, atoms: [atom], state: 'complementary', threshold };
    });
    const cells = [...shownCells(slices, threshold), ...open];
    const facts = atLeastOne(slices, protection.closedWith);
    const wanted = Array.from({ length: threshold - 1 }, (_, index) => index + 1);
    for (const { atoms, value } of slices) {
      if (value === 0 || value >= threshold) continue;
      // Of a sum of several hidden cells the rule itself says that it is at least their number.
      const byRule = possibleValues({ values, cells: open, facts }, atoms, wanted);
      expect(
        possibleValues({ values, cells, facts }, atoms, wanted),
        `seed ${seed} slice ${atoms}`,
      ).toEqual(byRule);
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThan(1000);
}, 120_000);

it('shows the same, however the persons in every exchangeGroup are divided', () => {
  let [moved, cellsDiffer, countered] = [0, 0, 0];
  for (let seed = 1; seed <= 250; seed += 1) {
    const counts = createRandomCounts(seed);
    const { threshold, areas } = counts;
    const protection = protectCube(counts);
    if (protection.closedWith.some((area) => area >= 0)) continue;
    const slices = slicesOf(counts, protection);
    const random = createRandom(seed).next;
    for (let time = 0; time < 5; time += 1) {
      const values = counts.values.slice();
      for (const members of readExchangeGroups(protection.exchangeGroups)) {
        const own = members.map(
          ({ area, cycle }) => counts.values[(cycle[0] ?? 0) * areas + area] ?? 0,
        );
        const steps = divide(own, threshold - 1, random);
        for (const [index, member] of members.entries()) {
          const by = steps[index] ?? 0;
          exchange(values, areas, member, by);
          if (member.counterCycle) exchange(values, areas, member.counterCycle, -by);
        }
        cellsDiffer += new Set(members.map(({ cycle }) => cycle[0])).size > 1 ? 1 : 0;
        countered += members.some(({ counterCycle }) => counterCycle) ? 1 : 0;
        moved += 1;
      }
      expect(Math.min(...values), `seed ${seed}`).toBeGreaterThanOrEqual(0);
      for (const { atoms, value, shown } of slices) {
        if (!shown) continue;
        const after = atoms.reduce((sum, atom) => sum + (values[atom] ?? 0), 0);
        expect(after, `seed ${seed} slice ${atoms}`).toBe(value);
      }
    }
  }
  expect(moved).toBeGreaterThan(300);
  expect(cellsDiffer).toBeGreaterThan(50);
  expect(countered).toBeGreaterThan(10);
});

function exchange(values: Float64Array, areas: number, { area, cycle }: InArea, by: number): void {
  for (const [at, cell] of cycle.entries()) {
    const slot = cell * areas + area;
    values[slot] = (values[slot] ?? 0) + (at % 2 === 0 ? by : -by);
  }
}

/** Changes that add up to 0, of at most `most` each, that leave no count below 0; alone any change. */
function divide(own: readonly number[], most: number, random: () => number): number[] {
  const below = (limit: number): number => Math.floor(random() * limit);
  if (own.length === 1) return [below(most + 1) - Math.min(most, own[0] ?? 0)];
  const steps = own.map(() => 0);
  for (let time = 0; time < 3 * own.length; time += 1) {
    const [from, to] = [below(own.length), below(own.length)];
    const canGive = Math.min((own[from] ?? 0) + (steps[from] ?? 0), most + (steps[from] ?? 0));
    const by = Math.min(below(canGive + 1), most - (steps[to] ?? 0));
    if (from === to || by <= 0) continue;
    steps[from] = (steps[from] ?? 0) - by;
    steps[to] = (steps[to] ?? 0) + by;
  }
  return steps;
}

it('finds the leak when only small slices are hidden', () => {
  let leaks = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const counts = createRandomCounts(seed);
    const { threshold, values, areas } = counts;
    const nothing = {
      exchangeGroups: new Int32Array(),
      closedWith: new Int32Array(areas).fill(-1),
      totalHidden: new Uint8Array(areas),
    };
    const slices = slicesOf(counts, nothing).map((slice) => ({
      ...slice,
      shown: slice.value === 0 || slice.value >= threshold,
    }));
    const cells = shownCells(slices, threshold);
    for (const { atoms, value, shown } of slices) {
      if (shown || leaks > 50) continue;
      const possible = possibleValues(
        { values, cells },
        atoms,
        [1, 2, 3, 4].filter((v) => v < threshold),
      );
      if (possible.length < threshold - 1 && threshold > 2) leaks += value > 0 ? 1 : 0;
    }
  }
  expect(leaks).toBeGreaterThan(10);
}, 120_000);

it('keeps margins and coarser areas whole where there is room', () => {
  // Two nationalities × three ages in two municipalities of one province; one small cell.
  const counts = createCounts({
    sizes: [2, 3],
    threshold: 5,
    values: Float64Array.from([60, 70, 80, 90, 50, 55, 30, 35, 20, 25, 3, 40]),
    groupings: [Int32Array.of(0, 0)],
  });
  const protection = protectCube(counts);
  const shown = (items: number[][], groupOf: Int32Array | 'own', groups: number): number[] => [
    ...cutAreas(protection, items, counts.sizes, groupOf, groups),
  ];
  expect(shown([[1], [2]], 'own', 2)).toEqual([1, 1]);
  expect(shown([[0, 1], [2]], 'own', 2)).toEqual([0, 0]);
  expect(shown([[1], [0, 1, 2]], 'own', 2)).toEqual([0, 0]);
  expect(shown([[1], [2]], Int32Array.of(0, 0), 1)).toEqual([0]);
});

it('keeps margins of an area where every cell of an item is small, and its coarser areas whole', () => {
  // Few of the second nationality in the first municipality, at every age.
  const counts = createCounts({
    sizes: [2, 3],
    threshold: 5,
    values: Float64Array.from([60, 600, 70, 700, 80, 800, 4, 90, 3, 80, 2, 70]),
    groupings: [Int32Array.of(0, 0)],
  });
  const protection = protectCube(counts);
  const shown = (items: number[][], groupOf: Int32Array | 'own', groups: number): number[] => [
    ...cutAreas(protection, items, counts.sizes, groupOf, groups),
  ];
  for (const item of [0, 1]) expect(shown([[item], [0, 1, 2]], 'own', 2)).toEqual([0, 0]);
  for (const item of [0, 1, 2]) {
    expect(shown([[0, 1], [item]], 'own', 2)).toEqual([0, 0]);
    expect(shown([[1], [item]], 'own', 2)).toEqual([1, 1]);
    expect(shown([[1], [item]], Int32Array.of(0, 0), 1)).toEqual([0]);
  }
});
