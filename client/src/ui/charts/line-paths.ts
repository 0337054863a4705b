/** Series as lines: which there are, and where a line is broken because a period has no value. */

import { type Kind, kindAt } from '../../../../server/contract/classify/kind-of-value.ts';
import type { SeriesAnswer } from '../../../../server/contract/series.ts';
import type { Compared, Held } from '../../state/pins/compared.ts';
import { yearOf } from './time-scale.ts';

export type Line = {
  key: string;
  name: string;
  /** Null for the reference. */
  area: Compared | null;
  /** Per period: what is drawn. */
  values: (number | null)[];
  /** Per period: the value itself. */
  raw: readonly (number | null)[];
  kindOf: (place: number) => Kind;
  /** Place of the period that is 100, or -1. */
  base: number;
};

/** In the reader's order, the reference first so that it lies beneath. A reference that is pinned is one line. */
export function linesOf(
  answer: SeriesAnswer,
  rows: readonly Compared[],
  against: Held | null,
  asIndex: boolean,
): Line[] {
  const find = (level: string, code: string) =>
    answer.series.find((each) => each.level === level && each.code === code);
  const common = commonStart(answer);
  const draw = (area: Compared | null, level: string, code: string, name: string): Line[] => {
    const series = find(level, code);
    if (!series) return [];
    const first = series.values[common];
    const index = asIndex && typeof first === 'number' && first !== 0 ? first : null;
    const values = series.values.map((value) => {
      if (!asIndex || value === null) return value;
      return index === null ? null : (value / index) * 100;
    });
    const key = `${level}:${code}:${area ? 'pin' : 'reference'}`;
    const kindOf = (place: number): Kind => kindAt(series, place);
    return [{ key, name, area, values, raw: series.values, kindOf, base: index ? common : -1 }];
  };
  const apart = against?.area;
  const isPinned = rows.some((row) => row.level === apart?.level && row.code === apart.code);
  return [
    ...(apart && against && !isPinned ? draw(null, apart.level, apart.code, against.name) : []),
    ...rows.flatMap((row) => draw(row, row.level, row.code, row.name)),
  ];
}

/** The first period in which all have a value, so that an index starts at the same place; else the first. */
function commonStart({ periods, series }: SeriesAnswer): number {
  const all = periods.findIndex((_, i) => series.every((each) => each.values[i] != null));
  return Math.max(0, all);
}

export function yearsOf(periods: readonly string[]): number[] {
  return periods.map(yearOf);
}

export type Point = { place: number; x: number; y: number };

export function pointsOf(
  values: readonly (number | null)[],
  places: readonly number[],
  at: (value: number) => number,
): Point[] {
  return values.flatMap((value, place) =>
    value === null ? [] : [{ place, x: places[place] ?? 0, y: at(value) }],
  );
}

/** The steps that end in a period of the wanted kind; a period without a value breaks the line. */
export function pathOf(points: readonly Point[], isWanted: (place: number) => boolean): string {
  let path = '';
  points.forEach((point, i) => {
    const before = points[i - 1];
    if (!before || before.place !== point.place - 1 || !isWanted(point.place)) return;
    path += `M${print(before)}L${print(point)}`;
  });
  return path;
}

function print({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
