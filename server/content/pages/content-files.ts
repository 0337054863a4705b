/** What the pages of reports, dashboards and stories load, which the pages of areas do not need. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MARK_COLOURS } from '../../contract/classify/hatching.ts';
import { type Mode, SHADES } from '../../contract/classify/schemes.ts';
import { addFile } from '../../pages/layout/page-files.ts';

/** Shades of the map by their place in its book: a drawing names the place, the mode of the reader the colour. */
function shadesIn(mode: Mode): string {
  const { strong, faint } = MARK_COLOURS[mode];
  return [
    ...SHADES[mode].map((colour, at) => `.h${at}{fill:${colour}}`),
    `.mark-strong{stroke:${strong}}.mark-faint{stroke:${faint}}`,
  ].join('');
}

/** In this order: a later sheet may say otherwise than an earlier one. */
const SHEETS = [
  'content.css',
  'content-blocks.css',
  'content-charts.css',
  'content-maps.css',
  'content-print.css',
];

function read(name: string): string {
  return readFileSync(path.join(import.meta.dirname, name), 'utf8');
}

export const CONTENT_SHEET = addFile(
  'content',
  'css',
  'text/css; charset=utf-8',
  Buffer.from(
    `${shadesIn('light')}@media screen and (prefers-color-scheme:dark){${shadesIn('dark')}}\n${SHEETS.map(read).join('\n')}`,
  ),
);

export const CONTENT_SCRIPT = addFile(
  'content',
  'js',
  'text/javascript; charset=utf-8',
  Buffer.from(read('content.js')),
);
