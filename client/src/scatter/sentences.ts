/** The line in words: how much more of one goes with how much more of the other. */
import { formatNumber } from '../numbers.ts';
import { laterWords } from '../words/later-words.ts';
import { language, sayTitle } from '../words/words.ts';
import type { Plot } from './plot.ts';
import { printAmount } from './print-axis.ts';
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

/** "Is X 10 procentpunt hoger, dan is Y gemiddeld 1,2 index lager." */
export function sayLine(line: Line, { x, y }: Plot): string {
  const said = laterWords.value.scatter;
  const step = x.kind === 'log' ? Math.log10(2) : stepOf(line, x.ends);
  const rise = line.slope * step;
  const isUp = rise >= 0;
  const change =
    y.kind === 'log' ? sayFactor(10 ** rise) : said.byAmount(printAmount(rise, y.drawn), isUp);
  const [ofX, ofY] = [sayTitle(x.drawn.indicator.name), sayTitle(y.drawn.indicator.name)];
  return x.kind === 'log'
    ? said.whereTwice(ofX, ofY, change)
    : said.whereMore(ofX, printAmount(step, x.drawn), ofY, change);
}

/** A round step of about the standard deviation of x. */
export function stepOf(line: Line, [low, high]: readonly [number, number]): number {
  const deviation = Math.sqrt(line.squaresX / line.n) || (high - low) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(deviation));
  const leading = [5, 2, 1].find((each) => each * power <= deviation) ?? 1;
  return Number((leading * power).toPrecision(6));
}

function sayFactor(factor: number): string {
  const percent = (factor - 1) * 100;
  const size = Math.abs(percent);
  const number = formatNumber(size, size < 10 ? 1 : 0, language.value);
  return laterWords.value.scatter.byPercent(number, percent >= 0);
}
