/** The stylesheet of reports, dashboards and stories, which the pages of areas do not need. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addFile } from '../../pages/layout/page-files.ts';

/** In this order: a later sheet may say otherwise than an earlier one. */
const SHEETS = ['content.css', 'content-blocks.css', 'content-charts.css'];

export const CONTENT_SHEET = addFile(
  'content',
  'css',
  'text/css; charset=utf-8',
  Buffer.from(
    SHEETS.map((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8')).join('\n'),
  ),
);
