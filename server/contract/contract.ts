/**
 * The wire contract: what every route answers. The client imports these types and nothing else of the
 * server. Arrays that say "in area order" follow `/api/levels/:level/areas`.
 */

import type { Confidence } from '../../geodata/compute/margin.ts';
import type { ExportAbout } from '../../geodata/export/about.ts';
import type { CubeCells, CubeItem } from '../../geodata/model/cube.ts';
import type { FlowDirection } from '../../geodata/model/flow.ts';
import type {
  BoundaryKind,
  Box,
  DataType,
  EditionMeta,
  LoadedAt,
  Position,
  Text,
  ThemeNode,
} from '../../geodata/model/model.ts';
import type { Status } from '../../geodata/model/status.ts';
import type { Explanation } from '../../geodata/publish/explain-value.ts';
import type { Measure } from '../../geodata/publish/measure.ts';
import type { Precision } from '../../geodata/publish/publish-precision.ts';
import type { SearchHit } from '../../geodata/search/search.ts';

/** Every failing route answers this, with `status` also as HTTP status. */
export type ErrorAnswer = { ok: false; code: string; error: string; status: number };

export type EditionAnswer = {
  ok: true;
  edition: string;
  /** Whether this server answers `/api/address`. */
  findsAddresses: boolean;
} & Omit<EditionMeta, 'id'>;

export type LevelAnswer = {
  code: string;
  name: string;
  namePlural: string;
  names: Text;
  namesPlural: Text;
  family: string;
  /** Family code when this is an older vintage. */
  vintageOf?: string;
  validUntil?: number;
  /** Number of areas, unknown-location areas included. */
  areas: number;
  /** Number of areas that are drawn. */
  drawn: number;
  boundaries: BoundaryKind;
  minZoom: number;
  offered: boolean;
  /** Codes of the levels each area of this one has a parent in, nearest first. */
  parents: string[];
  /** Codes of the levels that have this one as a parent, nearest first. */
  children: string[];
};
/** Levels from coarse to fine. */
export type LevelsAnswer = { ok: true; edition: string; levels: LevelAnswer[] };

export type AreasAnswer = {
  ok: true;
  edition: string;
  level: string;
  codes: string[];
  names: string[];
  /** By index, the French names of areas that have one of their own; absent where none has. */
  frenchNames?: Record<number, string>;
  /** Per parent level: index of each area's parent in that level, in area order. */
  parents: Record<string, (number | null)[]>;
  /** Label points; null for areas without geometry. */
  points: (Position | null)[];
  bboxes: (Box | null)[];
  /** Indices of unknown-location areas. */
  unknown: number[];
};

/** Which areas of a level share a border: the graph that a reader walks over with the arrow keys. */
export type NeighboursAnswer = {
  ok: true;
  edition: string;
  level: string;
  /** In area order: indices of the neighbours that come later, so that each pair is told once. */
  later: number[][];
};

/** An area as it is named in a ladder, a list of children or a search result. */
export type AreaRef = {
  level: string;
  code: string;
  name: string;
  index: number;
  /** Only where the place has a French name of its own. */
  frenchName?: string;
};

export type AreaAnswer = {
  ok: true;
  edition: string;
  area: AreaRef & {
    fullName: string;
    point: Position | null;
    bbox: Box | null;
    /** Square metres of the drawn outline; null without geometry. */
    areaM2: number | null;
    boundaries: BoundaryKind;
    unknownLocation: boolean;
  };
  /** Parents from coarse to fine, this area not included. */
  ladder: AreaRef[];
  /** Per finer level, nearest first: how many children, and who they are. */
  children: { level: string; areas: AreaRef[] }[];
  neighbours: AreaRef[];
  /** The same territory in other vintages: `from` lists predecessors, `to` the successor. */
  vintages: { from: AreaRef[]; to: AreaRef[] };
};

export type LocateAnswer = {
  ok: true;
  edition: string;
  /** The question, rounded to what was used. */
  lon: number;
  lat: number;
  /** The area at every drawn level, coarse to fine; empty outside the territory. */
  areas: (AreaRef & { boundaries: BoundaryKind })[];
};

/** A place by its coordinates, and the areas it lies in, as far as there are any. */
export type PlaceHit = {
  kind: 'place';
  name: string;
  context: string;
  point: Position;
};

/** Places that an address service knows, best first. */
export type AddressAnswer = { ok: true; query: string; addresses: PlaceHit[] };

export type { SearchHit };
export type SearchAnswer = {
  ok: true;
  edition: string;
  query: string;
  hits: (SearchHit | PlaceHit)[];
};

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

/** Why a value is suppressed: for privacy, or because too few cases make it unreliable. */
export type Reason = 'privacy' | 'too_few_cases';

export type { Measure };

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

/** What a cube can be sliced by. */
export type CubeAnswer = {
  ok: true;
  edition: string;
  cube: {
    code: string;
    dimensions: {
      code: string;
      name: string;
      /** The dimension level at which figures are loaded. */
      loadedLevel: string;
      levels: { code: string; name: string; aggregates: boolean; items: CubeItem[] }[];
    }[];
  };
};

/** Two dimension levels of a cube crossed for one area. */
export type CrossTableAnswer = {
  ok: true;
  edition: string;
  request: {
    cube: string;
    area: string;
    period: string;
    rows: string;
    columns: string;
    cells: CubeCells;
  };
  rows: CubeItem[];
  columns: CubeItem[];
  /** `row × columns + column`; null wherever the status is not `value`. */
  values: (number | null)[];
  statuses: Status[] | null;
  /** Totals are published by themselves: of parts that are hidden too, and hidden where they must be. */
  rowTotals: (number | null)[];
  rowStatuses: Status[] | null;
  columnTotals: (number | null)[];
  columnStatuses: Status[] | null;
  total: number | null;
  totalStatus: Status;
} & FigureAbout;

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

/** All that leaves areas, comes to them or stays within them. */
export type FlowTotalsAnswer = {
  ok: true;
  edition: string;
  request: { indicator: string; level: string; period: string; direction: FlowDirection };
  /** In area order; null wherever the status is not `value`. */
  values: (number | null)[];
  /** In area order; null when every status is `value`. */
  statuses: Status[] | null;
  /** In area order: why a suppressed value is; null when none is suppressed. */
  reasons: (Reason | null)[] | null;
  /** Loaded for this level as a whole, or added up from the levels of `from`. */
  origin: { kind: 'loaded' | 'computed'; from: string[] };
} & FigureAbout;

export type FlowTotal = { value: number | null; status: Status; reason: Reason | null };

/** The other ends of one area's flows. */
export type FlowPartners = {
  /** Largest first; equal ones in area order. At most `limit`. */
  partners: (AreaRef & { value: number | null; status: Status })[];
  /** How many there are to show. */
  shown: number;
  /** How many are suppressed; of an area of which no pair is shown, all other areas. */
  suppressed: number;
};

/** One area's flows in both directions. */
export type FlowPartnersAnswer = {
  ok: true;
  edition: string;
  request: { indicator: string; level: string; area: string; period: string; limit: number };
  area: AreaRef;
  /** `out` and `in` are null for what cannot be added up. */
  totals: { out: FlowTotal | null; in: FlowTotal | null; internal: FlowTotal };
  to: FlowPartners;
  from: FlowPartners;
  origin: FlowTotalsAnswer['origin'];
} & FigureAbout;

export type { Explanation };

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
  /** Only of a rate (`density`, `per_1000`): the figures it was divided by. */
  divisor?: { indicator: string; period: string };
  /** Only with `margin`: in area order, in the unit of the values; null where there is none. */
  margins?: (number | null)[];
  /** Where the numbers come from. */
  origin: { kind: 'loaded' | 'computed' | 'mixed'; from: string[] };
  /** Only with `explain=1`: the path the numbers took. */
  explanation?: Explanation;
} & FigureAbout;

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
  /** Number of published cells the value was put together from; 0 for a refused region. */
  parts: number;
  /** Those cells per level, coarse to fine, and how many of the region's areas are suppressed themselves. */
  explanation: { from: { level: string; areas: number }[]; suppressed: number };
  /** For a refused region the nearest one that can be shown, as codes, and what it takes to get there. */
  nearest: { add: string[]; remove: string[]; areas: string[] } | null;
} & FigureAbout;

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

export type { Precision };

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

/** Formats of `/api/export`. */
export type ExportFormatCode = 'csv' | 'xlsx' | 'geojson' | 'fgb' | 'gpkg' | 'jsonstat' | 'parquet';

/** The body of `POST /api/export`; as parameters of `GET` lists are codes separated by commas. */
export type ExportBody = {
  format: ExportFormatCode;
  indicator: string[];
  level: string;
  /** `2024`, `latest`, `all`, `2015..2024`, or several separated by commas. */
  period: string;
  /** `level:code`; not with `areas`. Neither means the whole level. */
  within?: string;
  /** Codes of areas of the level. */
  areas?: string[];
  shape?: 'long' | 'wide';
  cells?: string;
  margin?: '90' | '95' | '99';
  denominator?: '1';
  /** Colour, break, colour …: `eff3ff,10,bdd7e7,20,6baed6`. */
  classes?: string;
  geometry?: 'full' | 'simplified' | 'none';
  /** With `geometry=simplified`, 6 to 12. */
  zoom?: string;
  crs?: '4326' | '31370';
  separator?: 'comma' | 'semicolon';
  bom?: '1';
  lang?: 'nl' | 'fr' | 'en';
  edition?: string;
};

/** What a file says of itself, without the file. */
export type ExportAboutAnswer = {
  ok: true;
  edition: string;
  /** `bytes` and `sha256` only with `hash=1`. */
  file: { name: string; type: string; rows: number; bytes?: number; sha256?: string };
  about: ExportAbout;
};

export type { ExportAbout };
