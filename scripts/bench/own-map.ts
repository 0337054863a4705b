/** The client's own map on a page like those of the baselines: with the edition's sectors, and with ten times as many. */
import type { Page } from 'playwright-core';
import { buildPage, editionOf, LEVEL, measureAct, openBaseline } from './baselines.ts';
import type { Cost } from './clocks.ts';
import { heapMb, measurePlaying, type Played } from './frames.ts';
import { type Hover, measureHover } from './hover.ts';
import { createSyntheticTiles } from './synthetic-level.ts';

export type OwnMap = {
  year: Cost;
  drag: Cost;
  topic: Cost;
  redraw: Cost;
  /** Of the edition's own level only. */
  use: { hover: Hover; played: Played; heap: { before: number; after: number } } | null;
};

/** The zoom of the tiles that the page draws. */
const TILE_ZOOM = 7;
/** Of all periods, before memory is looked at again. */
const PLAYS = 3;
const HTML =
  '<!doctype html><link rel="stylesheet" href="/bench/map.css"><div id="map" style="position:fixed;inset:0"></div>' +
  '<div id="tooltip" style="position:fixed"></div><script type="module" src="/bench/map.js"></script>';

/** @param areas how many the level has @param synthetic draws a grid of so many instead */
export async function measureOwnMap(
  page: Page,
  origin: string,
  { areas, synthetic }: { areas: number; synthetic: boolean },
): Promise<OwnMap> {
  const files: Record<string, string | Buffer> = { map: HTML, ...(await buildPage('map')) };
  let tiles = `${origin}/tiles/${await editionOf(origin)}/${LEVEL}/{z}/{x}/{y}.mvt`;
  if (synthetic) {
    tiles = `${origin}/bench/tiles/{z}/{x}/{y}.mvt`;
    for (const [name, bytes] of createSyntheticTiles(LEVEL, areas, TILE_ZOOM)) {
      files[`/bench/tiles/${name}.mvt`] = bytes;
    }
  }
  const query = new URLSearchParams({ count: String(areas), tiles });
  const clocks = await openBaseline(page, `${origin}/bench/map?${query}`, files);
  const year = await measureAct(page, clocks, 'benchYear');
  const drag = await measureAct(page, clocks, 'benchDrag');
  const topic = await measureAct(page, clocks, 'benchTopic');
  const redraw = await measureAct(page, clocks, 'benchRedraw');
  const use = synthetic ? null : await measureUse(page);
  await page.context().close();
  return { year, drag, topic, redraw, use };
}

async function measureUse(page: Page): Promise<NonNullable<OwnMap['use']>> {
  const hover = await measureHover(page, '#tooltip');
  const before = await heapMb(page);
  const played = await measurePlaying(page, 'benchYear');
  for (let round = 1; round < PLAYS; round++) await measurePlaying(page, 'benchYear');
  return { hover, played, heap: { before, after: await heapMb(page) } };
}
