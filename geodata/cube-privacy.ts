/**
 * Which slices of a cube of counts may be shown (DOMAIN.md §6), for one period and loading level.
 *
 * The data are base cells (one item of every dimension, one area). A slice is a sum of base cells: items
 * of each dimension × areas. Whatever rule decides per slice alone is undone by differences of slices;
 * here the answers are chosen so that no difference helps.
 *
 * Patterns. Every base cell p under the threshold t gets a pattern within its area: a partner cell that
 * differs in one or two dimensions, and when in two, mostly also the two other corners of their
 * rectangle (`BOX`; without them `SWAP`). p going up by d, its partner takes what keeps the sum: signs
 * alternate over the corners, so that a slice with all items of one of the two dimensions stays as it is.
 *
 * Bundles. Small cells of the same items and pattern in several areas are bundled, so that together they
 * hold at least t; where they do not, with a cell of t or more. In a bundle the small cells may exchange
 * persons: their sum stays, each area's pattern takes up its own change. A slice *notices* a bundle when
 * its value could change by that. It does not when it holds every area of the bundle, nor when it holds
 * both sides of the pattern. The rule: **a slice is shown when it notices no bundle.** All that is shown,
 * and all that can be computed from it, is the same for every way to divide every bundle.
 *
 * Each corner other than p is at least t, and has t − 1 to spare for each of its patterns. So every
 * exchange of at most t − 1 per cell, in all bundles at once, leaves no count below 0. A slice of
 * 1 … t−1 holds small cells, no corner, and no whole bundle, as those are t or more: its part of each
 * bundle can go down to 0, and up to t−1, against the rest of the bundle. So it is hidden, and to a reader
 * (who is not told which hidden cells are small) it can be every value from 1 to t−1. Any other hidden
 * slice is at least t wide open. Totals over all dimensions notice nothing.
 *
 * Closed areas. Where there is no room for a pattern (a village of 80 people) areas are closed together
 * and take part as one area, their sum; of each alone nothing is shown but its total: `cube-closing.ts`.
 *
 * This is cell suppression with the moves written down (Fischetti & Salazar 2001 search for them); it
 * gives up cells that an optimum would keep, and never has to prove by search that a table is safe.
 */
import { AtomTable } from './cube-atoms.ts';
import { bundleCells } from './cube-bundles.ts';
import { closeAreas, isClosedSafe } from './cube-closing.ts';

export type CubeCounts = {
  /** Items per dimension at the loading level. */
  sizes: readonly number[];
  areas: number;
  /** Whole, not negative, `cell × areas + area`. */
  values: Float64Array;
  /** Per coarser level the parent of each area, -1 for none. */
  groupings: readonly Int32Array[];
  /** Per dimension, per coarser dimension level, the parent of each item. */
  itemGroupings: readonly (readonly (readonly number[])[])[];
  /** Lowest value that may be shown. */
  threshold: number;
};

export type CubeProtection = {
  /**
   * One bundle after another: cell, number of members, and per member its area, its partner cell and
   * `BOX` or `SWAP`.
   */
  bundles: Int32Array;
  /** Per area the area that stands for those closed with it, -1 when it is not closed. */
  closedWith: Int32Array;
  /** Per area 1 when its own total is not shown, `NOTHING_SHOWN` when nothing of the cube is. */
  totalHidden: Uint8Array;
};

export const NOTHING_SHOWN = 2;

/** Decides on bundles and closed areas. Deterministic. */
export function protectCube(counts: CubeCounts): CubeProtection {
  const closedWith = new Int32Array(counts.areas).fill(-1);
  const totalHidden = new Uint8Array(counts.areas);
  for (;;) {
    const table = new AtomTable(counts, closedWith);
    const failed = table.atoms.filter(
      (atom) => !isClosedSafe(counts, closedWith, totalHidden, atom),
    );
    if (failed.length === 0) failed.push(...table.choosePatterns());
    if (failed.length === 0)
      return { bundles: bundleCells(counts, table), closedWith, totalHidden };
    if (table.atoms.length === 1) {
      // Nothing is left to close with.
      totalHidden.fill(NOTHING_SHOWN);
      return { bundles: new Int32Array(), closedWith: closedWith.fill(0), totalHidden };
    }
    closeAreas(counts, closedWith, failed);
  }
}
