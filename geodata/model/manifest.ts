/**
 * The manifest of a source folder: which levels there are, which files hold what, who published them.
 * One JSON file, checked whole before anything else is read. File paths are relative to the folder.
 */
import { z } from 'zod';

const text = z.object({ nl: z.string(), fr: z.string(), en: z.string() }).strict();

/** One file or several by pattern: `aggregatietabellen/*.xlsx` takes every match, sorted. */
const filePath = z.string().min(1);

const level = z
  .object({
    code: z.string().min(1),
    family: z.string().min(1),
    validUntil: z.number().int().nullable().default(null),
    name: text,
    namePlural: text,
    /** Area definition file; columns found by header. */
    areas: filePath,
    sheet: z.string().optional(),
    minZoom: z.number().min(0).max(22),
    offered: z.boolean().default(true),
    /** Codes that stand for "location unknown", beside the general patterns of DOMAIN.md §2. */
    unknownCodes: z.array(z.string()).default([]),
  })
  .strict();

/** Families of levels; what is left out follows from the order of the levels, see ladder.ts. */
const ladder = z
  .object({
    /** One path from the whole territory to its smallest areas, coarse to fine. */
    families: z.array(z.string()).min(1).optional(),
    /** What people name when they say where something is, nearest first. */
    context: z.array(z.string()).min(1).optional(),
    /** What the figures of an area are held against, nearest first; the last for every area. */
    compared: z.array(z.string()).min(1).optional(),
  })
  .strict();

/** An aggregation table. Without `child` and `parent` the two headers are the levels. */
const aggregation = z
  .object({
    file: filePath,
    sheet: z.string().optional(),
    child: z.string().optional(),
    parent: z.string().optional(),
    /** Codes that no level knows stop the build, unless the publisher's table is known to have them. */
    unknownCodes: z.enum(['error', 'warning']).default('error'),
  })
  .strict();

const geometry = z.union([
  z
    .object({
      level: z.string(),
      /** `.shp` (with `.dbf`, optional `.cpg` and `.prj`), `.geojson`, `.gpkg`, `.sqlite`, `.fgb` or `.parquet`. */
      file: filePath,
      /** Layer of a GeoPackage or SQLite file that has several. */
      layer: z.string().optional(),
      /** Property with the area code. */
      codeField: z.string(),
      /**
       * System of coordinates: `EPSG:31370` and other numbers, a proj4 string or WKT. Without it what the file
       * says; Belgian Lambert 72 where it says nothing.
       */
      crs: z.string().min(1).optional(),
      /** Layers of one topology share their borders and are simplified together. */
      topology: z.string(),
      boundaries: z.enum(['official', 'approximate']).default('official'),
      /** Levels whose outlines are those of their children, dissolved. */
      dissolve: z.array(z.string()).optional(),
      source: z.string(),
    })
    .strict(),
  z
    .object({
      level: z.string(),
      /**
       * Table with `code, lon, lat` for the areas, and points outside with an empty `code`. With a column
       * `hectares` filled for every area the cells have those surfaces.
       */
      points: filePath,
      /** What cuts the cells: a GeoJSON file with one feature, or a country's numeric ISO 3166 code. */
      outline: z.string(),
      topology: z.string(),
      /** Levels whose outlines are the cells of their children, dissolved. */
      dissolve: z.array(z.string()),
      source: z.string(),
    })
    .strict(),
  z
    .object({
      level: z.string(),
      /**
       * The finest level above that has official outlines, in the same topology: the outlines of `level` that earlier entries
       * gave are fitted into it to the vertex, and those that are missing computed.
       */
      within: z.string(),
      /** Table with `code, lon, lat` and, where known, `hectares` of areas, for those without an outline. */
      points: filePath,
      topology: z.string(),
      source: z.string(),
    })
    .strict(),
]);

const indicators = z
  .object({
    file: filePath,
    sheet: z.string().optional(),
    /** Take only indicators that have figures, or are used by one that has. Full tables are long. */
    onlyWithFigures: z.boolean().default(false),
  })
  .strict();

const themes = z.object({ file: filePath, sheet: z.string().optional() }).strict();

const figures = z
  .object({
    file: filePath,
    /** Sheets to read; without it every sheet that has the three key columns. */
    sheets: z.array(z.string()).optional(),
    /** What the file's level names mean today: `{"gemeente": "gemeente2024"}`. */
    levels: z.record(z.string(), z.string()).default({}),
    /** Source code for indicators that do not name one. */
    source: z.string().optional(),
    /** Columns to leave out. */
    ignore: z.array(z.string()).default([]),
    /** Area codes that the level does not know stop the build, unless they are known to occur. */
    unknownCodes: z.enum(['error', 'warning']).default('error'),
  })
  .strict();

/** Figures between areas; `table` for a file with headers of its own. */
const flows = figures
  .extend({
    table: z
      .object({
        /** Headers of the columns with the areas of origin and of destination. */
        from: z.string().min(1),
        to: z.string().min(1),
        /** The level of both, and the period of all rows. */
        level: z.string().min(1),
        period: z.string().min(1),
        /** Indicator codes by header of their column. */
        values: z.record(z.string(), z.string()),
      })
      .strict()
      .optional(),
  })
  .strict();

/** A cube: what defines it, and its figures by item of every dimension. */
const cube = z
  .object({
    /** Workbooks, or folders of csv files named like the sheets of one. */
    definition: z.union([filePath, z.array(filePath).min(1)]).transform((d) => [d].flat()),
    figures: z.array(figures),
    /** Combinations without a row are 0 wherever an area has rows, rather than unknown. */
    absentIsZero: z.boolean().default(false),
  })
  .strict();

const source = z
  .object({
    name: z.string(),
    publisher: z.string(),
    licence: z.string(),
    url: z.string().optional(),
    credit: z.string().optional(),
  })
  .strict();

/** Additions to an indicator that its table has no column for, or all there is when no table defines it. */
const indicatorExtra = z
  .object({
    name: text.optional(),
    unit: text.optional(),
    description: text.optional(),
    source: z.string().optional(),
    direction: z.union([z.literal(-1), z.literal(0), z.literal(1)]).optional(),
    modelled: z.boolean().optional(),
    forecastFrom: z.string().optional(),
    provisionalPeriods: z.array(z.string()).optional(),
    footnote: z.string().optional(),
    dataType: z.enum(['count', 'share', 'ratio', 'mean', 'text']).optional(),
    periodType: z.enum(['stock', 'flow']).optional(),
    aggregateAreas: z.boolean().optional(),
    aggregationIndicator: z.string().optional(),
    rounding: z.number().positive().optional(),
    /** Places in the theme tree, folders separated by `/`. */
    themes: z.array(z.string()).optional(),
  })
  .strict();

/** What a data manager decides about small numbers: DOMAIN.md, section 6, says what they are protected against. */
const privacy = z
  .object({
    /** Columns that were found to go with a count and have nothing to do with it, with the reason. */
    unrelated: z
      .array(
        z
          .object({
            of: z.string(),
            columns: z.array(z.string()).min(1),
            reason: z.string().min(1),
          })
          .strict(),
      )
      .default([]),
    /** Counts that are published although they follow from what earlier editions showed, with the reason. */
    accepted: z
      .array(
        z
          .object({
            indicator: z.string(),
            /** Every period without. */
            period: z.string().optional(),
            reason: z.string().min(1),
          })
          .strict(),
      )
      .default([]),
  })
  .strict();

export const manifestSchema = z
  .object({
    name: text,
    start: z.object({ indicator: z.string(), level: z.string() }).strict(),
    /** Indicators that a page about one area tells first, in that order; without it a choice per theme. */
    keyIndicators: z.array(z.string()).default([]),
    /**
     * The surface of areas, published for every level that shall have densities, and how many of its units
     * are a square kilometre: 1000000 for square metres. Never measured on outlines, which may be approximate.
     */
    surfaceIndicator: z
      .object({ code: z.string(), perKm2: z.number().positive().default(1) })
      .strict()
      .optional(),
    /** The inhabitants of areas: counts can then be asked per 1,000 of them. */
    populationIndicator: z.string().optional(),
    /** Coarse to fine. */
    levels: z.array(level).min(1),
    /** Which families of levels make one path, and which of them tell people where they are. */
    ladder: ladder.optional(),
    aggregations: z.array(aggregation),
    geometry: z.array(geometry),
    indicators: z.array(indicators),
    themes: z.array(themes),
    /** Table `nl, fr, en` with the names of theme folders; what it lacks stays in Dutch. */
    themeNames: themes.optional(),
    figures: z.array(figures),
    cubes: z.array(cube).default([]),
    /** Figures between two areas (commuting, moving house): `stroom`, a level, `idem`, indicator codes. */
    flows: z.array(flows).default([]),
    sources: z.record(z.string(), source),
    /**
     * Counts that add up to a total in every area. Readers know that men and women are all
     * inhabitants: a hidden part must not follow from the total and the other parts.
     */
    totals: z
      .array(z.object({ total: z.string(), parts: z.array(z.string()).min(2) }).strict())
      .default([]),
    privacy: privacy.default({ accepted: [], unrelated: [] }),
    extras: z.record(z.string(), indicatorExtra).default({}),
  })
  .strict();

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestLevel = Manifest['levels'][number];
export type ManifestGeometry = Manifest['geometry'][number];
export type ManifestFigures = Manifest['figures'][number];
export type ManifestFlows = Manifest['flows'][number];
export type ManifestCube = Manifest['cubes'][number];
