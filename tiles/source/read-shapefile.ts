import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Geometry } from 'geojson';
import iconv from 'iconv-lite';
import { openShp } from 'shapefile';
import type { FeatureRecord, FeatureTable } from './feature-table.ts';
import { type DbfTable, readDbf } from './read-dbf.ts';
import { ShapeFileError } from './shape-file-error.ts';

const SHP_HEADER_LENGTH = 100;
const SHP_FILE_CODE = 9994;
const POLYGON_TYPES = new Set([5, 15, 25]);

/**
 * Reads the polygons of `file` (a path) and the columns beside them in the `.dbf`, in record order; records that
 * are marked as deleted are left out. The encoding is that of the `.cpg`, else UTF-8; the system of coordinates that
 * of the `.prj`. Coordinates are as stored. Throws `ShapeFileError` for anything missing, cut off or inconsistent.
 */
export async function readShapefile(file: string): Promise<FeatureTable> {
  const shp = await readFile(file);
  const name = path.basename(file);
  const recordCount = checkShp(shp, name);
  const { fields, columns } = await readColumns(file, recordCount);
  const source = await openShp(shp);
  const records: FeatureRecord[] = [];
  for (let row = 1; row <= recordCount; row++) {
    const geometry = await readRecord(source, row, name);
    const properties: Record<string, unknown> = {};
    for (const [i, field] of fields.entries()) properties[field] = columns[i]?.[row - 1] ?? null;
    const isDeleted = columns[0]?.[row - 1] === null;
    if (!isDeleted) records.push({ row, properties, geometry });
  }
  const hasHeights = shp.readInt32LE(32) !== 5;
  const changes = hasHeights ? [`heights of ${records.length} records are left out`] : [];
  return { layer: null, fields, crs: await readSystem(file), records, changes };
}

async function readSystem(file: string): Promise<string | null> {
  const prj = await findSibling(file, '.prj');
  return prj === null ? null : (await readFile(prj, 'utf8')).replace(/^\uFEFF/, '').trim() || null;
}

/** Walks the record headers; the shapefile package would skip damage in silence. Returns their number. */
function checkShp(bytes: Buffer, name: string): number {
  if (bytes.length < SHP_HEADER_LENGTH || bytes.readInt32BE(0) !== SHP_FILE_CODE) {
    throw new ShapeFileError('unreadable_file', `${name} is not a shapefile`);
  }
  const length = bytes.readInt32BE(24) * 2;
  if (bytes.length < length) {
    throw new ShapeFileError(
      'truncated_file',
      `${name} is cut off: its header says ${length} bytes, the file has ${bytes.length}`,
    );
  }
  const type = bytes.readInt32LE(32);
  if (!POLYGON_TYPES.has(type)) {
    throw new ShapeFileError(
      'not_polygons',
      `${name} has shapes of type ${type}, expected polygons (5, 15 or 25)`,
    );
  }
  let count = 0;
  for (let at = SHP_HEADER_LENGTH; at < length; count++) {
    const problem = recordProblem(bytes, at, length, type);
    if (problem !== null) {
      throw new ShapeFileError(
        'damaged_file',
        `${name} is damaged at record ${count + 1}: ${problem}`,
      );
    }
    at += 8 + bytes.readInt32BE(at + 4) * 2;
  }
  return count;
}

function recordProblem(bytes: Buffer, at: number, end: number, type: number): string | null {
  if (at + 12 > end) return `${end - at} bytes are left, too few for a record`;
  const content = bytes.readInt32BE(at + 4) * 2;
  if (content < 4 || at + 8 + content > end) {
    return `it says ${content} bytes, ${end - at - 8} are left`;
  }
  const shapeType = bytes.readInt32LE(at + 8);
  if (shapeType === 0) return null;
  if (shapeType !== type) return `shape type ${shapeType}, expected ${type}`;
  if (content < 44) return `${content} bytes are too few for a polygon`;
  const parts = bytes.readInt32LE(at + 44);
  const points = bytes.readInt32LE(at + 48);
  const needed = 44 + 4 * parts + 16 * points;
  if (parts < 0 || points < 0 || needed > content) {
    return `${parts} parts and ${points} points need ${needed} bytes, it has ${content}`;
  }
  return null;
}

/** The columns of the table, in the order of its fields. */
async function readColumns(
  file: string,
  recordCount: number,
): Promise<{ fields: readonly string[]; columns: (string | null)[][] }> {
  const dbfPath = await findSibling(file, '.dbf');
  if (dbfPath === null) {
    const wanted = path.basename(file).replace(/\.shp$/i, '.dbf');
    throw new ShapeFileError('missing_file', `${wanted} is missing: it holds the codes`);
  }
  const dbf = path.basename(dbfPath);
  let table: DbfTable;
  try {
    table = readDbf(await readFile(dbfPath), await readEncoding(file));
  } catch (error) {
    throw new ShapeFileError('unreadable_file', `${dbf}: ${messageOf(error)}`);
  }
  if (table.recordCount !== recordCount) {
    throw new ShapeFileError(
      'count_mismatch',
      `${path.basename(file)} has ${recordCount} shapes, ${dbf} has ${table.recordCount} records`,
    );
  }
  const { fields } = table;
  return { fields, columns: fields.map((field) => table.column(field)) };
}

async function readEncoding(file: string): Promise<string> {
  const cpg = await findSibling(file, '.cpg');
  if (cpg === null) return 'utf8';
  const label = (await readFile(cpg, 'latin1')).trim();
  if (/^(system|ansi.?1252|1252)$/i.test(label)) return 'windows-1252';
  if (/^(8859[-_ ]?1|88591)$/i.test(label)) return 'iso-8859-1';
  if (/^65001$/.test(label)) return 'utf8';
  if (/^\d{3,4}$/.test(label) && iconv.encodingExists(`cp${label}`)) return `cp${label}`;
  if (iconv.encodingExists(label)) return label;
  throw new Error(`unknown encoding "${label}" in ${path.basename(cpg)}`);
}

/** The file beside `file` with another extension, in any case: shapefiles come from Windows. */
async function findSibling(file: string, extension: string): Promise<string | null> {
  const wanted = path
    .basename(file)
    .replace(/\.shp$/i, extension)
    .toLowerCase();
  const names = await readdir(path.dirname(file));
  const found = names.find((name) => name.toLowerCase() === wanted);
  return found === undefined ? null : path.join(path.dirname(file), found);
}

type ShpSource = Awaited<ReturnType<typeof openShp>>;

async function readRecord(source: ShpSource, row: number, name: string): Promise<Geometry | null> {
  try {
    const { value } = await source.read();
    return value ?? null;
  } catch (error) {
    throw new ShapeFileError(
      'damaged_file',
      `${name} is damaged at record ${row}: ${messageOf(error)}`,
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
