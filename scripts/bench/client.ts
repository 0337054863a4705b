/**
 * npm run bench:client: what a change costs in the browser, on the live edition, beside MapLibre's feature state and
 * deck.gl's GeoJsonLayer doing the same in the same run, on pages of the same kind. Script is what runs on the page's own thread; drawing on a machine without a GPU
 * takes far longer and is no part of it. Script is in time of the processor, so that others on the machine
 * count little; only hover goes by the wall. Read the ratios. Nothing here is a test.
 */
import type { Page } from 'playwright-core';
import {
  openPage,
  settled,
  startBrowser,
  startServer,
  type Watched,
  whatIsMissing,
} from '../../test/journeys/atlas-browser.ts';
import { type Deck, LEVEL, measureDeck, measurePlain, type Plain } from './baselines.ts';
import {
  type Clocks,
  type Cost,
  costOf,
  medianCost,
  metricsOf,
  REST_MS,
  watchScript,
} from './clocks.ts';
import type { Played } from './frames.ts';
import { type Hover, measureHover } from './hover.ts';
import type { Measurement } from './measurement.ts';
import { measureOwnMap, type OwnMap } from './own-map.ts';

const RATIO = 'vp2506_elek_res_n';
const COUNT = 'v2506_elek_res_n';
const ROUNDS = 8;
/** Ten times the sectors, and then some. */
const MANY = 100_000;
const BUDGET_MS = { year: 1.5, topic: 2, hover: 1 };
const GROWTH = 1.3;
type Ours = { years: Cost; topics: Cost; hover: Hover; tiles: number; firstTiles: number };

export async function benchClient(): Promise<Measurement[]> {
  const missing = whatIsMissing();
  if (missing) return [{ what: missing, measured: '', baseline: '', budget: '', ok: null }];
  const [server, browser] = await Promise.all([startServer(), startBrowser()]);
  try {
    const areas = await countAreas(server.origin);
    const fresh = async (): Promise<Page> => (await openPage(browser, server.origin)).page;
    const own = await measureOwnMap(await fresh(), server.origin, { areas, synthetic: false });
    const many = await measureOwnMap(await fresh(), server.origin, {
      areas: MANY,
      synthetic: true,
    });
    const plain = await measurePlain(await fresh(), server.origin);
    const deck = await measureDeck(await fresh(), server.origin);
    const ours = await measureOurs(await openPage(browser, server.origin), server.origin);
    return [...reportMap(areas, own, many, plain, deck), ...reportPage(areas, ours)];
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function measureOurs({ page, requests }: Watched, origin: string): Promise<Ours> {
  await watchScript(page);
  await page.goto(`${origin}/?indicator=${RATIO}&draw=areas&level=${LEVEL}`);
  await settled(page, LEVEL);
  const clocks = await metricsOf(page);
  const years = await measureYears(page, clocks);
  const hover = await measureHover(page, '.tooltip');
  const firstTiles = countTiles(requests);
  await pressInTime(page, 'End');
  await page.waitForTimeout(REST_MS);
  const tiles = countTiles(requests) - firstTiles;
  const topics = await measureTopics(page, clocks);
  await page.context().close();
  return { years, topics, hover, tiles, firstTiles };
}

/** The map alone, on a page like those of the baselines. */
function reportMap(
  areas: number,
  own: OwnMap,
  many: OwnMap,
  plain: Plain,
  deck: Deck,
): Measurement[] {
  const baseline = `MapLibre: state of every area ${print(plain.states.coloured)}, expression ${print(plain.expression.coloured)}, one redraw ${print(plain.redraw.coloured)}; deck.gl GeoJsonLayer ${print(deck.colours.coloured)}`;
  const change = (what: string, { coloured }: Cost, budgetMs: number): Measurement => ({
    what: `map, ${what}: script with drawing calls`,
    measured: print(coloured),
    baseline,
    budget: `≤ ${budgetMs} ms`,
    ok: coloured <= budgetMs,
  });
  const growth = many.year.coloured / own.year.coloured;
  return [
    change(`year change, ${areas} sectors`, own.year, BUDGET_MS.year),
    change(`year change, ${MANY} areas`, many.year, BUDGET_MS.year),
    change(`dragged break, ${areas} sectors`, own.drag, BUDGET_MS.year),
    change(`dragged break, ${MANY} areas`, many.drag, BUDGET_MS.year),
    change(`indicator change, data loaded, ${areas} sectors`, own.topic, BUDGET_MS.topic),
    change(`indicator change, data loaded, ${MANY} areas`, many.topic, BUDGET_MS.topic),
    {
      what: `map, year change: growth from ${areas} to ${MANY} areas`,
      measured: `${growth.toFixed(2)}×`,
      baseline: `a redraw alone ${print(own.redraw.coloured)} and ${print(many.redraw.coloured)}`,
      budget: `≤ ${GROWTH}×`,
      ok: growth <= GROWTH,
    },
    ...(own.use ? reportUse(areas, own.use, plain, deck) : []),
  ];
}

function reportUse(
  areas: number,
  { hover, played, heap }: NonNullable<OwnMap['use']>,
  plain: Plain,
  deck: Deck,
): Measurement[] {
  return [
    {
      what: `map, hover over ${hover.seen} areas: script, median`,
      measured: print(hover.script),
      baseline: `MapLibre ${print(plain.hover.script)}, deck.gl ${print(deck.hover.script)}`,
      budget: `≤ ${BUDGET_MS.hover} ms`,
      ok: hover.script <= BUDGET_MS.hover,
    },
    {
      what: `map, playing 20 periods over ${areas} sectors: frames dropped`,
      measured: printPlayed(played),
      baseline: `MapLibre ${printPlayed(plain.played)}, deck.gl ${printPlayed(deck.played)}`,
      budget: 'told',
      ok: null,
    },
    {
      what: 'map: memory of script after playing all periods three times',
      measured: `${heap.after.toFixed(1)} MB`,
      baseline: `${heap.before.toFixed(1)} MB before`,
      budget: '≤ 1.1×',
      ok: heap.after <= heap.before * 1.1,
    },
  ];
}

function printPlayed({ frames, dropped, longestMs }: Played): string {
  return `${dropped} of ${frames + dropped}, the longest ${longestMs.toFixed(0)} ms`;
}

/** The whole page: classes, legend, list and tooltip with the map. */
function reportPage(areas: number, ours: Ours): Measurement[] {
  const change = (what: string, cost: Cost): Measurement => ({
    what: `whole page, ${what}, ${areas} sectors: script until coloured`,
    measured: `${print(cost.coloured)}; ${print(cost.total)} until rest`,
    baseline: '',
    budget: 'told',
    ok: null,
  });
  const { hover } = ours;
  return [
    change('year change', ours.years),
    change('indicator change', ours.topics),
    {
      what: `whole page, hover over ${hover.seen} areas: script until the tooltip is there, median`,
      measured: `${print(hover.script)}, ${hover.frames} frames at most`,
      baseline: '',
      budget: 'told',
      ok: null,
    },
    {
      what: 'tile requests after a year change',
      measured: String(ours.tiles),
      baseline: `${ours.firstTiles} for the first picture`,
      budget: '0',
      ok: ours.tiles === 0,
    },
  ];
}

/** Every period once, so that all are loaded, and then some of them. */
async function measureYears(page: Page, clocks: Clocks): Promise<Cost> {
  const count = await page.$$eval('.time-tick[data-period]', (ticks) => ticks.length);
  if (count < 3) throw new Error(`there are ${count} periods to go through`);
  const costs: Cost[] = [];
  await costOf(page, clocks, () => pressInTime(page, 'Home'));
  for (let at = 1; at < count; at++)
    await costOf(page, clocks, () => pressInTime(page, 'ArrowRight'));
  for (let round = 0; round < ROUNDS; round++) {
    costs.push(await costOf(page, clocks, () => pressInTime(page, 'ArrowLeft')));
  }
  return medianCost(costs);
}

/** A key on the handle of the period. Throws when the period stays as it is. */
async function pressInTime(page: Page, key: string): Promise<void> {
  const before = await periodOf(page);
  await page.evaluate((pressed) => {
    const handle = document.querySelector('.time-range[data-end="period"]');
    if (!handle) throw new Error('there is no time slider');
    const event = new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true });
    window.benchSoon(() => handle.dispatchEvent(event));
  }, key);
  await page.waitForFunction(
    (old) => document.querySelector('.time-range[data-end="period"]')?.ariaValueText !== old,
    before,
  );
}

function periodOf(page: Page): Promise<string | null> {
  return page.getAttribute('.time-range[data-end="period"]', 'aria-valuetext');
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

async function countAreas(origin: string): Promise<number> {
  const answer: unknown = await (await fetch(`${origin}/api/levels/${LEVEL}/areas`)).json();
  const { codes } = answer as { codes: string[] };
  return codes.length;
}

function countTiles(requests: readonly string[]): number {
  return requests.filter((url) => /\/tiles\//.test(url)).length;
}

function print(ms: number): string {
  return `${ms.toFixed(2)} ms`;
}

if (process.argv[1] === import.meta.filename) {
  console.log('| what | measured | baseline, same run | budget | |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const { what, measured, baseline, budget, ok } of await benchClient()) {
    const verdict = ok === null ? '' : ok ? 'ok' : 'OVER';
    console.log(`| ${what} | ${measured} | ${baseline} | ${budget} | ${verdict} |`);
  }
}
