/**
 * Data colours. Every ramp goes evenly from light to dark (or, in dark mode, from dim to bright: bright
 * means much), so that who does not tell hues apart still tells classes apart; a test looks with their eyes.
 */
import { itemAt } from '../read-at.ts';

export type Mode = 'light' | 'dark';

export const SEQUENTIAL = ['plum', 'green', 'earth'] as const;
export const DIVERGING = ['dusk', 'shore'] as const;
export const SCHEMES = [...SEQUENTIAL, ...DIVERGING, 'distinct'] as const;
export type Scheme = (typeof SCHEMES)[number];
type Ramp = Record<Mode, readonly string[]>;

const RAMPS: Record<(typeof SEQUENTIAL)[number], Ramp> = {
  plum: {
    light: ['#d9e6f1', '#a9c8e2', '#7f9bcb', '#7a5fad', '#5a1f7c'],
    dark: ['#2f3d57', '#436699', '#718dcb', '#a9a3e2', '#dccbf8'],
  },
  green: {
    light: ['#dfeecb', '#a9d3a0', '#5faf8d', '#27787d', '#123f57'],
    dark: ['#1f4440', '#2d6d5f', '#4b9a7b', '#8cc896', '#daf3c4'],
  },
  earth: {
    light: ['#f7e2b8', '#ecb877', '#d6804c', '#a54839', '#61202c'],
    dark: ['#512f2d', '#87473b', '#bd6c46', '#e2a368', '#fae0b2'],
  },
};

/** Both sides of the middle, from the middle outwards; the last shade is for many classes only. */
const SIDES: Record<(typeof DIVERGING)[number], { below: Ramp; above: Ramp }> = {
  dusk: {
    below: {
      light: ['#f3cf9f', '#dd9440', '#a8560b', '#5f2f04'],
      dark: ['#5d4a36', '#b0763a', '#ffc27d'],
    },
    above: {
      light: ['#cfc8e4', '#9485c4', '#542b8c', '#2a0f52'],
      dark: ['#474468', '#8176bd', '#d2c6ff'],
    },
  },
  shore: {
    below: {
      light: ['#ecd6a8', '#c99a4c', '#87591b', '#4a2d08'],
      dark: ['#59492f', '#a67c3d', '#f0c780'],
    },
    above: {
      light: ['#b5dcd6', '#56aaa4', '#126a69', '#063b3e'],
      dark: ['#27504f', '#3f9690', '#9fe3d8'],
    },
  },
};

/** Without order: for figures that are names of kinds. */
const DISTINCT: Ramp = {
  light: [
    '#332288',
    '#88ccee',
    '#44aa99',
    '#117733',
    '#999933',
    '#ddcc77',
    '#cc6677',
    '#882255',
    '#aa4499',
  ],
  dark: [
    '#5b4bd6',
    '#88ccee',
    '#44aa99',
    '#1d8a45',
    '#a3a339',
    '#f0e08a',
    '#e07a8b',
    '#a02c66',
    '#c061cc',
  ],
};

/** Thirds of each of two figures. */
export const PAIR_SIDE = 3;

/**
 * Two figures in one colour, a row at a time: to the right the first figure grows orange, upwards the second
 * grows blue. Corners found by searching for the largest least difference over all eyes.
 */
const PAIRED: Ramp = {
  light: [
    '#e2dbd0',
    '#dcb895',
    '#d19254',
    '#a2b7cc',
    '#9d8e7e',
    '#946329',
    '#5f91c1',
    '#626666',
    '#5a3800',
  ],
  dark: [
    '#3d3d3d',
    '#7c6341',
    '#c08b39',
    '#385b70',
    '#868582',
    '#d5af90',
    '#1e7aa5',
    '#8da6c1',
    '#e8d2dc',
  ],
};

/** Colours of areas that are not coloured by a value: three grounds of missing, and paper under circles. */
const GROUNDS: Record<Mode, Record<Ground, string>> = {
  light: { unknown: '#eceae5', concealed: '#b7b4ae', blank: '#fbfaf7', paper: '#faf8f4' },
  dark: { unknown: '#30363b', concealed: '#596068', blank: '#1b2024', paper: '#262c31' },
};
export type Ground = 'unknown' | 'concealed' | 'blank' | 'paper';
const GROUND_ORDER: readonly Ground[] = ['unknown', 'concealed', 'blank', 'paper'];

export const MAX_CLASSES = 9;
/** Longer sides use the last shade of their ramp as well. */
const SHORT_SIDE = 4;

/**
 * A shade is a colour by its place in this book, which is the same in both modes. The map remembers shades
 * of areas, not colours: another mode is then one paint property, whatever the number of areas.
 */
export const SHADES: Record<Mode, readonly string[]> = {
  light: bookOf('light'),
  dark: bookOf('dark'),
};

/** Grounds, then a chapter for each ramp with its 1, 2, 3 … shades, then the distinct and the paired ones. */
function bookOf(mode: Mode): string[] {
  const sizes = Array.from({ length: MAX_CLASSES }, (_, i) => i + 1);
  return [
    ...GROUND_ORDER.map((ground) => GROUNDS[mode][ground]),
    ...SEQUENTIAL.flatMap((name) => sizes.flatMap((count) => spread(RAMPS[name][mode], count))),
    ...DIVERGING.flatMap((name) => [
      ...sizes.flatMap((count) => outward(SIDES[name].below[mode], count)),
      ...sizes.flatMap((count) => outward(SIDES[name].above[mode], count)),
    ]),
    ...DISTINCT[mode],
    ...PAIRED[mode],
  ];
}

/** Shades of the cells of two figures, in the order of PAIRED: the last ones in the book. */
export function pairShades(): number[] {
  const start = SHADES.light.length - PAIRED.light.length;
  return PAIRED.light.map((_, i) => start + i);
}

/** The shade of an area without a value of its own. */
export function groundShade(ground: Ground): number {
  return GROUND_ORDER.indexOf(ground);
}

export function isDiverging(scheme: Scheme): scheme is (typeof DIVERGING)[number] {
  return (DIVERGING as readonly Scheme[]).includes(scheme);
}

export type Colouring = {
  scheme: Scheme;
  /** Much looks as little usually does. */
  reversed: boolean;
};

/**
 * Shades of classes, lowest class first.
 * @param below how many of the classes lie under the middle of a diverging scheme
 */
export function shadesOfClasses(
  { scheme, reversed }: Colouring,
  count: number,
  below = 0,
): number[] {
  if (isDiverging(scheme)) {
    const chapter = SEQUENTIAL.length + 2 * DIVERGING.indexOf(scheme);
    const [under, over] = reversed ? [chapter + 1, chapter] : [chapter, chapter + 1];
    return [...pageOf(under, below).reverse(), ...pageOf(over, count - below)];
  }
  const place = (SEQUENTIAL as readonly Scheme[]).indexOf(scheme);
  const page = pageOf(
    place < 0 ? SEQUENTIAL.length + 2 * DIVERGING.length : place,
    count,
    place < 0,
  );
  return reversed ? page.reverse() : page;
}

/** Where so many shades of a ramp stand in the book. */
function pageOf(chapter: number, count: number, isDistinct = false): number[] {
  const before = isDistinct ? 0 : triangle(count - 1);
  const start = GROUND_ORDER.length + chapter * triangle(MAX_CLASSES) + before;
  return Array.from({ length: count }, (_, i) => start + i);
}

function triangle(count: number): number {
  return (count * (count + 1)) / 2;
}

function outward(ramp: readonly string[], count: number): string[] {
  const used = count > SHORT_SIDE ? ramp : ramp.slice(0, 3);
  return count >= 3 ? spread(used, count) : used.slice(3 - count);
}

function spread(ramp: readonly string[], count: number): string[] {
  if (count <= 1) return ramp.slice(ramp.length >> 1, (ramp.length >> 1) + Math.max(0, count));
  return Array.from({ length: count }, (_, i) => mix(ramp, (i * (ramp.length - 1)) / (count - 1)));
}

function mix(ramp: readonly string[], position: number): string {
  const low = itemAt(ramp, Math.floor(position));
  const high = ramp[Math.ceil(position)] ?? low;
  const share = position % 1;
  const channel = (at: number): string => {
    const from = Number.parseInt(low.slice(at, at + 2), 16);
    const to = Number.parseInt(high.slice(at, at + 2), 16);
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
