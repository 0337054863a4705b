/** What pages load beside themselves: one stylesheet and the letters, under names that tell their content. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StoredAnswer } from '../../http/stored-answer.ts';

const FOLDER = '/pages/';
const WEIGHTS = [400, 700] as const;
const SETS = {
  latin: 'U+0-FF, U+131, U+152-153, U+2000-206F, U+20AC, U+2122, U+2212',
  'latin-ext': 'U+100-24F, U+1E00-1EFF',
};

/** Answers by path. */
const files = new Map<string, StoredAnswer>();

/** Gives a file an address that tells its content, and returns it. */
export function addFile(stem: string, extension: string, type: string, body: Buffer): string {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  const address = `${FOLDER}${stem}-${hash}.${extension}`;
  files.set(address, new StoredAnswer(body, type, 'page'));
  return address;
}

/** The bytes of the font in a format: pages load WOFF2, the drawing of previews unpacks WOFF. */
export function readFont(set: string, weight: number, format: 'woff' | 'woff2'): Buffer {
  const require = createRequire(import.meta.url);
  const name = `noto-sans-${set}-${weight}-normal.${format}`;
  return readFileSync(require.resolve(`@fontsource/noto-sans/files/${name}`));
}

const faces = WEIGHTS.flatMap((weight) =>
  Object.entries(SETS).map(([set, range]) => {
    const address = addFile(
      `noto-${set}-${weight}`,
      'woff2',
      'font/woff2',
      readFont(set, weight, 'woff2'),
    );
    return `@font-face{font-family:"Noto Sans";font-weight:${weight};font-display:swap;src:url(${address}) format("woff2");unicode-range:${range}}`;
  }),
);
/** In this order: a later sheet may say otherwise than an earlier one. */
const SHEETS = ['page.css', 'page-figures.css', 'page-lists.css', 'page-print.css'];
const rules = SHEETS.map((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8'));

export const STYLESHEET = addFile(
  'page',
  'css',
  'text/css; charset=utf-8',
  Buffer.from(`${faces.join('\n')}\n${rules.join('\n')}`),
);

/** The file at a path of the server, or null. */
export function pageFile(address: string): StoredAnswer | null {
  return files.get(address) ?? null;
}
