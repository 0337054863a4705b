/** The map as a file: what is in sight on the screen, with legend, title, scale, source and date. */

import { kindsOf, shadeOfMissing } from '../../../../server/contract/classify/colour-of-area.ts';
import { countKinds } from '../../../../server/contract/classify/figures.ts';
import { HATCHINGS, MARK_COLOURS } from '../../../../server/contract/classify/hatching.ts';
import { KINDS, MISSING_ORDER } from '../../../../server/contract/classify/kind-of-value.ts';
import type { PairClasses } from '../../../../server/contract/classify/pairs.ts';
import { SHADES } from '../../../../server/contract/classify/schemes.ts';
import { foldText } from '../../../../server/contract/fold-text.ts';
import { formatNumber, formatRange } from '../../../../server/contract/numbers.ts';
import { metresBetween } from '../../geometry/distance.ts';
import type { View } from '../../geometry/geometry-messages.ts';
import { frameOfMap } from '../../map/frame-in-sight.ts';
import { askMap } from '../../map/main-map.tsx';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, say, sayAreas } from '../../messages/messages.ts';
import { printRange } from '../../messages/print-value.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { footerOf } from '../../state/map-view/picture-footer.ts';
import { secondMapData } from '../../state/map-view/second.ts';
import { mode } from '../../state/page/appearance.ts';
import { caption } from '../../state/page/page-title.ts';
import { selectedHere } from '../../state/selection/selection-store.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { sayTopic } from '../../state/topic/topic-name.ts';
import { canvasOfSheet } from './canvas-of-sheet.ts';
import { type ChartCaption, pngOf } from './chart-picture.ts';
import { type MapBox, type MapCaption, mapCorner, mapSheet } from './map-sheet.ts';
import { svgOfSheet } from './svg-of-sheet.ts';
import { vectorMap } from './vector-map.ts';

/** Null when there is no map on the screen. */
export async function mapPng(ratio: number): Promise<Blob | null> {
  const frame = frameOfMap();
  const view = mapView.peek();
  if (!frame || !view) return null;
  const canvas = await askMap((map) => map.takePicture(ratio));
  if (!canvas) return null;
  const { box, map } = frame;
  const caption = captionOf(view);
  const corner = mapCorner(caption, box.width, measure);
  const whole = { width: map.width, height: map.height };
  const at = { x: corner.x - box.x, y: corner.y - box.y };
  const items: MapBox['items'] = [{ kind: 'image', image: canvas, ...at, ...whole }];
  const sheet = mapSheet(caption, { ...sizeOf(box), items }, measure);
  return pngOf(canvasOfSheet(sheet, ratio, mode.peek()));
}

export async function mapSvg(signal: AbortSignal): Promise<Blob | null> {
  const frame = frameOfMap();
  const view = mapView.peek();
  if (!frame || !view) return null;
  const caption = captionOf(view);
  const { box } = frame;
  const viewport: View = { ...box, ...mapCorner(caption, box.width, measure) };
  const items = await vectorMap(view, viewport, mode.peek(), signal);
  const sheet = mapSheet(caption, { ...sizeOf(box), items }, measure);
  return new Blob([svgOfSheet(sheet, caption.title, mode.peek())], { type: 'image/svg+xml' });
}

/** What stands around any picture of what is shown. */
export function chartCaption(view: MapView): ChartCaption {
  const { title, subtitle, footer, colours } = captionOf(view);
  return { title, subtitle, footer, ...colours };
}

/** A name for the file: `bevolkingsdichtheid-gent-2024`. */
export function pictureName(): string {
  const now = caption.peek();
  const text = now ? `${now.what} ${now.where} ${now.when}` : 'buurtatlas';
  return foldText(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
}

function sizeOf({ width, height, west, east, north, south }: View): Omit<MapBox, 'items'> {
  const middle = (north + south) / 2;
  const metres = metresBetween([west, middle], [east, middle]);
  return { width, height, metresPerPixel: metres / width };
}

function captionOf(view: MapView): MapCaption {
  const now = caption.peek();
  const { answer, classes, level } = view;
  const print = (count: number): string => formatNumber(count, 0, language.peek());
  const counts = countKinds(kindsOf(view), view.counted);
  const selected = selectedHere.peek().length;
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const t = lazyMessages.peek();
  const where = selected > 0 ? t.someSelected(print(selected), sayAreas(level)) : now?.where;
  return {
    title: now?.what ?? sayTopic(view),
    subtitle: `${where ?? ''} · ${spanOf(view.request)}`,
    unit: view.pairs ? pairUnits(view) : say(answer.unit),
    classes: view.pairs
      ? pairLines(view.pairs, answer.decimals)
      : (classes?.classes ?? []).map(({ colour, from, to, count }) => ({
          colour,
          range: printRange(from, to, answer),
          count: print(count),
        })),
    missing: MISSING_ORDER.flatMap((kind) => {
      const count = counts[KINDS.indexOf(kind)] ?? 0;
      if (count === 0) return [];
      const ground = SHADES[mode.peek()][shadeOfMissing(kind)] ?? '#ffffff';
      const edge = HATCHINGS[kind].edge ? MARK_COLOURS[mode.peek()].edge : null;
      return [{ kind, ground, edge, label: messages.peek().statuses[kind], count: print(count) }];
    }),
    footer: footerOf(view),
    language: language.peek(),
    colours: {
      paper: colour('raised'),
      ink: colour('ink'),
      soft: colour('ink-soft'),
      line: colour('line-strong'),
    },
  };
}

/** Which figure comes first in the lines, and which second. */
function pairUnits({ answer }: MapView): string {
  const second = secondMapData.peek();
  const other = second
    ? ` × ${sayTopic(second)} (${say(second.answer.unit)}, ${second.answer.request.period})`
    : '';
  return `${say(answer.unit)}${other}`;
}

/** Two figures at once: a line for each cell, the first figure's range and then the second's. */
function pairLines({ x, y, cells }: PairClasses, decimals: number): MapCaption['classes'] {
  const other = secondMapData.peek()?.answer.decimals ?? 0;
  return cells.flatMap(({ x: across, y: up, colour, count }) => {
    const [one, two] = [x.classes[across], y.classes[up]];
    if (!one || !two) return [];
    const first = formatRange(one.from, one.to, decimals, language.peek());
    const second = formatRange(two.from, two.to, other, language.peek());
    const range = `${first} × ${second}`;
    return [{ colour, range, count: formatNumber(count, 0, language.peek()) }];
  });
}

let meter: CanvasRenderingContext2D | null = null;

/** Width of a text in pixels. */
function measure(text: string, sizePx: number): number {
  meter ??= document.createElement('canvas').getContext('2d');
  if (!meter) return text.length * sizePx * 0.55;
  meter.font = `400 ${sizePx}px 'Noto Sans Variable', sans-serif`;
  return meter.measureText(text).width;
}
