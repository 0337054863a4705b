/** What an indicator is, as the rows of a table on its page. */
import type { Indicator, Language } from '../../../geodata/model/model.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import { formatNumber } from '../../contract/numbers.ts';
import { topicPath } from '../../contract/page-paths.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { type Html, html } from '../../http/html.ts';
import { thresholdNote } from '../areas/figure-card.ts';
import { dataText, WORDS } from '../words/words.ts';
import type { TopicFacts } from './topic-facts.ts';

export function factRows(
  bundle: EditionBundle,
  facts: TopicFacts,
  language: Language,
): [string, Html | string][] {
  const { indicator, source, modelled, places } = facts;
  const words = WORDS[language];
  const { topic } = words;
  const own = new Set([indicator.name.nl.toLowerCase()]);
  const aliases = places.flatMap(({ alias }) =>
    alias && !own.has(alias.toLowerCase()) ? [alias] : [],
  );
  const others = places
    .slice(1)
    .map(({ path }) => path.map((folder) => folder[language]).join(' › '));
  const threshold = thresholdNote(bundle, indicator, language);
  const dutch = (text: string): Html => html`<span lang="nl">${text}</span>`;
  const rows: [string, Html | string | null][] = [
    [topic.alias, aliases.length > 0 ? dutch([...new Set(aliases)].join(', ')) : null],
    [topic.unit, sayUnit(indicator, language)],
    [topic.rounding, indicator.dataType === 'text' ? null : sayRounding(indicator, language)],
    [topic.moment, topic.moments[indicator.periodType]],
    [topic.larger, facts.kind === 'flow' ? null : sayAggregation(bundle, facts, language)],
    [topic.threshold, threshold],
    [topic.modelled, modelled ? words.modelledNote : null],
    [words.source, dutch(source?.name ?? indicator.source)],
    [topic.publisher, source?.publisher ? dutch(source.publisher) : null],
    [words.licence, source?.licence ? dutch(source.licence) : null],
    [topic.credit, source?.credit ? dutch(source.credit) : null],
    [topic.site, source?.url ? html`<a href="${source.url}">${source.url}</a>` : null],
    [topic.alsoIn, others.length > 0 ? others.join('; ') : null],
  ];
  return rows.filter((row): row is [string, Html | string] => Boolean(row[1]));
}

/** A sign alone is silence to some. */
function sayUnit({ unit }: Indicator, language: Language): Html | string | null {
  const sign = WORDS[language].topic.signs[unit[language]];
  if (sign) return `${sign} (${unit[language]})`;
  return unit[language] === '' ? null : dataText(unit, language);
}

function sayRounding(indicator: Indicator, language: Language): string {
  const { topic } = WORDS[language];
  const decimals = decimalsOf(indicator);
  if (decimals > 0) return topic.decimals(decimals);
  const step = indicator.rounding ?? 1;
  return step > 1 ? topic.multiple(formatNumber(step, 0, language)) : topic.whole;
}

/** How a larger area gets its figure. */
function sayAggregation({ edition }: EditionBundle, facts: TopicFacts, language: Language): Html {
  const { topic } = WORDS[language];
  const { aggregateAreas, formula, dataType, aggregationIndicator } = facts.indicator;
  if (!aggregateAreas || dataType === 'text') return html`${topic.never}`;
  if (formula !== null) return html`${topic.recomputed}`;
  if (dataType === 'count') return html`${topic.summed}`;
  const weight = edition.findIndicator(aggregationIndicator ?? '');
  if (!weight) return html`${topic.never}`;
  return html`${topic.weighted} <a href="${topicPath(language, weight.code)}">${dataText(weight.name, language)}</a>.`;
}
