/** Two figures of the areas of a level against each other: does the one go with the other, and where is this area? */
import type { ContentTag } from '../../../geodata/content/content.ts';
import { formatCount } from '../../contract/numbers.ts';
import { topicMapPath } from '../../contract/page-paths.ts';
import { nameOf, placeAt } from '../../edition/place.ts';
import { html } from '../../http/html.ts';
import { countAreas, sayPeriod } from '../../pages/words/words.ts';
import { legend } from '../charts/legend.ts';
import { scatterChart } from '../charts/scatter-chart.ts';
import { territoryOf } from '../context/territory.ts';
import type { Observation } from '../figures/figures.ts';
import { bareNumber } from '../sentences/functions.ts';
import type { Scope } from '../sentences/scope.ts';
import { territoryName, titleOf, unitTitle } from '../words/words.ts';
import { type Evaluated, fixedPeriod, indicatorsOf, legendOf } from './block.ts';
import { areasOf } from './map-block.ts';

/** Of fewer areas nothing can be seen. */
const FEWEST = 5;

export function scatterBlock(scope: Scope, tag: ContentTag): Evaluated {
  const { language, words, base, figures } = scope;
  const [x, y] = [tag.args.x, tag.args.y].map((one) => indicatorsOf(scope, one)[0]);
  if (!x || !y) throw new Error('a scatterplot without two indicators');
  const title = words.scatterTitle(titleOf(y, language), titleOf(x, language));
  const { data, indices } = areasOf(scope, tag.args.level);
  const period = fixedPeriod(tag) ?? figures.latestPeriod(x, { data });
  if (period === null) return { empty: null, title };
  const pairs = indices.flatMap((index) => {
    const territory = territoryOf(placeAt(data, index));
    const [one, other] = [
      figures.at(x, territory, period),
      figures.beside(y, territory, period),
    ] as const;
    const [across, up] = [one?.cell.value ?? null, other?.cell.value ?? null];
    if (!one || !other || across === null || up === null) return [];
    return [{ index, territory, x: across, y: up, of: [one, other] as const }];
  });
  const [first] = pairs;
  if (!first || pairs.length < FEWEST) return { empty: null, title };
  const own = base.data === data ? pairs.filter(({ index }) => base.indices.includes(index)) : [];
  const count = countAreas(pairs.length, formatCount(pairs.length, language), data.level, language);
  const axisOf = ({ indicator, period: when }: Observation): string =>
    `${titleOf(indicator, language)} (${unitTitle(indicator, language)}, ${sayPeriod(when, language)})`;
  const dotOf = ({ x: across, y: up, index, of: [one, other] }: (typeof pairs)[number]) => ({
    x: across,
    y: up,
    name: `${nameOf(placeAt(data, index), language)}: ${bareNumber(scope, { indicator: x, value: across })}${one.flags.length > 0 ? '*' : ''}, ${bareNumber(scope, { indicator: y, value: up })}${other.flags.length > 0 ? '*' : ''}`,
  });
  const observations = [...own, ...pairs.filter((one) => !own.includes(one))].flatMap(({ of }) => [
    ...of,
  ]);
  return {
    title,
    subtitle: count,
    notes: legendOf(scope, observations),
    observations,
    picture: html`${own.length > 0 && legend([{ name: territoryName(base, language), slot: 0 }])}
${scatterChart({
  label: words.scatterOf(titleOf(x, language), titleOf(y, language), count),
  dots: pairs.filter((one) => !own.includes(one)).map(dotOf),
  marked: own.map((one) => ({ ...dotOf(one), slot: 0 })),
  axes: { x: axisOf(first.of[0]), y: axisOf(first.of[1]) },
  language,
})}`,
    mapPath: `${topicMapPath(language, x.code)}&${new URLSearchParams({ level: data.level.code, period, second: y.code, view: 'scatter' })}`,
    isTable: false,
  };
}
