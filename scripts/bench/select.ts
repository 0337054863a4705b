/**
 * What selecting every sector with a lasso costs on the page's own thread, its value as one region included:
 * the longest task, in time of the processor, so that waiting for a graphics card that is not there, or for
 * others on the machine, does not count.
 */
import type { CDPSession, Page } from 'playwright-core';
import {
  openPage,
  settled,
  startBrowser,
  startServer,
  whatIsMissing,
} from '../../test/journeys/atlas-browser.ts';
import type { Measurement } from './measurement.ts';

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
const TRACED = ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'];

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
  const stop = await startTrace(session);
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
  const tasks = await stop();
  const longest = Math.max(...tasks.map(({ cpuMs }) => cpuMs));
  const total = tasks.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  const waited = Math.max(...tasks.map(({ wallMs }) => wallMs));
  const count = Number(await selected.getAttribute('data-count'));
  await page.click('.selection-actions .chip:nth-child(4)');
  await page.waitForSelector('#selection-title[data-count="0"]');
  return {
    what: `lasso over ${count} sectors, rule "${overlap}", and their region: longest task`,
    measured: `${longest.toFixed(0)} ms`,
    baseline: `all tasks ${total.toFixed(0)} ms; by the wall, drawing without a GPU included, longest ${waited.toFixed(0)} ms and selected after ${foundMs.toFixed(0)} ms`,
    budget: `≤ ${BUDGET_MS} ms`,
    ok: longest <= BUDGET_MS,
  };
}

type TraceEvent = {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
};
type Task = { cpuMs: number; wallMs: number };

/** Answers a function that ends the trace and tells the tasks of the page's own thread. */
async function startTrace(session: CDPSession): Promise<() => Promise<Task[]>> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: TRACED },
  });
  return async () => {
    const complete = new Promise<void>((resolve) => {
      session.once('Tracing.tracingComplete', () => resolve());
    });
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
    return tasksOfPage(events);
  };
}

/** Durations in a trace are in microseconds. */
function tasksOfPage(events: readonly TraceEvent[]): Task[] {
  const isPage = ({ name, args }: TraceEvent): boolean =>
    name === 'thread_name' && args?.name === 'CrRendererMain';
  const threads = new Set(events.filter(isPage).map(({ pid, tid }) => `${pid} ${tid}`));
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && threads.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ cpuMs: tdur / 1000, wallMs: dur / 1000 }));
}
