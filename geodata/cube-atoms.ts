/** The areas of a cube, closed ones as one, and the pattern of each of their small cells. */
import { type Pattern, patternCells, patternsOf } from './cube-pattern.ts';
import type { CubeCounts } from './cube-privacy.ts';

/** Partner items looked at per dimension, nearest first. */
const MOST_ITEMS = 24;

/** Candidates kept of each kind. */
const MOST_CANDIDATES = 64;

/** Areas that candidates are tried on to rank them: a census of 10,000 takes minutes and ranks no better. */
const SAMPLED_AREAS = 400;

const OTHER_CLASS = 0.5;
const NEWLY_HIDDEN = 0.3;

export type SmallCell = { cell: number; area: number; value: number; pattern: Pattern };

type Candidate = ReturnType<typeof patternsOf>[number] & {
  key: string;
  /** Corners but the cell itself. */
  corners: number[];
  cost: number;
};

/** One table of sums, and how much room each cell of it has given away. */
export class AtomTable {
  /** Areas that are not closed or stand for closed ones, that have any count. */
  readonly atoms: number[];
  /** Small cells with their pattern, by cell and area. */
  readonly small: SmallCell[] = [];
  readonly #sums: Float64Array;
  readonly #uses: Uint32Array;
  readonly #cells: number;
  readonly #candidates = new Map<number, Candidate[]>();

  constructor(
    private readonly counts: CubeCounts,
    closedWith: Int32Array,
  ) {
    const { areas, values, sizes } = counts;
    this.#cells = sizes.reduce((product, size) => product * size, 1);
    this.#sums = values.slice();
    this.#uses = new Uint32Array(values.length);
    const totals = new Float64Array(areas);
    for (const [slot, value] of values.entries()) {
      const area = slot % areas;
      const atom = closedWith[area] ?? -1;
      const to = atom < 0 ? area : atom;
      totals[to] = (totals[to] ?? 0) + value;
      if (to === area) continue;
      this.#sums[slot - area + to] = (this.#sums[slot - area + to] ?? 0) + value;
      this.#sums[slot] = 0;
    }
    this.atoms = [...totals.keys()].filter((area) => (totals[area] ?? 0) > 0);
  }

  /** Chooses a pattern for every small cell; returns the atoms in which one has none. */
  choosePatterns(): number[] {
    const failed: number[] = [];
    for (let cell = 0; cell < this.#cells; cell += 1) this.#rankCandidates(cell);
    for (const area of this.atoms) {
      for (let cell = 0; cell < this.#cells; cell += 1) {
        const value = this.valueOf(cell, area);
        if (!this.#isSmall(value)) continue;
        const pattern = this.#choose(cell, area);
        if (!pattern) {
          failed.push(area);
          break;
        }
        this.use(cell, area, pattern);
        this.small.push({ cell, area, value, pattern });
      }
    }
    return failed;
  }

  valueOf(cell: number, area: number): number {
    return this.#sums[cell * this.counts.areas + area] ?? 0;
  }

  /** Whether a cell of t or more can join a bundle with this pattern: it and its corners have room. */
  canJoin(cell: number, area: number, pattern: Pattern): boolean {
    return patternCells(cell, pattern, this.counts.sizes).every((at) => this.#hasRoom(at, area));
  }

  /** Whether the corners of a pattern of this cell have room, whatever its own value. */
  canTake(cell: number, area: number, pattern: Pattern): boolean {
    return patternCells(cell, pattern, this.counts.sizes)
      .slice(1)
      .every((at) => this.#hasRoom(at, area));
  }

  /** Takes the room that a pattern needs of its corners, and of the cell itself when it is not small. */
  use(cell: number, area: number, pattern: Pattern): void {
    for (const at of patternCells(cell, pattern, this.counts.sizes)) {
      const slot = at * this.counts.areas + area;
      this.#uses[slot] = (this.#uses[slot] ?? 0) + 1;
    }
  }

  #isSmall(value: number): boolean {
    return value > 0 && value < this.counts.threshold;
  }

  #hasRoom(cell: number, area: number): boolean {
    const { threshold, areas } = this.counts;
    const slot = cell * areas + area;
    const value = this.#sums[slot] ?? 0;
    return value >= threshold && value >= ((this.#uses[slot] ?? 0) + 1) * (threshold - 1);
  }

  /**
   * Candidates for a cell, best first: by kind, then those that most areas with this cell small have
   * room for, since areas with one pattern can be bundled; then near items of one class.
   */
  #rankCandidates(cell: number): void {
    const { sizes, itemGroupings } = this.counts;
    const all = this.atoms.filter((area) => this.#isSmall(this.valueOf(cell, area)));
    if (all.length === 0) return;
    const step = Math.ceil(all.length / SAMPLED_AREAS);
    const small = all.filter((_, index) => index % step === 0);
    const candidates = patternsOf(cell, sizes, MOST_ITEMS).map((candidate): Candidate => {
      const corners = patternCells(cell, candidate.pattern, sizes).slice(1);
      const fits = small.filter((area) => corners.every((at) => this.#hasRoom(at, area))).length;
      let cost = candidate.rank * 10 + 4 * (1 - fits / small.length);
      for (const { dimension, own, other } of candidate.items) {
        cost += Math.abs(other - own) / 100;
        for (const parents of itemGroupings[dimension] ?? [])
          if (parents[own] !== parents[other]) cost += OTHER_CLASS;
      }
      const key = `${candidate.pattern.partner} ${candidate.pattern.kind}`;
      return { ...candidate, key, corners, cost };
    });
    candidates.sort((a, b) => a.cost - b.cost);
    const kept = [0, 1, 2].flatMap((rank) =>
      candidates.filter((candidate) => candidate.rank === rank).slice(0, MOST_CANDIDATES),
    );
    this.#candidates.set(cell, kept);
  }

  #choose(cell: number, area: number): Pattern | null {
    let best: { pattern: Pattern; cost: number } | null = null;
    for (const { pattern, corners, cost } of this.#candidates.get(cell) ?? []) {
      if (best && cost >= best.cost) break;
      if (!corners.every((at) => this.#hasRoom(at, area))) continue;
      const fresh = corners.filter((at) => this.#uses[at * this.counts.areas + area] === 0).length;
      const all = cost + NEWLY_HIDDEN * fresh;
      if (!best || all < best.cost) best = { pattern, cost: all };
    }
    return best?.pattern ?? null;
  }
}
