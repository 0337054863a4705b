/** One column put together from several finer levels (DOMAIN.md §4, "empty is not there"). */
import { type Column, createColumn } from '../model/column.ts';
import { EMPTY } from '../model/status.ts';
import { preferFirst } from './aggregate.ts';

/** The finer levels that a column was added up or averaged from. */
export type MadeFrom = {
  /** Nearest first. */
  levels: readonly string[];
  /** Per area the place of its level in `levels`, counted from 1; 0 for its own figure, or none. */
  at: Uint8Array;
};

/** What one finer level says of every area, and the levels whose loaded figures that rests on. */
export type FinerFigures = { level: string; column: Column; from: readonly string[] };

export type Gathered = { column: Column; made: MadeFrom; from: string[] };

/**
 * The figures of the first of `steps` that has any, area by area: a level that is loaded and says nothing
 * about the parts of an area does not stand before one that does. Null without steps.
 * @param steps nearest first; not read further than needed
 * @param areas number of areas of the level that is asked for
 */
export function gather(steps: Iterable<FinerFigures>, areas: number): Gathered | null {
  const at = new Uint8Array(areas);
  const used: FinerFigures[] = [];
  let column = createColumn(areas);
  let first: FinerFigures | null = null;
  for (const step of steps) {
    first ??= step;
    const filled = areasFilled(column, step.column);
    if (filled.length === 0) continue;
    used.push(step);
    for (const area of filled) at[area] = used.length;
    column = preferFirst(column, step.column);
    if (!column.statuses.includes(EMPTY)) break;
  }
  if (!first) return null;
  // When nothing is known anywhere, the nearest level is the one that says so.
  const told = used.length > 0 ? used : [first];
  const from = [...new Set(told.flatMap((step) => step.from))];
  return { column, made: { levels: told.map(({ level }) => level), at }, from };
}

/** `made` without the areas that have a loaded figure of their own. */
export function exceptLoaded({ levels, at }: MadeFrom, loaded: Column): MadeFrom {
  return {
    levels,
    at: at.map((from, area) => (loaded.statuses[area] === EMPTY ? from : 0)),
  };
}

/** Areas that `before` knows nothing about and `found` does. */
function areasFilled(before: Column, found: Column): number[] {
  return [...before.statuses.keys()].filter(
    (area) => before.statuses[area] === EMPTY && found.statuses[area] !== EMPTY,
  );
}
