/** Where an area stands among all of its level, with what it is held against on the same line. */
import type { ContentTag } from '../../../geodata/content/content.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import { formatCount } from '../../contract/numbers.ts';
import { html } from '../../http/html.ts';
import { countAreas, sayPeriod } from '../../pages/words/words.ts';
import { legend } from '../charts/legend.ts';
import { stripChart } from '../charts/strip-chart.ts';
import { bareNumber } from '../sentences/functions.ts';
import type { Scope } from '../sentences/scope.ts';
import { territoryName, titleOf, unitTitle } from '../words/words.ts';
import {
  type Evaluated,
  fixedPeriod,
  indicatorsOf,
  legendOf,
  observeAll,
  otherPeriods,
  slotOf,
} from './block.ts';

const FEWEST = 5;

export function dotsBlock(scope: Scope, tag: ContentTag): Evaluated {
  const { language, words, base } = scope;
  const [indicator] = indicatorsOf(scope, tag.args.indicator);
  if (!indicator) throw new Error('dots without indicator');
  const title = titleOf(indicator, language);
  // An area among areas of other sizes is no comparison of counts.
  const all = observeAll(scope, indicator, fixedPeriod(tag));
  const observations = indicator.dataType === 'count' ? all.slice(0, 1) : all;
  const [own] = observations;
  const cells = own ? scope.figures.ofLevel(indicator, base, own.period) : [];
  const values = cells.flatMap(({ value }, at) =>
    base.data.areas[at]?.unknownLocation ? [] : (value ?? []),
  );
  if (!own || own.cell.value === null || values.length < FEWEST || base.indices.length > 1)
    return { empty: own ?? null, title };
  const shown = observations.filter(({ cell }) => cell.value !== null);
  const count = countAreas(
    values.length,
    formatCount(values.length, language),
    base.data.level,
    language,
  );
  const say = (value: number): string => bareNumber(scope, { indicator, value });
  const marks = shown.map(({ territory }) => ({
    name: territoryName(territory, language),
    slot: slotOf(scope, territory),
  }));
  return {
    title: words.per(title, count),
    subtitle: `${unitTitle(indicator, language)}, ${sayPeriod(own.period, language)}`,
    notes: [...otherPeriods(scope, observations), ...legendOf(scope, observations)],
    observations,
    picture: html`${legend(marks)}
${stripChart({
  label: words.strip(title, count, say(Math.min(...values)), say(Math.max(...values))),
  values,
  marked: shown.map(({ territory, cell }) => ({
    slot: slotOf(scope, territory),
    value: cell.value ?? 0,
  })),
  language,
  decimals: decimalsOf(indicator),
})}`,
    isTable: false,
  };
}
