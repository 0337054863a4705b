/** How much chance there is in a figure that is taken of a number of things; `publish/publish-precision.ts` finds it. */
export type Precision = {
  /** How many the figure is taken of: its denominator or weight, as published. */
  of: number;
  /** How many of them it is about, worked out from the figure; null for a mean. */
  cases: number | null;
  /** Standard error, in the unit of the figure; null for a mean, whose spread is not known. */
  error: number | null;
  /** Whether chance weighs so much that the figure should not be read without it. */
  weak: boolean;
};
