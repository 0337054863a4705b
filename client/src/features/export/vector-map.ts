/** The map as shapes: the same areas, colours and marks as on the screen, from the outlines themselves. */

import { circleGrowth, circleRadii } from '../../../../server/contract/classify/circle-radii.ts';
import { colourAt, kindsOf } from '../../../../server/contract/classify/colour-of-area.ts';
import { HATCHINGS, MARK_COLOURS } from '../../../../server/contract/classify/hatching.ts';
import { IS_VALUE, KINDS } from '../../../../server/contract/classify/kind-of-value.ts';
import { groundShade, type Mode, SHADES } from '../../../../server/contract/classify/schemes.ts';
import { askGeometry } from '../../geometry/ask-geometry.ts';
import type { View } from '../../geometry/geometry-messages.ts';
import { MAP_COLOURS } from '../../map/map-colours.ts';
import { hairlineColour } from '../../map/map-style.ts';
import { labels, ON_PAPER, scene } from '../../map/scene.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { scopeMembers } from '../../state/areas/place.ts';
import { levels } from '../../state/catalogue.ts';
import { bordersOf } from '../../state/levels/ladder.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { link } from '../../state/page/location.ts';
import { whole } from '../../state/selection/selection-outline.ts';
import { litSelection } from '../../state/selection/selection-store.ts';
import { cartogramItems, flowItems } from './drawn-items.ts';
import { project } from './mercator.ts';
import type { Item } from './sheet-items.ts';

const STEPPED_BACK = 0.3;

export async function vectorMap(
  view: MapView,
  viewport: View,
  mode: Mode,
  signal: AbortSignal,
): Promise<Item[]> {
  const colours = MAP_COLOURS[mode];
  const own = await pathsOf(view.level.code, viewport, signal);
  const context = bordersOf(view.level, levels.peek(), link.peek().borders);
  const around = context ? await pathsOf(context.code, viewport, signal) : [];
  const outline = whole.peek()?.outline;
  const selected = outline ? await outlinePath(outline, viewport, signal) : null;
  return [
    {
      kind: 'rect',
      x: viewport.x,
      y: viewport.y,
      width: viewport.width,
      height: viewport.height,
      fill: colours.water,
    },
    ...areaItems(view, own, mode),
    ...around.map(
      ({ path }): Item => ({
        kind: 'path',
        path,
        fill: null,
        stroke: { colour: colours.context, widthPx: 0.8 },
      }),
    ),
    ...(view.drawing === 'circles' ? circleItems(view, viewport, mode) : []),
    ...(view.drawing === 'flows' ? flowItems(viewport, mode) : []),
    ...(view.drawing === 'cartogram' ? cartogramItems(view, viewport, mode) : []),
    ...(selected ? [line(selected, colours.casing, 5), line(selected, colours.chosen, 2.5)] : []),
    ...labelItems(viewport, mode),
  ];
}

type AreaPath = { index: number; path: string };

async function pathsOf(level: string, viewport: View, signal: AbortSignal): Promise<AreaPath[]> {
  const areas = areasOf(level);
  if (!areas) return [];
  const found = await askGeometry({ kind: 'paths', level, view: viewport }, { areas, signal });
  return found;
}

async function outlinePath(
  outline: NonNullable<typeof whole.value>['outline'],
  viewport: View,
  signal: AbortSignal,
): Promise<string> {
  return askGeometry({ kind: 'path', outline, view: viewport }, { signal });
}

function areaItems(view: MapView, paths: readonly AreaPath[], mode: Mode): Item[] {
  const circles = ON_PAPER.has(view.drawing);
  const stroke = { colour: hairlineColour(mode, circles), widthPx: 0.6 };
  const paper = SHADES[mode][groundShade('paper')] ?? '#ffffff';
  const back = membersBack(view);
  const kinds = kindsOf(view);
  return paths.flatMap(({ index, path }): Item[] => {
    const kind = KINDS[kinds[index] ?? IS_VALUE] ?? 'value';
    const colour = circles && kind === 'value' ? paper : colourAt(view, index, mode);
    const fill = back(index) ? fade(colour, paper) : colour;
    const items: Item[] = [{ kind: 'path', path, fill, stroke }];
    if (kind === 'value' || back(index)) return items;
    items.push({ kind: 'hatching', path, missing: kind });
    if (HATCHINGS[kind].edge) items.push(line(path, MARK_COLOURS[mode].edge, 0.6));
    return items;
  });
}

/** Whether an area steps back for the selected or the listed ones. */
function membersBack(view: MapView): (index: number) => boolean {
  const members = litSelection.peek() ?? scopeMembers.peek();
  if (!members) return () => false;
  const flags = new Uint8Array(view.areas.codes.length);
  for (const index of members) flags[index] = 1;
  return (index) => flags[index] === 0;
}

function circleItems(view: MapView, viewport: View, mode: Mode): Item[] {
  const radii = circleRadii(view.figures.values, view.peak);
  const growth = circleGrowth(viewport.zoom);
  const back = membersBack(view);
  const order = view.areas.codes.map((_, i) => i).sort((a, b) => (radii[b] ?? 0) - (radii[a] ?? 0));
  return order.flatMap((index): Item[] => {
    const point = view.areas.points[index];
    const radius = (radii[index] ?? 0) * growth;
    if (!point || radius === 0 || back(index)) return [];
    const { x, y } = project(point, viewport);
    const isIn = x > viewport.x - radius && x < viewport.x + viewport.width + radius;
    if (!isIn || y < viewport.y - radius || y > viewport.y + viewport.height + radius) return [];
    const stroke = { colour: MAP_COLOURS[mode].circleEdge, widthPx: 0.8 };
    return [{ kind: 'circle', x, y, radius, fill: colourAt(view, index, mode), stroke }];
  });
}

/** Names in the order of the map, each left out where it would stand on another. */
function labelItems(viewport: View, mode: Mode): Item[] {
  const colours = MAP_COLOURS[mode];
  const taken: [number, number, number, number][] = [];
  const features = [...(labels.peek()?.features ?? [])].sort(
    (a, b) => a.properties.order - b.properties.order,
  );
  return features.flatMap(({ geometry, properties }): Item[] => {
    const { name, role, from, to } = properties;
    if (from > viewport.zoom || to <= viewport.zoom) return [];
    const [lon = 0, lat = 0] = geometry.coordinates;
    const { x, y } = project([lon, lat], viewport);
    const half = name.length * 3.6;
    const box: [number, number, number, number] = [x - half, y - 9, x + half, y + 5];
    const isOut =
      box[0] < viewport.x ||
      box[2] > viewport.x + viewport.width ||
      box[1] < viewport.y ||
      box[3] > viewport.y + viewport.height;
    if (isOut || taken.some((other) => meets(box, other))) return [];
    taken.push(box);
    return [
      {
        kind: 'text',
        ...{ x, y: y + 4, text: name, sizePx: 12, anchor: 'middle', halo: colours.halo },
        weight: role === 'own' ? 400 : 600,
        colour: role === 'own' ? colours.label : colours.contextLabel,
      },
    ];
  });
}

function meets(a: readonly number[], b: readonly number[]): boolean {
  const [al = 0, at = 0, ar = 0, ab = 0] = a;
  const [bl = 0, bt = 0, br = 0, bb = 0] = b;
  return al < br && ar > bl && at < bb && ab > bt;
}

function line(path: string, colour: string, widthPx: number): Item {
  return { kind: 'path', path, fill: null, stroke: { colour, widthPx } };
}

/** A colour as it looks at a low opacity on another. */
function fade(colour: string, on: string): string {
  const channel = (at: number): string => {
    const [front, back] = [colour, on].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    const mixed = Math.round((back ?? 0) + ((front ?? 0) - (back ?? 0)) * STEPPED_BACK);
    return mixed.toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Whether there is a map to make a picture of. */
export function hasScene(): boolean {
  return scene.peek() !== null;
}
