import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createBuildFolder,
  editionsFolder,
  listEditions,
  openEdition,
  pruneEditions,
  readLive,
  sealEdition,
  switchLive,
} from '../../../geodata/edition/editions.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-editions-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

async function seal(content: string): Promise<string> {
  const folder = await createBuildFolder(dataDir);
  writeFileSync(path.join(folder, 'atlas.sqlite'), content);
  const id = await sealEdition(dataDir, folder);
  // Editions are ordered by the millisecond they were sealed in.
  await new Promise((resolve) => setTimeout(resolve, 3));
  return id;
}

test('a data folder without editions has none live', async () => {
  expect(readLive(dataDir)).toBeNull();
  expect(await listEditions(dataDir)).toEqual([]);
});

test('the id of an edition tells nothing to who can guess its content', async () => {
  const first = await seal('a');
  rmSync(path.join(dataDir, 'edition.key'));
  expect(await seal('a')).not.toBe(first);
});

test('the id of an edition is that of its content', async () => {
  const [first, other, again] = [await seal('a'), await seal('b'), await seal('a')];
  expect(first).toMatch(/^[0-9a-f]{12}$/);
  expect(again).toBe(first);
  expect((await listEditions(dataDir)).map(({ id }) => id)).toEqual([first, other]);
  expect(readdirSync(editionsFolder(dataDir)).sort()).toEqual([first, other].sort());
});

test('an edition that does not exist cannot go live or be opened', async () => {
  const id = await seal('a');
  await switchLive(dataDir, id);
  await expect(switchLive(dataDir, 'abcdefabcdef')).rejects.toThrow(
    `unknown edition: "abcdefabcdef" (known: ${id})`,
  );
  expect(readLive(dataDir)).toBe(id);
  expect(readdirSync(dataDir).sort()).toEqual(['edition.key', 'editions', 'live']);
  expect(() => openEdition(dataDir, '../editions')).toThrow('unknown edition: "../editions"');
});

test('pruning keeps the newest and the live edition', async () => {
  const ids = [await seal('a'), await seal('b'), await seal('c'), await seal('d')];
  await switchLive(dataDir, ids[1] ?? '');
  expect(await pruneEditions(dataDir, 1)).toEqual([ids[0], ids[2]]);
  expect((await listEditions(dataDir)).map(({ id }) => id)).toEqual([ids[1], ids[3]]);
});

test('pruning removes what killed builds left and not the build that is going on', async () => {
  const left = path.join(editionsFolder(dataDir), 'building-left');
  const going = path.basename(await createBuildFolder(dataDir));
  mkdirSync(left);
  const yesterday = Date.now() / 1000 - 86_400;
  utimesSync(left, yesterday, yesterday);
  expect(await pruneEditions(dataDir, 2)).toEqual(['building-left']);
  expect(readdirSync(editionsFolder(dataDir))).toEqual([going]);
});
