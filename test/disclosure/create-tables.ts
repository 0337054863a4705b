/** Random and hand-made tables of counts, and the engine's answer to them in the auditor's words. */
import { protectCounts } from '../../geodata/disclosure/protect-counts.ts';
import {
  COMPLEMENTARY,
  type Grouping,
  PRIMARY,
  type Protection,
} from '../../geodata/disclosure/suppression-table.ts';
import { createRandom } from '../fixtures/random.ts';
import type { Cell, State, Table } from './audit.ts';

/** Atoms' values, and per level the group of each atom (-1 for none). */
export type Hierarchy = { threshold: number; values: number[]; levels: number[][] };

/** Two to four levels over 4–14 atoms: nested, overlapping, or nearly the same as a vintage is. */
export function createHierarchy(seed: number): Hierarchy {
  const random = createRandom(seed).next;
  const pick = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const threshold = pick(3, 10);
  const count = pick(4, 14);
  const values = Array.from({ length: count }, () => {
    const kind = random();
    if (kind < 0.2) return 0;
    if (kind < 0.55) return pick(1, threshold - 1);
    if (kind < 0.85) return pick(threshold, 3 * threshold);
    return pick(20, 400);
  });
  const levels: number[][] = [];
  let finest = Array.from({ length: count }, (_, atom) => atom);
  for (let level = pick(1, 3); level > 0; level -= 1) {
    const before = levels.at(-1) ?? finest;
    const kind = random();
    const groups = Math.max(1, Math.round((Math.max(...before) + 1) / pick(2, 4)));
    if (kind < 0.5) {
      // Nested: every group of the level before lies in one group here.
      const parent = Array.from({ length: Math.max(...before) + 1 }, () => pick(0, groups - 1));
      levels.push(before.map((group) => (group < 0 ? -1 : (parent[group] ?? 0))));
    } else if (kind < 0.8) {
      // Overlapping: cut anew, contiguous half of the time.
      const contiguous = random() < 0.5;
      levels.push(
        values.map((_, atom) =>
          contiguous ? Math.floor((atom * groups) / count) : pick(0, groups - 1),
        ),
      );
    } else {
      // A vintage: the level before with one atom moved, or two groups merged.
      const moved = [...before];
      if (random() < 0.5) moved[pick(0, count - 1)] = pick(0, Math.max(...before));
      else for (const [atom, group] of moved.entries()) if (group === 1) moved[atom] = 0;
      levels.push(moved);
    }
    if (random() < 0.15) (levels.at(-1) as number[])[pick(0, count - 1)] = -1;
    finest = levels.at(-1) ?? finest;
  }
  if (random() < 0.7) levels.push(values.map(() => 0));
  return { threshold, values, levels };
}

export function protectHierarchy({ threshold, values, levels }: Hierarchy): Protection {
  return protectCounts(
    Float64Array.from(values),
    levels.map((of) => groupingOf(values, of)),
    threshold,
  );
}

/** Only what is under the threshold: what a product without further protection hides. */
export function primariesOnly({ threshold, values, levels }: Hierarchy): Protection {
  const isSmall = (value: number): boolean => value > 0 && value < threshold;
  const states = (cells: ArrayLike<number>): Uint8Array =>
    Uint8Array.from(cells, (value) => (isSmall(value) ? PRIMARY : 0));
  return {
    atoms: states(values),
    groups: levels.map((of) => states(groupingOf(values, of).values)),
  };
}

function groupingOf(values: readonly number[], groupOf: readonly number[]): Grouping {
  const sums = new Float64Array(Math.max(0, ...groupOf) + 1);
  const published = new Uint8Array(sums.length);
  for (const [atom, group] of groupOf.entries()) {
    if (group < 0) continue;
    sums[group] = (sums[group] ?? 0) + (values[atom] ?? 0);
    published[group] = 1;
  }
  return { groupOf: Int32Array.from(groupOf), values: sums, published };
}

export function tableOf({ threshold, values, levels }: Hierarchy, states: Protection): Table {
  const cells = values.map(
    (_, atom): Cell => ({
      name: `atom ${atom}`,
      atoms: [atom],
      state: stateOf(states.atoms[atom]),
      threshold,
    }),
  );
  for (const [level, groupOf] of levels.entries()) {
    for (const group of new Set(groupOf)) {
      if (group < 0) continue;
      cells.push({
        name: `level ${level} group ${group}`,
        atoms: [...groupOf.keys()].filter((atom) => groupOf[atom] === group),
        state: stateOf(states.groups[level]?.[group]),
        threshold,
      });
    }
  }
  return { values: Float64Array.from(values), cells };
}

export function stateOf(state: number | undefined): State {
  return state === PRIMARY ? 'primary' : state === COMPLEMENTARY ? 'complementary' : 'shown';
}
