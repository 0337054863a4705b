/** `/api/profile`: many indicators of one area. */
import type { Confidence } from '../../geodata/model/confidence.ts';
import type { Explanation } from '../../geodata/model/explanation.ts';
import type { Precision } from '../../geodata/model/precision.ts';
import type { Status } from '../../geodata/model/status.ts';
import type { AreaRef } from './areas.ts';
import type { Reason } from './figures.ts';

export type { Precision };

/** One indicator of a profile. */
export type ProfileRow = {
  indicator: string;
  /** The period of the value: with `latest` each indicator has its own. */
  period: string;
  value: number | null;
  status: Status;
  reason: Reason | null;
  provisional: boolean;
  forecast: boolean;
  modelled: boolean;
  /**
   * 1 for the highest of the values shown at the level, equal values sharing the better rank, out of `of`.
   * Unknown locations have no rank and do not count; null without a value.
   */
  rank: number | null;
  of: number;
  /** The reference area in the same period; null without one, or where the indicator has no value there. */
  reference: { value: number | null; status: Status; reason: Reason | null } | null;
  /** With `margin`: of a figure out of a survey, with one decimal more than the value; null for others. */
  margin?: number | null;
  /** With `explain=1`. */
  explanation?: Explanation;
  /** With `series=1`: the area in every period its level has, ascending. */
  series?: { periods: string[]; values: (number | null)[]; statuses: Status[] | null };
  /** With `distribution=1`: the values of all areas of the level; null when none is shown. */
  distribution?: Spread | null;
  /** With `distribution=1`: where the area stands among them; null without a value. */
  standing?: ProfileStanding | null;
  /** With `precision=1`: how much chance there is in it; null for counts and where it cannot be told. */
  precision?: Precision | null;
};

/** Values shown at a level, unknown locations left out. */
export type Spread = {
  /** The lowest, first quartile, middle, third quartile and highest, with two decimals more than the values. */
  quartiles: [number, number, number, number, number];
  /** Values that occur, ascending, each once. */
  values: number[];
  /** In how many areas each does. */
  counts: number[];
};

export type ProfileStanding = {
  /** Percentage of areas with a lower value, half of those with the same one counted. */
  percentile: number;
  /** How many other areas have the same value. */
  ties: number;
  /**
   * How much the area stands out: distance to the middle in usual differences, which are the distance from the
   * middle to the quartile on that side, as standard deviations. Below 0 under the middle.
   */
  score: number;
};

export type ProfileAnswer = {
  ok: true;
  edition: string;
  request: {
    area: string;
    period: string;
    theme?: string;
    reference?: string;
    margin?: Confidence;
    series?: '1';
    distribution?: '1';
    precision?: '1';
  };
  area: AreaRef;
  reference: AreaRef | null;
  /** In the order of `/api/indicators`; with `theme` in that of the theme tree. */
  rows: ProfileRow[];
  /** Indicators asked about that have no value at this level, or not in this period. */
  notAvailable: string[];
};
