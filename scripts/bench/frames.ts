/** How a page plays periods: the frames it shows, and what it keeps of them. */
import type { Page } from 'playwright-core';

const PERIODS = 20;
/** A period is looked at this long. */
const PERIOD_MS = 200;
const FRAME_MS = 1000 / 60;

export type Played = { frames: number; dropped: number; longestMs: number };

/** As text, as in `clocks.ts`. A frame that takes as long as two has dropped one. */
const PLAY = `(async ({ act, periods, periodMs, frameMs }) => {
  const gaps = [];
  let before = performance.now();
  let isPlaying = true;
  const step = (now) => {
    gaps.push(now - before);
    before = now;
    if (isPlaying) requestAnimationFrame(step);
  };
  requestAnimationFrame((now) => { before = now; requestAnimationFrame(step); });
  for (let period = 0; period < periods; period++) {
    window[act]();
    await new Promise((resolve) => setTimeout(resolve, periodMs));
  }
  isPlaying = false;
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frameMs) - 1), 0);
  return { frames: gaps.length, dropped, longestMs: Math.max(0, ...gaps) };
})`;

/** @param act name of the page's function that goes to the next period */
export async function measurePlaying(page: Page, act: string): Promise<Played> {
  const asked = { act, periods: PERIODS, periodMs: PERIOD_MS, frameMs: FRAME_MS };
  return page.evaluate(`${PLAY}(${JSON.stringify(asked)})`);
}

/** What the page's script keeps once garbage is collected, in megabytes. */
export async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
}
