/**
 * npm run bench:client: what a change costs in the browser, on the live edition, beside MapLibre alone doing
 * the same in the same run. Script is what runs on the page's own thread; drawing on a machine without a GPU
 * takes far longer and is no part of it. Script is in time of the processor, so that others on the machine
 * count little; only hover goes by the wall. Read the ratios. Nothing here is a test.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import {
  openPage,
  settled,
  startBrowser,
  startServer,
  whatIsMissing,
} from '../test/journeys/atlas-browser.ts';
import type { Measurement } from './bench.ts';

const LEVEL = 'statsec2024';
const RATIO = 'vp2506_elek_res_n';
const COUNT = 'v2506_elek_res_n';
const ROUNDS = 8;
const HOVERS = 60;
const PER_AREAS = 10_000;
const BUDGET_MS = { change: 16, hover: 2 };
/** Longer than the map takes to come to rest without a GPU. */
const REST_MS = 1500;

/** Script of one change, in milliseconds. */
type Cost = {
  /** From the event until the frame with the new colours is handed over. */
  coloured: number;
  /** Everything until rest: the list, marks that come in from tiles, more frames. */
  total: number;
};

/** The clocks that `watchScript` leaves on the page. */
declare global {
  interface Window {
    benchFrames: number[];
    benchLater: number;
    benchSoon: (act: () => void) => void;
  }
}

export async function benchClient(): Promise<Measurement[]> {
  const missing = whatIsMissing();
  if (missing) return [{ what: missing, measured: '', baseline: '', budget: '', ok: null }];
  const [server, browser] = await Promise.all([startServer(), startBrowser()]);
  try {
    const atlas = await openPage(browser, server.origin);
    await watchScript(atlas.page);
    const start = `/?indicator=${RATIO}&draw=areas&level=${LEVEL}`;
    await atlas.page.goto(server.origin + start);
    await settled(atlas.page, LEVEL);
    const areas = await countAreas(server.origin);
    const session = await metricsOf(atlas.page);
    const years = await measureYears(atlas.page, session);
    const hover = await measureHover(atlas.page);
    const before = countTiles(atlas.requests);
    await setYear(atlas.page, 0);
    await atlas.page.waitForTimeout(REST_MS);
    const tiles = countTiles(atlas.requests) - before;
    const topics = await measureTopics(atlas.page, session);
    await atlas.page.context().close();

    const plain = await openPage(browser, server.origin);
    await watchScript(plain.page);
    await openPlain(plain.page, server.origin, await editionOf(server.origin));
    const plainSession = await metricsOf(plain.page);
    const states = await measurePlain(plain.page, plainSession, 'benchState');
    const expression = await measurePlain(plain.page, plainSession, 'benchExpression');
    const redraw = await measurePlain(plain.page, plainSession, 'benchRedraw');

    const change = (what: string, cost: Cost): Measurement => {
      const scaled = (cost.coloured * PER_AREAS) / areas;
      return {
        what: `${what}, ${areas} sectors: script until coloured`,
        measured: `${print(scaled)} per 10,000; ${print(cost.total)} until rest`,
        baseline: `MapLibre: state of every area ${print(states.coloured)} (${print(states.total)}), expression ${print(expression.total)}, one redraw ${print(redraw.total)}`,
        budget: `≤ ${BUDGET_MS.change} ms`,
        ok: scaled <= BUDGET_MS.change,
      };
    };
    return [
      change('year change', years),
      change('indicator change', topics),
      {
        what: 'hover: script until handled',
        measured: print(hover),
        baseline: `one redraw ${print(redraw.total)}`,
        budget: `≤ ${BUDGET_MS.hover} ms`,
        ok: hover <= BUDGET_MS.hover,
      },
      {
        what: 'tile requests after a year change',
        measured: String(tiles),
        baseline: `${before} for the first picture`,
        budget: '0',
        ok: tiles === 0,
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * Times frames, timers and messages of workers apart, so that what is left is the event itself. As text: the
 * compiler of this file would put helpers into a function that the page does not have.
 */
const WATCH = `
window.benchFrames = [];
window.benchLater = 0;
const timed = (act, note) => function (...given) {
  const from = performance.now();
  const result = act.apply(this, given);
  note(performance.now() - from);
  return result;
};
const later = (ms) => { window.benchLater += ms; };
const { requestAnimationFrame: nextFrame, setTimeout: wait } = window;
// What a debugger evaluates is not counted as script: acts go through a timer that is not timed.
window.benchSoon = (act) => wait(act);
let frame = -1;
window.requestAnimationFrame = (act) => nextFrame((at) => {
  // All callbacks of one frame get the same time: they are one entry.
  if (at !== frame) window.benchFrames.push(0);
  frame = at;
  const note = (ms) => { window.benchFrames.push(window.benchFrames.pop() + ms); };
  timed(act, note)(at);
});
window.setTimeout = (act, ms) => wait(timed(act, later), ms);
const listen = Worker.prototype.addEventListener;
Worker.prototype.addEventListener = function (type, act) {
  return listen.call(this, type, timed(act, later));
};`;

async function watchScript(page: Page): Promise<void> {
  await page.addInitScript({ content: WATCH });
}

/** Script by the clock and by the processor: they differ where others use the machine. */
type Clocks = { wall: CDPSession; processor: CDPSession };

async function metricsOf(page: Page): Promise<Clocks> {
  const wall = await page.context().newCDPSession(page);
  const processor = await page.context().newCDPSession(page);
  await wall.send('Performance.enable', { timeDomain: 'timeTicks' });
  await processor.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { wall, processor };
}

async function scriptMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

/** Does something and waits until the page is at rest again. */
async function costOf(page: Page, clocks: Clocks, act: () => Promise<unknown>): Promise<Cost> {
  await page.evaluate(() => {
    window.benchFrames = [];
    window.benchLater = 0;
  });
  const before = [await scriptMs(clocks.wall), await scriptMs(clocks.processor)] as const;
  await act();
  await page.waitForTimeout(REST_MS);
  const wall = (await scriptMs(clocks.wall)) - before[0];
  const total = (await scriptMs(clocks.processor)) - before[1];
  const after = await page.evaluate(
    () => window.benchLater + window.benchFrames.slice(1).reduce((sum, ms) => sum + ms, 0),
  );
  // The page's own clocks go by the wall: of that, the share before the first frame is out.
  return { coloured: total * Math.max(0, 1 - after / wall), total };
}

async function measureYears(page: Page, clocks: Clocks): Promise<Cost> {
  const last = await page.evaluate(
    () => document.querySelector<HTMLInputElement>('.time-range')?.max ?? '0',
  );
  const years = Array.from({ length: Number(last) + 1 }, (_, i) => i);
  const costs: Cost[] = [];
  for (const year of years) await costOf(page, clocks, () => setYear(page, year));
  for (let round = 0; round < ROUNDS; round++) {
    costs.push(await costOf(page, clocks, () => setYear(page, round % years.length)));
  }
  return medianCost(costs);
}

async function setYear(page: Page, at: number): Promise<void> {
  await page.evaluate((value) => {
    const slider = document.querySelector<HTMLInputElement>('.time-range');
    if (!slider) throw new Error('there is no time slider');
    slider.value = String(value);
    window.benchSoon(() => slider.dispatchEvent(new Event('input', { bubbles: true })));
  }, at);
}

/** Both topics are loaded, and both drawn as areas. */
async function measureTopics(page: Page, clocks: Clocks): Promise<Cost> {
  const choose = (code: string) =>
    page.evaluate((wanted) => {
      const hit = [...document.querySelectorAll<HTMLElement>('.tree-topic')].find(
        (each) => each.dataset.code === wanted,
      );
      if (!hit) throw new Error(`${wanted} is not in the open part of the theme tree`);
      window.benchSoon(() => hit.click());
    }, code);
  await page.fill('.tree-filter input', 'elektriciteit');
  await page.waitForSelector(`.tree-topic[data-code="${COUNT}"], .tree-topic`);
  const codes = await page.$$eval('.tree-topic', (all) =>
    all.map((each) => (each as HTMLElement).dataset.code ?? ''),
  );
  const ratios = codes.filter((code) => code.startsWith('vp'));
  const [one = RATIO, other = RATIO] = ratios;
  const costs: Cost[] = [];
  for (const code of [one, other]) await costOf(page, clocks, () => choose(code));
  for (let round = 0; round < ROUNDS; round++) {
    costs.push(await costOf(page, clocks, () => choose(round % 2 === 0 ? one : other)));
  }
  return medianCost(costs);
}

/** Time that the page spends on a move of the pointer, before any frame. */
async function measureHover(page: Page): Promise<number> {
  const times = await page.evaluate(async (count) => {
    const canvas = document.querySelector('.maplibregl-canvas');
    if (!canvas) throw new Error('there is no map');
    const spent: number[] = [];
    for (let i = 0; i < count; i++) {
      const at = { clientX: 480 + ((i * 37) % 440), clientY: 430 + ((i * 23) % 130) };
      const from = performance.now();
      canvas.dispatchEvent(new MouseEvent('mousemove', { ...at, bubbles: true }));
      // Components redraw in a microtask; a chain of them is over when this one runs.
      for (let hop = 0; hop < 8; hop++) await null;
      spent.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    return spent;
  }, HOVERS);
  return median(times);
}

/** A page with MapLibre as it comes, the same tiles and the same view. */
async function openPlain(page: Page, origin: string, edition: string): Promise<void> {
  const folder = path.join(import.meta.dirname, '../node_modules/maplibre-gl/dist');
  await page.route('**/bench/**', (route) => {
    const name = path.basename(new URL(route.request().url()).pathname);
    if (name === 'plain') return route.fulfill({ contentType: 'text/html', body: PLAIN });
    return route.fulfill({
      contentType: 'text/javascript',
      body: readFileSync(path.join(folder, name)),
    });
  });
  await page.goto(`${origin}/bench/plain?edition=${edition}&level=${LEVEL}`);
  await page.waitForSelector('body[data-ready]', { state: 'attached', timeout: 60_000 });
}

const PLAIN = `<!doctype html><div id="map" style="position:fixed;inset:0"></div><script type="module">
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
map.once('idle', () => { document.body.dataset.ready = 'true'; });
</script>`;

async function measurePlain(page: Page, clocks: Clocks, act: string): Promise<Cost> {
  const costs: Cost[] = [];
  for (let round = 0; round < ROUNDS / 2; round++) {
    costs.push(await costOf(page, clocks, () => page.evaluate(`benchSoon(() => ${act}())`)));
  }
  return medianCost(costs.slice(1));
}

async function countAreas(origin: string): Promise<number> {
  const answer: unknown = await (await fetch(`${origin}/api/levels/${LEVEL}/areas`)).json();
  const { codes } = answer as { codes: string[] };
  return codes.length;
}

async function editionOf(origin: string): Promise<string> {
  const answer: unknown = await (await fetch(`${origin}/api/edition`)).json();
  const { edition } = answer as { edition: string };
  return edition;
}

function countTiles(requests: readonly string[]): number {
  return requests.filter((url) => /\/tiles\//.test(url)).length;
}

function medianCost(costs: readonly Cost[]): Cost {
  return {
    coloured: median(costs.map((cost) => cost.coloured)),
    total: median(costs.map((cost) => cost.total)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

function print(ms: number): string {
  return `${ms.toFixed(1)} ms`;
}

if (process.argv[1] === import.meta.filename) {
  console.log('| what | measured | baseline, same run | budget | |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const { what, measured, baseline, budget, ok } of await benchClient()) {
    const verdict = ok === null ? '' : ok ? 'ok' : 'OVER';
    console.log(`| ${what} | ${measured} | ${baseline} | ${budget} | ${verdict} |`);
  }
}
