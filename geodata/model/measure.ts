/** Names of measures: a published figure seen in another way; `publish/measure.ts` makes them. */

/** In the order of the API's answers and messages. */
export const MEASURES = ['value', 'change', 'change_percent', 'density', 'per_1000'] as const;
export type Measure = (typeof MEASURES)[number];

/** Measures of two periods. */
export type Change = Extract<Measure, 'change' | 'change_percent'>;
/** Measures of a figure and what it is divided by. */
export type Rate = Extract<Measure, 'density' | 'per_1000'>;

/** Whether a measure, or none, is one of two periods. */
export function isChange(measure: Measure | undefined): measure is Change {
  return measure === 'change' || measure === 'change_percent';
}
