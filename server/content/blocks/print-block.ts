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
import { linesBlock } from './lines-block.ts';
import { tableBehind } from './table-behind.ts';
import { tableBlock } from './table-block.ts';

const EVALUATE: Record<string, Evaluate> = {
  figure: figureBlock,
  figures: figuresBlock,
  table: tableBlock,
  bars: barsBlock,
  lines: linesBlock,
  dots: dotsBlock,
  pyramid: pyramidBlock,
  cross: crossBlock,
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
  return html`<p class="block-empty" id="${String(tag.args.id)}">${text}</p>`;
}

export type BlockAddress = {
  /** Path of the page with its question, without `#`. */
  page: string;
  /** Path of the file with the figures of a block. */
  csvOf: (id: string) => string;
};

function frame(scope: Scope, tag: ContentTag, block: Block, { page, csvOf }: BlockAddress): Html {
  const { words } = scope;
  const id = String(tag.args.id);
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
}<p class="block-foot"><span>${words.source}: <span lang="nl">${sourcesOf(scope, block)}</span></span> <span class="block-links"><a href="${csvOf(id)}" aria-label="${words.downloadOf(title)}">${words.download}</a>${
    own &&
    html` <a href="${blockMapPath(scope.language, own)}" aria-label="${words.openInMapOf(title)}">${words.openInMap}</a>`
  } <a href="${page}#${id}" aria-label="${words.blockAddressOf(title)}">${words.blockAddress}</a></span></p>
</figure>`;
}

function sourcesOf({ bundle }: Scope, { observations }: Block): string {
  const names = observations.map(({ indicator }) => sourceNameOf(bundle.edition, indicator));
  return [...new Set(names)].join('; ');
}
