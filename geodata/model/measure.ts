/** Names of measures: a published figure seen in another way; `publish/measure.ts` makes them. */

/** In the order of the API's answers and messages. */
export const MEASURES = [
  'value',
  'change',
  'change_percent',
  'index',
  'density',
  'per_1000',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Measures of two periods. */
export type Change = Extract<Measure, 'change' | 'change_percent' | 'index'>;
/** Measures of a figure and what it is divided by. */
export type Rate = Extract<Measure, 'density' | 'per_1000'>;

/** Whether a measure, or none, is one of two periods. */
export function isChange(measure: Measure | undefined): measure is Change {
  return isDifference(measure) || measure === 'index';
}

/** Whether it is below zero for what became less: what stayed the same is 0, of an index it is 100. */
export function isDifference(measure: Measure | undefined): boolean {
  return measure === 'change' || measure === 'change_percent';
}

/** What a measure is for areas where nothing changed: the middle of its colours. Null for other measures. */
export function middleOf(measure: Measure | undefined): number | null {
  if (isDifference(measure)) return 0;
  return measure === 'index' ? 100 : null;
}
