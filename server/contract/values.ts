/** `/api/values`: one indicator of all areas of a level in one period. */

import type { Confidence } from '../../geodata/model/confidence.ts';
import type { Coverage } from '../../geodata/model/coverage.ts';
import type { CubeCells } from '../../geodata/model/cube.ts';
import type { Explanation } from '../../geodata/model/explanation.ts';
import type { Measure } from '../../geodata/model/measure.ts';
import type { Status } from '../../geodata/model/status.ts';
import type { AreaRef } from './areas.ts';
import type { FigureAbout, Reason } from './figures.ts';

export type { Coverage, Explanation };

/** What was asked, with every default filled in: `latest` has become a year. */
export type ValuesRequest = {
  indicator: string;
  level: string;
  period: string;
  /** `level:code`. */
  within?: string;
  /** `level:code`. */
  reference?: string;
  margin?: Confidence;
  /** Code of the area explained. */
  area?: string;
  /** The slice of a cube: item codes per dimension level. */
  cells?: CubeCells;
  /** Absent for the value itself. */
  measure?: Exclude<Measure, 'value'>;
  /** The period that a change is counted from. */
  since?: string;
};

export type ValuesAnswer = {
  ok: true;
  edition: string;
  request: ValuesRequest;
  /** Only with `within`: the areas that the arrays below are about, as indices in area order. */
  indices?: number[];
  /** Only with `reference`: the area that values are held against, with its own. */
  reference?: AreaRef & { value: number | null; status: Status; reason: Reason | null };
  /** In area order, rounded as the indicator says; null wherever the status is not `value`. */
  values: (number | null)[];
  /** In area order; null when every status is `value`. */
  statuses: Status[] | null;
  /** In area order: why a suppressed value is; null when none is suppressed. */
  reasons: (Reason | null)[] | null;
  /**
   * In area order, only where something is left out somewhere: how much of a figure is known, null where all
   * is. A figure without coverage is whole, loaded or suppressed.
   */
  coverage?: (Coverage | null)[];
  /** Only of a rate (`density`, `per_1000`): the figures it was divided by. */
  divisor?: { indicator: string; period: string };
  /** Only with `margin`: in area order, in the unit of the values; null where there is none. */
  margins?: (number | null)[];
  /** Where the numbers come from. */
  origin: { kind: 'loaded' | 'computed' | 'mixed'; from: string[] };
  /** Only with `explain=1`: the path the numbers took. */
  explanation?: Explanation;
} & FigureAbout;
