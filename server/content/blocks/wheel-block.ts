/** Where an area stands in several figures at once, among all areas of its level. */
import type { ContentTag } from '../../../geodata/content/content.ts';
import type { Indicator, Language } from '../../../geodata/model/model.ts';
import { formatCount, formatPercent } from '../../contract/numbers.ts';
import { html } from '../../http/html.ts';
import { countAreas, sayPeriod, unitOf } from '../../pages/words/words.ts';
import { wheelChart } from '../charts/wheel-chart.ts';
import { bareNumber } from '../sentences/functions.ts';
import type { Scope } from '../sentences/scope.ts';
import { territoryName, titleOf, unitTitle } from '../words/words.ts';
import { type Evaluated, fixedPeriod, flagMarks, indicatorsOf, legendOf } from './block.ts';

/** Fewer slices are no wheel; among fewer areas a share says nothing. */
const FEWEST = { slices: 3, areas: 5 };

export function wheelBlock(scope: Scope, tag: ContentTag): Evaluated {
  const { language, words, base, figures } = scope;
  const indicators = indicatorsOf(scope, tag.args.indicators);
  const asked = fixedPeriod(tag);
  const slices = indicators.flatMap((indicator) => {
    const own =
      asked === null ? figures.latest(indicator, base) : figures.at(indicator, base, asked);
    const value = own?.cell.value ?? null;
    if (!own || value === null || !base.place) return [];
    const others = figures
      .ofLevel(indicator, base, own.period)
      .flatMap((cell, at) => (base.data.areas[at]?.unknownLocation ? [] : (cell.value ?? [])));
    if (others.length < FEWEST.areas) return [];
    // The area itself is not among those that it is held against.
    const share = others.filter((one) => one < value).length / (others.length - 1);
    return [{ own, value, share, of: others.length }];
  });
  const most = Math.max(0, ...slices.map(({ of }) => of));
  const count = countAreas(most, formatCount(most, language), base.data.level, language);
  const title = words.wheelTitle(count);
  if (slices.length < FEWEST.slices)
    return {
      empty: null,
      title: indicators
        .map((one) => titleOf(one, language))
        .slice(0, 2)
        .join(', '),
    };
  const observations = slices.map(({ own }) => own);
  return {
    title,
    subtitle: territoryName(base, language),
    notes: legendOf(scope, observations),
    observations,
    picture: html`<div class="wheel-part s0">
${wheelChart(
  words.wheelOf,
  slices.map(({ own, share }) => ({ name: titleOf(own.indicator, language), share })),
)}
<div><p class="soft">${words.wheelOf}</p><ol class="wheel-names">
${slices.map(({ own, value, share }) => html`<li><strong>${titleOf(own.indicator, language)}</strong>: ${bareNumber(scope, { indicator: own.indicator, value })}${flagMarks(scope, own)} <span class="when">${isPercent(own.indicator, language) ? '' : `${unitTitle(own.indicator, language)}, `}${sayPeriod(own.period, language)}</span><br>${words.lowerAreas(formatPercent(share * 100, 0, language))}</li>\n`)}</ol></div>
</div>`,
    isTable: false,
  };
}

/** Its sign stands at the number already. */
function isPercent(indicator: Indicator, language: Language): boolean {
  return unitOf(indicator, language) === '%';
}
