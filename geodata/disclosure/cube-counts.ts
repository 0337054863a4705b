/** What the protection of a cube is decided on, and what it decides: `cube-privacy.ts` has the rule. */

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
  /** As `encodeExchangeGroups` gives them. */
  exchangeGroups: Int32Array;
  /** Per area the area that stands for those closed with it, -1 when it is not closed. */
  closedWith: Int32Array;
  /** Per area 1 when its own total is not shown, `NOTHING_SHOWN` when nothing of the cube is. */
  totalHidden: Uint8Array;
};

export const NOTHING_SHOWN = 2;
