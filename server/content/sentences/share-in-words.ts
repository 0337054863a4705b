/** A share as people say it: a little over a quarter. Only of what is a share, and at most a whole. */
import { formatCount } from '../../contract/numbers.ts';
import { unitOf } from '../../pages/words/words.ts';
import type { Observation } from '../figures/figures.ts';
import { around, fixed, type Said, varying } from './said.ts';
import { type Scope, Unsayable } from './scope.ts';

/** Within this many points of a fraction nothing is said of the difference. */
const EXACT = 0.5;
/** Under this share fractions are too coarse: one in so many. */
const SMALLEST_FRACTION = 8;

/** Throws `Unsayable` for what is no share in percent, or is above 100. */
export function sayShare(
  scope: Scope,
  { indicator, value }: Observation & { value: number },
): Said {
  const isShare = indicator.dataType === 'share' && unitOf(indicator, scope.language) === '%';
  if (!isShare || value > 100 || value < 0) throw new Unsayable(indicator, 'not_applicable');
  return shareInWords(scope, value);
}

/** @param value from 0 to 100 */
export function shareInWords(
  { words, language }: Pick<Scope, 'words' | 'language'>,
  value: number,
): Said {
  if (value === 0) return fixed(words.none);
  if (value >= 99.95) return fixed(words.all);
  if (value > 96) return fixed(words.nearlyAll);
  if (value < 1) return fixed(words.lessThanOneInHundred);
  if (value < SMALLEST_FRACTION)
    return around(varying(formatCount(Math.round(100 / value), language)), words.oneIn);
  const [nearest, fraction] = words.fractions.reduce((best, one) =>
    Math.abs(one[0] - value) < Math.abs(best[0] - value) ? one : best,
  );
  if (Math.abs(value - nearest) <= EXACT) return fixed(fraction);
  return fixed(value > nearest ? words.moreThanFraction(fraction) : words.almostFraction(fraction));
}
