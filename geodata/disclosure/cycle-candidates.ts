/** The cycles that a cell could have, and what they cost: see `cube-privacy.ts`. */

import { stridesOf } from '../model/cube.ts';
import { itemAt } from '../model/read-at.ts';
import type { Cycle } from './exchange-cycles.ts';

/** Cost, in no unit: the lower, the fewer slices it affects. */
export type Candidate = { cycle: Cycle; cost: number };

/** Other items tried per dimension, nearest first. */
const MAX_ITEMS = 24;
/** Items tried beside the place of a rectangle's last corner. */
const MAX_SHIFTS = 4;

const CORNER = 1;
const OTHER_CLASS = 0.5;
const APART = 0.01;
/** It affects a sum over one item of one dimension; or even one over a class of items. */
const MARGIN = 10;
const MARGIN_OF_CLASS = 5;

/** From an item to another of its dimension: how far the cells are apart, and what that costs. */
type Step = { dimension: number; by: number; cost: number; marginCost: number };

export class CandidateMaker {
  readonly #strides: readonly number[];
  readonly #steps = new Map<string, Step[]>();

  /** @param itemGroupings as in `CubeCounts` */
  constructor(
    private readonly sizes: readonly number[],
    private readonly itemGroupings: readonly (readonly (readonly number[])[])[],
  ) {
    this.#strides = stridesOf(sizes);
  }

  /** Four corners of a rectangle: sums over all items of either of its dimensions stay. */
  rectangles(cell: number): Candidate[] {
    return this.#pairsOfSteps(cell).map(([a, b]) => ({
      cycle: [cell, cell + a.by, cell + a.by + b.by, cell + b.by],
      cost: 4 * CORNER + a.cost + b.cost,
    }));
  }

  /** Pairs that differ in one dimension. */
  pairs(cell: number): Candidate[] {
    return this.#stepsFrom(cell).map(({ by, cost, marginCost }) => ({
      cycle: [cell, cell + by],
      cost: 2 * CORNER + cost + marginCost,
    }));
  }

  /** Pairs that differ in two dimensions. */
  diagonals(cell: number): Candidate[] {
    return this.#pairsOfSteps(cell).map(([a, b]) => ({
      cycle: [cell, cell + a.by + b.by],
      cost: 2 * CORNER + a.cost + a.marginCost + b.cost + b.marginCost,
    }));
  }

  /** Rectangles with the last corner beside its place, for where the cell in that place is small. */
  bentRectangles(cell: number): Candidate[] {
    const steps = this.#stepsFrom(cell);
    return steps.flatMap((a) => {
      const bends = steps
        .filter(({ dimension, by }) => dimension === a.dimension && by !== a.by)
        .slice(0, MAX_SHIFTS);
      return steps
        .filter(({ dimension }) => dimension !== a.dimension)
        .flatMap((b) =>
          bends.map((bend) => ({
            cycle: [cell, cell + a.by, cell + a.by + b.by, cell + b.by + bend.by],
            cost: 4 * CORNER + a.cost + b.cost + bend.cost + bend.marginCost,
          })),
        );
    });
  }

  #pairsOfSteps(cell: number): [Step, Step][] {
    const steps = this.#stepsFrom(cell);
    return steps.flatMap((a) =>
      steps.filter((b) => b.dimension > a.dimension).map((b): [Step, Step] => [a, b]),
    );
  }

  #stepsFrom(cell: number): Step[] {
    return this.sizes.flatMap((size, dimension) =>
      this.#stepsOf(dimension, Math.floor(cell / itemAt(this.#strides, dimension)) % size),
    );
  }

  /** Steps to the other items of a dimension, nearest first. */
  #stepsOf(dimension: number, own: number): Step[] {
    const key = `${dimension} ${own}`;
    const known = this.#steps.get(key);
    if (known) return known;
    const steps = Array.from({ length: itemAt(this.sizes, dimension) }, (_, item) => item)
      .filter((item) => item !== own)
      .sort((a, b) => Math.abs(a - own) - Math.abs(b - own) || a - b)
      .slice(0, MAX_ITEMS)
      .map((item) => {
        const classes = itemAt(this.itemGroupings, dimension).filter(
          (classOf) => classOf[own] !== classOf[item],
        ).length;
        return {
          dimension,
          by: (item - own) * itemAt(this.#strides, dimension),
          cost: APART * Math.abs(item - own) + OTHER_CLASS * classes,
          marginCost: MARGIN + MARGIN_OF_CLASS * classes,
        };
      });
    this.#steps.set(key, steps);
    return steps;
  }
}
