/** Clocks of `bench:client`: script of a page, in time of the processor, until coloured and until rest. */
import type { CDPSession, Page } from 'playwright-core';

/** Longer than the map takes to come to rest without a GPU. */
export const REST_MS = 1500;

/** Script of one change, in milliseconds. */
export type Cost = {
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

export async function watchScript(page: Page): Promise<void> {
  await page.addInitScript({ content: WATCH });
}

/** Script by the clock and by the processor: they differ where others use the machine. */
export type Clocks = { wall: CDPSession; processor: CDPSession };

export async function metricsOf(page: Page): Promise<Clocks> {
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
export async function costOf(
  page: Page,
  clocks: Clocks,
  act: () => Promise<unknown>,
): Promise<Cost> {
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

export function medianCost(costs: readonly Cost[]): Cost {
  return {
    coloured: median(costs.map((cost) => cost.coloured)),
    total: median(costs.map((cost) => cost.total)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
