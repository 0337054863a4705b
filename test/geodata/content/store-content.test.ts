import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Content, NO_SETTINGS } from '../../../geodata/content/content.ts';
import { parseContent } from '../../../geodata/content/parse-content.ts';
import { loadContent, writeContent } from '../../../geodata/content/store-content.ts';
import { createDatabase, type Database } from '../../../geodata/edition/database.ts';

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-content-'));
  db = createDatabase(path.join(folder, 'atlas.sqlite'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

it('an edition without content has no tables for it, and nothing to load', () => {
  expect(loadContent(db)).toEqual({
    documents: [],
    groups: [],
    glossary: [],
    images: [],
    settings: NO_SETTINGS,
  });
  expect(db.prepare('SELECT count(*) FROM sqlite_master').pluck().get()).toBe(0);
});

it('comes out as it went in: texts, groups, terms and images', () => {
  const about = {
    kind: 'report',
    name: 'proef',
    language: 'fr',
    file: 'reports/proef.fr.md',
  } as const;
  const { document } = parseContent(
    '---\ntitle: Essai\nlevels: gemeente\n---\n\n{% if rose("v1") %}Plus.{% else /%}Moins.{% /if %}',
    about,
  );
  const label = { nl: 'steden', fr: 'villes', en: 'cities' };
  const content: Content = {
    documents: [document],
    groups: [{ name: 'steden', label, level: 'gemeente', codes: ['44021'] }],
    glossary: [{ term: 'mediaan', name: label, text: label }],
    images: [{ name: 'a.png', type: 'image/png', bytes: Buffer.from([1, 2, 3]) }],
    settings: { home: 'start', portal: { abc: 'proef' } },
  };
  writeContent(db, content);
  expect(loadContent(db)).toEqual(content);
});
