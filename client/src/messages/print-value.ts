/** How a figure of an answer is written: with its decimals and unit, and a change always with its sign. */

import { isDifference } from '../../../server/contract/measures.ts';
import {
  formatChange,
  formatNumber,
  formatShort,
  withUnit,
} from '../../../server/contract/numbers.ts';
import type { ValuesAnswer } from '../../../server/contract/values.ts';
import { language } from './language.ts';
import { say } from './messages.ts';

type About = Pick<ValuesAnswer, 'decimals' | 'unit'> & {
  request: { measure?: ValuesAnswer['request']['measure'] };
};

/** Without its unit. */
export function printBare(value: number, { decimals, request }: About): string {
  const format = isDifference(request.measure) ? formatChange : formatNumber;
  return format(value, decimals, language.value);
}

export function printWithUnit(value: number, about: About): string {
  return withUnit(printBare(value, about), say(about.unit), language.value);
}

/** A class: `+1,0 – +4,9`, or the one number when both ends are the same. */
export function printRange(from: number, to: number, about: About): string {
  const [low, high] = [printBare(from, about), printBare(to, about)];
  return low === high ? low : `${low} – ${high}`;
}

/** For axes and ends of scales. */
export function printShort(value: number, about: About): string {
  const text = formatShort(value, about.decimals, language.value);
  return isDifference(about.request.measure) && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
