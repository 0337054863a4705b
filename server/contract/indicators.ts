/** `/api/themes` and `/api/indicators`: what can be asked for. */
import type { Measure } from '../../geodata/model/measure.ts';
import type { DataType, LoadedAt, Text, ThemeNode } from '../../geodata/model/model.ts';

export type ThemesAnswer = { ok: true; edition: string; themes: ThemeNode[] };

export type IndicatorSummary = {
  code: string;
  name: Text;
  unit: Text;
  type: DataType;
  periodType: 'stock' | 'flow';
  /** Figures between areas: asked of `/api/flows`, not of `/api/values`. */
  isFlow: boolean;
  /** Can be sliced by `cells`; see `/api/cubes/:code`. */
  isCube: boolean;
  decimals: number;
  source: string;
  /** Levels a value, or flows, can be asked for, coarse to fine, loaded or computed. */
  levels: string[];
  /** All periods with figures at some level, ascending. */
  periods: string[];
  forecastFrom: string | null;
  provisional: string[];
  modelled: boolean;
  direction: -1 | 0 | 1;
  visible: boolean;
};

export type IndicatorsAnswer = { ok: true; edition: string; indicators: IndicatorSummary[] };

export type IndicatorAnswer = {
  ok: true;
  edition: string;
  indicator: IndicatorSummary & {
    description: Text;
    formula: string | null;
    aggregationIndicator: string | null;
    threshold: number | null;
    aggregateAreas: boolean;
    aggregatePeriods: boolean;
    footnote: string | null;
    sourceName: string;
    publisher: string;
    licence: string;
    credit: string | null;
    loadedAt: LoadedAt[];
    /** Periods per level, since a level may miss some. */
    periodsByLevel: Record<string, string[]>;
    /** The measures it has: per level the periods they can be asked for. Of a flow there are none. */
    measures: Partial<Record<Measure, Record<string, string[]>>>;
  };
};
