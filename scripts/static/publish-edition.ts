/** The whole of a publication, in the order that keeps readers whole: objects, pages, and the pointer last. */
import type { Hono } from 'hono';
import { POINTER_PATH, type Pointer, releasePath } from '../../server/contract/publication.ts';
import type { EditionBundle } from '../../server/edition/edition-bundle.ts';
import { PublicationWriter, type Written } from './publication-writer.ts';
import { type Publishing, publishAnswers } from './publish-answers.ts';
import {
  type PageCounts,
  type PageRecord,
  publishClient,
  publishPages,
  typeOf,
} from './publish-pages.ts';
import type { Target } from './target.ts';

export type PublishOptions = {
  app: Hono;
  bundle: EditionBundle;
  target: Target;
  /** Where readers will find it: `https://atlas.example.org`. */
  origin: string;
  clientDir: string;
  progress: (message: string) => void;
};

export type Published = Written & PageCounts & { edition: string };

const pointerKey = POINTER_PATH.slice(1);
const releaseKey = (edition: string): string => releasePath(edition).slice(1);
const pagesKey = (edition: string): string => `releases/${edition}.pages.json`;

export async function publishEdition(options: PublishOptions): Promise<Published> {
  const { app, bundle, target, origin, progress, clientDir } = options;
  const writer = await PublicationWriter.open(target);
  const publishing: Publishing = { app, bundle, writer, origin, progress };
  const live = await readJson<Pointer>(target, pointerKey);
  const before = live ? await readJson<PageRecord>(target, pagesKey(live.edition)) : null;
  const shell = await publishClient(publishing, target, clientDir);
  const index = await publishAnswers(publishing);
  progress('pages');
  const { record, counts } = await publishPages(publishing, before ?? {});
  for (const name of ['sitemap.xml', 'robots.txt']) {
    const body = Buffer.from(await (await app.request(`${origin}/${name}`)).arrayBuffer());
    shell.set(name, body);
  }
  const pointer: Pointer = { edition: bundle.id, index: await writer.json(index) };
  await writer.settle();
  await writer.file(pagesKey(bundle.id), jsonFile(record));
  await writer.file(releaseKey(bundle.id), jsonFile(pointer));
  await writer.settle();
  progress('putting pages in their place');
  await placePages(target, writer, before ?? {}, record);
  for (const [name, body] of shell)
    await writer.file(name, { body, type: typeOf(name), isImmutable: false });
  await writer.settle();
  await target.write(pointerKey, jsonFile(pointer));
  return { ...writer.written, ...counts, edition: bundle.id };
}

/** Makes a release that was published before live again; throws when there is none of that edition. */
export async function rollBack(target: Target, edition: string): Promise<void> {
  const pointer = await readJson<Pointer>(target, releaseKey(edition));
  const record = await readJson<PageRecord>(target, pagesKey(edition));
  if (!pointer || !record) throw new Error(`edition ${edition} was never published there`);
  const live = await readJson<Pointer>(target, pointerKey);
  const now = live ? await readJson<PageRecord>(target, pagesKey(live.edition)) : null;
  // The map and its figures follow at once; pages, each whole in itself, are put back after it.
  await target.write(pointerKey, jsonFile(pointer));
  const writer = await PublicationWriter.open(target);
  await placePages(target, writer, now ?? {}, record);
  await writer.settle();
}

/** Pages lie at their own addresses: only those that differ are written, those that are gone are removed. */
async function placePages(
  target: Target,
  writer: PublicationWriter,
  before: PageRecord,
  after: PageRecord,
): Promise<void> {
  for (const [page, [name]] of Object.entries(after)) {
    if (before[page]?.[0] === name) continue;
    const body = await target.read(`objects/${name}`);
    if (!body) throw new Error(`objects/${name} of ${page} is missing`);
    const isPage = name.endsWith('.html');
    const key = isPage ? target.keyOfPage(page) : decodeURIComponent(page).slice(1);
    await writer.file(key, { body, type: typeOf(name), isImmutable: page.startsWith('/pages/') });
  }
  for (const [page, [name]] of Object.entries(before)) {
    if (after[page]) continue;
    await target.remove(
      name.endsWith('.html') ? target.keyOfPage(page) : decodeURIComponent(page).slice(1),
    );
  }
}

async function readJson<T>(target: Target, key: string): Promise<T | null> {
  const body = await target.read(key);
  return body && (JSON.parse(body.toString()) as T);
}

function jsonFile(content: unknown) {
  return {
    body: Buffer.from(JSON.stringify(content)),
    type: 'application/json; charset=utf-8',
    isImmutable: false,
  };
}
