/** A set of areas of one level: their indices, ascending, each once. Every function answers a new set. */
export type AreaSet = Uint32Array;

export const MODES = ['new', 'add', 'subtract', 'intersect'] as const;
/** How areas that are found join those that were selected. */
export type Mode = (typeof MODES)[number];

export const NONE: AreaSet = new Uint32Array();

/** A set of indices in any order, some perhaps twice. */
export function areaSet(indices: Iterable<number>): AreaSet {
  return Uint32Array.from(new Set(indices)).sort();
}

/** All of the first `count` areas but those of `except`. */
export function invert(set: AreaSet, count: number, except: Iterable<number> = []): AreaSet {
  const left = new Uint8Array(count);
  for (const index of set) left[index] = 1;
  for (const index of except) left[index] = 1;
  return ones(left, 0);
}

export function combine(mode: Mode, now: AreaSet, found: AreaSet): AreaSet {
  switch (mode) {
    case 'new':
      return found;
    case 'add':
      return areaSet([...now, ...found]);
    case 'subtract': {
      const gone = new Set(found);
      return now.filter((index) => !gone.has(index));
    }
    case 'intersect': {
      const kept = new Set(found);
      return now.filter((index) => kept.has(index));
    }
    default:
      return mode satisfies never;
  }
}

/** Takes one area out, or puts it in. */
export function toggle(set: AreaSet, index: number): AreaSet {
  const one = Uint32Array.of(index);
  return combine(has(set, index) ? 'subtract' : 'add', set, one);
}

export function has(set: AreaSet, index: number): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[middle] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return set[low] === index;
}

/** Indices of the entries of `flags` that are `wanted`. */
export function ones(flags: Uint8Array, wanted = 1): AreaSet {
  const found: number[] = [];
  for (let i = 0; i < flags.length; i++) if (flags[i] === wanted) found.push(i);
  return Uint32Array.from(found);
}
