/**
 * Data colours. Sequential: a blue-to-plum ramp with even lightness steps (about 12 L* or more apart,
 * safe for the common colour blindnesses). Diverging: orange to violet, safe likewise. Dark mode has
 * ramps of its own in which bright means much.
 */
export type Mode = 'light' | 'dark';

const SEQUENTIAL: Record<Mode, readonly string[]> = {
  light: ['#d9e6f1', '#a9c8e2', '#7f9bcb', '#7a5fad', '#5a1f7c'],
  dark: ['#2f3d57', '#436699', '#718dcb', '#a9a3e2', '#dccbf8'],
};

/** From the middle outwards. */
const BELOW: Record<Mode, readonly string[]> = {
  light: ['#f3cf9f', '#dd9440', '#a8560b'],
  dark: ['#5d4a36', '#b0763a', '#ffc27d'],
};
const ABOVE: Record<Mode, readonly string[]> = {
  light: ['#cfc8e4', '#9485c4', '#542b8c'],
  dark: ['#474468', '#8176bd', '#d2c6ff'],
};

/** Colours of areas that are not coloured by a value: three grounds of missing, and paper under circles. */
const GROUNDS: Record<Mode, Record<Ground, string>> = {
  light: { unknown: '#eceae5', concealed: '#b7b4ae', blank: '#fbfaf7', paper: '#faf8f4' },
  dark: { unknown: '#30363b', concealed: '#596068', blank: '#1b2024', paper: '#262c31' },
};
export type Ground = 'unknown' | 'concealed' | 'blank' | 'paper';
const GROUND_ORDER: readonly Ground[] = ['unknown', 'concealed', 'blank', 'paper'];

/** More classes than this are never made. */
const MOST_CLASSES = 6;

/**
 * A shade is a colour by its place in this book, which is the same in both modes. The map remembers shades
 * of areas, not colours: another mode is then one paint property, whatever the number of areas.
 */
export const SHADES: Record<Mode, readonly string[]> = {
  light: bookOf('light'),
  dark: bookOf('dark'),
};

function bookOf(mode: Mode): string[] {
  const sizes = Array.from({ length: MOST_CLASSES }, (_, i) => i + 1);
  return [
    ...GROUND_ORDER.map((ground) => GROUNDS[mode][ground]),
    ...sizes.flatMap((count) => spread(SEQUENTIAL[mode], count)),
    ...sizes.flatMap((count) => outward(BELOW[mode], count)),
    ...sizes.flatMap((count) => outward(ABOVE[mode], count)),
  ];
}

/** The shade of an area without a value of its own. */
export function groundShade(ground: Ground): number {
  return GROUND_ORDER.indexOf(ground);
}

/** `count` shades from little to much, spread over the whole ramp. */
export function sequentialShades(count: number): number[] {
  return pageOf(0, count);
}

/** Shades for `below` classes under the middle and `above` classes over it, lowest class first. */
export function divergingShades(below: number, above: number): number[] {
  return [...pageOf(1, below).reverse(), ...pageOf(2, above)];
}

/** Where a ramp (sequential, below, above) of `count` colours stands in the book: ramps of 1, 2, 3 … follow each other. */
function pageOf(ramp: number, count: number): number[] {
  const start = GROUND_ORDER.length + ramp * triangle(MOST_CLASSES) + triangle(count - 1);
  return Array.from({ length: count }, (_, i) => start + i);
}

function triangle(count: number): number {
  return (count * (count + 1)) / 2;
}

function outward(ramp: readonly string[], count: number): string[] {
  return count >= 3 ? spread(ramp, count) : ramp.slice(3 - count);
}

function spread(ramp: readonly string[], count: number): string[] {
  if (count <= 1) return ramp.slice(ramp.length >> 1, (ramp.length >> 1) + Math.max(0, count));
  return Array.from({ length: count }, (_, i) => mix(ramp, (i * (ramp.length - 1)) / (count - 1)));
}

function mix(ramp: readonly string[], position: number): string {
  const low = ramp[Math.floor(position)] ?? '#000000';
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
