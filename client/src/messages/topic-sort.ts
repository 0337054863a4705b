import type { IndicatorSummary } from '../../../server/contract/indicators.ts';

/** What kind of figure it is: by its data type, unless it is a cube or a flow. */
export type Sort = IndicatorSummary['type'] | 'cube' | 'flow';

export function sortOf({ type, isCube, isFlow }: IndicatorSummary): Sort {
  if (isCube) return 'cube';
  return isFlow ? 'flow' : type;
}
