/** A text from its first node to its last: paragraphs, headings, blocks, and what arranges them. */
import type { Argument, ContentNode, ContentTag } from '../../../geodata/content/content.ts';
import { ladderOf } from '../../edition/area-relations.ts';
import { type Place, placeOf } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { dataText } from '../../pages/words/words.ts';
import { type BlockAddress, evaluateBlock, printBlock } from '../blocks/print-block.ts';
import { isSameTerritory, territoryOf } from '../context/territory.ts';
import { titleOf } from '../words/words.ts';
import { holds } from './conditions.ts';
import { indicatorOf, partsIn } from './functions.ts';
import { sayInline, saySentence } from './say-nodes.ts';
import { type Scope, Unsayable } from './scope.ts';

const MOST_REPEATED = 20;

export function sayFlow(scope: Scope, nodes: readonly ContentNode[], address: BlockAddress): Html {
  return html`${nodes.map((node) => html`${sayNode(scope, node, address)}\n`)}`;
}

function sayNode(scope: Scope, node: ContentNode, address: BlockAddress): Html | null {
  switch (node.kind) {
    case 'text':
    case 'call':
      return wrapParagraph(saySentence(scope, node));
    case 'element':
      return sayElement(scope, node, address);
    case 'tag':
      return sayTag(scope, node, address);
    default:
      return node satisfies never;
  }
}

function sayElement(
  scope: Scope,
  node: Extract<ContentNode, { kind: 'element' }>,
  address: BlockAddress,
): Html | null {
  const { name, id, children } = node;
  switch (name) {
    case 'h2':
      return html`<h2 id="${address.idOf(id ?? '')}">${heading(scope, children)}</h2>`;
    case 'h3':
      return html`<h3 id="${address.idOf(id ?? '')}">${heading(scope, children)}</h3>`;
    case 'h4':
      return html`<h4 id="${address.idOf(id ?? '')}">${heading(scope, children)}</h4>`;
    case 'hr':
      return html`<hr>`;
    case 'ul':
    case 'ol': {
      const items = children.flatMap((item) => {
        const said = sayItem(scope, item, address);
        return said ? [html`<li>${said}</li>\n`] : [];
      });
      if (items.length === 0) return null;
      return name === 'ul' ? html`<ul>\n${items}</ul>` : html`<ol>\n${items}</ol>`;
    }
    default:
      return wrapParagraph(saySentence(scope, node));
  }
}

/** A heading is about the report and never falls back: what cannot be said of the area is left out of it. */
function heading(scope: Scope, children: readonly ContentNode[]): Html {
  const said = children.map((child) => {
    try {
      return sayInline(scope, [child]);
    } catch (error) {
      if (error instanceof Unsayable) return html``;
      throw error;
    }
  });
  return html`${said}`;
}

function sayItem(scope: Scope, item: ContentNode, address: BlockAddress): Html | null {
  const isPlain =
    item.kind !== 'element' ||
    item.children.every((one) => one.kind !== 'element' || !/^(ul|ol|p)$/.test(one.name));
  if (isPlain) return saySentence(scope, item);
  return sayFlow(scope, item.children, address);
}

function wrapParagraph(said: Html | null): Html | null {
  return said && html`<p>${said}</p>`;
}

function sayTag(scope: Scope, tag: ContentTag, address: BlockAddress): Html | null {
  const flow = (nodes: readonly ContentNode[], within: Scope = scope): Html =>
    sayFlow(within, nodes, address);
  const { words } = scope;
  switch (tag.name) {
    case 'sentence':
      return saySentence(scope, tag);
    case 'if':
      return flow(holds(scope, tag.args.primary) ? tag.children : (tag.otherwise ?? []));
    case 'part': {
      const document = findPart(scope, String(tag.args.name));
      return document ? sayFlow(scope, document.nodes, inPart(address, document.name)) : null;
    }
    case 'guide':
      return html`<details class="guide"><summary>${words.guide}</summary>
${flow(tag.children)}</details>`;
    case 'callout':
      return html`<aside class="callout">${tag.args.title !== undefined && html`<p class="callout-title">${String(tag.args.title)}</p>`}
${flow(tag.children)}</aside>`;
    case 'definition':
      return sayDefinition(scope, tag);
    case 'image':
      return html`<figure class="image"><img src="/content-images/${encodeURIComponent(String(tag.args.name))}" alt="${String(tag.args.alt)}">${tag.args.caption !== undefined && html`<figcaption>${String(tag.args.caption)}</figcaption>`}</figure>`;
    case 'sources':
      return saySources(scope);
    case 'within':
      return sayWithin(scope, tag, address);
    case 'each':
      return sayEach(scope, tag, address);
    case 'chapter':
      return sayChapter(scope, tag, flow(tag.children));
    default:
      return printBlock(scope, tag, address);
  }
}

/** Text with the map it is about beside it: as one scrolls, each chapter brings the state of its own. */
function sayChapter(scope: Scope, { args, line }: ContentTag, text: Html): Html {
  const { words } = scope;
  const link = chapterMap(scope, String(args.map));
  const state = new URL(link, 'http://atlas').searchParams;
  const indicator = state.get('indicator');
  const drawn = indicator
    ? evaluateBlock(scope, {
        kind: 'tag',
        name: 'map',
        args: { indicator, level: state.get('level'), id: `chapter-${line}` },
        line,
        children: [],
        otherwise: null,
      })
    : null;
  const map =
    drawn && !('empty' in drawn)
      ? html`<figure class="chapter-map"><figcaption><span class="block-title">${drawn.title}</span> <span class="block-unit">${drawn.subtitle}</span></figcaption>
${drawn.picture}</figure>`
      : null;
  return html`<section class="chapter"><div class="chapter-text"><h2>${String(args.title)}</h2>
${text}
<p><a href="${link}">${words.mapBeside}</a></p></div>
${map}</section>`;
}

/** A state of the map is a link; the language of the page goes with it. */
function chapterMap({ language }: Scope, map: string): string {
  return language === 'nl' ? map : `${map}&lang=${language}`;
}

/** Ids of a part, which may stand in a text beside the same block of its own. */
export function inPart(address: BlockAddress, name: string): BlockAddress {
  return { ...address, idOf: (id) => address.idOf(`${name}--${id}`) };
}

/** Ids of what is said for each of several areas. */
export function ofArea(address: BlockAddress, { ref }: Place): BlockAddress {
  return { ...address, idOf: (id) => address.idOf(`${id}--${ref.code}`) };
}

/** A part of the base as the base, held against the whole. */
export function forPart(scope: Scope, place: Place): Scope {
  return { ...scope, base: territoryOf(place), compared: [scope.base] };
}

export function findPart({ content, language }: Scope, name: string) {
  const parts = content.documents.filter((one) => one.kind === 'part' && one.name === name);
  return (
    parts.find((one) => one.language === language) ?? parts.find((one) => one.language === 'nl')
  );
}

function sayDefinition(scope: Scope, { args }: ContentTag): Html | null {
  const { language, words, content } = scope;
  if (args.indicator !== undefined) {
    const indicator = indicatorOf(scope, args.indicator);
    if (indicator.description[language] === '') return null;
    return html`<dl class="definition"><dt>${words.definition} ${titleOf(indicator, language)}</dt><dd>${dataText(indicator.description, language)}</dd></dl>`;
  }
  const term = content.glossary.find((one) => one.term === args.term);
  return term
    ? html`<dl class="definition"><dt>${term.name[language]}</dt><dd>${term.text[language]}</dd></dl>`
    : null;
}

/** Of everything that was told so far: it stands at the end of a text. */
function saySources({ bundle, figures }: Scope): Html | null {
  const used = new Set([...figures.used].map(({ source }) => source));
  const sources = bundle.edition.meta.sources.filter(({ code }) => used.has(code));
  if (sources.length === 0) return null;
  return html`<ul class="sources" lang="nl">
${sources.map(({ name, publisher, url }) => html`<li>${url ? html`<a href="${url}">${name}</a>` : name}: ${publisher}</li>\n`)}</ul>`;
}

/** The area around as the base: the care zone that contains a municipality. Null where there is not one. */
export function aroundOf(scope: Scope, family: Argument | undefined): Scope | null {
  const { bundle, base, compared } = scope;
  const found = base.indices.map((index) =>
    ladderOf(bundle.edition, base.data, index)
      .map((ref) => placeOf(bundle.edition, ref))
      .find(({ data }) => data.level.family === family),
  );
  const [first] = found;
  const isOne = found.every(
    (one) => one !== undefined && one.data === first?.data && one.index === first.index,
  );
  if (!first || !isOne || first.data.areas[first.index]?.unknownLocation) return null;
  const territory = territoryOf(first);
  const others = compared.filter((one) => !isSameTerritory(bundle.edition, one, territory));
  return { ...scope, base: territory, compared: others };
}

function sayWithin(scope: Scope, tag: ContentTag, address: BlockAddress): Html | null {
  const around = aroundOf(scope, tag.args.level);
  if (around) return sayFlow(around, tag.children, address);
  return tag.otherwise ? sayFlow(scope, tag.otherwise, address) : null;
}

/** Areas that a text is repeated for; null where the base has none of that level. */
export function eachOf(scope: Scope, { args }: ContentTag): Place[] | null {
  const parts = partsIn(scope, args.level);
  return parts?.places.slice(0, typeof args.most === 'number' ? args.most : MOST_REPEATED) ?? null;
}

/** The same text for each area in this one. */
function sayEach(scope: Scope, tag: ContentTag, address: BlockAddress): Html | null {
  const places = eachOf(scope, tag);
  if (!places) return tag.otherwise ? sayFlow(scope, tag.otherwise, address) : null;
  return html`${places.map((place) =>
    sayFlow(forPart(scope, place), tag.children, ofArea(address, place)),
  )}`;
}
