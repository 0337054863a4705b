/** The privacy of an edition's cubes, decided once at build time: see `cube-privacy.ts` for the rule. */

import type { CubeReader } from '../compute/cube-reader.ts';
import { type CubeProtection, NOTHING_SHOWN } from '../disclosure/cube-counts.ts';
import { OWN_GROUP } from '../disclosure/cube-cuts.ts';
import { protectCube } from '../disclosure/cube-privacy.ts';
import type { ProtectedCube } from '../edition/cube-store.ts';
import {
  basePattern,
  type CubeDefinition,
  type CubeSelection,
  dimensionLevel,
  itemParents,
  patternSizes,
  stridesOf,
} from '../model/cube.ts';
import type { Problem } from '../model/data-error.ts';
import { itemAt, numberAt } from '../model/read-at.ts';
import { VALUE } from '../model/status.ts';
import { isProtected } from '../model/threshold.ts';
import { describeCells, describeMargins } from './cube-cost.ts';
import type { EarlierProtections } from './protections-before.ts';

/** Slots (cells × areas) that are protected at once: 16 bytes each. Larger tables are closed whole. */
const MAX_SLOTS = 64 * 2 ** 20;

/** Decides for every cube that is a count with a threshold; notes say what it costs. */
export function protectCubes(
  reader: CubeReader,
  problems: Problem[],
  progress: (message: string) => void = () => {},
  earlier: EarlierProtections | null = null,
): ProtectedCube[] {
  const stored: ProtectedCube[] = [];
  for (const cube of reader.cubes) {
    const indicator = reader.edition.findIndicator(cube.code);
    const before = earlier?.thresholdOf(cube.code) ?? 0;
    if (!indicator || !(before > 1 || isProtected({ ...indicator, isCube: false }))) continue;
    const threshold = Math.max(before, indicator.threshold ?? 0);
    for (const [level, periods] of reader.loadedAt(cube)) {
      for (const period of periods) {
        if (feedersOf(reader, cube, level, period).length > 0) continue;
        progress(`protecting ${cube.code} at ${level} in ${period}`);
        const found = protectTable(reader, cube, level, period, threshold, earlier);
        stored.push({
          cube: cube.code.toLowerCase(),
          level,
          period,
          protection: found.protection,
        });
        problems.push(found.cost);
      }
    }
  }
  return stored;
}

/** Finer loaded levels that a level's figures of the period follow from. */
function feedersOf(
  reader: CubeReader,
  cube: CubeDefinition,
  level: string,
  period: string,
): string[] {
  return [...reader.loadedAt(cube)].flatMap(([finer, periods]) =>
    periods.includes(period) && reader.edition.parentsOf(finer, level) ? [finer] : [],
  );
}

function protectTable(
  reader: CubeReader,
  cube: CubeDefinition,
  level: string,
  period: string,
  threshold: number,
  earlier: EarlierProtections | null,
): { protection: CubeProtection; cost: Problem } {
  const sizes = patternSizes(cube, basePattern(cube));
  const cells = sizes.reduce((product, size) => product * size, 1);
  const areas = reader.edition.level(level).areas.length;
  const note = (message: string): Problem => ({
    severity: 'note',
    kind: 'cube_protection',
    file: cube.code,
    message: `${level} ${period}: ${message}`,
  });
  if (cells * areas > MAX_SLOTS) {
    const closedWith = new Int32Array(areas);
    const totalHidden = new Uint8Array(areas).fill(NOTHING_SHOWN);
    const protection = { exchangeGroups: new Int32Array(), closedWith, totalHidden };
    return { protection, cost: note(`too large to protect (${cells} cells): nothing is shown`) };
  }
  const values = new Float64Array(cells * areas);
  for (let cell = 0; cell < cells; cell += 1) {
    const column = reader.slice(cube, selectionOf(cube, sizes, cell), level, period);
    for (let area = 0; area < areas; area += 1) {
      if (column?.statuses[area] === VALUE)
        values[cell * areas + area] = Math.max(0, numberAt(column.values, area));
    }
  }
  const coarser = reader.edition.coarserLevels(level).flatMap(({ level: { code }, areas }) => {
    const groupOf = reader.edition.parentsOf(level, code);
    return groupOf ? [{ code, groupOf, areas: areas.length }] : [];
  });
  const groupings = coarser.map(({ groupOf }) => groupOf);
  const itemGroupings = cube.dimensions.map((dimension) =>
    cube.levels.flatMap((to) => {
      const isOther = to.code !== dimension.level && to.dimension === dimension.code;
      const parents = isOther ? itemParents(cube, dimension.level, to.code) : null;
      return parents ? [parents] : [];
    }),
  );
  const counts = { sizes, areas, values, groupings, itemGroupings, threshold };
  const names = reader.edition.level(level).areas.map(({ code }) => code);
  const items = cube.dimensions.map(({ level: own }) =>
    dimensionLevel(cube, own).items.map(({ code }) => code),
  );
  const table = {
    kind: 'cube',
    code: cube.code.toLowerCase(),
    place: `${level} ${period}`,
  } as const;
  const content = [JSON.stringify([threshold, names, items]), values];
  const choose = (): CubeProtection => protectCube(counts);
  const protection = earlier ? earlier.decide(table, content, choose) : choose();
  const levels = [{ code: level, groupOf: OWN_GROUP, areas } as const, ...coarser];
  const cost = `${describeCells(protection, counts)}; ${describeMargins(protection, counts, levels)}`;
  return { protection, cost: note(cost) };
}

function selectionOf(cube: CubeDefinition, sizes: readonly number[], cell: number): CubeSelection {
  const strides = stridesOf(sizes);
  return cube.dimensions.map(({ level }, at) => ({
    level: dimensionLevel(cube, level).code,
    items: [Math.floor(cell / itemAt(strides, at)) % itemAt(sizes, at)],
  }));
}
