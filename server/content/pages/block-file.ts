/** One block by itself: its figures as a file, its picture, and a page that other sites may hold. */
import type { Language } from '../../../geodata/model/model.ts';
import { formatDate } from '../../contract/periods.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { html } from '../../http/html.ts';
import { renderPng } from '../../pages/areas/preview-image.ts';
import { STYLESHEET } from '../../pages/layout/page-files.ts';
import { sayPeriod } from '../../pages/words/words.ts';
import type { Block } from '../blocks/block.ts';
import { cellText } from '../blocks/block.ts';
import { findBlock } from '../blocks/find-block.ts';
import { type BlockAddress, type BlockFile, evaluateBlock, frame } from '../blocks/print-block.ts';
import { standaloneSvg } from '../charts/standalone-svg.ts';
import { type ReportQuestion, scopeOf } from '../context/report-scope.ts';
import { blockCsv, blockXlsx } from '../figures/block-csv.ts';
import type { Scope } from '../sentences/scope.ts';
import { grammarOf, territoryName, titleOf, whyOf } from '../words/words.ts';
import { CONTENT_SHEET } from './content-files.ts';

export type BlockAnswer = { body: Buffer; type: string; isAttached: boolean };

const TYPES: Record<BlockFile, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  svg: 'image/svg+xml',
  png: 'image/png',
  html: 'text/html; charset=utf-8',
};

/** Null where the text has no such block. `address` is of the page that it stands on. */
export async function blockFile(
  bundle: EditionBundle,
  question: ReportQuestion,
  { id, file }: { id: string; file: BlockFile },
  language: Language,
  address: BlockAddress & { origin: string },
): Promise<BlockAnswer | null> {
  const found = findBlock(scopeOf(bundle, question, language), question.document.nodes, id);
  if (!found) return null;
  const { scope, tag } = found;
  const block = evaluateBlock(scope, tag);
  const observations = 'empty' in block ? (block.empty ? [block.empty] : []) : block.observations;
  const answer = (body: string | Buffer, isAttached: boolean): BlockAnswer => ({
    body: Buffer.from(body),
    type: TYPES[file],
    isAttached,
  });
  const permalink = `${address.origin}${address.page}#${id}`;
  switch (file) {
    case 'csv':
      return answer(blockCsv(scope, observations), true);
    case 'xlsx':
      return answer(blockXlsx(scope, block.title, observations), true);
    case 'svg':
      return answer(drawBlock(scope, block, permalink), false);
    case 'png':
      return answer(await renderPng(drawBlock(scope, block, permalink)), false);
    case 'html': {
      const shown =
        'empty' in block
          ? html`<p class="block-empty">${emptyText(scope, block)}</p>`
          : frame(scope, tag, block, { ...address, idOf: () => id });
      return answer(embedPage(scope, block.title, shown, permalink, address, id), false);
    }
    default:
      return file satisfies never;
  }
}

type Shown = ReturnType<typeof evaluateBlock>;

function emptyText({ words, language, base }: Scope, block: Shown): string {
  const empty = 'empty' in block ? block.empty : null;
  const why = words.why[empty ? whyOf(empty.cell) : 'not_at_level'];
  return words.missingSentence(block.title, grammarOf(base, language).bare, why);
}

function drawBlock(scope: Scope, block: Shown, permalink: string): string {
  const { words, language, base, bundle } = scope;
  const { builtAt, id } = bundle.edition.meta;
  const said = [
    `${words.printed(formatDate(builtAt, language), id)} ${permalink.replace(/^https?:\/\//, '')}`,
  ];
  const name = territoryName(base, language);
  if ('empty' in block)
    return standaloneSvg({
      title: block.title,
      subtitle: name,
      picture: '',
      rows: [],
      notes: [emptyText(scope, block), ...said],
    });
  const { title, subtitle, notes, picture } = block;
  return standaloneSvg({
    title,
    subtitle: [subtitle, name].filter((one) => one !== '').join(' · '),
    picture: String(picture),
    rows: rowsOf(scope, block),
    notes: [...notes, ...said],
  });
}

function rowsOf(scope: Scope, { observations }: Block) {
  const { language } = scope;
  const isOne = new Set(observations.map(({ indicator }) => indicator)).size === 1;
  const units = new Set(observations.map(({ indicator }) => indicator.unit.nl));
  const largest = Math.max(...observations.map(({ cell }) => Math.abs(cell.value ?? 0)), 1e-9);
  return observations.map((one) => {
    const place = territoryName(one.territory, language);
    const name = one.part ?? (isOne ? place : `${place}: ${titleOf(one.indicator, language)}`);
    return {
      name: `${name} (${sayPeriod(one.period, language)})`,
      value: cellText(scope, one.indicator, one.cell),
      // Lengths of different units are no comparison.
      share: units.size === 1 ? (one.cell.value ?? 0) / largest : 0,
    };
  });
}

/** A page without anything around the block, with the code that puts it on another site. */
function embedPage(
  { words, language }: Scope,
  title: string,
  block: ReturnType<typeof html>,
  permalink: string,
  { origin, fileOf }: BlockAddress & { origin: string },
  id: string,
): string {
  const code = `<iframe src="${origin}${fileOf(id, 'html')}" title="${title.replaceAll('"', '')}" width="100%" height="480" loading="lazy" style="border:0"></iframe>`;
  return String(html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="${STYLESHEET}">
<link rel="stylesheet" href="${CONTENT_SHEET}">
<base target="_parent">
</head>
<body class="embedded">
<main class="report">
${block}
<p class="soft"><a href="${permalink}">${permalink}</a></p>
<details class="embed-code"><summary>${words.embedAbout}</summary><code>${code}</code></details>
</main>
</body>
</html>
`);
}
