/** All indicators by theme, a search box, and what is said where there is none. */
import type { Language, ThemeNode } from '../../../geodata/model/model.ts';
import type { SearchHit } from '../../../geodata/model/search-hit.ts';
import { LANGUAGES } from '../../contract/languages.ts';
import { formatCount } from '../../contract/numbers.ts';
import { topicsPath } from '../../contract/page-paths.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { type Html, html } from '../../http/html.ts';
import { printPage } from '../layout/page-shell.ts';
import { dataText, WORDS } from '../words/words.ts';
import { topicLink } from './topic-page.ts';

export type TopicHit = Extract<SearchHit, { kind: 'indicator' }>;
export type TopicSearch = { query: string; hits: readonly TopicHit[] };

export function printTopicsPage(
  bundle: EditionBundle,
  language: Language,
  origin: string,
  search: TopicSearch | null,
): string {
  const { topic } = WORDS[language];
  const paths = Object.fromEntries(LANGUAGES.map((one) => [one, topicsPath(one)]));
  return printPage({
    language,
    origin,
    title: topic.all,
    description: topic.allAbout,
    paths: search ? null : (paths as Record<Language, string>),
    isHidden: search !== null,
    edition: bundle.edition.meta,
    content: html`<h1>${topic.all}</h1>
${searchForm(language, search?.query ?? '')}
${search && results(bundle, language, search)}
${bundle.edition.themes.map((node, i) => theme(bundle, node, i, language))}`,
  });
}

/** `missing` is the code that was asked for; null for an address that is no page at all. */
export function printMissingTopicPage(
  bundle: EditionBundle,
  language: Language,
  origin: string,
  missing: string | null,
  hits: readonly TopicHit[],
): string {
  const words = WORDS[language];
  const about = missing === null ? words.missingPage : words.topic.missingAbout(missing);
  return printPage({
    language,
    origin,
    title: words.topic.missingTitle,
    description: about,
    paths: null,
    isHidden: true,
    edition: bundle.edition.meta,
    content: html`<h1>${words.topic.missingTitle}</h1>
<p>${about}</p>
${searchForm(language, '')}
${
  hits.length > 0 &&
  html`<section aria-labelledby="meant"><h2 id="meant">${words.topic.didYouMean}</h2>
${hitList(bundle, language, hits)}
</section>`
}`,
  });
}

function searchForm(language: Language, query: string): Html {
  const words = WORDS[language];
  return html`<form class="search" action="${topicsPath(language)}" method="get" role="search">
<label for="q">${words.topic.searchLabel}</label>
<div class="search-row"><input id="q" name="q" type="search" value="${query}" maxlength="100" autocomplete="off" required>
<button type="submit">${words.searchButton}</button></div>
</form>`;
}

function results(bundle: EditionBundle, language: Language, { query, hits }: TopicSearch): Html {
  const { topic } = WORDS[language];
  const title = hits.length > 0 ? topic.found(hits.length, query) : topic.nothing(query);
  return html`<section aria-labelledby="found"><h2 id="found">${title}</h2>
${hits.length > 0 && hitList(bundle, language, hits)}
</section>`;
}

function hitList({ edition }: EditionBundle, language: Language, hits: readonly TopicHit[]): Html {
  return html`<ul class="hits">
${hits.map(
  ({ code }) =>
    html`<li>${topicLink(edition.indicator(code), language)} <span class="when">${code}</span></li>\n`,
)}</ul>`;
}

/** One of the largest themes, open; the folders in it fold. */
function theme(
  bundle: EditionBundle,
  node: ThemeNode,
  at: number,
  language: Language,
): Html | null {
  if (node.kind === 'indicator') return null;
  return html`<section aria-labelledby="theme-${at}" class="parts">
<h2 id="theme-${at}">${dataText(node.name, language)}</h2>
${branch(bundle, node.children, language)}
</section>
`;
}

function branch(bundle: EditionBundle, nodes: readonly ThemeNode[], language: Language): Html {
  const { edition } = bundle;
  const topics = nodes.flatMap((node) => {
    const found = node.kind === 'indicator' ? edition.findIndicator(node.code) : null;
    return found?.visible ? [found] : [];
  });
  const folders = nodes.flatMap((node) => (node.kind === 'folder' ? [node] : []));
  return html`${
    topics.length > 0 &&
    html`<ul class="links">
${topics.map((topic) => html`<li>${topicLink(topic, language)}</li>\n`)}</ul>
`
  }${folders.map(
    (folder) =>
      html`<details><summary>${dataText(folder.name, language)} (${formatCount(countTopics(folder.children), language)})</summary>
${branch(bundle, folder.children, language)}</details>
`,
  )}`;
}

function countTopics(nodes: readonly ThemeNode[]): number {
  return nodes.reduce(
    (sum, node) => sum + (node.kind === 'folder' ? countTopics(node.children) : 1),
    0,
  );
}
