/** Lines through time: of the area and what it is beside, or of several indicators of the area. */
import type { ContentTag } from '../../../geodata/content/content.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import { html } from '../../http/html.ts';
import { sayPeriod } from '../../pages/words/words.ts';
import { legend } from '../charts/legend.ts';
import { type LineSeries, lineChart } from '../charts/line-chart.ts';
import type { Territory } from '../context/territory.ts';
import { indexOf } from '../figures/change.ts';
import type { Observation } from '../figures/figures.ts';
import type { Scope } from '../sentences/scope.ts';
import { territoryName, titleOf, unitTitle } from '../words/words.ts';
import { type Evaluated, indicatorsOf, legendOf, titleOfAll } from './block.ts';

const FEWEST = 2;

type Drawn = { line: LineSeries; observations: Observation[]; base: string | null };

export function linesBlock(scope: Scope, tag: ContentTag): Evaluated {
  const { language, words, base, compared } = scope;
  const indicators = indicatorsOf(scope, tag.args.indicators);
  const title = titleOfAll(scope, indicators);
  const isIndex = tag.args.index === true;
  const from = typeof tag.args.from === 'string' ? tag.args.from : undefined;
  const [first] = indicators;
  if (!first) throw new Error('lines without indicators');
  const several = indicators.length > 1;
  // Counts of an area and of its province share no axis: beside each other they are told as an index only.
  const isComparable = isIndex || first.dataType !== 'count';
  const wanted: [Indicator, Territory, number][] = several
    ? indicators.map((indicator, at) => [indicator, base, at])
    : [base, ...(isComparable ? compared : [])].map((territory, at) => [first, territory, at]);
  const drawn = wanted.flatMap(([indicator, territory, slot]): Drawn[] => {
    const series = scope.figures
      .series(indicator, territory)
      .filter(({ period }) => from === undefined || period >= from);
    const name = several ? titleOf(indicator, language) : territoryName(territory, language);
    return drawSeries(series, name, slot, isIndex, from);
  });
  const own = drawn.find(({ line }) => line.slot === 0);
  if (!own) return { empty: scope.figures.latest(first, base), title };
  const observations = drawn.flatMap((one) => one.observations);
  const [start, end] = [own.observations[0], own.observations.at(-1)].map((one) =>
    sayPeriod(one?.period ?? '', language),
  );
  const unit = isIndex
    ? words.index(sayPeriod(own.base ?? '', language))
    : unitTitle(first, language);
  const otherBase = drawn.filter((one) => isIndex && one.base !== own.base);
  return {
    title,
    subtitle: `${unit}, ${start}–${end}`,
    notes: [
      ...otherBase.map((one) =>
        words.otherPeriod(one.line.name, words.index(sayPeriod(one.base ?? '', language))),
      ),
      ...legendOf(scope, observations),
    ],
    observations,
    picture: html`${legend(drawn.map(({ line: { name, slot } }) => ({ name, slot })))}
${lineChart({
  label: words.chartOf(title, start ?? '', end ?? ''),
  series: drawn.map(({ line }) => line),
  language,
  decimals: isIndex ? 0 : decimalsOf(first),
  fromZero: false,
})}`,
    isTable: false,
  };
}

/** Nothing for a series with fewer than two values: one moment is no line. */
function drawSeries(
  observations: Observation[],
  name: string,
  slot: number,
  isIndex: boolean,
  from: string | undefined,
): Drawn[] {
  if (observations.filter(({ cell }) => cell.value !== null).length < FEWEST) return [];
  const index = isIndex ? indexOf(observations, from) : null;
  if (isIndex && !index) return [];
  const points = observations.map(({ period, cell, flags }, at) => ({
    period,
    value: index ? (index.values[at] ?? null) : cell.value,
    isForecast: flags.includes('forecast'),
  }));
  return [{ line: { name, slot, points }, observations, base: index?.base.period ?? null }];
}
