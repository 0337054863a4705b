import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createDatabase } from '../../../geodata/edition/database.ts';
import type { ManifestGeometry } from '../../../geodata/model/manifest.ts';
import { buildGeometry } from '../../../tiles/build-geometry.ts';
import { createSquare } from '../../fixtures/create-grid.ts';

const common = { topology: 't', source: 's' };
const GEOMETRY: readonly ManifestGeometry[] = [
  {
    ...common,
    level: 'wijk',
    file: 'wijk.geojson',
    codeField: 'code',
    boundaries: 'official',
  },
  {
    ...common,
    level: 'sector',
    file: 'sector.geojson',
    codeField: 'code',
    boundaries: 'official',
  },
  { ...common, level: 'sector', within: 'wijk', points: 'points.csv' },
];

function write(dir: string, name: string, shapes: ReturnType<typeof createSquare>[]): void {
  const features = shapes.map(({ code, geometry }) => ({
    ...{ type: 'Feature', properties: { code }, geometry },
  }));
  writeFileSync(path.join(dir, name), JSON.stringify({ type: 'FeatureCollection', features }));
}

it('an entry with "within" fits a level into an official one, and marks that level alone', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-fit-'));
  const db = createDatabase(':memory:');
  const area = (code: string) => ({ code, name: code, fullName: code, unknownLocation: false });
  try {
    write(dir, 'wijk.geojson', [createSquare('W', 4, 51, 0.01)]);
    write(dir, 'sector.geojson', [createSquare('a', 3.995, 51.002, 0.008)]);
    writeFileSync(path.join(dir, 'points.csv'), 'code,lon,lat,hectares\nb,4.006,50.995,20\n');
    const result = await buildGeometry({
      folder: dir,
      geometry: GEOMETRY,
      levels: [
        { code: 'wijk', areas: [area('W')] },
        { code: 'sector', areas: [area('a'), area('b')] },
      ],
      parentsOf: () => Int32Array.of(0, 0),
      db,
      outDir: dir,
      progress: () => {},
    });
    expect(result.problems.map(({ message }) => message)).toEqual([
      '1 outlines of "sector" are computed within "wijk": b',
    ]);
    const [wijk, sector] = [result.levels.get('wijk'), result.levels.get('sector')];
    expect([wijk?.boundaries, sector?.boundaries, sector?.drawn]).toEqual([
      'official',
      'approximate',
      2,
    ]);
    const [whole = 0] = wijk?.areasM2 ?? [];
    expect((sector?.areasM2[0] ?? 0) + (sector?.areasM2[1] ?? 0)).toBeCloseTo(whole, -3);
    expect(sector?.neighbours).toEqual([[1], [0]]);
  } finally {
    db.close();
    rmSync(dir, { recursive: true });
  }
});
