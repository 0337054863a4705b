/** What others take for the same in `bench:client`: MapLibre as it comes, and deck.gl as it comes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build, type Plugin } from 'vite';
import { type Clocks, type Cost, costOf, medianCost, metricsOf, watchScript } from './clocks.ts';
import { measurePlaying, type Played } from './frames.ts';
import { type Hover, measureHover } from './hover.ts';

export const LEVEL = 'statsec2024';
const ROUNDS = 4;
const READY_MS = 120_000;

export type Plain = { states: Cost; expression: Cost; redraw: Cost; hover: Hover; played: Played };
export type Deck = { colours: Cost; hover: Hover; played: Played };

/** MapLibre with the same tiles and the same view: a fill whose colour is in feature state. */
export async function measurePlain(page: Page, origin: string): Promise<Plain> {
  const folder = path.join(import.meta.dirname, '../../node_modules/maplibre-gl/dist');
  const file = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const clocks = await openBaseline(
    page,
    `${origin}/bench/plain?edition=${await editionOf(origin)}`,
    {
      plain: PLAIN,
      'maplibre-gl.mjs': file('maplibre-gl.mjs'),
      'maplibre-gl-shared.mjs': file('maplibre-gl-shared.mjs'),
      'maplibre-gl-worker.mjs': file('maplibre-gl-worker.mjs'),
    },
  );
  const states = await measureAct(page, clocks, 'benchState');
  const expression = await measureAct(page, clocks, 'benchExpression');
  const redraw = await measureAct(page, clocks, 'benchRedraw');
  const hover = await measureHover(page, '#tooltip');
  const played = await measurePlaying(page, 'benchState');
  await page.context().close();
  return { states, expression, redraw, hover, played };
}

/** deck.gl with outlines of the same level, as simple as the map at this zoom has them: one GeoJsonLayer. */
export async function measureDeck(page: Page, origin: string): Promise<Deck> {
  const clocks = await openBaseline(page, `${origin}/bench/deck?`, {
    deck: '<!doctype html><div id="deck"></div><div id="tooltip"></div><script type="module" src="/bench/deck.js"></script>',
    ...(await buildPage('deck')),
  });
  // It draws all the time: what it does by itself is no part of a change.
  const still = await measureAct(page, clocks, 'Boolean');
  const { coloured, total } = await measureAct(page, clocks, 'benchColours');
  const hover = await measureHover(page, '#tooltip');
  const played = await measurePlaying(page, 'benchColours');
  await page.context().close();
  return { colours: { coloured, total: Math.max(0, total - still.total) }, hover, played };
}

export async function openBaseline(
  page: Page,
  address: string,
  files: Record<string, string | Buffer>,
): Promise<Clocks> {
  await watchScript(page);
  await page.route('**/bench/**', (route) => {
    const name = path.basename(new URL(route.request().url()).pathname);
    const body = files[name] ?? files[new URL(route.request().url()).pathname];
    if (body === undefined) return route.abort();
    return route.fulfill({
      contentType: typeOf(name),
      body,
    });
  });
  await page.goto(`${address}&level=${LEVEL}`);
  await page.waitForSelector('body[data-ready]', { state: 'attached', timeout: READY_MS });
  return metricsOf(page);
}

function typeOf(name: string): string {
  if (name.endsWith('.css')) return 'text/css';
  return /\.m?js$/.test(name) ? 'text/javascript' : 'text/html';
}

/** The land around is no part of what is measured. */
const LAND = 'virtual:neighbours';
const WITHOUT_LAND: Plugin = {
  name: 'bench-without-land',
  resolveId: (id) => (id === LAND ? id : null),
  load: (id) => (id === LAND ? 'export default null;' : null),
};

/** File names with their text: built at run time, beside the client and never in it. */
export async function buildPage(name: 'deck' | 'map'): Promise<Record<string, string>> {
  const built = await build({
    configFile: false,
    root: import.meta.dirname,
    // Workers and styles are asked for where the page is.
    base: '/bench/',
    worker: { format: 'es' },
    logLevel: 'error',
    plugins: [WITHOUT_LAND],
    build: {
      write: false,
      target: 'es2022',
      assetsDir: '',
      rollupOptions: {
        input: { [name]: path.join(import.meta.dirname, `${name}-page.ts`) },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  const chunks = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  return Object.fromEntries(
    chunks.map((each) => [
      path.basename(each.fileName),
      'code' in each ? each.code : String(each.source),
    ]),
  );
}

export async function measureAct(page: Page, clocks: Clocks, act: string): Promise<Cost> {
  const costs: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    costs.push(await costOf(page, clocks, () => page.evaluate(`benchSoon(() => ${act}())`)));
  }
  return medianCost(costs.slice(1));
}

export async function editionOf(origin: string): Promise<string> {
  const answer: unknown = await (await fetch(`${origin}/api/edition`)).json();
  const { edition } = answer as { edition: string };
  return edition;
}

const PLAIN = `<!doctype html><div id="map" style="position:fixed;inset:0"></div>
<div id="tooltip" style="position:fixed"></div><script type="module">
import { Map as MapLibreMap, setWorkerUrl } from '/bench/maplibre-gl.mjs';
setWorkerUrl('/bench/maplibre-gl-worker.mjs');
const query = new URLSearchParams(location.search);
const level = query.get('level');
const tiles = [location.origin + '/tiles/' + query.get('edition') + '/' + level + '/{z}/{x}/{y}.mvt'];
const COLOURS = ['#d9e6f1', '#a9c8e2', '#7f9bcb', '#7a5fad', '#5a1f7c'];
const map = new MapLibreMap({
  container: 'map', center: [4.2, 51.05], zoom: 7.6, attributionControl: false,
  style: { version: 8, sources: { areas: { type: 'vector', tiles, minzoom: 6, maxzoom: 12 } }, layers: [
    { id: 'fill', type: 'fill', source: 'areas', 'source-layer': level,
      paint: { 'fill-color': ['to-color', ['coalesce', ['feature-state', 'c'], '#eeeeee']] } } ] } });
const { codes } = await (await fetch('/api/levels/' + level + '/areas')).json();
let round = 0;
window.benchState = () => {
  round++;
  for (let id = 0; id < codes.length; id++) {
    map.setFeatureState({ source: 'areas', sourceLayer: level, id }, { c: COLOURS[(id + round) % 5] });
  }
};
window.benchExpression = () => {
  round++;
  const pairs = codes.flatMap((_, id) => [id, COLOURS[(id + round) % 5]]);
  map.setPaintProperty('fill', 'fill-color', ['match', ['get', 'i'], ...pairs, '#eeeeee']);
};
window.benchRedraw = () => map.triggerRepaint();
const tooltip = document.querySelector('#tooltip');
map.on('mousemove', 'fill', ({ features: [found] }) => {
  tooltip.textContent = codes[found.id ?? found.properties.i];
});
map.once('idle', () => { document.body.dataset.ready = 'true'; });
</script>`;
