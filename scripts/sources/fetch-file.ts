import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Address } from './read-addresses.ts';

/** A whole file that was fetched, and what is known of it. */
export type FetchedFile = { file: string; sha256: string; messages: string[] };

/** What is kept beside a file: where it came from, and by what the publisher tells versions apart. */
const recordSchema = z.object({
  url: z.string(),
  version: z.string().nullable(),
  sha256: z.string(),
  bytes: z.number(),
  fetchedAt: z.string(),
});
const partSchema = z.object({ url: z.string(), version: z.string() });
type FileRecord = z.infer<typeof recordSchema>;

/** The first bytes of a zip archive; a page that says "no" begins otherwise. */
const ZIP_MAGIC = 'PK';

/**
 * Fetches a file into `folder` unless the one that is there is still what the publisher has. A download that was cut off
 * goes on where it ended if the publisher can tell that the file is the same. The file appears whole or not at all, with
 * a record of its address, version and hash. Throws an Error that says which page to open instead.
 */
export async function fetchFile(
  { url, page }: Address,
  folder: string,
  now = new Date(),
): Promise<FetchedFile> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, decodeURIComponent(path.posix.basename(new URL(url).pathname)));
  const kept = await readRecord(file, url);
  const part = `${file}.part`;
  const begun = kept ? null : await readPart(part, url);
  const headers: Record<string, string> = {};
  if (kept?.version) Object.assign(headers, conditionOf(kept.version));
  if (begun) Object.assign(headers, { Range: `bytes=${begun.bytes}-`, 'If-Range': begun.version });
  const response = await ask({ url, page }, headers, kept !== null);
  if (kept && (response === null || response.status === 304)) {
    const why = response === null ? 'the publisher cannot be reached' : 'unchanged';
    return {
      file,
      sha256: kept.sha256,
      messages: [`${path.basename(file)} of ${kept.fetchedAt}: ${why}`],
    };
  }
  if (!response) throw new Error(`no answer from ${url}`);
  const goesOn = response.status === 206 && begun !== null;
  if (response.status !== 200 && !goesOn) {
    await response.body?.cancel();
    throw new Error(
      `${url} answered ${response.status} ${response.statusText}. ${byHand(url, page)}`,
    );
  }
  const version = response.headers.get('etag') ?? response.headers.get('last-modified');
  await rm(`${part}.json`, { force: true });
  if (version) await writeFile(`${part}.json`, JSON.stringify({ url, version }));
  const before = goesOn ? begun.bytes : 0;
  const expected = before + Number(response.headers.get('content-length') ?? Number.NaN);
  await writeBody(response, part, goesOn, { url, expected, canGoOn: version !== null });
  await checkZip(part, response, url, page);
  const { messages, sha256 } = await keep(part, file, {
    url,
    version,
    fetchedAt: now.toISOString(),
  });
  if (goesOn) messages.push(`went on at byte ${before}`);
  if (kept && kept.sha256 !== sha256) {
    messages.push(
      `changed since ${kept.fetchedAt}: it was ${kept.bytes} bytes, sha256 ${kept.sha256}`,
    );
  }
  return { file, sha256, messages };
}

/** The whole part under its own name, with its record; the last step. */
async function keep(
  part: string,
  file: string,
  origin: Pick<FileRecord, 'url' | 'version' | 'fetchedAt'>,
): Promise<{ messages: string[]; sha256: string }> {
  const { sha256, bytes } = await hashOf(part);
  const record: FileRecord = { ...origin, sha256, bytes };
  await writeFile(`${file}.json`, `${JSON.stringify(record, null, 2)}\n`);
  await rename(part, file);
  await rm(`${part}.json`, { force: true });
  return { messages: [`${path.basename(file)}: ${bytes} bytes, sha256 ${sha256}`], sha256 };
}

/** The answer; null when there is no connection and a whole file from before will do. */
async function ask(
  { url, page }: Pick<Address, 'url' | 'page'>,
  headers: Record<string, string>,
  mayFail: boolean,
): Promise<Response | null> {
  try {
    return await fetch(url, { headers });
  } catch (error) {
    if (mayFail) return null;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`no connection to ${url} (${reason}). ${byHand(url, page)}`);
  }
}

/** What a person does when the program may not. */
export function byHand(url: string, page: string): string {
  const name = decodeURIComponent(path.posix.basename(new URL(url).pathname));
  return `Open ${page}, download "${name}" and give it: npm run sources -- statbel --file ${name}`;
}

/** The record of the whole file that is there; null when there is none or it is not what was fetched. */
async function readRecord(file: string, url: string): Promise<FileRecord | null> {
  const record = recordSchema.safeParse(await readJson(`${file}.json`));
  if (!record.success || record.data.url !== url) return null;
  const isThere = (await stat(file).catch(() => null))?.size === record.data.bytes;
  if (!isThere || (await hashOf(file)).sha256 !== record.data.sha256) return null;
  return record.data;
}

async function readPart(
  part: string,
  url: string,
): Promise<{ bytes: number; version: string } | null> {
  const begun = partSchema.safeParse(await readJson(`${part}.json`));
  const bytes = (await stat(part).catch(() => null))?.size ?? 0;
  if (!begun.success || begun.data.url !== url || bytes === 0) return null;
  // A weak tag says "about the same", which is not enough to join two halves.
  return begun.data.version.startsWith('W/') ? null : { bytes, version: begun.data.version };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => null);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function conditionOf(version: string): Record<string, string> {
  return /^(W\/)?"/.test(version) ? { 'If-None-Match': version } : { 'If-Modified-Since': version };
}

async function writeBody(
  response: Response,
  part: string,
  goesOn: boolean,
  { url, expected, canGoOn }: { url: string; expected: number; canGoOn: boolean },
): Promise<void> {
  let failure: unknown = null;
  const target = await open(part, goesOn ? 'a' : 'w');
  try {
    // Piece by piece rather than as a pipeline, which throws away what has come when the connection ends early.
    for await (const chunk of response.body ?? []) await target.write(chunk);
  } catch (error) {
    failure = error;
  } finally {
    await target.close();
  }
  const bytes = (await stat(part).catch(() => null))?.size ?? 0;
  if (failure === null && (Number.isNaN(expected) || bytes === expected)) return;
  const next = canGoOn
    ? 'run the command again: it goes on there'
    : 'run the command again: it begins anew, the publisher gives no version';
  if (!canGoOn) await rm(part, { force: true });
  const whole = Number.isNaN(expected) ? '' : ` of ${expected}`;
  throw new Error(`${url} was cut off after ${bytes}${whole} bytes; ${next}`);
}

async function checkZip(
  part: string,
  response: Response,
  url: string,
  page: string,
): Promise<void> {
  const stream = createReadStream(part, { end: 1, encoding: 'latin1' });
  let head = '';
  for await (const chunk of stream) head += chunk;
  if (head === ZIP_MAGIC) return;
  await rm(part, { force: true });
  await rm(`${part}.json`, { force: true });
  const type = response.headers.get('content-type') ?? 'no type';
  throw new Error(`${url} answered with ${type} that is no zip archive. ${byHand(url, page)}`);
}

async function hashOf(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
