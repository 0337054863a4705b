/**
 * The real layers of the provinces, where `../shared` has them. Nothing of them is kept: only counts,
 * shares and a few places.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { booleanPointInPolygon } from '@turf/turf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../../geodata/edition/database.ts';
import type { ManifestGeometry } from '../../geodata/model/manifest.ts';
import { buildGeometry, type GeometryResult } from '../../tiles/build-geometry.ts';
import { cutTiles } from '../../tiles/mvt/cut-tiles.ts';
import { Locator } from '../../tiles/outlines/locate.ts';
import { Outlines } from '../../tiles/outlines/outlines.ts';
import { readShapes, type Shape } from '../../tiles/source/read-shapes.ts';
import { simplifyTopology } from '../../tiles/topology/simplify-topology.ts';
import { type AreaTopology, buildTopology } from '../../tiles/topology/topology.ts';
import { unmatchedEdges, unmatchedShare } from './unmatched-edges.ts';

const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));
const FOLDER = path.join(SHARED, 'geodata/pinc-gebiedsniveaus/shapefiles');
const COUNTS = { gemeente: 304, deelgemeente: 1119, ggw7: 2767 } as const;
const LEVELS = ['gemeente', 'deelgemeente', 'ggw7'] as const;

const title = existsSync(FOLDER)
  ? 'the official layers'
  : `the official layers (skipped: no ${FOLDER})`;

describe.skipIf(!existsSync(FOLDER))(title, () => {
  const shapes = new Map<string, Shape[]>();
  let topology: AreaTopology;

  beforeAll(async () => {
    for (const level of LEVELS) {
      const entry = { file: `${level}.shp`, codeField: 'geoitem', crs: 'EPSG:31370' } as const;
      const read = await readShapes(FOLDER, entry);
      expect(read.problems).toEqual([]);
      shapes.set(level, read.shapes);
    }
    const layers = [...shapes].map(
      ([level, list]) => [level, list.map(({ geometry }, index) => ({ index, geometry }))] as const,
    );
    topology = buildTopology(new Map(layers));
  });

  it.each(LEVELS)('have all areas of %s', (level) => {
    expect(shapes.get(level)).toHaveLength(COUNTS[level]);
  });

  it.each([6, 9, 12])('have matching borders and every area at zoom %i', (zoom) => {
    const simplified = simplifyTopology(topology, zoom);
    const outer = LEVELS.map((level) => unmatchedEdges(simplified.get(level) ?? []));
    // What is unmatched is the outer border, which is the same for every level.
    expect(outer[1]).toEqual(outer[0]);
    expect(outer[2]).toEqual(outer[0]);
    expect(unmatchedShare(simplified.get('ggw7') ?? [])).toBeLessThan(0.03);
    for (const level of LEVELS) {
      const tiles = cutTiles(simplified.get(level) ?? [], zoom);
      const found = new Set(tiles.flatMap(({ pieces }) => pieces.map(({ index }) => index)));
      expect(found.size).toBe(COUNTS[level]);
    }
  });

  describe('built', () => {
    const db = createDatabase(':memory:');
    const dir = mkdtempSync(path.join(tmpdir(), 'official-'));
    let result: GeometryResult;
    let codes: string[];

    beforeAll(async () => {
      codes = (shapes.get('gemeente') ?? []).map(({ code }) => code);
      const areas = codes.map((code) => ({
        code,
        name: code,
        fullName: code,
        unknownLocation: false,
      }));
      const geometry: ManifestGeometry = {
        level: 'gemeente',
        file: 'gemeente.shp',
        codeField: 'geoitem',
        crs: 'EPSG:31370',
        topology: 't',
        boundaries: 'official',
        source: 's',
      };
      result = await buildGeometry({
        folder: FOLDER,
        geometry: [geometry],
        levels: [{ code: 'gemeente', areas }],
        parentsOf: () => null,
        db,
        outDir: dir,
        progress: () => {},
      });
    });
    afterAll(() => {
      db.close();
      rmSync(dir, { recursive: true });
    });

    it.each([
      ['Gent, Korenmarkt', 3.7216, 51.0545, '44021'],
      ['Brugge, Markt', 3.2247, 51.2087, '31005'],
      ['Brussel, Grote Markt', 4.3525, 50.8467, '21004'],
      ['Leuven, Grote Markt', 4.7009, 50.879, '24062'],
      ['Antwerpen, Grote Markt', 4.3997, 51.2213, '11002'],
      ['Baarle-Hertog, Sint-Remigius', 4.9307, 51.4418, '13002'],
      ['Namur', 4.867, 50.467, null],
      ['the sea', 2.9, 51.35, null],
    ])('put %s in the right municipality', (_, lon, lat, code) => {
      const index = new Locator(new Outlines(dir)).locate('gemeente', lon, lat);
      expect(index === null ? null : codes[index]).toBe(code);
    });

    it('have the surface of Flanders and Brussels', () => {
      const sum = result.levels.get('gemeente')?.areasM2.reduce((a, b) => a + b, 0) ?? 0;
      // 13,788 to 13,789 km² in Lambert 72, whose scale is true to a few parts in ten thousand.
      expect(sum / 13_788.5e6).toBeCloseTo(1, 3);
    });

    it('have label points inside and symmetric neighbours', () => {
      const gemeente = result.levels.get('gemeente');
      for (const [index, point] of (gemeente?.points ?? []).entries()) {
        const geometry = shapes.get('gemeente')?.[index]?.geometry;
        expect(geometry && booleanPointInPolygon(point ?? [], geometry)).toBe(true);
      }
      const neighbours = gemeente?.neighbours ?? [];
      for (const [index, others] of neighbours.entries()) {
        for (const other of others) expect(neighbours[other]).toContain(index);
      }
      expect(neighbours[codes.indexOf('44021')]?.length).toBeGreaterThan(8);
    });

    it('have tiles within the budget', () => {
      const [tiles] = result.tiles;
      expect(tiles?.largest).toBeLessThan(260_000);
      expect((tiles?.bytes ?? 0) / (tiles?.count ?? 1)).toBeLessThan(15_000);
    });
  });
});
