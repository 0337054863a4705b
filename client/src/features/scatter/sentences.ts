/** The line in words: how much more of one goes with how much more of the other. */

import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayTitle } from '../../messages/messages.ts';
import { printAmount } from '../../ui/charts/print-axis.ts';
import type { Plot } from './plot.ts';
import type { Line } from './statistics.ts';
import { stepOf } from './strength.ts';

/** "Is X 10 procentpunt hoger, dan is Y gemiddeld 1,2 index lager." */
export function sayLine(line: Line, { x, y }: Plot): string {
  const t = lazyMessages.value.scatter;
  const step = x.kind === 'log' ? Math.log10(2) : stepOf(line, x.ends);
  const rise = line.slope * step;
  const isUp = rise >= 0;
  const change =
    y.kind === 'log' ? sayFactor(10 ** rise) : t.byAmount(printAmount(rise, y.data), isUp);
  const [ofX, ofY] = [sayTitle(x.data.indicator.name), sayTitle(y.data.indicator.name)];
  return x.kind === 'log'
    ? t.whereTwice(ofX, ofY, change)
    : t.whereMore(ofX, printAmount(step, x.data), ofY, change);
}

function sayFactor(factor: number): string {
  const percent = (factor - 1) * 100;
  const size = Math.abs(percent);
  const number = formatNumber(size, size < 10 ? 1 : 0, language.value);
  return lazyMessages.value.scatter.byPercent(number, percent >= 0);
}
