/** A slice in words: "20–39 jaar, vrouwen". Dimensions of which everything counts are not mentioned. */
import { type Cube, type Item, levelOf, range, runsOf, type Slice } from '../link/slice.ts';

/** What is said around names of items, which have one language. */
export type SliceMessages = {
  and: (names: string[]) => string;
  upTo: (first: string, last: string) => string;
  allBut: (names: string) => string;
  someOf: (count: string, all: string, level: string) => string;
};

/** More names than this are counted instead. */
const MAX_NAMES = 3;
/** So few left out are told instead of all that count. */
const FEW_LEFT_OUT = 2;

export function saySlice(slice: Slice, cube: Cube, t: SliceMessages): string {
  const parts = slice.flatMap(({ level, items }) => {
    const found = levelOf(cube, level);
    return found ? [sayItems(items, found.items, found.name, t)] : [];
  });
  return parts.join(', ');
}

/** Some items of a level: their names, those left out, or how many there are, whichever is shortest. */
export function sayItems(
  items: readonly number[],
  all: readonly Item[],
  level: string,
  t: SliceMessages,
): string {
  const names = namesOf(items, all, t);
  if (names.length <= MAX_NAMES) return t.and(names);
  const left = range(0, all.length - 1).filter((place) => !items.includes(place));
  return left.length <= FEW_LEFT_OUT
    ? t.allBut(t.and(namesOf(left, all, t)))
    : t.someOf(String(items.length), String(all.length), level.toLowerCase());
}

/** The name of an item; ranges of numbers have the dash of a range. */
export function sayItem(item: Item | undefined): string {
  return (item?.name ?? '').replace(/(\d)\s*[-–]\s*(?=\d)/g, '$1–');
}

/** Neighbours that are one longer range are said as one: "20–24 jaar" to "35–39 jaar" is "20–39 jaar". */
function namesOf(items: readonly number[], all: readonly Item[], t: SliceMessages): string[] {
  const isOrdered = startsOf(all) !== null;
  return runsOf(items).flatMap(([from, to]) => {
    const names = range(from, to).map((place) => sayItem(all[place]));
    const [first = '', last = ''] = [names[0], names.at(-1)];
    if (!isOrdered || names.length === 1) return names;
    return [joinRanges(first, last) ?? t.upTo(first, last)];
  });
}

const RANGE = /^(\d+)–(\d+)(.*)$/;
const OPEN = /^(\d+)(\D*)$/;

/** Null when they are no ranges of numbers that are written alike. */
function joinRanges(first: string, last: string): string | null {
  const start = RANGE.exec(first);
  if (!start) return null;
  const end = RANGE.exec(last);
  if (end) return start[3] === end[3] ? `${start[1]}–${end[2]}${end[3]}` : null;
  const open = OPEN.exec(last);
  return open ? `${start[1]}${open[2]}` : null;
}

/** Where each item begins, when every item is a range of numbers after the one before it; else null. */
export function startsOf(items: readonly Item[]): number[] | null {
  const starts = items.map(({ name, code }) =>
    Number(/\d+/.exec(name)?.[0] ?? /\d+/.exec(code)?.[0] ?? Number.NaN),
  );
  const ascend = starts.every((start, i) => start > (starts[i - 1] ?? -1));
  return ascend && items.length > 1 ? starts : null;
}
