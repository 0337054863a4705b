/** `/api/similar`: areas like one. */
import type { AreaRef } from './areas.ts';

/** Areas like one, by figures of their own. */
export type SimilarAnswer = {
  ok: true;
  edition: string;
  request: { area: string; indicators: string[]; period: string; limit: number };
  area: AreaRef;
  /** By what areas are compared, in the order asked. */
  indicators: {
    indicator: string;
    period: string;
    /** The area's own value; null without one. */
    value: number | null;
    /** A usual difference between areas of the level, in the unit of the indicator. */
    scale: number;
  }[];
  /** Indicators asked for that have no value at this level, or not in this period, or everywhere the same. */
  notAvailable: string[];
  /** How many areas have enough figures in common with this one. */
  compared: number;
  /** Nearest first, equal ones in area order. */
  areas: (AreaRef & {
    /** Root of the mean of the squared differences, in usual differences: 0 for the very same. */
    distance: number;
    /** By how many indicators. */
    common: number;
    /** Per indicator, how much higher than the area itself, in usual differences; null where either has none. */
    differences: (number | null)[];
  })[];
};
