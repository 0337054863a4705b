/** How strong a correlation is in words, and in which steps its line is told. */
import type { Line } from './statistics.ts';

/** Between which sizes of r which word is used; after Cohen, with one step more. */
const STRENGTHS = [
  { from: 0.8, word: 'veryStrong' },
  { from: 0.5, word: 'strong' },
  { from: 0.3, word: 'moderate' },
  { from: 0.1, word: 'weak' },
] as const;

export type Strength = (typeof STRENGTHS)[number]['word'] | 'none';

export function strengthOf(r: number): Strength {
  return STRENGTHS.find(({ from }) => Math.abs(r) >= from)?.word ?? 'none';
}

/** A round step of about the standard deviation of x. */
export function stepOf(line: Line, [low, high]: readonly [number, number]): number {
  const deviation = Math.sqrt(line.squaresX / line.n) || (high - low) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(deviation));
  const leading = [5, 2, 1].find((each) => each * power <= deviation) ?? 1;
  return Number((leading * power).toPrecision(6));
}
