/** From values to pixels, straight or by powers of ten, and the round values to write beside an axis. */
export type Scale = {
  kind: 'linear' | 'log';
  low: number;
  high: number;
  /** Pixels of a value; outside the domain it lies outside. */
  at: (value: number) => number;
};

export function createScale(
  kind: Scale['kind'],
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): Scale {
  const level = kind === 'log' ? Math.log10 : (value: number) => value;
  const [bottom, top] = [level(low), level(high)];
  const span = top - bottom;
  const at = (value: number): number =>
    span === 0 ? (from + to) / 2 : from + ((level(value) - bottom) / span) * (to - from);
  return { kind, low, high, at };
}

/** Lowest and highest of all that are numbers; null when there are none. */
export function extentOf(values: Iterable<number | null>): [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null || Number.isNaN(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** Beyond this many times the middle value, most areas would lie on one heap at the left of a straight axis. */
const SKEWED = 12;

/** By powers of ten where all values are above zero and a few are far above the rest. */
export function scaleKindFor(low: number, median: number, high: number): Scale['kind'] {
  return low > 0 && high / median > SKEWED ? 'log' : 'linear';
}

/** About `count` round values between the ends of a scale, ascending. */
export function ticksOf({ kind, low, high }: Scale, count: number): number[] {
  return kind === 'log' ? powersBetween(low, high, count) : stepsBetween(low, high, count);
}

function stepsBetween(low: number, high: number, count: number): number[] {
  if (low === high) return [low];
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step); i * step <= high + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

function powersBetween(low: number, high: number, count: number): number[] {
  const from = Math.floor(Math.log10(low));
  const to = Math.ceil(Math.log10(high));
  const parts = to - from <= count / 3 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let power = from; power <= to; power++) {
    for (const part of parts) {
      const tick = Number((part * 10 ** power).toPrecision(12));
      if (tick >= low && tick <= high) ticks.push(tick);
    }
  }
  return ticks.length > 1 ? ticks : stepsBetween(low, high, count);
}
