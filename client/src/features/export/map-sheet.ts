/** A map with all it takes to be read elsewhere: title, legend, scale, source, date. */

import type { Language } from '../../../../geodata/model/model.ts';
import type { Missing } from '../../../../server/contract/classify/kind-of-value.ts';
import { formatDistance } from '../../messages/distances.ts';
import { boxPath, type Item, type Sheet } from './sheet-items.ts';

export type MapCaption = {
  title: string;
  subtitle: string;
  unit: string;
  classes: { colour: string; range: string; count: string }[];
  missing: { kind: Missing; ground: string; edge: string | null; label: string; count: string }[];
  /** Source, boundaries, edition and the like, a line each; long ones are broken. */
  footer: string[];
  language: Language;
  colours: { paper: string; ink: string; soft: string; line: string };
};

export type MapBox = {
  width: number;
  height: number;
  metresPerPixel: number;
  /** What is drawn, from the corner of the map. */
  items: Item[];
};

const EDGE = 24;
const LEGEND_WIDTH = 220;
const ROW = 22;
const SWATCH = { width: 26, height: 14 };
const SCALE_PX = 110;

/** @param measure width of a text in pixels at a size */
export function mapSheet(
  caption: MapCaption,
  map: MapBox,
  measure: (text: string, sizePx: number) => number,
): Sheet {
  const { colours } = caption;
  const width = EDGE + map.width + EDGE + LEGEND_WIDTH + EDGE;
  const title = breakLines(caption.title, width - 2 * EDGE, (text) => measure(text, 22) * 1.08);
  const top = EDGE + title.length * 28 + 26;
  const left = EDGE + map.width + EDGE;
  const legend = legendItems(caption, left, top, measure);
  const bodyBottom = top + Math.max(map.height, legend.height);
  const footer = caption.footer.flatMap((line) =>
    breakLines(line, width - 2 * EDGE, (text) => measure(text, 11)),
  );
  const height = bodyBottom + 16 + footer.length * 16 + EDGE - 4;
  const items: Item[] = [
    { kind: 'rect', x: 0, y: 0, width, height, fill: colours.paper },
    ...title.map((text, i) => write(text, EDGE, EDGE + 18 + i * 28, 22, 600, colours.ink)),
    write(caption.subtitle, EDGE, top - 16, 14, 400, colours.soft),
    {
      kind: 'clip',
      ...{ x: EDGE, y: top, width: map.width, height: map.height },
      items: map.items,
    },
    {
      kind: 'path',
      path: boxPath(EDGE, top, map.width, map.height),
      fill: null,
      stroke: { colour: colours.line, widthPx: 1 },
    },
    ...legend.items,
    ...scaleItems(map, caption, left, top + map.height - 8),
    ...footer.map((text, i) => write(text, EDGE, bodyBottom + 24 + i * 16, 11, 400, colours.soft)),
  ];
  return { width, height, items };
}

/** Where the map stands on the sheet. */
export function mapCorner(
  caption: MapCaption,
  mapWidth: number,
  measure: (text: string, sizePx: number) => number,
): { x: number; y: number } {
  const width = EDGE + mapWidth + EDGE + LEGEND_WIDTH + EDGE;
  const title = breakLines(caption.title, width - 2 * EDGE, (text) => measure(text, 22) * 1.08);
  return { x: EDGE, y: EDGE + title.length * 28 + 26 };
}

function legendItems(
  { unit, classes, missing, colours }: MapCaption,
  x: number,
  top: number,
  measure: (text: string, sizePx: number) => number,
): { items: Item[]; height: number } {
  const items: Item[] = [];
  let y = top + 12;
  for (const line of breakLines(unit, LEGEND_WIDTH, (text) => measure(text, 13))) {
    items.push(write(line, x, y, 13, 600, colours.ink));
    y += 18;
  }
  for (const { colour, range, count } of classes) {
    items.push({ kind: 'rect', x, y, ...SWATCH, fill: colour });
    items.push(write(`${range}  (${count})`, x + SWATCH.width + 10, y + 12, 12, 400, colours.ink));
    y += ROW;
  }
  y += missing.length > 0 ? 6 : 0;
  for (const { kind, ground, edge, label, count } of missing) {
    const path = boxPath(x, y, SWATCH.width, SWATCH.height);
    items.push({
      kind: 'path',
      path,
      fill: ground,
      stroke: edge ? { colour: edge, widthPx: 1 } : null,
    });
    items.push({ kind: 'hatching', path, missing: kind });
    const lines = breakLines(`${label}  (${count})`, LEGEND_WIDTH - SWATCH.width - 10, (text) =>
      measure(text, 12),
    );
    for (const line of lines) {
      items.push(write(line, x + SWATCH.width + 10, y + 12, 12, 400, colours.ink));
      y += 16;
    }
    y += ROW - 16;
  }
  return { items, height: y - top + 50 };
}

/** A bar for a round number of metres. */
function scaleItems(
  { metresPerPixel }: MapBox,
  { colours, language }: MapCaption,
  x: number,
  y: number,
): Item[] {
  const most = metresPerPixel * SCALE_PX;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  const width = metres / metresPerPixel;
  const label = formatDistance(metres, language).replace(/[,.]0+(?= )/, '');
  return [
    {
      kind: 'path',
      path: `M${x} ${y - 5}v5h${width.toFixed(1)}v-5`,
      fill: null,
      stroke: { colour: colours.ink, widthPx: 1.2 },
    },
    write(label, x, y - 10, 12, 400, colours.ink),
  ];
}

function write(
  text: string,
  x: number,
  y: number,
  sizePx: number,
  weight: 400 | 600,
  colour: string,
): Item {
  return { kind: 'text', x, y, text, sizePx, weight, colour, anchor: 'start', halo: null };
}

/** Words that fit on lines of a width; a word that is wider stands alone. */
export function breakLines(
  text: string,
  width: number,
  measure: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
