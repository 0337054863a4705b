/** Of one figure: how much of what it is made of is known; `publish/publish-coverage.ts` counts it. */
export type Coverage = {
  /** Parts that have a figure, shown or suppressed, of all parts for which there can be one. */
  known: number;
  parts: number;
  /** The level of the parts. */
  level: string;
  /** For a mean: the share (0–1) of the shown weight that the known parts stand for; null for others. */
  share: number | null;
  /** For a sum that is hidden or unanswered: what its shown parts add up to; null for others. */
  atLeast: number | null;
  /** For a formula: the operand that is the least covered, which the rest is about. */
  operand?: string;
};
