/**
 * What selecting every sector with a lasso costs on the page's own thread, its value as one region included.
 * Drawing on a machine without a GPU takes far longer than any script and is no part of it.
 */
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
const OVERLAPS = ['centre', 'any', 'half'] as const;
const BUDGET_MS = 50;
/** Corners of a lasso around everything, in pixels of the page. */
const LASSO: [number, number][] = [
  [380, 250],
  [600, 150],
  [1060, 250],
  [1060, 560],
  [700, 780],
  [380, 700],
  [380, 250],
];
const REST_MS = 3000;
/** What the profiler says when no script runs. */
const QUIET = new Set(['(idle)', '(program)', '(root)']);

export async function benchSelect(): Promise<Measurement[]> {
  const missing = whatIsMissing();
  if (missing) return [{ what: missing, measured: '', baseline: '', budget: '', ok: null }];
  const [server, browser] = await Promise.all([startServer(), startBrowser()]);
  try {
    const { page } = await openPage(browser, server.origin);
    await page.goto(`${server.origin}/?indicator=v1101_t&draw=areas&level=${LEVEL}`);
    await settled(page, LEVEL);
    await page.click('.select-areas');
    await page.click('[data-tool="lasso"]');
    const session = await page.context().newCDPSession(page);
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 500 });
    const results: Measurement[] = [];
    for (const overlap of OVERLAPS) results.push(await measure(page, session, overlap));
    return results;
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function measure(page: Page, session: CDPSession, overlap: string): Promise<Measurement> {
  await page.selectOption('.find > .choice select', overlap);
  await page.waitForTimeout(REST_MS);
  await session.send('Profiler.start');
  await page.mouse.move(...(LASSO[0] ?? [0, 0]));
  await page.mouse.down();
  for (const at of LASSO) await page.mouse.move(...at, { steps: 20 });
  const start = performance.now();
  await page.mouse.up();
  const selected = page.locator('#selection-title:not([data-count="0"])');
  await selected.waitFor();
  const foundMs = performance.now() - start;
  await page.waitForSelector('[data-region-value], .region-missing');
  await page.waitForTimeout(REST_MS);
  const { profile } = await session.send('Profiler.stop');
  const stretches = scriptStretches(profile);
  const longest = Math.max(0, ...stretches);
  const total = stretches.reduce((sum, each) => sum + each, 0);
  const count = Number(await selected.getAttribute('data-count'));
  await page.click('.selection-actions .chip:nth-child(4)');
  await page.waitForSelector('#selection-title[data-count="0"]');
  return {
    what: `lasso over ${count} sectors, rule "${overlap}", and their region: longest stretch of script`,
    measured: `${longest.toFixed(0)} ms`,
    baseline: `${total.toFixed(0)} ms of script in all; selected after ${foundMs.toFixed(0)} ms`,
    budget: `≤ ${BUDGET_MS} ms`,
    ok: longest <= BUDGET_MS,
  };
}

type Profile = {
  nodes: { id: number; callFrame: { functionName: string } }[];
  samples?: number[];
  timeDeltas?: number[];
};

/** Lengths in milliseconds of the times in which script ran without a pause. */
function scriptStretches({ nodes, samples = [], timeDeltas = [] }: Profile): number[] {
  const quiet = new Set(
    nodes.filter(({ callFrame }) => QUIET.has(callFrame.functionName)).map(({ id }) => id),
  );
  const stretches: number[] = [];
  let running = false;
  samples.forEach((id, i) => {
    const ms = (timeDeltas[i + 1] ?? 0) / 1000;
    if (quiet.has(id)) running = false;
    else if (running) stretches[stretches.length - 1] = (stretches.at(-1) ?? 0) + ms;
    else {
      stretches.push(ms);
      running = true;
    }
  });
  return stretches;
}
