/** One figure large, or several beside each other: value, period, change and what it is beside. */
import type { ContentTag } from '../../../geodata/content/content.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import { formatList } from '../../contract/plurals.ts';
import { type Html, html } from '../../http/html.ts';
import { splitValue } from '../../pages/areas/sentences.ts';
import { dataText, sayPeriod, WORDS } from '../../pages/words/words.ts';
import { sparkOf } from '../charts/spark.ts';
import { changeOf } from '../figures/change.ts';
import type { Observation } from '../figures/figures.ts';
import { bareNumber, sayChange } from '../sentences/functions.ts';
import type { Scope } from '../sentences/scope.ts';
import { territoryName, titleOf, unitTitle, whyOf } from '../words/words.ts';
import {
  type Evaluated,
  fixedPeriod,
  flagMarks,
  indicatorsOf,
  legendOf,
  observeAll,
  otherPeriods,
  titleOfAll,
} from './block.ts';

export function figureBlock(scope: Scope, tag: ContentTag): Evaluated {
  const [indicator] = indicatorsOf(scope, tag.args.indicator);
  if (!indicator) throw new Error('a figure without indicator');
  const observations = observeAll(scope, indicator, fixedPeriod(tag));
  const title = titleOf(indicator, scope.language);
  const [own] = observations;
  if (!own || own.cell.value === null) return { empty: own ?? null, title };
  return {
    title,
    subtitle: '',
    notes: [...otherPeriods(scope, observations), ...legendOf(scope, observations)],
    observations,
    picture: card(scope, observations, tag),
    isTable: false,
  };
}

export function figuresBlock(scope: Scope, tag: ContentTag): Evaluated {
  const indicators = indicatorsOf(scope, tag.args.indicators);
  const all = indicators.map((indicator) => observeAll(scope, indicator, fixedPeriod(tag)));
  const shown = all.filter(([own]) => own?.cell.value !== null && own !== undefined);
  const title = titleOfAll(scope, indicators);
  if (shown.length === 0) return { empty: all.flat()[0] ?? null, title };
  const missing = indicators.filter((_, at) => !shown.includes(all[at] ?? []));
  const observations = shown.flat();
  return {
    title,
    subtitle: '',
    notes: [
      ...missingNote(scope, missing, all.flat()),
      ...shown.flatMap((one) => otherPeriods(scope, one)).slice(0, 1),
      ...legendOf(scope, observations),
    ],
    observations,
    picture: html`<div class="cards">
${shown.map((one) => html`<div class="card"><p class="card-title">${name(scope, one[0]?.indicator)}</p>${card(scope, one, tag)}</div>\n`)}</div>`,
    isTable: false,
  };
}

/** Which of the figures are not there, and why. */
function missingNote(
  { words, language }: Scope,
  missing: readonly Indicator[],
  all: readonly Observation[],
): string[] {
  const said = missing.map((indicator) => {
    const own = all.find((one) => one.indicator === indicator);
    return `${titleOf(indicator, language)} (${words.why[own ? whyOf(own.cell) : 'not_at_level']})`;
  });
  return said.length === 0 ? [] : [words.emptyBlock(words.noData, formatList(said, language))];
}

function name({ language }: Scope, indicator: Indicator | undefined): Html | null {
  return indicator ? dataText(indicator.name, language, titleOf(indicator, language)) : null;
}

function card(scope: Scope, observations: readonly Observation[], { args }: ContentTag): Html {
  const { language, words } = scope;
  const [own, ...others] = observations;
  if (!own || own.cell.value === null) return html``;
  const { indicator, period } = own;
  const { number, unit } = splitValue(
    own.cell.value,
    { indicator, decimals: decimalsOf(indicator) },
    language,
  );
  const series = scope.figures.series(indicator, scope.base);
  const since = args.since;
  const change =
    args.change === false
      ? null
      : changeOf(
          series,
          own,
          typeof since === 'string' || typeof since === 'number' ? since : undefined,
        );
  const when = WORDS[language].inPeriod(sayPeriod(period, language));
  return html`<p class="value"><data value="${own.cell.value}">${number}</data>${unit && html` <span class="unit">${unit}</span>`}${flagMarks(scope, own)} <span class="when">${when}</span></p>
${change && html`<p class="change">${sayChange(scope, change).text} ${words.sincePeriod(sayPeriod(change.from.period, language))}</p>`}
${sparkOf(scope, series)}
${
  others.length > 0 &&
  html`<dl class="beside">
${others.map(
  (one) =>
    html`<div><dt>${territoryName(one.territory, language)}</dt><dd>${
      one.cell.value === null
        ? words.why[whyOf(one.cell)]
        : bareNumber(scope, { indicator: one.indicator, value: one.cell.value })
    }${flagMarks(scope, one)}${one.period === period ? null : html` <span class="when">(${sayPeriod(one.period, language)})</span>`}</dd></div>\n`,
)}</dl>`
}`;
}

/** The unit and period of one figure, for titles. */
export function unitAndPeriod({ language }: Scope, { indicator, period }: Observation): string {
  return `${unitTitle(indicator, language)}, ${sayPeriod(period, language)}`;
}
