/** One figure on a page: the number, what it says, its line through time, its table and its definition. */

import type { Indicator, Language } from '../../../geodata/model/model.ts';
import { formatNumber } from '../../contract/numbers.ts';
import { topicPath } from '../../contract/page-paths.ts';
import { capitalise } from '../../contract/plurals.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { nameOf } from '../../edition/place.ts';
import { sourceNameOf } from '../../figures/wire-column.ts';
import { type Html, html } from '../../http/html.ts';
import { dataText, levelName, sayPeriod, unitOf, WORDS } from '../words/words.ts';
import type { AreaFacts } from './area-facts.ts';
import type { Figure, Moment } from './figure.ts';
import { sayCell, sayFigure, splitValue } from './sentences.ts';
import { sparkline } from './sparkline.ts';

export function figureCard(
  bundle: EditionBundle,
  facts: AreaFacts,
  figure: Figure,
  language: Language,
): Html {
  const { indicator } = figure;
  const words = WORDS[language];
  const said = sayFigure(figure, language);
  return html`<article class="figure">
<h3>${title(indicator, language)}</h3>
<p class="value">${bigValue(figure, language)} <span class="when">${words.inPeriod(sayPeriod(figure.latest.period, language))}</span></p>
${sparkline(figure, language)}
<div class="said">${said.map((paragraph) => html`<p>${paragraph}</p>\n`)}</div>
<details><summary>${words.inTable}</summary>
${table(facts, figure, language)}
</details>
<details><summary>${words.explanation}</summary>
${explanation(bundle, facts, figure, language)}
</details>
</article>`;
}

function title({ name }: Indicator, language: Language): Html {
  return dataText(name, language, capitalise(name[language]));
}

function bigValue(figure: Figure, language: Language): Html {
  const { cell } = figure.latest;
  if (cell.value === null)
    return html`<span class="none">${capitalise(sayCell(cell, figure, language))}</span>`;
  const { number, unit } = splitValue(cell.value, figure, language);
  return html`<data value="${cell.value}">${number}</data>${unit && html` <span class="unit">${unit}</span>`}`;
}

function table(facts: AreaFacts, figure: Figure, language: Language): Html {
  const words = WORDS[language];
  const { indicator } = figure;
  const columns = figure.compared.map(
    ({ place }) => html`<th scope="col">${nameOf(place, language)}</th>`,
  );
  const rows = figure.moments.map((moment, i) => {
    const others = figure.compared.map(({ moments }) => moments[i] ?? null);
    return html`<tr><th scope="row">${sayPeriod(moment.period, language)}${flag(moment, language)}</th>${[
      moment,
      ...others,
    ].map((one) => html`<td>${cellText(figure, one, language)}</td>`)}</tr>
`;
  });
  return html`<table>
<caption>${title(indicator, language)}${unitOf(indicator, language) && html` (${dataText(indicator.unit, language)})`}</caption>
<thead><tr><th scope="col">${words.period}</th><th scope="col">${nameOf(facts.place, language)}</th>${columns}</tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

function flag({ forecast, provisional }: Moment, language: Language): string {
  const words = WORDS[language];
  const flags = [
    ...(forecast ? [words.forecast] : []),
    ...(provisional ? [words.provisional] : []),
  ];
  return flags.length > 0 ? ` (${flags.join(', ')})` : '';
}

/** The number alone: the unit stands in the caption. Never nothing. */
function cellText(figure: Figure, moment: Moment | null, language: Language): string {
  if (!moment) return WORDS[language].notAtLevel;
  const { value } = moment.cell;
  return value === null
    ? sayCell(moment.cell, figure, language)
    : formatNumber(value, figure.decimals, language);
}

function explanation(
  bundle: EditionBundle,
  { place }: AreaFacts,
  { indicator, moments }: Figure,
  language: Language,
): Html {
  const words = WORDS[language];
  const { edition } = bundle;
  const source = edition.meta.sources.find(({ code }) => code === indicator.source);
  const [first, last] = [moments[0], moments.at(-1)].map((one) =>
    sayPeriod(one?.period ?? '', language),
  );
  const level = levelName(place.data.level, language);
  const { description } = indicator;
  const note = thresholdNote(bundle, indicator, language);
  return html`${description[language] !== '' && html`<p>${dataText(description, language)}</p>`}
${note && html`<p>${note}</p>`}
<dl>
<dt>${words.source}</dt><dd lang="nl">${sourceNameOf(edition, indicator)}${source && `, ${source.publisher}`}</dd>
${source && html`<dt>${words.licence}</dt><dd lang="nl">${source.licence}</dd>`}
<dt>${words.available}</dt><dd>${capitalise(words.availableFor(level, first ?? '', last ?? ''))}</dd>
</dl>
<p><a href="${topicPath(language, indicator.code)}">${words.topic.more}</a></p>`;
}

/** When figures are hidden or held back, in words; null without a threshold. */
export function thresholdNote(
  { edition }: EditionBundle,
  { threshold, thresholdIndicator }: Indicator,
  language: Language,
): string | null {
  if (threshold === null) return null;
  const words = WORDS[language];
  const text = formatNumber(threshold, 0, language);
  const tested = edition.findIndicator(thresholdIndicator ?? '');
  return tested ? words.thresholdOf(text, tested.name[language]) : words.threshold(text);
}
