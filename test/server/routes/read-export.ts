/** Exported files read back with other people's readers, whatever their format, to one form. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { parse as parseCsv } from 'csv-parse/sync';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { Position } from 'geojson';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import readWorkbook from 'read-excel-file/node';

type Cell = string | number | null;
/** The fields of one value: `value`, `status`, `reason`, `flags` and what else was asked for. */
export type Figure = Record<string, Cell>;
export type ReadExport = {
  /** By `area indicator period`. */
  figures: Map<string, Figure>;
  /** Names by area code. */
  names: Map<string, string>;
  /** Outlines by area code; null for an area without, absent for a format without. */
  outlines: Map<string, Position[][][] | null>;
  /** What the file says of itself; null for CSV. */
  about: { title: string; citation: string; licence: string; edition: string; suppressed: number };
};

const NOTHING = { title: '', citation: '', licence: '', edition: '', suppressed: -1 };
const NUMBERS = ['value', 'margin', 'denominator', 'class'];

/** @param folder for formats that are read from a file */
export async function readExport(
  format: string,
  bytes: Buffer,
  folder: string,
): Promise<ReadExport> {
  switch (format) {
    case 'csv':
      return readRows(readCsv(bytes), NOTHING);
    case 'xlsx':
      return readXlsx(bytes);
    case 'geojson':
      return readGeojson(bytes);
    case 'fgb':
      return readFgb(bytes);
    case 'gpkg':
      return readGpkg(bytes, path.join(folder, 'read.gpkg'));
    case 'jsonstat':
      return readJsonStat(bytes);
    case 'parquet':
      return readParquet(bytes);
    default:
      throw new Error(`no reader for ${format}`);
  }
}

type Row = Record<string, Cell>;

function readCsv(bytes: Buffer): Row[] {
  return parseCsv(bytes, {
    columns: true,
    bom: true,
    delimiter: [',', ';'],
    record_delimiter: '\r\n',
    cast: (text, { column, header }) => {
      if (header) return text;
      if (text === '') return null;
      return isNumberColumn(String(column)) ? Number(text) : text;
    },
  });
}

/** `value`, `v1101_t_2024`, `v1101_t_2024_margin`. */
function isNumberColumn(name: string): boolean {
  return NUMBERS.includes(name) || /_\d{4}$/.test(name) || NUMBERS.includes(lastWord(name));
}
const lastWord = (name: string): string => /_(\w+?)$/.exec(name)?.[1]?.split('_').at(-1) ?? '';

/** Long or wide, by what columns there are. */
function readRows(rows: readonly Row[], about: ReadExport['about']): ReadExport {
  const figures = new Map<string, Figure>();
  const names = new Map<string, string>();
  for (const row of rows) {
    names.set(String(row.area), String(row.name));
    if (row.indicator !== undefined) {
      const { level: _, area, name: __, indicator, period, fid: ___, ...figure } = row;
      figures.set(`${area} ${indicator} ${period}`, figure);
      continue;
    }
    for (const [column, cell] of Object.entries(row)) {
      const [, indicator, period, field = 'value'] =
        /^(.+?)_(\d{4})(?:_([a-z]+))?$/.exec(column) ?? [];
      if (indicator === undefined) continue;
      const key = `${row.area} ${indicator} ${period}`;
      figures.set(key, { ...figures.get(key), [field]: cell });
    }
  }
  return { figures, names, outlines: new Map(), about };
}

function fromSheet([header = [], ...rows]: unknown[][]): Row[] {
  return rows.map((row) =>
    Object.fromEntries(header.map((name, at) => [String(name), (row[at] ?? null) as Cell])),
  );
}

function aboutOf(rows: readonly Row[]): ReadExport['about'] {
  const what = Object.fromEntries(rows.map((row) => [row.what, row.text]));
  return {
    title: String(what.title),
    citation: String(what.citation),
    licence: String(what.licence),
    edition: String(what.edition),
    suppressed: Number(what.suppressed),
  };
}

async function readXlsx(bytes: Buffer): Promise<ReadExport> {
  const sheets = new Map(
    (await readWorkbook(bytes)).map(({ sheet, data }) => [sheet, fromSheet(data as unknown[][])]),
  );
  if (!sheets.get('definitions')?.length || !sheets.get('sources')?.length)
    throw new Error('a sheet is missing');
  return readRows(sheets.get('data') ?? [], aboutOf(sheets.get('about') ?? []));
}

type About = Omit<ReadExport['about'], 'edition'> & { edition: { id: string } | string };

function plainAbout(about: About): ReadExport['about'] {
  const { title, citation, licence, suppressed, edition } = about;
  const id = typeof edition === 'string' ? edition : edition.id;
  return { title, citation, licence, suppressed: Number(suppressed), edition: id };
}

type Feature = { id?: string; properties: Row; geometry: { coordinates: Position[][][] } | null };

function fromFeatures(features: readonly Feature[], about: About): ReadExport {
  const read = readRows(
    features.map(({ properties }) => withNulls(properties)),
    plainAbout(about),
  );
  for (const { properties, geometry } of features) {
    read.outlines.set(String(properties.area), geometry?.coordinates ?? null);
  }
  return read;
}

/** FlatGeobuf leaves out what is null. */
function withNulls(properties: Row): Row {
  const full: Row = { ...properties };
  for (const name of Object.keys(properties)) {
    const [, stem] = /^(.+_\d{4})_status$/.exec(name) ?? [];
    if (stem === undefined) continue;
    for (const missing of [stem, `${stem}_reason`, `${stem}_flags`]) full[missing] ??= null;
  }
  return full;
}

function readGeojson(bytes: Buffer): ReadExport {
  const { features, about } = JSON.parse(bytes.toString());
  return fromFeatures(features, about);
}

async function readFgb(bytes: Buffer): Promise<ReadExport> {
  const features: Feature[] = [];
  let metadata = '';
  const head = {
    headerMetaFn: (header: { metadata: string | null }) => {
      metadata = header.metadata ?? '';
    },
  };
  for await (const feature of deserialize(new Uint8Array(bytes), head as never)) {
    features.push(feature as unknown as Feature);
  }
  return fromFeatures(features, JSON.parse(metadata));
}

function readGpkg(bytes: Buffer, file: string): ReadExport {
  writeFileSync(file, bytes);
  const db = new Database(file, { readonly: true });
  try {
    const check = db.pragma('integrity_check', { simple: true });
    if (check !== 'ok') throw new Error(`GeoPackage: ${check}`);
    const tables = db
      .prepare('SELECT table_name AS name, data_type AS type FROM gpkg_contents')
      .all() as { name: string; type: string }[];
    const own = ['figures', 'about', 'definitions', 'sources', 'statuses'];
    const areas = tables.find(({ name }) => !own.includes(name))?.name ?? '';
    const rows = db.prepare(`SELECT * FROM "${areas}"`).all() as (Row & { geom?: Buffer | null })[];
    const about = aboutOf(db.prepare('SELECT * FROM about').all() as Row[]);
    const isLong = tables.some(({ name }) => name === 'figures');
    const figures = isLong ? (db.prepare('SELECT * FROM figures').all() as Row[]) : [];
    const read = readRows(isLong ? figures : rows, about);
    for (const { area, name, geom } of rows) {
      read.names.set(String(area), String(name));
      if (geom !== undefined) read.outlines.set(String(area), geom && readGeometry(geom));
    }
    return read;
  } finally {
    db.close();
  }
}

/** A GeoPackage blob with an envelope of x and y, little-endian, of a multipolygon. */
function readGeometry(blob: Buffer): Position[][][] {
  if (blob.toString('latin1', 0, 2) !== 'GP' || blob.readUInt32LE(41) !== 6) {
    throw new Error('no multipolygon');
  }
  let at = 45;
  const take = (): number => {
    at += 4;
    return blob.readUInt32LE(at - 4);
  };
  const list = <T>(item: () => T): T[] => Array.from({ length: take() }, item);
  const position = (): Position => {
    at += 16;
    return [blob.readDoubleLE(at - 16), blob.readDoubleLE(at - 8)];
  };
  return list(() => {
    at += 5;
    return list(() => list(position));
  });
}

function readJsonStat(bytes: Buffer): ReadExport {
  const { value, status, dimension, size, id, extension } = JSON.parse(bytes.toString());
  if (String(id) !== 'indicator,period,area') throw new Error(`dimensions ${id}`);
  if (value.length !== size[0] * size[1] * size[2]) throw new Error(`size ${size}`);
  const figures = new Map<string, Figure>();
  const names = new Map<string, string>(Object.entries(dimension.area.category.label));
  let at = 0;
  for (const indicator of dimension.indicator.category.index) {
    for (const period of dimension.period.category.index) {
      for (const area of dimension.area.category.index) {
        figures.set(`${area} ${indicator} ${period}`, {
          value: value[at],
          status: status[at] ?? 'value',
          reason: extension.reasons[at] ?? null,
        });
        at++;
      }
    }
  }
  return { figures, names, outlines: new Map(), about: plainAbout(extension.about) };
}

async function readParquet(bytes: Buffer): Promise<ReadExport> {
  const file = new Uint8Array(bytes).buffer;
  const rows = (await parquetReadObjects({ file })) as Record<string, Cell | undefined>[];
  const metadata = parquetMetadata(file).key_value_metadata ?? [];
  const about = JSON.parse(metadata.find(({ key }) => key === 'about')?.value ?? '{}');
  const plain = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell ?? null])),
  );
  return readRows(plain, plainAbout(about));
}
