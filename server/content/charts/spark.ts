/** A figure over time as one small line, without axes: the table says the numbers. */
import { type Html, html } from '../../http/html.ts';
import { sayPeriod, WORDS } from '../../pages/words/words.ts';
import type { Observation } from '../figures/figures.ts';
import { bareNumber } from '../sentences/functions.ts';
import type { Scope } from '../sentences/scope.ts';
import { runsOf, yearOf } from './runs.ts';

const WIDTH = 200;
const HEIGHT = 40;
const EDGE = 4;
const FEWEST = 3;

/** Nothing for fewer than three values, or one that never changes. */
export function sparkOf(scope: Scope, series: readonly Observation[]): Html | null {
  const known = series.filter(({ cell }) => cell.value !== null);
  const values = known.map(({ cell }) => cell.value ?? 0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < FEWEST || low === high) return null;
  const [from, to] = [yearOf(first.period), yearOf(last.period)];
  const xOf = ({ period }: Observation): string =>
    (EDGE + ((yearOf(period) - from) / (to - from)) * (WIDTH - 2 * EDGE)).toFixed(1);
  const yOf = ({ cell }: Observation): string =>
    (HEIGHT - EDGE - (((cell.value ?? low) - low) / (high - low)) * (HEIGHT - 2 * EDGE)).toFixed(1);
  const pathOf = (wanted: (one: Observation) => boolean): string =>
    runsOf(series, (one) => one.cell.value !== null && wanted(one))
      .map((run) => `M${run.map((one) => `${xOf(one)} ${yOf(one)}`).join('L')}h0`)
      .join('');
  const isForecast = ({ flags }: Observation): boolean => flags.includes('forecast');
  const firstAhead = known.findIndex(isForecast);
  const ahead =
    firstAhead < 0 ? '' : pathOf((one) => known.indexOf(one) >= Math.max(firstAhead - 1, 0));
  const say = (value: number): string => bareNumber(scope, { indicator: first.indicator, value });
  const label = WORDS[scope.language].trend(
    sayPeriod(first.period, scope.language),
    sayPeriod(last.period, scope.language),
    say(low),
    say(high),
  );
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
<path d="${pathOf((one) => !isForecast(one))}"/>${ahead && html`<path class="expected" d="${ahead}"/>`}
</svg>`;
}
