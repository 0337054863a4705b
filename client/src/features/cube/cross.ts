/** Which two dimensions are crossed, and which two make a pyramid: found in the definition of the cube. */
import type { Cross } from '../../link/cross-key.ts';
import {
  type Cube,
  type Dimension,
  type DimensionLevel,
  dimensionOf,
  levelOf,
} from '../../link/slice.ts';
import { startsOf } from '../../messages/say-slice.ts';

/** Fewer steps of age make no pyramid. */
const MIN_STEPS = 4;

/** The linked crossing where the cube has it, else one that suits; null for a cube of one dimension. */
export function crossOf(linked: Cross | null, cube: Cube): Cross | null {
  if (linked && areCrossed(linked, cube)) return linked;
  const pyramid = findPyramid(cube);
  if (pyramid) return { rows: pyramid.steps.code, columns: pyramid.sides.code };
  const [first, second] = cube.dimensions;
  return first && second ? { rows: first.loadedLevel, columns: second.loadedLevel } : null;
}

function areCrossed({ rows, columns }: Cross, cube: Cube): boolean {
  const [one, other] = [dimensionOf(cube, rows), dimensionOf(cube, columns)];
  return one !== undefined && other !== undefined && one !== other;
}

/** Steps from below upwards, and the two items that lie left and right. */
export type Pyramid = { steps: DimensionLevel; sides: DimensionLevel };

/**
 * The pyramid of a crossing, if one of its levels is an order of ranges of numbers and the other has two items;
 * else the first that the cube has, with as many steps as there are; null where there is none.
 */
export function pyramidOf(cross: Cross | null, cube: Cube): Pyramid | null {
  if (cross) {
    const pair = [levelOf(cube, cross.rows), levelOf(cube, cross.columns)];
    const steps = pair.find((level) => level && isSteps(level));
    const sides = pair.find((level) => level !== steps && level?.items.length === 2);
    if (steps && sides) return { steps, sides };
  }
  return findPyramid(cube);
}

function findPyramid(cube: Cube): Pyramid | null {
  for (const dimension of cube.dimensions) {
    const steps = stepsOf(dimension);
    const sides = cube.dimensions
      .filter((other) => other !== dimension)
      .flatMap(({ levels }) => levels.find(({ items }) => items.length === 2) ?? [])[0];
    if (steps && sides) return { steps, sides };
  }
  return null;
}

/** The level with the most steps, if possible of one width. */
function stepsOf({ levels }: Dimension): DimensionLevel | null {
  const found = levels.filter(isSteps).sort((a, b) => b.items.length - a.items.length);
  return found.find(isEven) ?? found[0] ?? null;
}

function isSteps({ items }: DimensionLevel): boolean {
  return items.length >= MIN_STEPS && startsOf(items) !== null;
}

/** Whether all steps are as wide as each other; the last may have no end. */
export function isEven({ items }: DimensionLevel): boolean {
  const starts = startsOf(items) ?? [];
  const width = (starts[1] ?? 0) - (starts[0] ?? 0);
  return starts.every((start, i) => i === 0 || start - (starts[i - 1] ?? 0) === width);
}
