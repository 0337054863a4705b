/** What is said of figures by every route that answers some. */
import type { Text } from '../../geodata/model/model.ts';

/** Why a value is suppressed: for privacy, or because too few cases make it unreliable. */
export type Reason = 'privacy' | 'too_few_cases';

/** What is said of figures of one period beside the figures themselves. */
export type FigureAbout = {
  unit: Text;
  decimals: number;
  provisional: boolean;
  forecast: boolean;
  modelled: boolean;
  source: string;
  sourceName: string;
};
