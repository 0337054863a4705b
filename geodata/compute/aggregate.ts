/** From the areas of a level to their parents: sums and weighted means with the rules of DOMAIN.md §4, §5. */

import { type Column, createColumn } from '../model/column.ts';
import { byteAt, indexAt, numberAt } from '../model/read-at.ts';
import { addStatus, EMPTY, NOT_APPLICABLE, UNDEFINED, VALUE } from '../model/status.ts';

/**
 * Sums of `children` per parent. Empty and not-applicable parts are skipped, hidden and unanswered
 * parts break the sum, a parent whose parts are all skipped is empty.
 * @param parentOf index of the parent of each child, negative for none
 * @param parents number of parents
 */
export function sumUp(children: Column, parentOf: Int32Array, parents: number): Column {
  const sums = createColumn(parents);
  const { values, statuses } = sums;
  for (let child = 0; child < parentOf.length; child += 1) {
    const parent = indexAt(parentOf, child);
    if (parent < 0) continue;
    const status = byteAt(children.statuses, child);
    values[parent] = numberAt(values, parent) + numberAt(children.values, child);
    statuses[parent] = addStatus(byteAt(statuses, parent), status);
  }
  return clearMissing(sums);
}

/**
 * Means of `children` per parent, weighted: Σ value × weight / Σ weight over the children with a value.
 * A value without a weight, or weights that add up to 0, give `undefined`.
 */
export function weightedMean(
  children: Column,
  weights: Column,
  parentOf: Int32Array,
  parents: number,
): Column {
  const means = createColumn(parents);
  const { values, statuses } = means;
  const totals = new Float64Array(parents);
  for (let child = 0; child < parentOf.length; child += 1) {
    const parent = indexAt(parentOf, child);
    if (parent < 0) continue;
    const status = byteAt(children.statuses, child);
    const weightStatus = byteAt(weights.statuses, child);
    if (status === VALUE && weightStatus === VALUE) {
      const weight = numberAt(weights.values, child);
      values[parent] = numberAt(values, parent) + numberAt(children.values, child) * weight;
      totals[parent] = numberAt(totals, parent) + weight;
      statuses[parent] = addStatus(byteAt(statuses, parent), VALUE);
    } else if (status === VALUE) {
      const skipped = weightStatus === EMPTY || weightStatus === NOT_APPLICABLE;
      statuses[parent] = addStatus(byteAt(statuses, parent), skipped ? UNDEFINED : weightStatus);
    } else if (weightStatus === VALUE && weights.values[child] === 0) {
      // Nobody to be counted: a missing mean of no cases takes nothing away from the parent's.
    } else {
      statuses[parent] = addStatus(byteAt(statuses, parent), status);
    }
  }
  for (let parent = 0; parent < parents; parent += 1) {
    if (statuses[parent] !== VALUE) continue;
    const total = numberAt(totals, parent);
    if (total === 0) statuses[parent] = UNDEFINED;
    else values[parent] = numberAt(values, parent) / total;
  }
  return clearMissing(means);
}

/**
 * Weights as a reader could fill them in: hidden ones share equally what their parent's shown total
 * leaves. A mean over these tells nothing of how the hidden weights differ, and is as good as the true
 * one where they are few and small.
 * @param hidden 1 for each child whose weight is hidden
 * @param totals weight of each parent
 */
export function levelWeights(
  weights: Column,
  hidden: Uint8Array,
  parentOf: Int32Array,
  totals: Column,
): Column {
  const parents = totals.values.length;
  const left = totals.values.slice();
  const count = new Int32Array(parents);
  for (const [child, parent] of parentOf.entries()) {
    if (parent < 0) continue;
    if (hidden[child]) count[parent] = indexAt(count, parent) + 1;
    else left[parent] = numberAt(left, parent) - numberAt(weights.values, child);
  }
  const levelled = { values: weights.values.slice(), statuses: weights.statuses.slice() };
  for (const [child, parent] of parentOf.entries()) {
    if (parent < 0 || !hidden[child]) continue;
    levelled.values[child] = Math.max(0, numberAt(left, parent)) / indexAt(count, parent);
  }
  return levelled;
}

/**
 * Values of the only child of each parent, for figures that cannot be added up: between two vintages a
 * parent with one predecessor is the same territory. Parents of several are `undefined`.
 */
export function takeOnlyChild(children: Column, parentOf: Int32Array, parents: number): Column {
  const taken = createColumn(parents);
  const count = new Int32Array(parents);
  for (let child = 0; child < parentOf.length; child += 1) {
    const parent = indexAt(parentOf, child);
    if (parent < 0) continue;
    count[parent] = indexAt(count, parent) + 1;
    const status = byteAt(children.statuses, child);
    const several = indexAt(count, parent) > 1;
    const figures = status !== EMPTY || taken.statuses[parent] !== EMPTY;
    taken.values[parent] = several ? 0 : numberAt(children.values, child);
    taken.statuses[parent] = several ? (figures ? UNDEFINED : EMPTY) : status;
  }
  return taken;
}

/** `first`, with what it knows nothing about taken from `second`: a loaded figure wins. */
export function preferFirst(first: Column, second: Column): Column {
  const merged = { values: first.values.slice(), statuses: first.statuses.slice() };
  for (const [index, status] of first.statuses.entries()) {
    if (status !== EMPTY) continue;
    merged.values[index] = numberAt(second.values, index);
    merged.statuses[index] = byteAt(second.statuses, index);
  }
  return merged;
}

/** 0 wherever there is no value; a result beyond the largest number is `undefined`, as in formulas. */
function clearMissing(column: Column): Column {
  const { values, statuses } = column;
  for (const [index, status] of statuses.entries()) {
    if (status === VALUE && Number.isFinite(values[index])) continue;
    values[index] = 0;
    if (status === VALUE) statuses[index] = UNDEFINED;
  }
  return column;
}
