/** A publication of a small edition: whole, without secrets, changed files only, and answers like the server's. */
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FolderTarget } from '../../scripts/static/folder-target.ts';
import { publishEdition, rollBack } from '../../scripts/static/publish-edition.ts';
import { withoutServer } from '../../scripts/static/publish-pages.ts';
import type { Target } from '../../scripts/static/target.ts';
import { createTestApp, type TestApp } from '../fixtures/create-app.ts';
import { createEdition } from '../fixtures/create-edition.ts';
import { createSecrets } from '../fixtures/create-secrets.ts';
import { findSecrets, leaksOf } from '../server/routes/find-secrets.ts';

const ORIGIN = 'https://atlas.example.org';

let test: TestApp;
let folder: string;
let server: Server;
let address: string;

beforeAll(async () => {
  test = await createTestApp({ checkEveryMs: 0 });
  folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-static-'));
  await publish();
  server = serveFolder(folder);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
});

afterAll(async () => {
  server.close();
  await test.stop();
  await rm(folder, { recursive: true, force: true });
});

function publish(target: Target = new FolderTarget(folder), of = test) {
  return publishEdition({
    app: of.app,
    bundle: of.editions.live(),
    target,
    origin: ORIGIN,
    clientDir: path.join(of.dataDir, 'client'),
    progress: () => {},
  });
}

/** What any web server does: files, and the parts of them that are asked for. */
function serveFolder(root: string): Server {
  return createServer((request, response) => {
    const file = path.join(root, decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'));
    if (!existsSync(file) || statSync(file).isDirectory()) {
      response.writeHead(404).end();
      return;
    }
    const { size } = statSync(file);
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined) {
      response.writeHead(200, { 'content-length': size });
      createReadStream(file).pipe(response);
      return;
    }
    const part = { start: Number(from), end: Math.min(Number(to), size - 1) };
    response.writeHead(206, { 'content-range': `bytes ${part.start}-${part.end}/${size}` });
    createReadStream(file, part).pipe(response);
  });
}

const filesUnder = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(root, name)).isFile(),
  );

describe('the answers of files', () => {
  /** The client's own code, with addresses that Node understands. */
  async function answerFromFiles(question: string): Promise<unknown> {
    const { fetch } = globalThis;
    const whole = (url: string | URL | Request, init?: RequestInit) =>
      fetch(new URL(String(url), address), init);
    vi.stubGlobal('fetch', whole);
    try {
      const files = await import('../../client/src/api/publication/answer-from-files.ts');
      return await files.answerFromFiles(question, null);
    } finally {
      vi.unstubAllGlobals();
    }
  }

  it.each([
    '/api/edition',
    '/api/levels',
    '/api/themes',
    '/api/levels/statsec/areas',
    '/api/levels/statsec/neighbours',
    '/api/indicators/v1101_t',
    '/api/areas/statsec/44021A01-',
    '/api/values?indicator=v1101_t&level=statsec&period=2024',
    '/api/values?period=latest&indicator=vp1101_m&level=gemeente',
    '/api/series?indicator=v1101_t&areas=statsec:44021A01-,gemeente:44021',
    '/api/series?indicator=vp1101_m&areas=gemeente:44021&middle=statsec',
  ])('%s is what the server says', async (question) => {
    const said = await test.ask(question);
    expect(said.ok).toBe(true);
    const { indicator } = said as { indicator?: { measures: object } };
    // Changes and rates are not written.
    if (indicator) indicator.measures = { value: (indicator.measures as { value: object }).value };
    expect(await answerFromFiles(question)).toEqual(said);
  });

  it.each([
    '/api/profile?area=statsec:44021A01-&period=latest',
    '/api/values?indicator=v1101_t&level=statsec&period=2024&measure=change&since=2023',
    '/api/series?indicator=nothing&areas=statsec:44021A01-',
  ])('%s needs a server', async (question) => {
    expect(await answerFromFiles(question)).toBeNull();
  });

  it('search finds names, their words and codes', async () => {
    const hits = async (q: string) => {
      const answer = (await answerFromFiles(
        `/api/search?${new URLSearchParams({ q, lang: 'nl', limit: '20' })}`,
      )) as { hits: { name: string; code?: string }[] };
      return answer.hits;
    };
    const said = (await test.ask('/api/search?q=44021&lang=nl')) as { hits: { name: string }[] };
    expect((await hits('44021'))[0]).toEqual(said.hits[0]);
    expect((await hits('inwoners')).map(({ code }) => code)).toContain('v1101_t');
    expect(await hits('zzzz')).toEqual([]);
  });
});

describe('a publication', () => {
  it('ends with a pointer to an index that lists only files that are there', () => {
    const read = (key: string) => JSON.parse(readFileSync(path.join(folder, key), 'utf8'));
    const pointer = read('live.json');
    expect(pointer.edition).toBe(test.edition);
    const index = read(`objects/${pointer.index}`);
    const lists = Object.values<string>(index.groups);
    const named = lists.flatMap((list) => {
      const { bundle, entries } = read(`objects/${list}`);
      return [
        list,
        ...(bundle ? [bundle] : []),
        ...Object.values(entries).filter((entry) => typeof entry === 'string'),
      ];
    });
    const all = [
      ...named,
      ...Object.values<string>(index.answers),
      ...Object.values<string>(index.tiles),
      ...Object.values<string>(index.outlines),
      index.search,
    ];
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((name) => !existsSync(path.join(folder, 'objects', name)))).toEqual([]);
  });

  it('has the pages of the sitemap, and they lead to no route of a server', () => {
    const sitemap = readFileSync(path.join(folder, 'sitemap.xml'), 'utf8');
    const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) =>
      url.slice(ORIGIN.length),
    );
    expect(pages.length).toBeGreaterThan(20);
    const target = new FolderTarget(folder);
    for (const page of pages) {
      const html = readFileSync(path.join(folder, target.keyOfPage(page)), 'utf8');
      expect(html).not.toMatch(/href="\/(api|ogc|tiles|fgb)\b|<form|og:image/);
    }
  });

  it('published again writes no object and leaves every page', async () => {
    const again = await publish();
    expect(again.kept).toBe(again.pages);
    const { files } = again;
    // The client's page, the lists of the release and what tells of the site.
    expect(files).toBeLessThan(8);
    expect(again.unchanged).toBeGreaterThan(60);
  });

  it('another edition shares what says the same, and rolling back is one pointer', async () => {
    const first = test.edition;
    const before = new Set(readdirSync(path.join(folder, 'objects')));
    const page = path.join(folder, 'gebied/gemeente/44021/index.html');
    const firstPage = readFileSync(page, 'utf8');
    const second = await createEdition(test.dataDir, { name: 'Tweede' });
    const { edition, unchanged } = await publish();
    expect(edition).toBe(second);
    expect(second).not.toBe(first);
    const added = readdirSync(path.join(folder, 'objects')).filter((name) => !before.has(name));
    expect(added.length).toBeLessThan(unchanged / 4);
    // It says the same, and so keeps the date on which it was published.
    expect(readFileSync(page, 'utf8')).toBe(firstPage);
    await rollBack(new FolderTarget(folder), first);
    expect(JSON.parse(readFileSync(path.join(folder, 'live.json'), 'utf8')).edition).toBe(first);
    await expect(rollBack(new FolderTarget(folder), 'ffffffffffff')).rejects.toThrow(
      'never published',
    );
  });

  it('that fails half-way leaves the pointer where it was', async () => {
    const whole = new FolderTarget(folder);
    const live = readFileSync(path.join(folder, 'live.json'), 'utf8');
    await createEdition(test.dataDir, { name: 'Derde' });
    for (const breaking of ['objects/', 'releases/', 'index.html', 'sitemap.xml']) {
      const broken: Target = {
        list: (prefix) => whole.list(prefix),
        read: (key) => whole.read(key),
        remove: (key) => whole.remove(key),
        keyOfPage: (one) => whole.keyOfPage(one),
        write: (key, file) =>
          key.startsWith(breaking)
            ? Promise.reject(new Error('disk full'))
            : whole.write(key, file),
      };
      await expect(publish(broken)).rejects.toThrow('disk full');
      expect(readFileSync(path.join(folder, 'live.json'), 'utf8')).toBe(live);
    }
  });
});

it('holds no number that is suppressed, in no file and no part of one', async () => {
  const secretly = await createTestApp({}, { content: createSecrets() });
  const out = mkdtempSync(path.join(tmpdir(), 'buurtatlas-static-'));
  try {
    await publish(new FolderTarget(out), secretly);
    const { secrets } = findSecrets(secretly);
    expect(secrets.size).toBeGreaterThan(40);
    let read = 0;
    for (const name of filesUnder(out)) {
      const bytes = readFileSync(path.join(out, name));
      const texts = name.endsWith('.bundle')
        ? partsOf(out, name, bytes)
        : /\.(json|csv)$/.test(name)
          ? [bytes.toString()]
          : [];
      read += texts.length;
      for (const text of texts)
        expect({ name, leaks: leaksOf(withoutPlaces(text), secrets) }).toEqual({ name, leaks: [] });
      if (name.endsWith('.html'))
        expect({ name, leaks: leaksOf(numbersOf(bytes.toString()), secrets) }).toEqual({
          name,
          leaks: [],
        });
    }
    expect(read).toBeGreaterThan(100);
  } finally {
    await secretly.stop();
    await rm(out, { recursive: true, force: true });
  }
});

/** Where the parts of a bundle lie is no figure. */
function withoutPlaces(text: string): string {
  return text.startsWith('{"entries":') ? text.replace(/\[\d+,\d+\]/g, '') : text;
}

/** The parts of a bundle, as the list that names it says. */
function partsOf(root: string, bundle: string, bytes: Buffer): string[] {
  const name = path.basename(bundle);
  const list = filesUnder(path.join(root, 'objects')).find(
    (one) =>
      one.endsWith('.json') &&
      readFileSync(path.join(root, 'objects', one), 'utf8').includes(`"bundle":"${name}"`),
  );
  const { entries } = JSON.parse(readFileSync(path.join(root, 'objects', list ?? ''), 'utf8'));
  return Object.values<[number, number]>(entries)
    .filter((entry) => Array.isArray(entry))
    .map(([offset, length]) => gunzipSync(bytes.subarray(offset, offset + length)).toString());
}

/** Numbers of a page as programs write them, without places on drawings. */
function numbersOf(html: string): string {
  return html
    .replace(/ (d|x|y|cx|cy|width|height|viewBox|href|points|transform)="[^"]*"/g, '')
    .replaceAll('http://www.w3.org/2001/XMLSchema#', '')
    .replace(/(\d)[\u202f.,](?=\d{3})/g, '$1');
}

it('takes away links and forms that only a server answers, and says so', () => {
  const { html, links } = withoutServer(
    '<html lang="fr"><form action="/x"><b>1</b></form><a class="a" href="/api/export?x=1">CSV</a> <a href="/gebied">x</a><footer></footer>',
  );
  expect(links).toBe(1);
  expect(html).toContain('<span>CSV</span> <a href="/gebied">x</a>');
  expect(html).not.toContain('<form');
  expect(html).toContain('sans serveur');
});
