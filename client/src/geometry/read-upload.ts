/** Files a reader brings along. They are read here, in the worker, and go nowhere else. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Shape } from './find-areas.ts';
import type { Upload } from './geometry-messages.ts';
import { projectionOf, type ToDegrees } from './to-degrees.ts';
import { unzip } from './unzip.ts';

export class UnreadableFile extends Error {
  readonly code: 'no shapes' | 'not readable' | 'no shapefile' | 'too large' | 'where';
  constructor(code: UnreadableFile['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const MAX_BYTES = 200 * 2 ** 20;

type Found = { geometries: Geometry[]; crs: string | null };

/** Throws `UnreadableFile`. */
export async function readUpload(file: File): Promise<Upload> {
  if (file.size > MAX_BYTES) throw new UnreadableFile('too large', file.name);
  const extension = file.name.toLowerCase().split('.').pop() ?? '';
  if (extension === 'zip') return shapesOf(await readShapefile(file));
  if (extension === 'fgb') return shapesOf(await readFlatGeobuf(file));
  const text = await file.text();
  if (extension === 'geojson' || extension === 'json') return shapesOf(readGeoJson(text));
  return { kind: 'text', text };
}

function readGeoJson(text: string): Found {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new UnreadableFile('not readable', 'no JSON');
  }
  const json = parsed as Partial<FeatureCollection> & { crs?: { properties?: { name?: string } } };
  const features = json.features ?? [parsed as Feature];
  const geometries = features.flatMap((each) => {
    const geometry = 'geometry' in each ? each.geometry : (each as unknown as Geometry);
    return geometry && typeof geometry.type === 'string' ? [geometry] : [];
  });
  return { geometries, crs: json.crs?.properties?.name ?? null };
}

async function readFlatGeobuf(file: File): Promise<Found> {
  const { deserialize } = await import('flatgeobuf/lib/mjs/geojson.js');
  const bytes = new Uint8Array(await file.arrayBuffer());
  let crs: string | null = null;
  const geometries: Geometry[] = [];
  try {
    const features = deserialize(bytes, {
      headerMetaFn: (header) => {
        crs = header.crs ? `EPSG:${header.crs.code}` : null;
      },
    });
    for await (const { geometry } of features) if (geometry) geometries.push(geometry);
  } catch {
    throw new UnreadableFile('not readable', 'no FlatGeobuf');
  }
  return { geometries, crs };
}

async function readShapefile(file: File): Promise<Found> {
  const files = await unzip(await file.arrayBuffer());
  if (!files) throw new UnreadableFile('not readable', 'no ZIP');
  const ending = (end: string): ArrayBuffer | undefined =>
    [...files].find(
      ([name]) => name.toLowerCase().endsWith(end) && !name.includes('__MACOSX'),
    )?.[1];
  const shp = ending('.shp');
  if (!shp) throw new UnreadableFile('no shapefile', [...files.keys()].join(', '));
  const { read } = await import('shapefile');
  const prj = ending('.prj');
  const { features } = await read(shp);
  return {
    geometries: features.flatMap(({ geometry }) => geometry ?? []),
    crs: prj ? new TextDecoder().decode(prj) : null,
  };
}

async function shapesOf({ geometries, crs }: Found): Promise<Upload> {
  const shape: Shape = { polygons: [], lines: [], points: [] };
  for (const geometry of geometries) collect(geometry, shape);
  if (shape.polygons.length + shape.lines.length + shape.points.length === 0) {
    throw new UnreadableFile('no shapes', `${geometries.length}`);
  }
  const toDegrees = await projectionOf(crs, firstPosition(shape));
  if (toDegrees === 'unknown') throw new UnreadableFile('where', crs ?? '');
  return {
    kind: 'shapes',
    shape: toDegrees ? reproject(shape, toDegrees) : shape,
    count: geometries.length,
    reprojected: toDegrees !== null,
  };
}

function collect(geometry: Geometry, into: Shape): void {
  switch (geometry.type) {
    case 'Polygon':
      into.polygons.push(geometry);
      return;
    case 'MultiPolygon':
      for (const coordinates of geometry.coordinates) {
        into.polygons.push({ type: 'Polygon', coordinates });
      }
      return;
    case 'LineString':
      into.lines.push(geometry.coordinates);
      return;
    case 'MultiLineString':
      into.lines.push(...geometry.coordinates);
      return;
    case 'Point':
      into.points.push(geometry.coordinates);
      return;
    case 'MultiPoint':
      into.points.push(...geometry.coordinates);
      return;
    case 'GeometryCollection':
      for (const each of geometry.geometries) collect(each, into);
      return;
    default:
      // A type no one has heard of, in a file we did not write.
      geometry satisfies never;
  }
}

function firstPosition({ polygons, lines, points }: Shape): Position {
  return polygons[0]?.coordinates[0]?.[0] ?? lines[0]?.[0] ?? points[0] ?? [];
}

function reproject({ polygons, lines, points }: Shape, toDegrees: ToDegrees): Shape {
  const line = (positions: Position[]): Position[] => positions.map(toDegrees);
  return {
    polygons: polygons.map(({ coordinates }) => ({
      type: 'Polygon',
      coordinates: coordinates.map(line),
    })),
    lines: lines.map(line),
    points: line(points),
  };
}
