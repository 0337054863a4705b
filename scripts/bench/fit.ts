/**
 * Sectors of all of Flanders and Brussels fitted into their official wijken: how many are drawn, computed or out of place,
 * and how far each wijk is from what its sectors cover. Needs the published files of the portal (`SOURCES`).
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { foldCode } from '../../geodata/model/area-code.ts';
import type { Problem } from '../../geodata/model/data-error.ts';
import type { Manifest } from '../../geodata/model/manifest.ts';
import { readAggregation } from '../../geodata/source/definitions/read-aggregation.ts';
import { readAreas } from '../../geodata/source/definitions/read-areas.ts';
import { indexCodes } from '../../geodata/source/keys/code-index.ts';
import { readManifest } from '../../geodata/source/read-manifest.ts';
import { readPoints } from '../../tiles/cells/read-points.ts';
import { fitLevel } from '../../tiles/fit/fit-level.ts';
import { measureFit } from '../../tiles/fit/measure-fit.ts';
import { type LevelBuild, startLevel } from '../../tiles/measure/measure-level.ts';
import { readShapes } from '../../tiles/source/read-shapes.ts';
import type { Measurement } from './measurement.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const SOURCES = path.join(ROOT, '../shared/geodata');
const LEVEL = 'statsec2024';
const WITHIN = 'ggw72024';
/** Areas of the level that have a place. */
const PLACED = 9916;
/** A difference in a wijk that the grid explains: 0.1 m along its border. */
const ROUNDING_M2 = 10_000;

export async function benchFit(): Promise<Measurement[]> {
  if (!existsSync(SOURCES)) {
    console.log(`not measured: no files of the portal in ${SOURCES}`);
    return [];
  }
  const problems: Problem[] = [];
  const manifestFile = path.join(ROOT, 'geodata/manifests/portal.json');
  const manifest = await readManifest(SOURCES, problems, manifestFile);
  if (!manifest) throw new Error(problems.map(({ message }) => message).join('\n'));
  const [level, within] = [
    await readLevel(manifest, LEVEL, problems),
    await readLevel(manifest, WITHIN, problems),
  ];
  const table = await readAggregation(
    path.join(ROOT, 'geodata/starter'),
    { file: 'aggregation/statsec2024_ggw72024.csv', unknownCodes: 'warning' },
    new Map([level, within].map(({ code, areas }) => [code, indexCodes(areas)])),
    problems,
  );
  const points = await readPoints(ROOT, 'geodata/starter/points.csv', problems);
  const parents = new Map([...within.shapes].map(([index, { geometry }]) => [index, geometry]));
  const started = performance.now();
  const parentOf = table?.parentOf ?? new Int32Array(level.areas.length).fill(-1);
  const { computed, lost } = fitLevel(level, parents, parentOf, points);
  const seconds = (performance.now() - started) / 1000;
  const { drawn, differences } = measureFit(level, parents, parentOf);
  const apart = [...differences].filter(([, m2]) => Math.abs(m2) > ROUNDING_M2);
  const names = apart.map(([i, m2]) => `${within.areas[i]?.code} ${Math.round(m2 / 10_000)} ha`);
  const row = (
    what: string,
    measured: string,
    budget: string,
    ok: boolean | null,
  ): Measurement => ({
    ...{ what, measured, baseline: '', budget, ok },
  });
  return [
    row('fit: sectors drawn', String(drawn), `≥ ${PLACED}`, drawn >= PLACED),
    row('fit: of these computed', `${computed.length}: ${computed.join(' ')}`, '', null),
    row('fit: outlines outside their wijk', `${lost.length}: ${lost.join(' ')}`, '', null),
    row('fit: wijken not covered to 1 ha', `${apart.length}: ${names.join(', ')}`, '', null),
    row('fit: time', `${seconds.toFixed(1)} s`, '', null),
  ];
}

async function readLevel(
  manifest: Manifest,
  code: string,
  problems: Problem[],
): Promise<LevelBuild> {
  const definition = manifest.levels.find((level) => level.code === code);
  if (!definition) throw new Error(`the manifest has no level ${code}`);
  const level = startLevel({ code, areas: await readAreas(SOURCES, definition, problems) });
  for (const entry of manifest.geometry) {
    if (!('file' in entry) || entry.level !== code) continue;
    const { shapes } = await readShapes(SOURCES, entry);
    for (const { code: own, geometry } of shapes) {
      const index = level.indexOf.get(foldCode(own));
      if (index !== undefined && !level.shapes.has(index)) {
        level.shapes.set(index, { index, geometry });
      }
    }
  }
  return level;
}
