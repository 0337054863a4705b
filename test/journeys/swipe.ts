/** A finger on the sheet of a phone. */
import type { Locator, Page } from 'playwright-core';
import { linkOf } from './atlas-browser.ts';

/** A sheet on its way is somewhere else by the time the finger comes down. */
export async function untilStill(page: Page): Promise<void> {
  await linkOf(page);
  await page.waitForFunction(() => document.querySelector('.sheet')?.getAnimations().length === 0);
}

/** A finger that drags slowly and is lifted where it stands. */
export async function swipe(page: Page, from: Locator, byPx: number): Promise<void> {
  await untilStill(page);
  const box = await from.boundingBox();
  if (!box) throw new Error('there is nothing to swipe');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y: at }],
    });
  await touch('touchStart', y);
  for (let step = 1; step <= 10; step++) await touch('touchMove', y + (byPx * step) / 10);
  // Longer than what the sheet takes for a flick: a finger that stands still is no state to wait for.
  await page.waitForTimeout(120);
  await touch('touchMove', y + byPx);
  await touch('touchEnd', y + byPx);
}
