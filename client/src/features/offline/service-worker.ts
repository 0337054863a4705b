/**
 * Runs beside the page, in the browser: keeps what was seen, so that area pages and the last view can be read
 * without a connection. It never answers from what it kept while the server answers, but for what lasts.
 */
import { isWorthKeeping, keepingOf, languageOf, surplus } from './keeping.ts';
import { OFFLINE_MESSAGES } from './offline-messages.ts';

/** Changes with every build: put in by `service-worker-plugin.ts`. */
declare const BUILD: string;

type Work = { waitUntil: (done: Promise<unknown>) => void };
type Asked = Work & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Told = Work & { data: unknown };
type Scope = {
  addEventListener: {
    (type: 'install' | 'activate', act: (event: Work) => void): void;
    (type: 'fetch', act: (event: Asked) => void): void;
    (type: 'message', act: (event: Told) => void): void;
  };
  clients: { claim: () => Promise<void> };
  location: Location;
};
const scope = self as unknown as Scope;
const { origin } = scope.location;

/** The page and its script and style belong together: one store per build. */
const SHELL = `shell ${BUILD}`;
const MOST: Record<string, number> = { pages: 200, answers: 150, lasting: 600 };
const KEPT_HEADER = 'x-buurtatlas-kept';
/** Answers vary by what is accepted, and a page always accepts the same. */
const ANY: CacheQueryOptions = { ignoreVary: true };

scope.addEventListener('install', (event) => {
  event.waitUntil(keepShell());
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldBuilds().then(() => scope.clients.claim()));
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  switch (keepingOf(url, origin, request.mode === 'navigate')) {
    case 'shell':
      event.respondWith(fetch(request).catch(() => keptShell()));
      return;
    case 'page':
      event.respondWith(fresh(event, 'pages').catch(() => keptPage(url)));
      return;
    case 'answer':
      event.respondWith(fresh(event, 'answers').catch(() => keptAnswer(request)));
      return;
    case 'lasting':
      event.respondWith(lasting(event));
      return;
    default:
  }
});

/** What the page loaded before there was a service worker: asked once more, mostly of the browser's own store. */
scope.addEventListener('message', (event) => {
  const { data } = event;
  if (!Array.isArray(data)) return;
  event.waitUntil(Promise.all(data.map(String).map(keepSeen)));
});

async function keepSeen(address: string): Promise<void> {
  const keeping = keepingOf(new URL(address), origin, false);
  if (keeping !== 'answer' && keeping !== 'lasting') return;
  const name = keeping === 'answer' ? 'answers' : 'lasting';
  const cache = await caches.open(name);
  if (await cache.match(address, ANY)) return;
  const response = await fetch(address).catch(() => null);
  if (response) await keep(name, address, response);
}

async function keepShell(): Promise<void> {
  const page = await fetch('/', { cache: 'no-cache' });
  if (!isWorthKeeping(page)) throw new Error(`the page answers ${page.status}`);
  const text = await page.clone().text();
  const files = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
    ([, file = '']) => file,
  );
  const cache = await caches.open(SHELL);
  await cache.put('/', page);
  // A store refuses the whole list when a file stands in it twice.
  await cache.addAll([...new Set(files)]);
}

async function forgetOldBuilds(): Promise<void> {
  const known = new Set([SHELL, ...Object.keys(MOST)]);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !known.has(name)).map((name) => caches.delete(name)));
}

async function fresh(event: Asked, name: string): Promise<Response> {
  const response = await fetch(event.request);
  event.waitUntil(keep(name, event.request, response.clone()));
  return response;
}

async function lasting(event: Asked): Promise<Response> {
  const known = await caches.match(event.request, ANY);
  return known ?? fresh(event, 'lasting');
}

async function keep(name: string, key: RequestInfo, response: Response): Promise<void> {
  if (!isWorthKeeping(response)) return;
  const cache = await caches.open(name);
  // Put last in line again, since the oldest go first.
  await cache.delete(key, ANY);
  await cache.put(key, response);
  const old = surplus(await cache.keys(), MOST[name] ?? 0);
  await Promise.all(old.map((each) => cache.delete(each)));
}

async function keptShell(): Promise<Response> {
  const cache = await caches.open(SHELL);
  return (await cache.match('/', ANY)) ?? Response.error();
}

/** Told apart by a header, so that the page can say that this is not of today. */
async function keptAnswer(request: Request): Promise<Response> {
  const cache = await caches.open('answers');
  const known = await cache.match(request, ANY);
  if (!known) return Response.error();
  const headers = new Headers(known.headers);
  headers.set(KEPT_HEADER, '1');
  return new Response(known.body, { status: known.status, headers });
}

async function keptPage(url: URL): Promise<Response> {
  const t = OFFLINE_MESSAGES[languageOf(url.pathname)];
  const cache = await caches.open('pages');
  const known = await cache.match(url.href, ANY);
  const note = `<p role="status"><strong>${t.pageNote}</strong></p>`;
  if (!known) return emptyPage(languageOf(url.pathname));
  const text = (await known.text()).replace(/<main[^>]*>/, (main) => main + note);
  return new Response(text, { headers: known.headers });
}

function emptyPage(language: keyof typeof OFFLINE_MESSAGES): Response {
  const { title, notKept, toMap } = OFFLINE_MESSAGES[language];
  const home = language === 'nl' ? '/' : `/?lang=${language}`;
  const text = `<!doctype html><html lang="${language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<main><h1>${title}</h1><p>${notKept}</p><p><a href="${home}">${toMap}</a></p></main></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return new Response(text, { status: 503, headers });
}
