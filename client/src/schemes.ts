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

/** Colours of areas without a value, by what is missing. */
export const MISSING_COLOURS: Record<
  Mode,
  { unknown: string; concealed: string; inapplicable: string }
> = {
  light: { unknown: '#e8e5df', concealed: '#b7b4ae', inapplicable: '#fbfaf7' },
  dark: { unknown: '#33393e', concealed: '#596068', inapplicable: '#1b2024' },
};

/** `count` colours from little to much, spread over the whole ramp. */
export function sequentialColours(mode: Mode, count: number): string[] {
  return spread(SEQUENTIAL[mode], count);
}

/** Colours for `below` classes under the middle and `above` classes over it, lowest class first. */
export function divergingColours(mode: Mode, below: number, above: number): string[] {
  return [...outward(BELOW[mode], below).reverse(), ...outward(ABOVE[mode], above)];
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
