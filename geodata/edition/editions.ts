/**
 * The folder of editions: `data/editions/<id>/` and `data/live`, which names the one being served.
 * Everything that appears here appears whole, by a rename.
 */
import { createHmac } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DataError, listKnown } from '../model/data-error.ts';
import { ATLAS_FILE, Edition, STAMP_FILE } from './edition.ts';
import { readKey } from './edition-key.ts';

const LIVE_FILE = 'live';
const BUILDING_PREFIX = 'building-';
/** A build folder this old belongs to a build that was killed: a build takes minutes. */
const ABANDONED_AFTER_MS = 6 * 3600 * 1000;

export function editionsFolder(dataDir: string): string {
  return path.join(dataDir, 'editions');
}

/** Path of the pointer to the live edition: a file with its id. */
export function liveFile(dataDir: string): string {
  return path.join(dataDir, LIVE_FILE);
}

/** Id of the live edition, or null when there is none. */
export function readLive(dataDir: string): string | null {
  try {
    return readFileSync(liveFile(dataDir), 'utf8').trim() || null;
  } catch {
    return null;
  }
}

/** Ids of all editions, oldest first. */
export async function listEditions(dataDir: string): Promise<{ id: string; builtAt: string }[]> {
  const names = await readdir(editionsFolder(dataDir)).catch(() => []);
  return names
    .filter((name) => existsSync(path.join(editionsFolder(dataDir), name, STAMP_FILE)))
    .map((name): { id: string; builtAt: string } =>
      JSON.parse(readFileSync(path.join(editionsFolder(dataDir), name, STAMP_FILE), 'utf8')),
    )
    .sort((a, b) => (a.builtAt < b.builtAt ? -1 : 1));
}

/** Opens an edition by id. Throws `unknown_edition`. */
export function openEdition(dataDir: string, id: string): Edition {
  const folder = path.join(editionsFolder(dataDir), id);
  if (!/^[0-9a-f]{12}$/.test(id) || !existsSync(path.join(folder, STAMP_FILE))) {
    throw new DataError('unknown_edition', `unknown edition: "${id}"`);
  }
  return new Edition(folder);
}

/** Makes `id` the live edition in one step. Throws `unknown_edition` with those there are. */
export async function switchLive(dataDir: string, id: string): Promise<void> {
  const known = await listEditions(dataDir);
  if (!known.some((edition) => edition.id === id)) {
    const ids = known.map((edition) => edition.id);
    throw new DataError('unknown_edition', `unknown edition: "${id}" (known: ${listKnown(ids)})`);
  }
  const temporary = `${liveFile(dataDir)}.${process.pid}`;
  await writeFile(temporary, `${id}\n`);
  await rename(temporary, liveFile(dataDir));
}

/** A new folder to build in, beside the editions so that the final rename stays on one disk. */
export async function createBuildFolder(dataDir: string): Promise<string> {
  await mkdir(editionsFolder(dataDir), { recursive: true });
  return mkdtemp(path.join(editionsFolder(dataDir), BUILDING_PREFIX));
}

/**
 * Gives a finished build its name, a keyed hash of its content, and returns it. Building the same sources twice in one
 * data folder gives the same id; the copy that stands is kept, since it may be in use.
 */
export async function sealEdition(dataDir: string, buildFolder: string): Promise<string> {
  const key = readKey(dataDir);
  const id = await hashContent(buildFolder, key);
  const folder = path.join(editionsFolder(dataDir), id);
  const stamp = { id, builtAt: new Date().toISOString() };
  await writeFile(path.join(buildFolder, STAMP_FILE), `${JSON.stringify(stamp, null, 2)}\n`);
  if (!existsSync(folder)) await rename(buildFolder, folder);
  else if (await isWhole(folder, id, key)) await rm(buildFolder, { recursive: true });
  else {
    // A copy that was damaged on disk makes way; whoever still reads it keeps its open files.
    await rename(folder, `${buildFolder}-damaged`);
    await rename(buildFolder, folder);
    await rm(`${buildFolder}-damaged`, { recursive: true });
  }
  return id;
}

async function isWhole(folder: string, id: string, key: Buffer): Promise<boolean> {
  return existsSync(path.join(folder, STAMP_FILE)) && (await hashContent(folder, key)) === id;
}

/**
 * The first 12 hex digits of the HMAC-SHA-256 of the database and the geometry files. Keyed, because the database holds
 * figures that are not published: of a few unknown cells all values could be tried.
 */
async function hashContent(folder: string, key: Buffer): Promise<string> {
  const hash = createHmac('sha256', key);
  const names = (await readdir(folder)).filter(
    (name) => name === ATLAS_FILE || name.endsWith('.fgb'),
  );
  for (const name of names.sort()) {
    hash.update(name);
    for await (const chunk of createReadStream(path.join(folder, name)))
      hash.update(chunk as Buffer);
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * Removes all but the live and the `keep` newest editions, and what killed builds left behind. Returns
 * the names of the folders removed.
 */
export async function pruneEditions(dataDir: string, keep: number): Promise<string[]> {
  const live = readLive(dataDir);
  const old = (await listEditions(dataDir)).slice(0, -keep || undefined);
  const removed = old.map(({ id }) => id).filter((id) => id !== live);
  removed.push(...(await listAbandoned(dataDir)));
  for (const id of removed) await rm(path.join(editionsFolder(dataDir), id), { recursive: true });
  return removed;
}

async function listAbandoned(dataDir: string): Promise<string[]> {
  const names = await readdir(editionsFolder(dataDir)).catch(() => []);
  const oldest = Date.now() - ABANDONED_AFTER_MS;
  return names.filter(
    (name) =>
      name.startsWith(BUILDING_PREFIX) &&
      statSync(path.join(editionsFolder(dataDir), name)).mtimeMs < oldest,
  );
}
