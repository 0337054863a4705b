/** Where areas are drawn: a frame around some of a level, and the outlines in it. */
import type { LevelData } from '../../../geodata/edition/edition.ts';
import type { Box } from '../../../geodata/model/model.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { createView, pathOf, type View } from '../../pages/areas/outline-path.ts';

export type MapFrame = {
  view: View;
  /** Path of each drawn area of the frame, by its index in the level. */
  paths: ReadonlyMap<number, string>;
};

const WIDTH = 680;
const [LOWEST, HIGHEST] = [280, 520];
const SHARE = 0.94;
/** Frames that are kept for an edition: the reports of one region share theirs. */
const MOST_KEPT = 64;

const known = new WeakMap<EditionBundle, Map<string, MapFrame>>();

/** Around areas of a level; null where none of them is drawn. */
export function frameOf(
  bundle: EditionBundle,
  data: LevelData,
  indices: readonly number[],
): MapFrame | null {
  const box = boxAround(indices.map((index) => data.bboxes[index] ?? null));
  const reader = bundle.outlines.of(data.level.code);
  if (!box || !reader) return null;
  const frames = known.get(bundle) ?? new Map<string, MapFrame>();
  known.set(bundle, frames);
  const key = `${data.level.code}|${box.join()}`;
  const kept = frames.get(key);
  if (kept) return kept;
  const view = createView(box, { width: WIDTH, height: heightFor(box) }, SHARE);
  const inView = new Set(reader.search(view.box));
  const paths = new Map<number, string>();
  for (const index of data.areas.keys()) {
    const offset = reader.offsetOf(index);
    if (offset === null || !inView.has(offset)) continue;
    const path = pathOf(reader.polygonsAt(offset), view);
    if (path !== '') paths.set(index, path);
  }
  const frame = { view, paths };
  if (frames.size >= MOST_KEPT) frames.delete(frames.keys().next().value ?? '');
  frames.set(key, frame);
  return frame;
}

/** The outline of an area of any level in a frame; empty where it has none. */
export function outlineIn(
  bundle: EditionBundle,
  { view }: MapFrame,
  data: LevelData,
  index: number,
): string {
  const reader = bundle.outlines.of(data.level.code);
  const offset = reader?.offsetOf(index) ?? null;
  return reader && offset !== null ? pathOf(reader.polygonsAt(offset), view) : '';
}

/** A position in the units of the drawing. */
export function pointIn(
  { view: { box, perLon, perLat } }: MapFrame,
  [lon, lat]: readonly [number, number],
): [x: number, y: number] {
  return [Math.round((lon - box[0]) * perLon), Math.round((box[3] - lat) * perLat)];
}

/** Pixels of a world of one tile of 512 become these units: the zoom at which a map has the same scale. */
export function zoomOf({ view: { perLon } }: MapFrame): number {
  return Math.log2((perLon * 360) / 512);
}

function boxAround(boxes: readonly (Box | null)[]): Box | null {
  let around: Box | null = null;
  for (const box of boxes) {
    if (!box) continue;
    around = around
      ? [
          Math.min(around[0], box[0]),
          Math.min(around[1], box[1]),
          Math.max(around[2], box[2]),
          Math.max(around[3], box[3]),
        ]
      : box;
  }
  return around;
}

function heightFor([west, south, east, north]: Box): number {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const ratio = (north - south) / Math.max((east - west) * squeeze, 1e-6);
  return Math.round(Math.min(HIGHEST, Math.max(LOWEST, WIDTH * ratio)));
}
