/** Pages of HTML as files: those of the sitemap, what they load, the client, and the sitemap itself. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PUBLICATION_META } from '../../server/contract/publication.ts';
import { hashOf } from './publication-writer.ts';
import type { Publishing } from './publish-answers.ts';
import type { Target } from './target.ts';

/** Per path the file under `objects/`, and a hash of what it says but for its edition. */
export type PageRecord = Record<string, readonly [name: string, says: string]>;

export type PageCounts = { pages: number; kept: number; linksToServer: number };

const HTML_TYPE = 'text/html; charset=utf-8';
/** Beside the pages of the sitemap. */
const LISTS = ['/rapport', '/dashboard', '/verhaal'].flatMap((list) =>
  ['', '/fr', '/en'].map((prefix) => prefix + list),
);
const SERVER_LINK =
  /<a\b[^>]*\shref="\/(?:api|ogc|tiles|fgb|odata|docs|catalog|jiveservices)[^"]*"[^>]*>([\s\S]*?)<\/a>/g;
const NOTES: Record<string, string> = {
  nl: 'Deze atlas bestaat uit bestanden, zonder server: zoeken en eigen vergelijkingen op deze pagina kan hier niet.',
  fr: 'Cet atlas se compose de fichiers, sans serveur : recherche et comparaisons propres ne sont pas possibles sur cette page.',
  en: 'This atlas is a set of files, without a server: searching and comparisons of your own on this page are not possible here.',
};

/** Writes every page that does not say the same as in `before`, which keeps its file and its date. */
export async function publishPages(
  publishing: Publishing,
  before: PageRecord,
): Promise<{ record: PageRecord; counts: PageCounts }> {
  const record: PageRecord = {};
  const counts: PageCounts = { pages: 0, kept: 0, linksToServer: 0 };
  const files = new Set<string>();
  for (const page of await listPages(publishing)) {
    const response = await publishing.app.request(publishing.origin + page, {
      headers: { accept: 'text/html' },
    });
    if (response.status >= 500) throw new Error(`${page} answers ${response.status}`);
    if (!response.ok) continue;
    const { html, links } = withoutServer(await response.text());
    counts.linksToServer += links;
    counts.pages++;
    if (counts.pages % 1000 === 0) publishing.progress(`${counts.pages} pages`);
    for (const file of filesIn(html)) files.add(file);
    const says = hashOf(saidBy(html, publishing.bundle.id));
    const known = before[page];
    if (known?.[1] === says) {
      counts.kept++;
      record[page] = known;
      continue;
    }
    const name = await publishing.writer.object(Buffer.from(html), 'html', { type: HTML_TYPE });
    record[page] = [name, says];
  }
  for (const file of files) await publishFile(publishing, file, record);
  return { record, counts };
}

/** The paths of all pages, out of the sitemap and its parts. */
async function listPages({ app, origin }: Publishing): Promise<string[]> {
  const read = async (address: string): Promise<string[]> => {
    const text = await (await app.request(origin + address)).text();
    const found = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) =>
      url.replaceAll('&amp;', '&').slice(origin.length),
    );
    const parts = await Promise.all(
      found.map((one) => (/^\/sitemap\/\d+\.xml$/.test(one) ? read(one) : [one])),
    );
    return parts.flat();
  };
  const listed = await read('/sitemap.xml');
  return [...new Set([...LISTS, ...listed])].filter((one) => !one.includes('?') && one !== '/');
}

/** Links and forms that only a server answers become what they say; the page tells. */
export function withoutServer(page: string): { html: string; links: number } {
  let links = 0;
  let html = page.replace(SERVER_LINK, (_, text: string) => {
    links++;
    return `<span>${text}</span>`;
  });
  // Pictures for link previews are drawn by the server.
  html = html
    .replace(/<meta property="og:image[^>]*>\s*/g, '')
    .replace(/<meta name="twitter:card"[^>]*>\s*/g, '')
    .replace(/<form\b[\s\S]*?<\/form>/g, '');
  const language = /<html lang="(\w\w)"/.exec(html)?.[1] ?? 'nl';
  html = html.replace('</footer>', `<p>${NOTES[language] ?? NOTES.nl}</p>\n</footer>`);
  return { html, links };
}

/** A page without what only says when it was made. */
function saidBy(html: string, edition: string): string {
  return html.replaceAll(edition, '').replace(/<footer>[\s\S]*?<\/footer>/, '');
}

/** Stylesheets, letters, pictures and tables of a page. */
function filesIn(html: string): string[] {
  const found = [
    ...html.matchAll(/(?:href|src)="(\/[^"?#]+\.(?:css|woff2|png|svg|jpg|webp|csv))"/g),
  ];
  return found.map(([, file = '']) => file).filter((file) => !file.startsWith('/favicon'));
}

async function publishFile(
  publishing: Publishing,
  file: string,
  record: PageRecord,
): Promise<void> {
  if (record[file]) return;
  const response = await publishing.app.request(publishing.origin + file);
  if (!response.ok) return;
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  const body = Buffer.from(await response.arrayBuffer());
  const name = await publishing.writer.object(body, path.extname(file).slice(1), { type });
  record[file] = [name, hashOf(body)];
  if (!type.startsWith('text/css')) return;
  for (const [, inner = ''] of body.toString().matchAll(/url\((\/[^)]+)\)/g))
    await publishFile(publishing, inner, record);
}

const TYPES: Record<string, string> = {
  '.html': HTML_TYPE,
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

export const typeOf = (name: string): string =>
  TYPES[path.extname(name)] ?? 'application/octet-stream';

/** Files of the client that change no more; its page and service worker come last, with the pointer. */
export async function publishClient(
  { writer }: Publishing,
  target: Target,
  folder: string,
): Promise<Map<string, Buffer>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
    );
  const there = await target.list('assets/');
  const last = new Map<string, Buffer>();
  for (const name of names) {
    const body = readFileSync(path.join(folder, name));
    if (!name.startsWith('assets/')) last.set(name, name === 'index.html' ? marked(body) : body);
    else if (!there.has(name))
      await writer.file(name, { body, type: typeOf(name), isImmutable: true });
  }
  return last;
}

/** The client's page says that there is no server behind it. */
function marked(page: Buffer): Buffer {
  const meta = `<meta name="${PUBLICATION_META}" content="1">`;
  const text = page.toString();
  return Buffer.from(
    text.includes('</title>') ? text.replace('</title>', `</title>\n    ${meta}`) : meta + text,
  );
}
