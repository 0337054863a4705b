/** Which areas of a level are most like one of them, by published figures. */

/** An indicator as a trait of areas. */
export type Trait = {
  /** In area order. */
  values: Float64Array;
  /** In area order: 1 where the value is shown. */
  shown: Uint8Array;
  /** A usual difference between areas, above 0. */
  scale: number;
};

export type Nearness = {
  index: number;
  /** Root of the mean of the squared differences over what both have, in usual differences. */
  distance: number;
  /** How many traits both have. */
  common: number;
};

/** Areas that share fewer of the traits than this say nothing of each other. */
const LEAST_COMMON = 2 / 3;

/**
 * The distance of every other area to one, nearest first, equal ones in area order. A mean over what both
 * have, so that missing figures bring nobody nearer; without figures of the area itself there is nobody.
 * @param skipped in area order: 1 for areas that are left out
 */
export function distancesFrom(
  traits: readonly Trait[],
  index: number,
  skipped: Uint8Array,
): Nearness[] {
  const least = Math.max(1, Math.ceil(traits.length * LEAST_COMMON));
  const sums = new Float64Array(skipped.length);
  const commons = new Uint16Array(skipped.length);
  for (const { values, shown, scale } of traits) {
    if (shown[index] !== 1) continue;
    const own = values[index] ?? 0;
    for (let area = 0; area < sums.length; area++) {
      if (shown[area] !== 1) continue;
      const difference = ((values[area] ?? 0) - own) / scale;
      sums[area] = (sums[area] ?? 0) + difference * difference;
      commons[area] = (commons[area] ?? 0) + 1;
    }
  }
  const found: Nearness[] = [];
  for (let area = 0; area < sums.length; area++) {
    const common = commons[area] ?? 0;
    if (area === index || skipped[area] === 1 || common < least) continue;
    found.push({ index: area, distance: Math.sqrt((sums[area] ?? 0) / common), common });
  }
  return found.sort((a, b) => a.distance - b.distance || a.index - b.index);
}

/** How much higher another area is than one, in usual differences; null where either shows nothing. */
export function differenceIn(
  { values, shown, scale }: Trait,
  from: number,
  to: number,
): number | null {
  if (shown[from] !== 1 || shown[to] !== 1) return null;
  return ((values[to] ?? 0) - (values[from] ?? 0)) / scale;
}
