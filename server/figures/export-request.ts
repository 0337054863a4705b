/** A question for an export, from an address, a body or a command line, as something that can be written. */
import { z } from 'zod';
import type { OutlineAbout } from '../../geodata/export/about.ts';
import { readBlock } from '../../geodata/export/blocks.ts';
import { parseClasses } from '../../geodata/export/classes.ts';
import { fileNameOf } from '../../geodata/export/file-name.ts';
import { parsePeriods, selectPeriods } from '../../geodata/export/select-periods.ts';
import {
  checkSelection,
  countBlocks,
  type ExportSelection,
  type ExportSeries,
} from '../../geodata/export/selection.ts';
import { type ExportTable, openTable } from '../../geodata/export/table.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import {
  type AreaOutlines,
  type Crs,
  fullOutlines,
  simplifiedOutlines,
} from '../../tiles/export/area-outlines.ts';
import {
  type ExportFormat,
  type ExportOptions,
  FORMAT_CODES,
  FORMATS,
} from '../../tiles/export/formats.ts';
import { MAX_ZOOM, MIN_ZOOM } from '../../tiles/projection/web-mercator.ts';
import { areaRef, areasWithin } from '../edition/area-ref.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { parameter } from '../http/parameters.ts';
import { shownFigures } from './shown-indicator.ts';

const MAX_INDICATORS = 500;
const MAX_PERIODS_LENGTH = 2000;
const MAX_CLASSES_LENGTH = 1000;

const DEFAULT_ZOOM = 10;
const ZOOMS = Array.from({ length: MAX_ZOOM - MIN_ZOOM + 1 }, (_, at) => String(MIN_ZOOM + at));

const text = (most: number) => z.string().max(most, `expected at most ${most} characters`);

const shape = {
  format: z.enum(FORMAT_CODES, `expected ${FORMAT_CODES.join(', ')}`),
  level: parameter.level,
  period: text(MAX_PERIODS_LENGTH),
  within: parameter.area.optional(),
  shape: z.enum(['long', 'wide'], 'expected long or wide').optional(),
  cells: parameter.cells.optional(),
  margin: parameter.margin.optional(),
  denominator: parameter.flag.optional(),
  classes: text(MAX_CLASSES_LENGTH).optional(),
  geometry: z.enum(['full', 'simplified', 'none'], 'expected full, simplified or none').optional(),
  zoom: z
    .enum(ZOOMS, `expected a whole number from ${MIN_ZOOM} to ${MAX_ZOOM}`)
    .transform(Number)
    .optional(),
  crs: z.enum(['4326', '31370'], 'expected 4326 or 31370').optional(),
  separator: z.enum(['comma', 'semicolon'], 'expected comma or semicolon').optional(),
  bom: parameter.flag.optional(),
  lang: z.enum(['nl', 'fr', 'en'], 'expected nl, fr or en').default('nl'),
};

/** Parameters of an address or a command line. */
export const exportParameters = {
  ...shape,
  indicator: parameter.codes,
  areas: parameter.codes.optional(),
};

/** Fields of a body: lists are arrays. */
export const exportFields = {
  ...shape,
  indicator: z.array(parameter.code).or(parameter.codes),
  areas: z.array(parameter.code).optional(),
};

export type ExportQuery = z.output<z.ZodObject<typeof exportParameters>>;

export type PreparedExport = {
  format: ExportFormat;
  /** With its extension. */
  fileName: string;
  options: ExportOptions;
  rows: number;
  /** Number of values that are read for it. */
  values: number;
  /** What is known of outlines in the file; null when there are none. */
  outlines: OutlineAbout | null;
  /** A table to be read once. */
  open: () => ExportTable;
  /** The file, from a table that has not been read. */
  write: (table: ExportTable) => Generator<Uint8Array>;
};

/** Throws what a question can be refused for, before anything is written. */
export async function prepareExport(
  bundle: EditionBundle,
  query: ExportQuery,
): Promise<PreparedExport> {
  const format = FORMATS[query.format];
  checkOptions(query, format);
  const selection = select(bundle, query, format);
  checkSelection(selection);
  format.check(selection);
  checkSlices(selection);
  const outlines = await chooseOutlines(bundle, query, format);
  const options: ExportOptions = {
    csv: { separator: query.separator === 'semicolon' ? ';' : ',', bom: query.bom === '1' },
    outlines,
  };
  return {
    format,
    fileName: `${fileNameOf(selection)}.${format.extension}`,
    rows: openTable(selection).rows,
    values: selection.areas.length * countBlocks(selection),
    outlines: outlines && describeOutlines(selection, outlines),
    options,
    open: () => openTable(selection),
    write: (table) => format.write(table, options),
  };
}

function select(bundle: EditionBundle, query: ExportQuery, format: ExportFormat): ExportSelection {
  const { edition, publisher } = bundle;
  const data = edition.level(query.level);
  const asked = query.shape ?? format.shapes[0];
  if (!format.shapes.includes(asked)) {
    throw new DataError(
      'bad_request',
      `format=${query.format} is always ${format.shapes.join(' or ')}: for shape=${asked} ask for csv, xlsx, parquet or gpkg`,
    );
  }
  return {
    publisher,
    data,
    ...chooseAreas(bundle, query),
    series: chooseSeries(bundle, query, data.level.code),
    shape: asked,
    margin: query.margin ?? null,
    withDenominator: query.denominator === '1',
    classes: query.classes === undefined ? null : parseClasses(query.classes),
    language: query.lang,
  };
}

function chooseAreas(
  { edition }: EditionBundle,
  { level, within, areas }: ExportQuery,
): Pick<ExportSelection, 'areas' | 'within' | 'isWholeLevel'> {
  const data = edition.level(level);
  if (within && areas) {
    throw new DataError('bad_request', 'expected "areas" or "within", not both');
  }
  if (within) {
    const parent = edition.level(within.level);
    const { name, code } = areaRef(parent, edition.areaIndex(parent, within.code));
    const { indices } = areasWithin(edition, data, within);
    return {
      areas: indices,
      within: { level: parent.level.code, code, name },
      isWholeLevel: false,
    };
  }
  if (!areas) return { areas: [...data.areas.keys()], within: null, isWholeLevel: true };
  if (areas.length === 0) throw new DataError('bad_request', 'expected at least 1 area, got none');
  const indices = areas.map((code) => edition.areaIndex(data, code)).sort((a, b) => a - b);
  const repeated = indices.find((index, at) => index === indices[at - 1]);
  if (repeated === undefined) return { areas: indices, within: null, isWholeLevel: false };
  throw new DataError(
    'bad_request',
    `area ${data.areas[repeated]?.code} is given twice, expected each once`,
  );
}

function chooseSeries(bundle: EditionBundle, query: ExportQuery, level: string): ExportSeries[] {
  const { publisher } = bundle;
  const codes = query.indicator;
  if (codes.length === 0 || codes.length > MAX_INDICATORS) {
    throw new DataError(
      'bad_request',
      `expected 1 to ${MAX_INDICATORS} indicators, got ${codes.length}`,
    );
  }
  const indicators = codes.map((code) => shownFigures(bundle, code));
  const repeated = indicators.find((one, at) => indicators.indexOf(one) < at);
  if (repeated) {
    throw new DataError(
      'bad_request',
      `indicator ${repeated.code} is given twice, expected each once`,
    );
  }
  const { cubes } = publisher.computer;
  const isCube = indicators.map(({ code }) => cubes.findCube(code) !== null);
  if (query.cells && !(indicators.length === 1 && isCube[0])) {
    throw new DataError('bad_request', 'parameter "cells" is for one indicator that is a cube');
  }
  const periods = selectPeriods(publisher, indicators, level, parsePeriods(query.period));
  return indicators.map((indicator, at) => ({
    indicator,
    cells: isCube[at] ? (query.cells ?? {}) : null,
    periods: periods[at] ?? [],
  }));
}

/** A slice is only known to exist once it is read, and must be before anything is sent. */
function checkSlices(selection: ExportSelection): void {
  for (const series of selection.series) {
    if (!series.cells) continue;
    for (const period of series.periods) readBlock(selection, series, period);
  }
}

/** Options that mean nothing to a format are refused with the formats they are for. */
function checkOptions(query: ExportQuery, format: ExportFormat): void {
  const refuse = (name: string, expected: string): never => {
    throw new DataError(
      'bad_request',
      `parameter "${name}" with format=${query.format}: ${expected}`,
    );
  };
  for (const name of ['separator', 'bom'] as const) {
    if (query[name] && format !== FORMATS.csv) refuse(name, 'expected format=csv');
  }
  const drawing = (['geometry', 'zoom', 'crs'] as const).find((name) => query[name] !== undefined);
  if (drawing && format.systems.length === 0) {
    refuse(drawing, 'a table has no outlines, expected format=geojson, fgb or gpkg');
  }
  if (query.zoom !== undefined && query.geometry !== 'simplified') {
    refuse('zoom', 'expected geometry=simplified');
  }
  if (query.geometry === 'none' && !format.canBeBare) {
    refuse('geometry', 'a FlatGeobuf has outlines, expected format=csv, xlsx, parquet or gpkg');
  }
  if (query.crs === '31370' && !format.systems.includes(31370)) {
    refuse('crs', 'GeoJSON is in WGS84 (RFC 7946), expected crs=4326, or format=gpkg or fgb');
  }
}

async function chooseOutlines(
  { edition, outlines, simplified }: EditionBundle,
  { level, geometry = 'full', zoom = DEFAULT_ZOOM, crs }: ExportQuery,
  { systems }: ExportFormat,
): Promise<AreaOutlines | null> {
  if (systems.length === 0 || geometry === 'none') return null;
  const { code } = edition.level(level).level;
  const system: Crs = crs === '31370' ? 31370 : 4326;
  if (geometry === 'full') return fullOutlines(outlines.of(code), system);
  return simplifiedOutlines(await simplified.of(code, zoom), zoom, system);
}

function describeOutlines(
  { areas, data }: ExportSelection,
  { crs, detail }: AreaOutlines,
): OutlineAbout {
  const withoutOutline = areas.filter((area) => !data.bboxes[area]).length;
  return { crs: `EPSG:${crs}`, detail, withoutOutline };
}
