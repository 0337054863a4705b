/** The stylesheet of reports, dashboards and stories, which the pages of areas do not need. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addFile } from '../../pages/layout/page-files.ts';

export const CONTENT_SHEET = addFile(
  'content',
  'css',
  'text/css; charset=utf-8',
  readFileSync(path.join(import.meta.dirname, 'content.css')),
);
