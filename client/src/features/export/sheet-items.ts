/** What a picture is made of, in pixels from its upper left corner: drawn on a canvas or written as SVG. */
import type { Missing } from '../../../../server/contract/classify/kind-of-value.ts';

export type Stroke = { colour: string; widthPx: number };
export type Item =
  | { kind: 'rect'; x: number; y: number; width: number; height: number; fill: string }
  | { kind: 'path'; path: string; fill: string | null; stroke: Stroke | null }
  | { kind: 'circle'; x: number; y: number; radius: number; fill: string; stroke: Stroke | null }
  /** The marks of a kind of missing, over what is drawn already. */
  | { kind: 'hatching'; path: string; missing: Missing }
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      sizePx: number;
      weight: 400 | 600;
      colour: string;
      anchor: 'start' | 'middle';
      /** Colour around the letters; null for none. */
      halo: string | null;
    }
  /** The map as it is on the screen. */
  | { kind: 'image'; image: HTMLCanvasElement; x: number; y: number; width: number; height: number }
  /** Items cut off at the edges of a box. */
  | { kind: 'clip'; x: number; y: number; width: number; height: number; items: Item[] };

export type Sheet = { width: number; height: number; items: Item[] };

/** As SVG path data. */
export function boxPath(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}Z`;
}
