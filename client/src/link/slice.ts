/**
 * A slice of a cube: per dimension the items that count, all others left out. A dimension of which all items
 * count is not named: it is a total. Two ways of asking the same thing are therefore one slice, whatever the
 * order in which a link or a reader names items.
 */
import type { CubeAnswer } from '../../../server/contract/cubes.ts';

export type Cube = CubeAnswer['cube'];
export type Dimension = Cube['dimensions'][number];
export type DimensionLevel = Dimension['levels'][number];
export type Item = DimensionLevel['items'][number];

/** Some items of one dimension level, as places, ascending. */
export type Part = { level: string; items: readonly number[] };
/** In the order of the dimensions. */
export type Slice = readonly Part[];

/** Between items and between the ends of a run, in a link. */
const AND = '~';
const UP_TO = '..';
/** From so many neighbours on a link names the ends only. */
const RUN = 3;

/** The slice a link asks for; levels and items that the cube does not have are left out. */
export function parseSlice(text: string, cube: Cube): Slice {
  const parts = text.split(',').map((printed): Part | null => {
    const at = printed.indexOf(':');
    const level = levelOf(cube, printed.slice(0, Math.max(at, 0)));
    if (!level) return null;
    const items = printed.slice(at + 1).split(/[~|]/);
    return { level: level.code, items: items.flatMap((item) => placesOf(level, item)) };
  });
  return sliceOf(cube, parts);
}

function placesOf({ items }: DimensionLevel, printed: string): number[] {
  const placeOf = (code: string) => items.findIndex((item) => item.code === unescapeCode(code));
  const [first = '', last = first] = printed.split(UP_TO);
  const [from, to] = [placeOf(first), placeOf(last)];
  return from < 0 || to < from ? [] : range(from, to);
}

/** As a link has it: `leeftijd5:20_24..35_39,geslacht:v`; empty for the whole cube. */
export function printSlice(slice: Slice, cube: Cube): string {
  const printed = slice.map(({ level, items }) => {
    const codes = codesOf(cube, level, items).map(escapeCode);
    const runs = runsOf(items).flatMap(([from, to]) => {
      const run = codes.slice(items.indexOf(from), items.indexOf(to) + 1);
      return run.length < RUN ? run : `${run[0]}${UP_TO}${run.at(-1)}`;
    });
    return `${level}:${runs.join(AND)}`;
  });
  return printed.join(',');
}

/** As the server is asked: `leeftijd5:20_24|25_29,geslacht:v`; undefined for the whole cube. */
export function cellsText(slice: Slice, cube: Cube): string | undefined {
  const parts = slice.map(
    ({ level, items }) => `${level}:${codesOf(cube, level, items).join('|')}`,
  );
  return parts.length > 0 ? parts.join(',') : undefined;
}

/** The same of an answer's request; undefined for the whole cube and for what is no cube. */
export function cellsTextOf(
  cells: Readonly<Record<string, readonly string[]>> | undefined,
): string | undefined {
  const parts = Object.entries(cells ?? {}).map(([level, items]) => `${level}:${items.join('|')}`);
  return parts.length > 0 ? parts.join(',') : undefined;
}

/** The slice with other items of one dimension; none or all of them make it a total again. */
export function withItems(slice: Slice, cube: Cube, part: Part): Slice {
  const dimension = dimensionOf(cube, part.level)?.code;
  const others = slice.filter(({ level }) => dimensionOf(cube, level)?.code !== dimension);
  return sliceOf(cube, [...others, part]);
}

/** Without one dimension. */
export function withoutDimension(slice: Slice, { levels }: Dimension): Slice {
  return slice.filter((part) => !levels.some(({ code }) => code === part.level));
}

export function partOf(slice: Slice, { levels }: Dimension): Part | null {
  return slice.find((part) => levels.some(({ code }) => code === part.level)) ?? null;
}

export function dimensionOf(cube: Cube, level: string): Dimension | undefined {
  return cube.dimensions.find(({ levels }) => levels.some(({ code }) => code === level));
}

export function levelOf(cube: Cube, code: string): DimensionLevel | undefined {
  return dimensionOf(cube, code)?.levels.find((level) => level.code === code);
}

/** Neighbouring places as pairs of the first and the last of each run. */
export function runsOf(places: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last && last[1] === place - 1) last[1] = place;
    else runs.push([place, place]);
  }
  return runs;
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

/** Parts in the order of the dimensions, the first of each, items once and ascending. */
function sliceOf(cube: Cube, parts: readonly (Part | null)[]): Slice {
  return cube.dimensions.flatMap(({ levels }) => {
    const part = parts.find((each) => levels.some(({ code }) => code === each?.level));
    const level = levels.find(({ code }) => code === part?.level);
    const items = [...new Set(part?.items)].sort((a, b) => a - b);
    if (!level || items.length === 0 || items.length === level.items.length) return [];
    // What cannot be added up is had one at a time.
    return [{ level: level.code, items: level.aggregates ? items : items.slice(0, 1) }];
  });
}

function codesOf(cube: Cube, level: string, items: readonly number[]): string[] {
  const all = levelOf(cube, level)?.items ?? [];
  return items.map((item) => all[item]?.code ?? '');
}

function escapeCode(code: string): string {
  return code.replace(/[%~,|]|\.(?=\.)/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}

function unescapeCode(code: string): string {
  return code.replace(/%([0-9a-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
