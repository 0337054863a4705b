import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { growThemes } from '../../../geodata/source/definitions/read-themes.ts';

const STARTER = new URL('../../../geodata/starter/', import.meta.url);

function readRows(name: string): Record<string, string>[] {
  return parse(readFileSync(new URL(name, STARTER)), { columns: true, bom: true });
}

/** Names of all folders of the starter's theme tree. */
function listFolders(): string[] {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', STARTER), 'utf8'));
  const extras: { themes?: string[] }[] = Object.values(manifest.extras);
  const paths = [
    ...readRows('themes.csv').map(({ Thema }) => Thema ?? ''),
    ...extras.flatMap(({ themes }) => themes ?? []),
  ];
  return [...new Set(paths.flatMap((path) => path.split('/').map((part) => part.trim())))];
}

it('every folder of the starter has a French and an English name of its own', () => {
  const rows = new Map(readRows('theme-names.csv').map((row) => [row.nl, row]));
  const folders = listFolders().filter((name) => name !== '');
  expect(folders.length).toBeGreaterThan(50);
  expect(folders.filter((name) => !rows.has(name))).toEqual([]);
  for (const { nl, fr, en } of rows.values()) {
    expect(
      [fr, en].every((name) => name && name !== nl),
      nl,
    ).toBe(true);
  }
});

it('a folder without a translation keeps its Dutch name', () => {
  const names = new Map([['Wonen', { nl: 'Wonen', fr: 'Logement', en: 'Housing' }]]);
  const places = [{ code: 'v1', path: ['Wonen', 'Huur'], alias: null }];
  const [root] = growThemes(places, new Map([['v1', 'v1']]), names);
  expect(root).toMatchObject({
    name: { fr: 'Logement' },
    children: [{ name: { nl: 'Huur', fr: 'Huur', en: 'Huur' } }],
  });
});
