/**
 * The level whose areas can be read at a zoom, for a map whose level follows the reader's zoom. A pure function of
 * the zoom, how many areas a level has and how large the territory is.
 */

import type { Box } from '../../../../geodata/model/model.ts';
import { itemAt } from '../../../../server/contract/read-at.ts';

/** A level to choose from: its code, and how many of its areas are drawn. */
export type ZoomLevel = { code: string; drawn: number };

/** A finer level comes once its areas are this wide on the screen, and goes once they are narrower than that. */
const FROM_PX = 36;
const UNTIL_PX = 18;
/** Circumference of the earth over the width of a tile: metres per pixel at zoom 0 on the equator. */
const METRES_PER_PX = 40_075_017 / 512;
const METRES_PER_DEGREE = 40_075_017 / 360;
/** How much of its box a territory fills: Flanders and Brussels 63 %, a circle 79 %. */
const FILLED = 0.65;

/**
 * Code of the level to draw; null when there is none to choose from.
 * @param levels coarse to fine
 * @param current the level drawn now: it stays as long as it can be read and a finer one cannot well
 * @param territory `[west, south, east, north]` of everything
 */
export function levelAtZoom(
  levels: readonly ZoomLevel[],
  current: string,
  zoom: number,
  territory: Box,
): string | null {
  const choices = levels.filter(({ drawn }) => drawn > 0);
  const widths = choices.map(({ drawn }) => areaWidthPx(drawn, zoom, territory));
  const here = choices.findIndex(({ code }) => code === current);
  // From a level that is none of them, for instance police zones, the way starts at the coarsest.
  let at = Math.max(0, here);
  while (at + 1 < choices.length && itemAt(widths, at + 1) >= FROM_PX) at++;
  while (at > 0 && itemAt(widths, at) < UNTIL_PX) at--;
  return choices[at]?.code ?? null;
}

/** Side of a square as large as the mean area, in pixels of the screen. */
export function areaWidthPx(drawn: number, zoom: number, territory: Box): number {
  const [west, south, east, north] = territory;
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wideM = (east - west) * METRES_PER_DEGREE * shrink;
  const highM = (north - south) * METRES_PER_DEGREE;
  const sideM = Math.sqrt((wideM * highM * FILLED) / drawn);
  return (sideM * 2 ** zoom) / (METRES_PER_PX * shrink);
}
