/** A text from its first node to its last: paragraphs, headings, blocks, and what arranges them. */
import type { ContentNode, ContentTag } from '../../../geodata/content/content.ts';
import { ladderOf } from '../../edition/area-relations.ts';
import { placeOf } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { dataText } from '../../pages/words/words.ts';
import { type BlockAddress, printBlock } from '../blocks/print-block.ts';
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
      return html`<h2 id="${id}">${heading(scope, children)}</h2>`;
    case 'h3':
      return html`<h3 id="${id}">${heading(scope, children)}</h3>`;
    case 'h4':
      return html`<h4 id="${id}">${heading(scope, children)}</h4>`;
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
      return document ? flow(document.nodes) : null;
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
    case 'within':
      return sayWithin(scope, tag, address);
    case 'each':
      return sayEach(scope, tag, address);
    case 'chapter':
      return html`<section class="chapter"><h2>${String(tag.args.title)}</h2>
${flow(tag.children)}
<p><a href="${chapterMap(scope, String(tag.args.map))}">${words.mapBeside}</a></p></section>`;
    default:
      return printBlock(scope, tag, address);
  }
}

/** A state of the map is a link; the language of the page goes with it. */
function chapterMap({ language }: Scope, map: string): string {
  return language === 'nl' ? map : `${map}&lang=${language}`;
}

function findPart({ content, language }: Scope, name: string) {
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

/** The same text for the area around: the care zone that contains a municipality. */
function sayWithin(scope: Scope, tag: ContentTag, address: BlockAddress): Html | null {
  const { bundle, base, compared } = scope;
  const family = tag.args.level;
  const found = base.indices.map((index) =>
    ladderOf(bundle.edition, base.data, index)
      .map((ref) => placeOf(bundle.edition, ref))
      .find(({ data }) => data.level.family === family),
  );
  const [first] = found;
  const isOne = found.every(
    (one) => one !== undefined && one.data === first?.data && one.index === first.index,
  );
  if (!first || !isOne || first.data.areas[first.index]?.unknownLocation)
    return tag.otherwise ? sayFlow(scope, tag.otherwise, address) : null;
  const territory = territoryOf(first);
  const others = compared.filter((one) => !isSameTerritory(bundle.edition, one, territory));
  return sayFlow({ ...scope, base: territory, compared: others }, tag.children, address);
}

/** The same text for each area in this one. */
function sayEach(scope: Scope, tag: ContentTag, address: BlockAddress): Html | null {
  const parts = partsIn(scope, tag.args.level);
  if (!parts) return tag.otherwise ? sayFlow(scope, tag.otherwise, address) : null;
  const most = typeof tag.args.most === 'number' ? tag.args.most : MOST_REPEATED;
  const each = parts.places
    .slice(0, most)
    .map((place) =>
      sayFlow(
        { ...scope, base: territoryOf(place), compared: [scope.base] },
        tag.children,
        address,
      ),
    );
  return html`${each}`;
}
