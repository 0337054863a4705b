/** Moves the pointer over the map and sees how soon the tooltip tells of another area. */
import type { Page } from 'playwright-core';
import { median } from './clocks.ts';

const MOVES = 100;
/** More frames than any tooltip may take: by then the pointer is over the same area, or over none. */
const MAX_FRAMES = 12;

export type Hover = {
  /** Script from the move until the tooltip tells of the area, in milliseconds; by the clock, waiting included. */
  script: number;
  /** Frames until then, at most: 0 is before any, 1 is in the next. */
  frames: number;
  /** Moves that came to another area. */
  seen: number;
};

/** As text, as in `clocks.ts`. Steps that share no factor with the sides come everywhere in the box. */
const MOVE = `(async ({ moves, tooltip, most }) => {
  const canvas = document.querySelector('.maplibregl-canvas, #deck canvas');
  const told = () => document.querySelector(tooltip)?.textContent ?? '';
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const seen = [];
  for (let i = 0; i < moves; i++) {
    const at = { clientX: 400 + ((i * 149) % 640), clientY: 390 + ((i * 67) % 190), bubbles: true };
    const before = told();
    window.benchFrames = [];
    window.benchLater = 0;
    const from = performance.now();
    canvas.dispatchEvent(new PointerEvent('pointermove', { ...at, pointerType: 'mouse', pointerId: 1 }));
    canvas.dispatchEvent(new MouseEvent('mousemove', at));
    // Components redraw in a microtask; a chain of them is over when this one runs.
    for (let hop = 0; hop < 8; hop++) await null;
    const handled = performance.now() - from;
    let frames = 0;
    for (; frames < most && told() === before; frames++) await nextFrame();
    const inFrames = window.benchFrames.reduce((sum, ms) => sum + ms, 0);
    const isOther = told() !== before && told() !== '';
    if (isOther) seen.push({ frames, script: handled + (frames > 0 ? inFrames + window.benchLater : 0) });
    await new Promise((resolve) => window.benchSoon(resolve));
    await nextFrame();
  }
  return seen;
})`;

/** @param tooltip what tells of the area under the pointer */
export async function measureHover(page: Page, tooltip: string): Promise<Hover> {
  const asked = JSON.stringify({ moves: MOVES, tooltip, most: MAX_FRAMES });
  const seen: { frames: number; script: number }[] = await page.evaluate(`${MOVE}(${asked})`);
  return {
    script: median(seen.map(({ script }) => script)),
    frames: Math.max(0, ...seen.map(({ frames }) => frames)),
    seen: seen.length,
  };
}
