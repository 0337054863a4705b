/** The OGC documents as pages for people. */
import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import type { Indicator, Language } from '../../geodata/model/model.ts';
import { LANGUAGES } from '../contract/languages.ts';
import { type Html, html } from '../http/html.ts';
import { htmlPage, htmlTable, type PageLink } from '../pages/layout/html-page.ts';
import { drawnLevels, type Place, withFormat } from './collections.ts';
import { CONFORMANCE } from './conformance.ts';
import type { Feature } from './feature.ts';
import type { Link } from './links.ts';
import { queryablesProperties } from './queryables.ts';
import { WORDS } from './words.ts';

/** What every page has around its body. `address` is the page itself. */
export type Frame = { edition: Edition; place: Place; address: string };

export function landingHtml(frame: Frame): string {
  const { base, query, language } = frame.place;
  const words = WORDS[language];
  const link = (path: string, text: string): Html =>
    html`<li><a href="${`${base}${path}${query}`}">${text}</a></li>`;
  return page(
    frame,
    words.title,
    [],
    html`<p>${words.description}</p>
<ul>${link('/collections', words.collections)}${link('/api', words.definition)}${link('/conformance', words.conformance)}</ul>
<p class="soft"><code>${base}</code></p>`,
  );
}

export function conformanceHtml(frame: Frame): string {
  const words = WORDS[frame.place.language];
  return page(
    frame,
    words.conformance,
    [],
    html`<p>${words.conformanceText}</p><ul>${CONFORMANCE.map((uri) => html`<li><code>${uri}</code></li>`)}</ul>`,
  );
}

export function collectionsHtml(frame: Frame): string {
  const { base, query, language } = frame.place;
  const words = WORDS[language];
  const rows = drawnLevels(frame.edition).map(({ level, drawn }) => [
    html`<a href="${`${base}/collections/${level.code}${query}`}">${level.namePlural[language]}</a>`,
    html`<code>${level.code}</code>`,
    level.validUntil === null ? words.today : `– ${level.validUntil}`,
    level.boundaries === 'official' ? words.official : words.approximate,
    drawn,
  ]);
  const head = [words.name, words.code, words.vintage, words.outline, words.number];
  return page(frame, words.collections, [], htmlTable(head, rows));
}

export function collectionHtml(frame: Frame, data: LevelData): string {
  const { base, query, language } = frame.place;
  const words = WORDS[language];
  const at = `${base}/collections/${data.level.code}`;
  return page(
    frame,
    data.level.namePlural[language],
    [trailCollections(frame)],
    html`<dl>
<dt>${words.code}</dt><dd><code>${data.level.code}</code></dd>
<dt>${words.number}</dt><dd>${data.drawn}</dd>
<dt>${words.outline}</dt><dd>${data.level.boundaries === 'official' ? words.official : words.approximate}</dd>
</dl>
<ul>
<li><a href="${`${at}/items${query}`}">${words.areas}</a></li>
<li><a href="${withFormat(`${at}/items${query}`, 'json')}">${words.data}</a></li>
<li><a href="${`${at}/queryables${query}`}">${words.queryables}</a></li>
</ul>`,
  );
}

export function queryablesHtml(
  frame: Frame,
  data: LevelData,
  properties: Record<string, { title: string }>,
): string {
  const words = WORDS[frame.place.language];
  const rows = Object.entries(properties).map(([name, { title }]) => [
    html`<code>${name}</code>`,
    title,
  ]);
  const trail = [trailCollections(frame), trailCollection(frame, data)];
  return page(frame, words.queryables, trail, htmlTable([words.code, words.name], rows));
}

export function schemaHtml(
  frame: Frame,
  data: LevelData,
  indicators: readonly Indicator[],
): string {
  const { edition, place } = frame;
  const words = WORDS[place.language];
  const own = Object.entries(queryablesProperties(edition, data, place.language));
  const rows = [
    ...own.map(([name, { title }]) => [html`<code>${name}</code>`, title]),
    ...indicators.map(({ code, name, unit }) => [
      html`<code>${code}</code>`,
      `${name[place.language]} (${unit[place.language]})`,
    ]),
  ];
  const trail = [trailCollections(frame), trailCollection(frame, data)];
  return page(frame, words.properties, trail, htmlTable([words.property, words.name], rows));
}

export function itemsHtml(
  frame: Frame,
  data: LevelData,
  found: { features: readonly Feature[]; matched: number; offset: number; links: readonly Link[] },
): string {
  const { place } = frame;
  const words = WORDS[place.language];
  const { features, matched, offset, links } = found;
  // Joined values before the codes of parents: they are what was asked for.
  const all = Object.keys(features[0]?.properties ?? {}).filter((name) => !isInner(name));
  const own = queryablesProperties(frame.edition, data, place.language);
  const values = all.filter((name) => !Object.hasOwn(own, name));
  const names = ['code', ...values, ...all.filter((name) => Object.hasOwn(own, name)).slice(2)];
  const rows = features.map(({ id, properties }) => [
    html`<a href="${itemAddress(place, data, id)}">${properties.name}</a>`,
    ...names.map((name) => properties[name] ?? '–'),
  ]);
  const range = words.range
    .replace('{first}', String(offset + 1))
    .replace('{last}', String(offset + features.length))
    .replace('{all}', String(matched));
  const pages = links.filter(({ rel }) => rel === 'next' || rel === 'prev').toReversed();
  const pager = html`<p class="pages">${pages.map(({ rel, href, title }) => html`<a rel="${rel}" href="${href}">${title}</a>`)}</p>`;
  const head = [words.name, ...names];
  const trail = [trailCollections(frame), trailCollection(frame, data)];
  const list = features.length === 0 ? html`<p>${words.none}</p>` : htmlTable(head, rows);
  const count = features.length === 0 ? '' : html`<p>${range}</p>`;
  const title = data.level.namePlural[place.language];
  return page(frame, title, trail, html`${count}${list}${pager}`);
}

export function itemHtml(frame: Frame, data: LevelData, { properties }: Feature): string {
  const words = WORDS[frame.place.language];
  const rows = Object.entries(properties).map(([name, value]) => [
    html`<code>${name}</code>`,
    value ?? '–',
  ]);
  const trail = [trailCollections(frame), trailCollection(frame, data)];
  return page(
    frame,
    String(properties.name),
    trail,
    htmlTable([words.property, words.value], rows),
  );
}

/** What goes with a value; a page of areas shows values only. */
function isInner(name: string): boolean {
  return /_(status|reason|period)$/.test(name);
}

function itemAddress({ base, query }: Place, { level }: LevelData, code: string): string {
  return `${base}/collections/${level.code}/items/${encodeURIComponent(code)}${query}`;
}

function trailCollections({ place }: Frame): PageLink {
  const { base, query, language } = place;
  return { href: `${base}/collections${query}`, text: WORDS[language].collections };
}

function trailCollection({ place }: Frame, { level }: LevelData): PageLink {
  const { base, query, language } = place;
  return { href: `${base}/collections/${level.code}${query}`, text: level.namePlural[language] };
}

function page(frame: Frame, title: string, trail: readonly PageLink[], body: Html): string {
  const { edition, place, address } = frame;
  const { base, query, language } = place;
  const top = { href: `${base}${query}`, text: edition.meta.name[language] };
  return htmlPage({
    language,
    title,
    trail: [top, ...trail],
    others: [
      ...otherLanguages(address, language),
      { href: withFormat(address, 'json'), text: 'JSON' },
    ],
    body,
    footer: `${WORDS[language].edition} ${edition.meta.id}`,
  });
}

export function otherLanguages(address: string, language: Language): PageLink[] {
  return LANGUAGES.filter((other) => other !== language).map((other) => {
    const url = new URL(address);
    url.searchParams.set('lang', other);
    return { href: url.href, text: other.toUpperCase() };
  });
}
