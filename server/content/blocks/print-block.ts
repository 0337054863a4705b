/** A block on a page: title and unit from data, picture, notes, table, source and where to go from it. */
import type { ContentTag } from '../../../geodata/content/content.ts';
import { sourceNameOf } from '../../figures/wire-column.ts';
import { type Html, html } from '../../http/html.ts';
import { blockMapPath } from '../pages/content-paths.ts';
import type { Scope } from '../sentences/scope.ts';
import { grammarOf, whyOf } from '../words/words.ts';
import { barsBlock } from './bars-block.ts';
import type { Block, Evaluate, Evaluated } from './block.ts';
import { crossBlock, pyramidBlock } from './cube-blocks.ts';
import { dotsBlock } from './dots-block.ts';
import { figureBlock, figuresBlock } from './figure-block.ts';
import { flowsBlock } from './flows-block.ts';
import { linesBlock } from './lines-block.ts';
import { mapBlock } from './map-block.ts';
import { scatterBlock } from './scatter-block.ts';
import { tableBehind } from './table-behind.ts';
import { tableBlock } from './table-block.ts';
import { wheelBlock } from './wheel-block.ts';

const EVALUATE: Record<string, Evaluate> = {
  figure: figureBlock,
  figures: figuresBlock,
  table: tableBlock,
  bars: barsBlock,
  lines: linesBlock,
  dots: dotsBlock,
  pyramid: pyramidBlock,
  cross: crossBlock,
  map: mapBlock,
  maps: mapBlock,
  scatter: scatterBlock,
  wheel: wheelBlock,
  flows: flowsBlock,
};

/** What a block shows, or what it lacks. */
export function evaluateBlock(scope: Scope, tag: ContentTag): Evaluated {
  const evaluate = EVALUATE[tag.name];
  if (!evaluate) throw new Error(`block without meaning: ${tag.name}`);
  return evaluate(scope, tag);
}

/** Null where an empty block is dropped. `address` is the page's own, for the block's file. */
export function printBlock(scope: Scope, tag: ContentTag, address: BlockAddress): Html | null {
  const evaluated = evaluateBlock(scope, tag);
  const count = (outcome: 'shown' | 'said' | 'dropped', text: string): void => {
    scope.tally.push({
      what: `block ${tag.name}`,
      line: tag.line,
      outcome,
      text,
      pattern: tag.name,
    });
  };
  if (!('empty' in evaluated)) {
    count('shown', evaluated.title);
    return frame(scope, tag, evaluated, address);
  }
  if (tag.args.empty === 'drop') {
    count('dropped', evaluated.title);
    return null;
  }
  const { words, language, base } = scope;
  const why = words.why[evaluated.empty ? whyOf(evaluated.empty.cell) : 'not_at_level'];
  const text = words.missingSentence(evaluated.title, grammarOf(base, language).bare, why);
  count('said', text);
  return html`<p class="block-empty" id="${address.idOf(String(tag.args.id))}">${text}</p>`;
}

export type BlockAddress = {
  /** Path of the page with its question, without `#`. */
  page: string;
  /** Path of a file of a block: its figures, its picture. */
  fileOf: (id: string, extension: BlockFile) => string;
  /** The id on the page of what an author wrote once, and the page may say for several areas. */
  idOf: (id: string) => string;
};

export const BLOCK_FILES = ['csv', 'xlsx', 'svg', 'png', 'html'] as const;
export type BlockFile = (typeof BLOCK_FILES)[number];

export function frame(scope: Scope, tag: ContentTag, block: Block, address: BlockAddress): Html {
  const { words } = scope;
  const id = address.idOf(String(tag.args.id));
  const { title, subtitle, notes, observations, picture, isTable } = block;
  const note = typeof tag.args.note === 'string' ? [tag.args.note] : [];
  const [first] = observations;
  const own = observations.find(({ territory }) => territory === scope.base) ?? first;
  return html`<figure class="block block-${tag.name}" id="${id}">
<figcaption${tag.name === 'figures' && html` class="hidden"`}><span class="block-title">${title}</span>${subtitle && html` <span class="block-unit">${subtitle}</span>`}</figcaption>
${picture}
${[...notes, ...note].map((one) => html`<p class="block-note">${one}</p>\n`)}${
  !isTable &&
  html`<details><summary>${words.tableBehind}</summary>
${tableBehind(scope, title, observations)}
</details>
`
}<div class="block-foot"><span>${words.source}: <span lang="nl">${sourcesOf(scope, block)}</span></span> <div class="block-links">${downloads(scope, id, title, address)}${
    own &&
    html` <a href="${block.mapPath ?? blockMapPath(scope.language, own)}" aria-label="${words.openInMapOf(title)}">${words.openInMap}</a>`
  } <a href="${address.page}#${id}" aria-label="${words.blockAddressOf(title)}">${words.blockAddress}</a></div></div>
</figure>`;
}

/** Behind one word, so that a page of many blocks stays quiet. */
function downloads({ words }: Scope, id: string, title: string, { fileOf }: BlockAddress): Html {
  const files = [
    ['csv', 'CSV'],
    ['xlsx', 'Excel'],
    ['svg', 'SVG'],
    ['png', 'PNG'],
  ] as const;
  return html`<details class="take"><summary aria-label="${words.downloadOf(title)}">${words.download}</summary><span class="take-files">${files.map(([file, name]) => html`<a href="${fileOf(id, file)}">${name}</a> `)}<a href="${fileOf(id, 'html')}">${words.embed}</a></span></details>`;
}

function sourcesOf({ bundle }: Scope, { observations }: Block): string {
  const names = observations.map(({ indicator }) => sourceNameOf(bundle.edition, indicator));
  return [...new Set(names)].join('; ');
}
