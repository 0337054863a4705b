import { HATCHINGS, MARK_COLOURS, TILE_PX } from '../../../../server/contract/classify/hatching.ts';
import type { Missing } from '../../../../server/contract/classify/kind-of-value.ts';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import type { Item, Sheet, Stroke } from './sheet-items.ts';

const FONT = "'Noto Sans Variable', sans-serif";

/** A sheet on a canvas with so many dots for each pixel. */
export function canvasOfSheet(
  { width, height, items }: Sheet,
  ratio: number,
  mode: Mode,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  context.scale(ratio, ratio);
  for (const item of items) draw(context, item, mode);
  return canvas;
}

function draw(context: CanvasRenderingContext2D, item: Item, mode: Mode): void {
  switch (item.kind) {
    case 'rect':
      context.fillStyle = item.fill;
      context.fillRect(item.x, item.y, item.width, item.height);
      return;
    case 'path':
      fillAndStroke(context, new Path2D(item.path), item.fill, item.stroke);
      return;
    case 'circle': {
      const circle = new Path2D();
      circle.arc(item.x, item.y, item.radius, 0, 2 * Math.PI);
      fillAndStroke(context, circle, item.fill, item.stroke);
      return;
    }
    case 'hatching':
      hatch(context, item.path, item.missing, mode);
      return;
    case 'text':
      context.font = `${item.weight} ${item.sizePx}px ${FONT}`;
      context.textAlign = item.anchor === 'middle' ? 'center' : 'start';
      if (item.halo) {
        context.strokeStyle = item.halo;
        context.lineWidth = 3;
        context.lineJoin = 'round';
        context.strokeText(item.text, item.x, item.y);
      }
      context.fillStyle = item.colour;
      context.fillText(item.text, item.x, item.y);
      return;
    case 'image':
      context.drawImage(item.image, item.x, item.y, item.width, item.height);
      return;
    case 'clip':
      context.save();
      context.beginPath();
      context.rect(item.x, item.y, item.width, item.height);
      context.clip();
      for (const each of item.items) draw(context, each, mode);
      context.restore();
      return;
    default:
      item satisfies never;
  }
}

function fillAndStroke(
  context: CanvasRenderingContext2D,
  path: Path2D,
  fill: string | null,
  stroke: Stroke | null,
): void {
  if (fill) {
    context.fillStyle = fill;
    context.fill(path);
  }
  if (!stroke) return;
  context.strokeStyle = stroke.colour;
  context.lineWidth = stroke.widthPx;
  context.lineJoin = 'round';
  context.stroke(path);
}

/** Marks line by line rather than as a repeated image, so that they stay sharp at any ratio. */
function hatch(
  context: CanvasRenderingContext2D,
  path: string,
  missing: Missing,
  mode: Mode,
): void {
  const { path: marks, strokePx, mark } = HATCHINGS[missing];
  const [, x = 0, y = 0, width = 0, height = 0] = (
    /^M([-\d.]+) ([-\d.]+)h([-\d.]+)v([-\d.]+)/.exec(path) ?? []
  ).map(Number);
  context.save();
  context.clip(new Path2D(path));
  context.strokeStyle = MARK_COLOURS[mode][mark];
  context.lineWidth = strokePx;
  context.lineCap = 'round';
  const tile = new Path2D(marks);
  for (let left = x; left < x + width; left += TILE_PX) {
    for (let top = y; top < y + height; top += TILE_PX) {
      context.save();
      context.translate(left, top);
      context.stroke(tile);
      context.restore();
    }
  }
  context.restore();
}
