/** The areas of a cube, closed ones as one, and the cycle of each of their small cells. */

import { indexAt, numberAt } from '../model/read-at.ts';
import { isUnderThreshold } from '../model/threshold.ts';
import type { CubeCounts } from './cube-counts.ts';
import { type Candidate, CandidateMaker } from './cycle-candidates.ts';
import type { Cycle, InArea, Member } from './exchange-cycles.ts';

/** Candidates tried per cell, of each kind, and those kept. */
const MAX_TRIED = 512;
const MAX_KEPT = 64;

/** Areas that candidates are tried on to rank them: a census of 10,000 takes minutes and ranks no better. */
const SAMPLED_AREAS = 400;

// Costs beside those of `cycle-candidates.ts`: for a cell that no cycle has yet, when no area has room.
const NEWLY_HIDDEN = 0.3;
const NO_ROOM = 4;

/** One table of sums, and how much room each cell of it has given away. */
export class AtomTable {
  /** Areas that are not closed or stand for closed ones, that have any count. */
  readonly atoms: number[];
  /** Small cells with their cycle, by cell and area. */
  readonly small: Member[] = [];
  readonly #sums: Float64Array;
  readonly #uses: Uint32Array;
  readonly #cells: number;
  readonly #maker: CandidateMaker;
  readonly #rectangles = new Map<number, Candidate[]>();
  readonly #others = new Map<number, Candidate[]>();

  constructor(
    private readonly counts: CubeCounts,
    closedWith: Int32Array,
  ) {
    const { areas, values, sizes, itemGroupings } = counts;
    this.#cells = sizes.reduce((product, size) => product * size, 1);
    this.#maker = new CandidateMaker(sizes, itemGroupings);
    this.#sums = values.slice();
    this.#uses = new Uint32Array(values.length);
    const totals = new Float64Array(areas);
    for (const [slot, value] of values.entries()) {
      const area = slot % areas;
      const atom = indexAt(closedWith, area);
      const to = atom < 0 ? area : atom;
      totals[to] = numberAt(totals, to) + value;
      if (to === area) continue;
      this.#sums[slot - area + to] = numberAt(this.#sums, slot - area + to) + value;
      this.#sums[slot] = 0;
    }
    this.atoms = [...totals.keys()].filter((area) => numberAt(totals, area) > 0);
  }

  /** Chooses a cycle for every small cell; returns the atoms in which one has none. */
  chooseCycles(): number[] {
    const failed: number[] = [];
    for (let cell = 0; cell < this.#cells; cell += 1)
      this.#rectangles.set(cell, this.#rank(cell, this.#maker.rectangles(cell)));
    for (const area of this.atoms) {
      for (let cell = 0; cell < this.#cells; cell += 1) {
        const value = this.valueOf(cell, area);
        if (!this.#isSmall(value)) continue;
        const cycle = this.#choose(cell, area);
        if (!cycle) {
          failed.push(area);
          break;
        }
        this.small.push({ area, counterCycle: null, cycle });
        this.use({ area, cycle });
      }
    }
    return failed;
  }

  valueOf(cell: number, area: number): number {
    return numberAt(this.#sums, cell * this.counts.areas + area);
  }

  /** Whether a cell of t or more can join an exchange group: it and its corners have room. */
  canJoin({ area, cycle }: InArea): boolean {
    return cycle.every((cell) => this.#hasRoom(cell, area));
  }

  /** Whether the corners of a cycle have room, whatever the value of its first cell. */
  canTake({ area, cycle }: InArea): boolean {
    return cycle.every((cell, at) => at === 0 || this.#hasRoom(cell, area));
  }

  /** Takes the room that a cycle needs. */
  use({ area, cycle }: InArea): void {
    this.#change({ area, cycle }, 1);
  }

  /** Gives it back. */
  release(member: InArea): void {
    this.#change(member, -1);
  }

  #change({ area, cycle }: InArea, by: number): void {
    for (const cell of cycle) {
      const slot = cell * this.counts.areas + area;
      this.#uses[slot] = indexAt(this.#uses, slot) + by;
    }
  }

  #isSmall(value: number): boolean {
    return isUnderThreshold(value, this.counts.threshold);
  }

  #hasRoom(cell: number, area: number): boolean {
    const { threshold, areas } = this.counts;
    const slot = cell * areas + area;
    const value = numberAt(this.#sums, slot);
    return value > threshold && value > (indexAt(this.#uses, slot) + 1) * (threshold - 1);
  }

  /**
   * Patterns of a cell, best first: affecting fewest margins, then those that most areas with this cell
   * small have room for, since areas with one cycle can be grouped; then near items.
   */
  #rank(cell: number, candidates: readonly Candidate[]): Candidate[] {
    const all = this.atoms.filter((area) => this.#isSmall(this.valueOf(cell, area)));
    if (all.length === 0) return [];
    const step = Math.ceil(all.length / SAMPLED_AREAS);
    const areas = all.filter((_, index) => index % step === 0);
    return [...candidates]
      .sort((a, b) => a.cost - b.cost)
      .slice(0, MAX_TRIED)
      .map(({ cycle, cost }) => {
        const fits = areas.filter((area) => this.canTake({ area, cycle })).length;
        return { cycle, cost: cost + NO_ROOM * (1 - fits / areas.length) };
      })
      .sort((a, b) => a.cost - b.cost)
      .slice(0, MAX_KEPT);
  }

  #choose(cell: number, area: number): Cycle | null {
    const rectangle = this.#best(this.#rectangles.get(cell) ?? [], area);
    if (rectangle) return rectangle;
    const others = this.#others.get(cell) ?? this.#rankOthers(cell);
    this.#others.set(cell, others);
    return this.#best(others, area);
  }

  #rankOthers(cell: number): Candidate[] {
    return [this.#maker.pairs(cell), this.#maker.bentRectangles(cell), this.#maker.diagonals(cell)]
      .flatMap((candidates) => this.#rank(cell, candidates))
      .sort((a, b) => a.cost - b.cost);
  }

  #best(candidates: readonly Candidate[], area: number): Cycle | null {
    let best: Candidate | null = null;
    for (const { cycle, cost } of candidates) {
      if (best && cost >= best.cost) break;
      if (!this.canTake({ area, cycle })) continue;
      const fresh = cycle.filter((cell) => this.#uses[cell * this.counts.areas + area] === 0);
      const all = cost + NEWLY_HIDDEN * fresh.length;
      if (!best || all < best.cost) best = { cycle, cost: all };
    }
    return best?.cycle ?? null;
  }
}
