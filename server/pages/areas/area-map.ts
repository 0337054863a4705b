/** A small drawing of an area among its neighbours, from the outlines of the edition. */
import type { FlatGeobufReader } from '../../../tiles/flatgeobuf/read-flatgeobuf.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import type { Place } from '../../edition/place.ts';
import type { AreaFacts } from './area-facts.ts';
import { createView, pathOf, type View } from './outline-path.ts';

/** Paths in a box of `WIDTH` by `HEIGHT` units, as SVG writes them. */
export type Drawing = { land: string; own: string; edge: string };

export const MAP_WIDTH = 800;
export const MAP_HEIGHT = 600;
/** How much of the drawing the area takes, at most. */
const SHARE = 0.56;
const SHARE_ALONE = 0.86;

/** Null for an area without an outline. */
export function drawArea(
  { outlines }: EditionBundle,
  { place, context }: AreaFacts,
): Drawing | null {
  const { data, index } = place;
  const reader = outlines.of(data.level.code);
  const offset = reader?.offsetOf(index);
  const box = data.bboxes[index];
  if (!reader || offset === null || offset === undefined || !box) return null;
  const view = createView(
    box,
    { width: MAP_WIDTH, height: MAP_HEIGHT },
    (data.neighbours[index] ?? []).length > 1 ? SHARE : SHARE_ALONE,
  );
  const inView = reader.search(view.box);
  const land = inView.filter((one) => one !== offset);
  return {
    land: land.map((one) => pathOf(reader.polygonsAt(one), view)).join(''),
    own: pathOf(reader.polygonsAt(offset), view),
    edge: context ? outlineOf(outlines.of(context.data.level.code), context, view) : '',
  };
}

function outlineOf(reader: FlatGeobufReader | null, { index }: Place, view: View): string {
  const offset = reader?.offsetOf(index) ?? null;
  return reader && offset !== null ? pathOf(reader.polygonsAt(offset), view) : '';
}
