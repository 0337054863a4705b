/** The page of one indicator: what it is, how it is made, where and when it exists, and where to go on. */
import type { Edition } from '../../../geodata/edition/edition.ts';
import type { Indicator, Language, Level } from '../../../geodata/model/model.ts';
import { LANGUAGES } from '../../contract/languages.ts';
import { topicMapPath, topicPath, topicsPath } from '../../contract/page-paths.ts';
import { formatDate } from '../../contract/periods.ts';
import { capitalise, formatList } from '../../contract/plurals.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { type Html, html } from '../../http/html.ts';
import { printPage } from '../layout/page-shell.ts';
import { dataText, levelName, sayPeriod, WORDS } from '../words/words.ts';
import { factRows } from './topic-fact-rows.ts';
import { gatherTopic, type TopicFacts } from './topic-facts.ts';
import { formulaWords } from './topic-formula.ts';
import { topicTable } from './topic-table.ts';

export function printTopicPage(
  bundle: EditionBundle,
  indicator: Indicator,
  language: Language,
  origin: string,
): string {
  const facts = gatherTopic(bundle, indicator);
  const name = capitalise(indicator.name[language]);
  const paths = Object.fromEntries(
    LANGUAGES.map((one) => [one, topicPath(one, indicator.code)]),
  ) as Record<Language, string>;
  return printPage({
    language,
    origin,
    title: name,
    description: indicator.description[language] || WORDS[language].topic.describes(name),
    paths,
    linkedData: linkedDataOf(facts, language, origin),
    isHidden: !indicator.visible,
    edition: bundle.edition.meta,
    content: content(bundle, facts, language),
  });
}

function content(bundle: EditionBundle, facts: TopicFacts, language: Language): Html {
  const { indicator, kind, isRetired } = facts;
  const words = WORDS[language];
  const { description } = indicator;
  return html`${breadcrumb(facts, language)}
<div class="topic-head">
<p class="kind">${words.topic.kinds[kind]} <span class="code">${indicator.code}</span></p>
<h1>${dataText(indicator.name, language, capitalise(indicator.name[language]))}</h1>
${description[language] !== '' && html`<p class="lead">${dataText(description, language)}</p>`}
${isRetired && html`<p class="notice">${words.topic.retired}</p>`}
${ways(bundle.edition, facts, language)}
</div>
<section aria-labelledby="facts">
<h2 id="facts">${words.topic.about}</h2>
<dl class="topic-facts">
${factRows(bundle, facts, language).map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>\n`)}</dl>
</section>
${calculation(bundle, facts, language)}
${availability(facts, language)}
${notes(facts, language)}
${changes(bundle, facts, language)}
${users(facts, language)}
${interfaces(bundle.edition, facts, language)}`;
}

function breadcrumb({ places }: TopicFacts, language: Language): Html {
  const words = WORDS[language];
  const [first] = places;
  const folders = first?.path ?? [];
  return html`<nav class="crumbs" aria-label="${words.breadcrumb}"><ol>
<li><a href="${topicsPath(language)}">${words.topic.all}</a></li>
${folders.map((folder) => html`<li>${dataText(folder, language)}</li>\n`)}</ol></nav>`;
}

/** To the map, and to its figures as a file. */
function ways(
  edition: Edition,
  { indicator, levels }: TopicFacts,
  language: Language,
): Html | null {
  if (!indicator.visible || levels.length === 0) return null;
  const words = WORDS[language];
  const csv = csvPath(edition, indicator, levels, language);
  return html`<p class="to-map"><a class="button" href="${topicMapPath(language, indicator.code)}">${words.openMap}</a>${
    csv &&
    html` <a class="button-quiet" href="${csv.path}">${words.topic.csv(levelName(csv.level, language))}</a>`
  }</p>`;
}

/** The level whose areas most readers know, or the finest. */
function familiarLevel({ meta }: Edition, levels: TopicFacts['levels']): Level | undefined {
  const [familiar] = meta.ladder.context;
  return (levels.find(({ data }) => data.level.family === familiar) ?? levels.at(-1))?.data.level;
}

function csvPath(
  edition: Edition,
  { code }: Indicator,
  levels: TopicFacts['levels'],
  language: Language,
): { path: string; level: Level } | null {
  const level = familiarLevel(edition, levels);
  if (!level) return null;
  const query = new URLSearchParams({
    indicator: code,
    level: level.code,
    period: 'all',
    format: 'csv',
  });
  if (language !== 'nl') query.set('lang', language);
  return { path: `/api/export?${query}`, level };
}

function calculation(
  bundle: EditionBundle,
  { indicator }: TopicFacts,
  language: Language,
): Html | null {
  const { formula } = indicator;
  if (formula === null) return null;
  const { topic } = WORDS[language];
  return html`<section aria-labelledby="calculation">
<h2 id="calculation">${topic.calculation}</h2>
<p class="formula">${formulaWords(bundle, formula, language)}</p>
<p class="when">${topic.asCode} <code>${formula}</code></p>
</section>`;
}

function availability(facts: TopicFacts, language: Language): Html {
  const { topic } = WORDS[language];
  return html`<section aria-labelledby="available">
<h2 id="available">${topic.available}</h2>
${facts.levels.length > 0 ? topicTable(facts, language) : html`<p>${topic.noFigures}</p>`}
</section>`;
}

/** As the source writes them: in Dutch. */
function notes({ indicator }: TopicFacts, language: Language): Html | null {
  const { footnote, moreInformation } = indicator;
  if (footnote === null && moreInformation === null) return null;
  const { topic } = WORDS[language];
  const isLink = moreInformation !== null && /^https?:\/\/\S+$/.test(moreInformation);
  return html`<section aria-labelledby="notes">
<h2 id="notes">${topic.notes}</h2>
${footnote && html`<p lang="nl">${footnote}</p>`}
${moreInformation && (isLink ? html`<p><a href="${moreInformation}">${moreInformation}</a></p>` : html`<p lang="nl">${moreInformation}</p>`)}
</section>`;
}

function changes({ edition }: EditionBundle, facts: TopicFacts, language: Language): Html {
  const words = WORDS[language];
  const { topic } = words;
  const { modified, endPeriod } = facts.indicator;
  const say = (period: string): string => sayPeriod(period, language);
  const provisional = facts.periods.filter((one) => one.provisional && !one.forecast);
  const forecast = facts.periods.find((one) => one.forecast);
  const vintages = facts.levels.flatMap(({ data: { level } }) =>
    level.validUntil !== null && edition.level(level.family).level !== level
      ? [level.name[language]]
      : [],
  );
  const said = [
    modified && topic.changed(formatDate(modified, language)),
    endPeriod !== null && topic.ended(say(endPeriod)),
    facts.latest !== null && topic.latest(say(facts.latest)),
    provisional.length > 0 &&
      topic.early(
        formatList(
          provisional.map(({ period }) => say(period)),
          language,
        ),
      ),
    forecast && topic.ahead(say(forecast.period)),
    vintages.length > 0 && topic.vintages(formatList(vintages, language)),
    topic.edition(formatDate(edition.meta.builtAt, language), edition.meta.id),
  ];
  return html`<section aria-labelledby="changes">
<h2 id="changes">${topic.changes}</h2>
<ul class="plain">
${said.map((text) => text && html`<li>${text}</li>\n`)}</ul>
</section>`;
}

function users({ usedBy }: TopicFacts, language: Language): Html | null {
  if (usedBy.length === 0) return null;
  return html`<section aria-labelledby="used">
<h2 id="used">${WORDS[language].topic.usedBy}</h2>
<ul class="links">
${usedBy.map((one) => html`<li>${topicLink(one, language)}</li>\n`)}</ul>
</section>`;
}

/** An indicator by its name. */
export function topicLink({ code, name }: Indicator, language: Language): Html {
  return html`<a href="${topicPath(language, code)}">${dataText(name, language, capitalise(name[language]))}</a>`;
}

/** For programs: the definition and the figures. */
function interfaces(
  edition: Edition,
  { indicator, levels, latest }: TopicFacts,
  language: Language,
): Html | null {
  const { topic } = WORDS[language];
  const code = encodeURIComponent(indicator.code);
  const level = familiarLevel(edition, levels);
  const values =
    level && latest !== null && indicator.visible
      ? `/api/values?indicator=${code}&level=${level.code}&period=latest`
      : null;
  return html`<section aria-labelledby="interfaces" class="interfaces">
<h2 id="interfaces">${topic.interfaces}</h2>
<ul class="links">
<li><a href="/api/indicators/${code}">${topic.definitionJson}</a></li>
${values && html`<li><a href="${values}">${topic.valuesJson}</a></li>\n`}<li><a href="/api/docs">${topic.docs}</a></li>
</ul>
</section>`;
}

function linkedDataOf(facts: TopicFacts, language: Language, origin: string): object {
  const { indicator, source, periods } = facts;
  const code = encodeURIComponent(indicator.code);
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: indicator.name[language],
    description: indicator.description[language] || indicator.name[language],
    identifier: indicator.code,
    url: origin + topicPath(language, indicator.code),
    temporalCoverage: `${periods[0]?.period ?? ''}/${periods.at(-1)?.period ?? ''}`,
    variableMeasured: {
      '@type': 'PropertyValue',
      name: indicator.name[language],
      unitText: indicator.unit[language],
    },
    ...(indicator.modified ? { dateModified: indicator.modified } : {}),
    ...(source
      ? { license: source.licence, creator: { '@type': 'Organization', name: source.publisher } }
      : {}),
    distribution: {
      '@type': 'DataDownload',
      encodingFormat: 'application/json',
      contentUrl: `${origin}/api/indicators/${code}`,
    },
  };
}
