/** Answers to the questions of the client out of files: what the server would have said, or that it needs one. */
import {
  type Entry,
  type Group,
  objectPath,
  type PublicationIndex,
  placeOfAnswer,
} from '../../../../server/contract/publication.ts';
import { fetchJson, type Lookup, loadPublication } from './publication.ts';
import { searchFiles } from './search-files.ts';
import { seriesFromFiles } from './series-from-files.ts';

const groups = new Map<string, Promise<Group>>();

/** Null: the question needs a server. */
export async function answerFromFiles(
  address: string,
  edition: string | null,
): Promise<Record<string, unknown> | null> {
  const index = await loadPublication(edition);
  const answer = await find(index, address);
  // Files do not name their edition, so that those that say the same are the same file.
  return answer && { ...answer, edition: index.edition };
}

async function find(
  index: PublicationIndex,
  address: string,
): Promise<Record<string, unknown> | null> {
  const [path, search = ''] = address.split('?', 2);
  const query = new URLSearchParams(search);
  const lookup: Lookup = (group, key) => lookUp(index, group, key);
  if (path === '/api/search') return searchFiles(objectPath(index.search), query);
  if (path === '/api/series') return seriesFromFiles(query, lookup);
  const { group, key } = placeOfAnswer(address);
  if (group !== null) return lookup(group, key);
  const name = index.answers[key];
  return name ? answerOf(await fetchJson(objectPath(name))) : null;
}

async function lookUp(
  index: PublicationIndex,
  name: string,
  key: string,
): Promise<Record<string, unknown> | null> {
  const list = index.groups[name];
  if (!list) return null;
  const known = groups.get(list) ?? (fetchJson(objectPath(list)) as Promise<Group>);
  groups.set(list, known);
  const group = await known.catch((error) => {
    groups.delete(list);
    throw error;
  });
  const entry = group.entries[key];
  return entry === undefined ? null : answerOf(await readEntry(group, entry));
}

async function readEntry({ bundle }: Group, entry: Entry): Promise<unknown> {
  if (typeof entry === 'string') return fetchJson(objectPath(entry));
  const path = objectPath(bundle ?? '');
  const [offset, length] = entry;
  const response = await fetch(path, {
    headers: { range: `bytes=${offset}-${offset + length - 1}` },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A store that knows no ranges sends the whole.
  const part = response.status === 206 ? bytes : bytes.subarray(offset, offset + length);
  const plain = new Blob([part]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain).json();
}

function answerOf(body: unknown): Record<string, unknown> {
  return body as Record<string, unknown>;
}
