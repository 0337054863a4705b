import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { MultiPolygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FlatGeobufReader } from '../../../tiles/flatgeobuf/read-flatgeobuf.ts';
import {
  type FlatGeobufArea,
  writeFlatGeobuf,
} from '../../../tiles/flatgeobuf/write-flatgeobuf.ts';
import { Locator } from '../../../tiles/outlines/locate.ts';
import { Outlines } from '../../../tiles/outlines/outlines.ts';
import { createGrid, createSquare } from '../../fixtures/create-grid.ts';

const STEP = 2 ** -17;
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'fgb-'));
  // The flatgeobuf package tells on the console how it searches.
  vi.spyOn(console, 'debug').mockImplementation(() => {});
});
afterAll(() => {
  rmSync(dir, { recursive: true });
  vi.restoreAllMocks();
});

/** Areas whose index is not their place in the file. */
function createAreas(columns: number, rows: number): FlatGeobufArea[] {
  return createGrid({ columns, rows, bends: 3 }).map(({ code, geometry }, i) => ({
    index: 10_000 + i,
    code,
    name: `Wijk ${i}, Saint-Gérard`,
    geometry,
  }));
}

async function writeAreas(name: string, areas: readonly FlatGeobufArea[]): Promise<string> {
  const file = path.join(dir, `${name}.fgb`);
  await writeFlatGeobuf(file, name, areas);
  return file;
}

type Read = { code: string; name: string; index: number };
type Rect = { minX: number; minY: number; maxX: number; maxY: number };

async function readWithPackage(file: string, rect?: Rect) {
  const options = rect ? { rect } : {};
  const found: { properties: Read; geometry: MultiPolygon }[] = [];
  for await (const feature of deserialize(new Uint8Array(readFileSync(file)), options)) {
    found.push(feature as unknown as (typeof found)[number]);
  }
  return found;
}

/** West and north of the grid are 4 and 51, cells 0.02 wide: the middle of the cell in column 7, row 5. */
const INSIDE: Rect = { minX: 4.148, minY: 50.888, maxX: 4.152, maxY: 50.892 };

describe('a FlatGeobuf file', () => {
  it.each([
    [1, 1],
    [4, 4],
    [17, 1],
    [20, 15],
  ])('of %i × %i areas reads back as written', async (columns, rows) => {
    const areas = createAreas(columns, rows);
    const read = await readWithPackage(await writeAreas(`grid-${columns}-${rows}`, areas));
    expect(read).toHaveLength(areas.length);
    for (const { properties, geometry } of read) {
      const area = areas[properties.index - 10_000];
      expect(properties).toEqual({ code: area?.code, name: area?.name, index: area?.index });
      const written = area?.geometry.coordinates.flat(3) ?? [];
      const found = geometry.coordinates.flat(3);
      expect(found).toHaveLength(written.length);
      for (const [i, value] of found.entries()) {
        expect(Math.abs(value - (written[i] ?? 0))).toBeLessThanOrEqual(STEP / 2);
        expect(Number.isInteger(value / STEP)).toBe(true);
      }
    }
  });

  it('is searched by box through its index', async () => {
    const file = await writeAreas('search', createAreas(20, 15));
    const read = await readWithPackage(file, INSIDE);
    expect(read.map(({ properties }) => properties.code)).toEqual(['r5c7']);
    expect(await readWithPackage(file, { minX: 0, minY: 0, maxX: 1, maxY: 1 })).toEqual([]);
    expect(await readWithPackage(file, { minX: 0, minY: 0, maxX: 9, maxY: 90 })).toHaveLength(300);
  });

  it('is read by ranges over HTTP, a part of it for a box', async () => {
    const bytes = readFileSync(await writeAreas('http', createAreas(40, 40)));
    let fetched = 0;
    vi.stubGlobal('fetch', async (_: string, init: { headers: Headers }) => {
      const [, from, to] = /bytes=(\d+)-(\d+)/.exec(init.headers.get('Range') ?? '') ?? [];
      const part = bytes.subarray(Number(from), Number(to) + 1);
      fetched += part.length;
      return new Response(new Uint8Array(part), { status: 206 });
    });
    const codes: unknown[] = [];
    for await (const feature of deserialize('http://test/a.fgb', { rect: INSIDE })) {
      codes.push(feature.properties?.code);
    }
    vi.unstubAllGlobals();
    expect(codes).toEqual(['r5c7']);
    expect(fetched).toBeLessThan(bytes.length / 3);
  });

  it('is read as a stream', async () => {
    const bytes = readFileSync(await writeAreas('stream', createAreas(20, 15)));
    let count = 0;
    for await (const _ of deserialize(new Blob([new Uint8Array(bytes)]).stream())) count++;
    expect(count).toBe(300);
  });

  it('of no areas is valid', async () => {
    const file = await writeAreas('none', []);
    expect(await readWithPackage(file)).toEqual([]);
    const reader = new FlatGeobufReader(file);
    expect([reader.count, reader.search([0, 0, 90, 90]), [...reader.offsets()]]).toEqual([
      0,
      [],
      [],
    ]);
  });

  it('keeps holes, parts, and areas smaller than the rounding', async () => {
    const outer = createSquare('', 4, 51, 0.02).geometry.coordinates[0]?.[0] ?? [];
    const hole = createSquare('', 4, 51, 0.01).geometry.coordinates[0]?.[0] ?? [];
    const tiny = createSquare('', 5, 51, 1e-7).geometry.coordinates[0]?.[0] ?? [];
    const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: [[outer, hole], [tiny]] };
    const file = await writeAreas('parts', [{ index: 0, code: 'a', name: 'A', geometry }]);
    const [read] = await readWithPackage(file);
    expect(read?.geometry.coordinates.map((rings) => rings.map((ring) => ring.length))).toEqual([
      [5, 5],
      [5],
    ]);
    expect(read?.geometry.coordinates[1]?.[0]).toEqual(tiny);
  });
});

describe('our own reader', () => {
  it('finds what the package finds', async () => {
    const file = await writeAreas('own', createAreas(20, 15));
    const reader = new FlatGeobufReader(file);
    const [offset = -1, ...others] = reader.search([
      INSIDE.minX,
      INSIDE.minY,
      INSIDE.maxX,
      INSIDE.maxY,
    ]);
    expect(others).toEqual([]);
    const [feature] = await readWithPackage(file, INSIDE);
    expect(reader.areaAt(offset)).toEqual({ ...feature?.properties, geometry: feature?.geometry });
    expect(reader.offsetOf(10_107)).toBe(offset);
    expect(reader.offsetOf(3)).toBeNull();
    expect([...reader.offsets()]).toHaveLength(300);
  });

  it('refuses another file', () => {
    expect(() => new FlatGeobufReader(new URL(import.meta.url).pathname)).toThrow(
      /not a FlatGeobuf/,
    );
  });
});

describe('locating', () => {
  it('gives the index of the area at a place, null outside and for unknown levels', async () => {
    await writeAreas('wijk', createAreas(20, 15));
    const locator = new Locator(new Outlines(dir));
    expect(locator.locate('wijk', 4.15, 50.89)).toBe(10_107);
    expect(locator.locate('wijk', 3, 50.89)).toBeNull();
    expect(locator.locate('onbekend', 4.15, 50.89)).toBeNull();
    expect(locator.locate('../wijk', 4.15, 50.89)).toBeNull();
  });

  it('sees holes', async () => {
    const outer = createSquare('', 4, 51, 0.02).geometry.coordinates[0]?.[0] ?? [];
    const hole = createSquare('', 4, 51, 0.01).geometry.coordinates[0]?.[0] ?? [];
    const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: [[outer, hole]] };
    await writeAreas('ring', [{ index: 0, code: 'a', name: 'A', geometry }]);
    const locator = new Locator(new Outlines(dir));
    expect(locator.locate('ring', 4, 51)).toBeNull();
    expect(locator.locate('ring', 4.015, 51)).toBe(0);
  });
});

describe.skipIf(!hasGdal())('GDAL', () => {
  const ogrinfo = (...args: string[]): string =>
    execFileSync('ogrinfo', args, { encoding: 'utf8' });

  it('reads the header, the columns and the system of coordinates', async () => {
    const file = await writeAreas('gdal', createAreas(20, 15));
    const text = ogrinfo('-so', '-al', file);
    for (const part of [
      'Multi Polygon',
      'Feature Count: 300',
      'ID["EPSG",4326]',
      'code: String',
      'name: String',
      'index: Integer',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('finds by box what is there, with and without the index', async () => {
    const file = await writeAreas('gdalbox', createAreas(20, 15));
    const box = ['-spat', `${INSIDE.minX}`, `${INSIDE.minY}`, `${INSIDE.maxX}`, `${INSIDE.maxY}`];
    const fast = ogrinfo('-al', '-geom=NO', ...box, file);
    expect(fast).toContain('code (String) = r5c7');
    expect(fast.match(/OGRFeature/g)).toHaveLength(1);
    // VERIFY_BUFFERS is on by default: GDAL checks each flatbuffer.
    expect(ogrinfo('-al', '-geom=NO', file).match(/OGRFeature/g)).toHaveLength(300);
  });

  it('takes a file without areas', async () => {
    expect(ogrinfo('-so', '-al', await writeAreas('gdalnone', []))).toContain('Feature Count: 0');
  });
});

function hasGdal(): boolean {
  try {
    execFileSync('ogrinfo', ['--version']);
    return true;
  } catch {
    return false;
  }
}
