/**
 * The words of the domain as types. DOMAIN.md terms, one name each: area, level, vintage, indicator,
 * period, value, status, theme, edition. Only data; no behaviour and no imports.
 */

export type Language = 'nl' | 'fr' | 'en';
/** A text in the three interface languages. */
export type Text = Record<Language, string>;

/** `[lon, lat]` in degrees, WGS84. */
export type Position = [number, number];
/** `[west, south, east, north]` in degrees, WGS84. */
export type Box = [number, number, number, number];

/** How sure we are of an area's outline. `approximate` outlines are computed and the screen says so. */
export type BoundaryKind = 'official' | 'approximate' | 'none';

/** A kind of area that covers the territory without overlaps, in one vintage. */
export type Level = {
  code: string;
  /** The code without its vintage: `gemeente` for `gemeente2018`, `gemeente2024` and `gemeente`. */
  family: string;
  /** Last year this vintage was valid; null for today's. */
  validUntil: number | null;
  name: Text;
  namePlural: Text;
  boundaries: BoundaryKind;
  /** Lowest zoom at which this level is a sensible first choice. */
  minZoom: number;
  /** Shown in level switches; helper levels are reachable but not offered. */
  offered: boolean;
};

/** One place with a code and a name. Its index in the level's list is the order of every column. */
export type Area = {
  code: string;
  /** The short name: `Brugse Poort`. */
  name: string;
  /** The name that needs no context: `Brugse Poort (Gent)`. */
  fullName: string;
  /** The French name, where a place officially has one of its own: Brussels. */
  frenchName?: string;
  /** True for "unknown location" areas: they carry figures, count in totals and have no geometry. */
  unknownLocation: boolean;
};

export type Source = {
  code: string;
  name: string;
  publisher: string;
  licence: string;
  url?: string;
  /** The credit line the publisher asks for. */
  credit?: string;
};

/** How values of an indicator go up the hierarchy (DOMAIN.md §3, §5). */
export type DataType = 'count' | 'share' | 'ratio' | 'mean' | 'text';

export type Indicator = {
  code: string;
  name: Text;
  description: Text;
  /** The unit as shown: `inwoners`, `%`, `per 1.000 inwoners`, `kWh`. */
  unit: Text;
  /** Code of a `Source`, or the publisher's own source code when the source folder does not know it. */
  source: string;
  dataType: DataType;
  /** `stock`: a state on 1 January. `flow`: over a period, so periods may be summed. */
  periodType: 'stock' | 'flow';
  formula: string | null;
  /** Denominator of a formula, or the weight of a mean. */
  aggregationIndicator: string | null;
  sampleIndicator: string | null;
  deviationIndicator: string | null;
  /** First period that is a forecast, or null. */
  forecastFrom: string | null;
  /** Periods whose figures are not final. */
  provisionalPeriods: string[];
  startPeriod: string | null;
  endPeriod: string | null;
  /** Lowest value that may be shown; null when there is none. */
  threshold: number | null;
  thresholdIndicator: string | null;
  aggregateAreas: boolean;
  aggregatePeriods: boolean;
  /** Rounding step: 1, 0.1, 10 … Applied when a value leaves the system. */
  rounding: number | null;
  visible: boolean;
  /** Higher is better (1), worse (-1), or neither (0). */
  direction: -1 | 0 | 1;
  /** True when the figures come out of a model rather than a count or a register. */
  modelled: boolean;
  isCube: boolean;
  footnote: string | null;
  moreInformation: string | null;
  /** Day on which its definition was last changed, `2024-03-31`, where the table says so. */
  modified?: string;
};

/** A folder of the theme tree, or an indicator hanging in it under an optional alias. */
export type ThemeNode =
  | { kind: 'folder'; name: Text; children: ThemeNode[] }
  | { kind: 'indicator'; code: string; alias: string | null };

/** Where an indicator has loaded figures: one entry per level. */
export type LoadedAt = { level: string; periods: string[] };

/** Families of levels, by code. A family that the edition lacks is passed over. */
export type Ladder = {
  /** One path from the whole territory to its smallest areas, coarse to fine. */
  families: string[];
  /**
   * What people name when they say where something is, nearest first: municipality, province, region. The first
   * is the one whose areas need no explanation; what is finer lies in it and is ranked within it.
   */
  context: string[];
  /** What the figures of an area are held against, nearest first; the last for every area. */
  compared: string[];
};

/** What is said of an edition as a whole. */
export type EditionMeta = {
  id: string;
  builtAt: string;
  name: Text;
  boundaries: 'official' | 'approximate' | 'mixed';
  /** The level a newcomer sees first, and the indicator on it. */
  start: { indicator: string; level: string };
  /** Which families of levels make one path, and which of them tell people where they are. */
  ladder: Ladder;
  /** Codes of what is told first about an area, in order; absent or empty when nobody chose. */
  keyIndicators?: string[];
  /** Counts have a density per km² through the indicator of surface: how many of its units are one. */
  surfaceIndicator?: { code: string; perKm2: number } | undefined;
  /** Code of the indicator of inhabitants: counts have a rate per 1,000 of them. */
  populationIndicator?: string | undefined;
  /** The outermost box of all geometry. */
  bbox: Box;
  sources: Source[];
};
