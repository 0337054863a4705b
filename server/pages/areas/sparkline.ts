/** A figure over time as one small line. */
import type { Language } from '../../../geodata/model/model.ts';
import { type Html, html } from '../../http/html.ts';
import { sayPeriod, WORDS } from '../words/words.ts';
import type { Figure, Moment } from './figure.ts';
import { sayValue } from './sentences.ts';

const WIDTH = 200;
const HEIGHT = 44;
const EDGE = 4;
const FEWEST = 3;

/** Nothing for fewer than three values, or one that never changes: the sentence beside it says it all. */
export function sparkline(figure: Figure, language: Language): Html | null {
  const known = figure.moments.filter(({ cell }) => cell.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < FEWEST) return null;
  const values = known.map(({ cell }) => cell.value ?? 0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low === high) return null;
  const { xOf, yOf } = scalesOf(figure.moments, low, high);
  const pathOf = (moments: readonly Moment[]): string =>
    runsOf(figure.moments, moments)
      .map((run) => `M${run.map((one) => `${xOf(one)} ${yOf(one)}`).join('L')}h0`)
      .join('');
  const counted = known.filter(({ forecast }) => !forecast);
  const expected = known.filter(({ forecast }, i) => forecast || known[i + 1]?.forecast === true);
  const label = WORDS[language].trend(
    sayPeriod(first.period, language),
    sayPeriod(last.period, language),
    sayValue(low, figure, language),
    sayValue(high, figure, language),
  );
  const now = figure.latest.cell.value === null ? null : figure.latest;
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
<path d="${pathOf(counted)}"/>${expected.length > 1 && html`<path class="expected" d="${pathOf(expected)}"/>`}
${now && html`<circle cx="${xOf(now)}" cy="${yOf(now)}" r="3"/>`}
</svg>
<p class="spark-ends" aria-hidden="true"><span>${sayPeriod(first.period, language)}</span> <span>${sayPeriod(last.period, language)}</span></p>`;
}

function scalesOf(moments: readonly Moment[], low: number, high: number) {
  const years = moments.map(({ period }) => yearOf(period));
  const [from, to] = [Math.min(...years), Math.max(...years)];
  return {
    xOf: ({ period }: Moment): string => {
      const share = (yearOf(period) - from) / (to - from || 1);
      return (EDGE + share * (WIDTH - 2 * EDGE)).toFixed(1);
    },
    yOf: ({ cell }: Moment): string => {
      const share = ((cell.value ?? low) - low) / (high - low);
      return (HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)).toFixed(1);
    },
  };
}

/** Stretches of moments without a missing one between them. */
function runsOf(all: readonly Moment[], wanted: readonly Moment[]): Moment[][] {
  const runs: Moment[][] = [];
  let run: Moment[] = [];
  for (const moment of all) {
    if (wanted.includes(moment)) run.push(moment);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return run.length > 0 ? [...runs, run] : runs;
}

/** Years with their quarters, months or days as a fraction. */
function yearOf(period: string): number {
  const [, year = '0', kind, count = '1'] = /^(\d{4})(?:([QM-])(\d+))?/.exec(period) ?? [];
  if (!kind) return Number(year);
  return Number(year) + (Number(count) - 1) / (kind === 'Q' ? 4 : 12);
}
