/** The line in words: how much more of one goes with how much more of the other. */

import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayTitle } from '../../messages/words.ts';
import { printAmount } from '../../ui/charts/print-axis.ts';
import type { Plot } from './plot.ts';
import type { Line } from './statistics.ts';
import { stepOf } from './strength.ts';

/** "Is X 10 procentpunt hoger, dan is Y gemiddeld 1,2 index lager." */
export function sayLine(line: Line, { x, y }: Plot): string {
  const said = lazyMessages.value.scatter;
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

function sayFactor(factor: number): string {
  const percent = (factor - 1) * 100;
  const size = Math.abs(percent);
  const number = formatNumber(size, size < 10 ? 1 : 0, language.value);
  return lazyMessages.value.scatter.byPercent(number, percent >= 0);
}
