/** `/api/region`: one figure for areas taken together. */

import type { Confidence } from '../../geodata/model/confidence.ts';
import type { Coverage } from '../../geodata/model/coverage.ts';
import type { CubeCells } from '../../geodata/model/cube.ts';
import type { Measure } from '../../geodata/model/measure.ts';
import type { Status } from '../../geodata/model/status.ts';
import type { FigureAbout, Reason } from './figures.ts';

export type RegionAnswer = {
  ok: true;
  edition: string;
  /** `areas`: how many there are in the region. */
  request: {
    indicator: string;
    level: string;
    period: string;
    areas: number;
    within?: string;
    margin?: Confidence;
    cells?: CubeCells;
    measure?: Exclude<Measure, 'value'>;
    since?: string;
  };
  /** Rounded as the indicator says; null wherever the status is not `value`. */
  value: number | null;
  status: Status;
  reason: Reason | null;
  /** With `margin`: in percentage points, with one decimal more than the value; null where not to be had. */
  margin?: number | null;
  /** Only where some of the areas have no figure: how many have, and what they add up to at least. */
  coverage?: Coverage;
  /** Number of published cells the value was put together from; 0 for a refused region. */
  parts: number;
  /** Those cells per level, coarse to fine, and how many of the region's areas are suppressed themselves. */
  explanation: { from: { level: string; areas: number }[]; suppressed: number };
  /** For a refused region the nearest one that can be shown, as codes, and what it takes to get there. */
  nearest: { add: string[]; remove: string[]; areas: string[] } | null;
} & FigureAbout;
