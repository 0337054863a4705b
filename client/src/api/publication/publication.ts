/** Whether the atlas is a set of files without a server of ours, and what those files are. */
import {
  objectPath,
  POINTER_PATH,
  type Pointer,
  PUBLICATION_META,
  type PublicationIndex,
  releasePath,
} from '../../../../server/contract/publication.ts';

/** Then what needs a server is not offered: own areas, all figures of one area, changes, made-to-measure files. */
export const isPublication =
  typeof document !== 'undefined' &&
  document.querySelector(`meta[name="${PUBLICATION_META}"]`) !== null;

/** Looks an answer up in a group; null where it was not written. */
export type Lookup = (group: string, key: string) => Promise<Record<string, unknown> | null>;

let index: PublicationIndex | null = null;
let asked: Promise<PublicationIndex> | null = null;

/** The list of files, asked once. A failure is forgotten, so that a retry asks again. */
export function loadPublication(edition: string | null): Promise<PublicationIndex> {
  asked ??= load(edition).catch((error) => {
    asked = null;
    throw error;
  });
  return asked;
}

async function load(edition: string | null): Promise<PublicationIndex> {
  const pointer = (await fetchJson(edition ? releasePath(edition) : POINTER_PATH)) as Pointer;
  index = (await fetchJson(objectPath(pointer.index))) as PublicationIndex;
  return index;
}

export async function fetchJson(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** Addresses of the outlines and tiles of a level; known once any answer has come. */
export function outlinesOf(level: string): string {
  return `${location.origin}${objectPath(index?.outlines[level] ?? 'none')}`;
}

/** A template that the tile worker reads as a place in an archive. */
export function archiveOf(level: string): string {
  return `pmtiles:${location.origin}${objectPath(index?.tiles[level] ?? 'none')}#{z}/{x}/{y}`;
}

/** Where the ready-made file of a topic at a level lies; null when there is none. */
export async function readyFile(indicator: string, level: string): Promise<string | null> {
  const group = index?.groups[`export/${encodeURIComponent(indicator)}`];
  if (!group) return null;
  const { entries } = (await fetchJson(objectPath(group))) as { entries: Record<string, string> };
  const key = new URLSearchParams({ format: 'csv', level, period: 'all' });
  const name = entries[key.toString()];
  return name ? objectPath(name) : null;
}
