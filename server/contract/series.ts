/** `/api/series`: one indicator of some areas in all periods. */
import type { Confidence } from '../../geodata/model/confidence.ts';
import type { CubeCells } from '../../geodata/model/cube.ts';
import type { Explanation } from '../../geodata/model/explanation.ts';
import type { Measure } from '../../geodata/model/measure.ts';
import type { Text } from '../../geodata/model/model.ts';
import type { Status } from '../../geodata/model/status.ts';
import type { AreaRef } from './areas.ts';
import type { Reason } from './figures.ts';

export type SeriesAnswer = {
  ok: true;
  edition: string;
  request: {
    indicator: string;
    areas: string[];
    margin?: Confidence;
    cells?: CubeCells;
    measure?: Exclude<Measure, 'value'>;
    since?: string;
    middle?: string;
  };
  /** With a change, those after `since`. */
  periods: string[];
  /** Per period. */
  provisional: boolean[];
  forecast: boolean[];
  modelled: boolean;
  unit: Text;
  decimals: number;
  source: string;
  sourceName: string;
  series: (AreaRef & {
    /** Per period. */
    values: (number | null)[];
    statuses: Status[] | null;
    /** Per period: why a suppressed value is; null when none is suppressed. */
    reasons: (Reason | null)[] | null;
    /** Per period, with `margin`: of figures out of a survey, with one decimal more than the value. */
    margins?: (number | null)[];
    /** Per period, with `explain=1`. */
    explanations?: (Explanation | null)[];
  })[];
  /** Only with `middle`: per period the median of areas of that level; null where it has no period. */
  middle?: { level: string; values: (number | null)[] };
};
