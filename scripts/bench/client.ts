/**
 * npm run bench:client: what a change costs in the browser, on the live edition, beside MapLibre alone and
 * deck.gl doing the same in the same run. Script is what runs on the page's own thread; drawing on a machine without a GPU
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
import { type Hover, measureHover } from './hover.ts';
import type { Measurement } from './measurement.ts';

const RATIO = 'vp2506_elek_res_n';
const COUNT = 'v2506_elek_res_n';
const ROUNDS = 8;
const PER_AREAS = 10_000;
const BUDGET_MS = { change: 16, hover: 2 };
type Ours = { years: Cost; topics: Cost; hover: Hover; tiles: number; firstTiles: number };

export async function benchClient(): Promise<Measurement[]> {
  const missing = whatIsMissing();
  if (missing) return [{ what: missing, measured: '', baseline: '', budget: '', ok: null }];
  const [server, browser] = await Promise.all([startServer(), startBrowser()]);
  try {
    const areas = await countAreas(server.origin);
    const ours = await measureOurs(await openPage(browser, server.origin), server.origin);
    const plain = await measurePlain((await openPage(browser, server.origin)).page, server.origin);
    const deck = await measureDeck((await openPage(browser, server.origin)).page, server.origin);
    return report(areas, ours, plain, deck);
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
  await setYear(page, 0);
  await page.waitForTimeout(REST_MS);
  const tiles = countTiles(requests) - firstTiles;
  const topics = await measureTopics(page, clocks);
  await page.context().close();
  return { years, topics, hover, tiles, firstTiles };
}

function report(areas: number, ours: Ours, plain: Plain, deck: Deck): Measurement[] {
  const change = (what: string, cost: Cost): Measurement => {
    const scaled = (cost.coloured * PER_AREAS) / areas;
    return {
      what: `${what}, ${areas} sectors: script until coloured`,
      measured: `${print(scaled)} per 10,000; ${print(cost.total)} until rest`,
      baseline: `MapLibre: state of every area ${print(plain.states.coloured)} (${print(plain.states.total)}), expression ${print(plain.expression.total)}, one redraw ${print(plain.redraw.total)}; deck.gl: new colours ${print(deck.colours.total)}`,
      budget: `≤ ${BUDGET_MS.change} ms`,
      ok: scaled <= BUDGET_MS.change,
    };
  };
  const { hover } = ours;
  return [
    change('year change', ours.years),
    change('indicator change', ours.topics),
    {
      what: `hover over ${hover.seen} areas: script until the tooltip is there, median`,
      measured: print(hover.script),
      baseline: `MapLibre ${print(plain.hover.script)}, deck.gl ${print(deck.hover.script)}`,
      budget: `≤ ${BUDGET_MS.hover} ms`,
      ok: hover.script <= BUDGET_MS.hover,
    },
    {
      what: 'hover: frames until the tooltip is there, at most',
      measured: String(hover.frames),
      baseline: `MapLibre ${plain.hover.frames}, deck.gl ${deck.hover.frames}`,
      budget: '≤ 1',
      ok: hover.seen > 0 && hover.frames <= 1,
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

async function countAreas(origin: string): Promise<number> {
  const answer: unknown = await (await fetch(`${origin}/api/levels/${LEVEL}/areas`)).json();
  const { codes } = answer as { codes: string[] };
  return codes.length;
}

function countTiles(requests: readonly string[]): number {
  return requests.filter((url) => /\/tiles\//.test(url)).length;
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
