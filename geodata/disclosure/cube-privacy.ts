/**
 * Which slices of a cube of counts may be shown (DOMAIN.md §6), for one period and loading level.
 *
 * The data are base cells (one item of every dimension, one area). A slice is a sum of base cells: items
 * of each dimension × areas. Whatever rule decides per slice alone is undone by differences of slices;
 * here the answers are chosen so that no difference helps.
 *
 * Exchange cycles. Every base cell p under the threshold t gets a cycle within its area: p, and an odd
 * number of other cells, its corners. When p goes up by d, the corners take turns to go down and up by d.
 * The cycle is a rectangle, so that a slice with all items of one of its two dimensions stays as it is, or
 * a pair, or what comes nearest.
 *
 * Exchange groups. Small cells are grouped with their cycles, where need be with a cell of t or more. The
 * cells of a group may exchange persons: their sum stays, and each cycle takes up the change of its own
 * cell. As 0 is shown, a reader knows that a hidden cell is 1 or more; each member can give all but 1, and
 * together they have t to give. A member may have a counter-cycle: a cycle of cells of t or more in another
 * area that does the opposite, so that slices of a coarser area stay. A slice is *affected by* a group when
 * one person more in a member does not change it by the same number for all members, because only then can
 * exchanges change its value. The rule: **a slice is shown when no group affects it.** All that is shown,
 * and all that can be computed from it, is the same for every way to divide every group. (A cell that could
 * not be grouped is a group of its own, whose other members are nowhere.)
 *
 * Every cell of a cycle but p, and every cell of a counter-cycle, is more than t, and has t − 1 to spare for
 * each cycle it is in. So every exchange of at most t − 1 per member, in all groups at once, leaves no count
 * below 1. A slice of 1 … t−1 holds small cells only: the members it holds do 1 to it, all others 0, and it
 * holds no group whole, because that is more than t. Its part of each group can go down to 1 each, and up to
 * t−1 against what the rest has to give. So it is hidden, and to a reader (who is not told which hidden
 * cells are small) it can be every value that the rule leaves it. Any other hidden slice is at least t wide
 * open, because the members that do one thing to it can give t to those that do another, or take it. Totals
 * over all dimensions are affected by no group.
 *
 * Which members are grouped decides the cost. The same cell in several areas: slices of an area that holds
 * them all stay. The same change of items in different cells of one area: all its slices of one dimension
 * stay. The safety is in the rule, not in this choice, which `exchange-rounds.ts` makes.
 *
 * Closed areas. Where there is no room for a cycle (a village of 80 people), areas are closed together and
 * take part as one area, their sum; of each of them nothing is shown but its total: `cube-closing.ts`.
 *
 * This is cell suppression with the moves written down (Fischetti and Salazar 2001 search for them); it
 * gives up cells that an optimum would keep, and never has to prove by search that a table is safe.
 */
import { AtomTable } from './cube-atoms.ts';
import { closeAreas, isClosedSafe } from './cube-closing.ts';
import { type CubeCounts, type CubeProtection, NOTHING_SHOWN } from './cube-counts.ts';
import { groupExchanges } from './exchange-groups.ts';

/** Decides on exchange groups and closed areas. Deterministic. */
export function protectCube(counts: CubeCounts): CubeProtection {
  const closedWith = new Int32Array(counts.areas).fill(-1);
  const totalHidden = new Uint8Array(counts.areas);
  for (;;) {
    const table = new AtomTable(counts, closedWith);
    const failed = table.atoms.filter(
      (atom) => !isClosedSafe(counts, closedWith, totalHidden, atom),
    );
    if (failed.length === 0) failed.push(...table.chooseCycles());
    if (failed.length === 0)
      return { exchangeGroups: groupExchanges(counts, table), closedWith, totalHidden };
    if (table.atoms.length === 1) {
      // Nothing is left to close with.
      totalHidden.fill(NOTHING_SHOWN);
      return { exchangeGroups: new Int32Array(), closedWith: closedWith.fill(0), totalHidden };
    }
    closeAreas(counts, closedWith, failed);
  }
}
