/** The path that a number took; `publish/explain-value.ts` tells it. */

/** How values that are not loaded come about. */
export type Method = 'sum' | 'weighted_mean' | 'only_predecessor' | 'formula';

export type Explanation = {
  indicator: string;
  level: string;
  period: string;
  /** `mixed`: loaded for some areas, by `rest` for the others. `none`: there are no values to be had. */
  kind: 'loaded' | Method | 'mixed' | 'none';
  rest?: Method;
  formula?: string;
  /** The indicator that a mean is weighted by. */
  weight?: string;
  /** The finer level of a sum or mean. */
  from?: Step;
  /** What the formula rests on, in its own periods. */
  operands?: Explanation[];
  /** True where the same indicator and period were explained before in this tree. */
  repeated?: true;
};

export type Step = {
  level: string;
  /** Areas of the finer level that lie in the area, or in the whole level when none was asked for. */
  areas: number;
  /** How many of them have a figure, shown or suppressed, and what share (0–1) of them that is. */
  withValue: number;
  share: number;
  /**
   * Share (0–1) of the total in areas that are drawn; the rest is at unknown locations. Null without an
   * area, for a mean, for a total of 0, and where the total or a part that is not drawn is not shown.
   */
  onMapShare: number | null;
  /** How the finer level's own values came about, when not all are loaded. */
  next?: Explanation;
};
