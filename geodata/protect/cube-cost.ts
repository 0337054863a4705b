/** What the protection of a cube costs, in words for the build report. */

import type { CubeCounts, CubeProtection } from '../disclosure/cube-counts.ts';
import { cutAreas, type OWN_GROUP } from '../disclosure/cube-cuts.ts';
import { readExchangeGroups } from '../disclosure/exchange-cycles.ts';
import { indexAt, itemAt } from '../model/read-at.ts';

/** How many base cells are small, and how many are hidden. */
export function describeCells(
  { exchangeGroups, closedWith }: CubeProtection,
  { values, areas, threshold }: CubeCounts,
): string {
  const hidden = new Uint8Array(values.length);
  for (const members of readExchangeGroups(exchangeGroups))
    for (const { area, cycle } of members.flatMap((one) => [one, one.counterCycle ?? one]))
      for (const cell of cycle) hidden[cell * areas + area] = 1;
  let [small, smallSum, hiddenCount, hiddenSum, total] = [0, 0, 0, 0, 0];
  for (const [slot, value] of values.entries()) {
    total += value;
    if (value > 0 && value < threshold) {
      small += 1;
      smallSum += value;
    }
    if (!hidden[slot] && indexAt(closedWith, slot % areas) < 0) continue;
    hiddenCount += 1;
    hiddenSum += value;
  }
  const percent = (sum: number): string => `${((sum / (total || 1)) * 100).toFixed(2)} %`;
  const closed = closedWith.filter((area) => area >= 0).length;
  return `${small} of ${values.length} cells under the threshold (${percent(smallSum)} of the total), ${hiddenCount} hidden (${percent(hiddenSum)}), ${closed} areas closed`;
}

/** Per level, of the sums over one item or class of items of one dimension, how many are hidden. */
export function describeMargins(
  protection: CubeProtection,
  { sizes, itemGroupings }: CubeCounts,
  levels: readonly { code: string; groupOf: Int32Array | typeof OWN_GROUP; areas: number }[],
): string {
  const everything = sizes.map((size) => [...Array(size).keys()]);
  const margins = everything.flatMap((items, at) => {
    const classes = [items, ...itemAt(itemGroupings, at)].flatMap((classOf) =>
      [...new Set(classOf)].map((one) => items.filter((item) => classOf[item] === one)),
    );
    return classes.map((own) => everything.with(at, own));
  });
  const hidden = levels.map(({ code, groupOf, areas }) => {
    let count = 0;
    for (const items of margins)
      for (const flag of cutAreas(protection, items, sizes, groupOf, areas)) count += flag;
    return `${code} ${count} of ${margins.length * areas}`;
  });
  return `hidden of one dimension: ${hidden.join(', ')}`;
}
