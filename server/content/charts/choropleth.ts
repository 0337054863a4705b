/** Areas in the colours of the map, or circles where it shows counts; what has no figure is marked as there. */
import {
  circleGrowth,
  circleOrder,
  circleRadii,
  largestRadius,
} from '../../contract/classify/circle-radii.ts';
import {
  type Classified,
  classAt,
  shadeOfMissing,
  shadesOf,
} from '../../contract/classify/colour-of-area.ts';
import { highestOf } from '../../contract/classify/figures.ts';
import { HATCHINGS, TILE_PX } from '../../contract/classify/hatching.ts';
import { KINDS, type Missing } from '../../contract/classify/kind-of-value.ts';
import { type Html, html } from '../../http/html.ts';
import { type MapFrame, pointIn, zoomOf } from './map-frame.ts';

export type Choropleth = {
  /** Tells the patterns of this picture from those of others on the page. */
  id: string;
  label: string;
  frame: MapFrame;
  picture: Classified;
  /** Areas that the picture is about; others are land. */
  shown: readonly number[];
  points: readonly ([number, number] | null)[];
  /** Counts are circles: a large area must not look like a large number. */
  isCircles: boolean;
  /** Outline of the area that the page is about, and of the one around it. */
  own: string;
  edge: string;
  /** What stands at an area when a mouse rests on it. */
  say: (index: number) => string;
};

export function choropleth(chart: Choropleth): Html {
  const { id, label, frame, picture, shown, isCircles, own, edge } = chart;
  const { width, height } = frame.view;
  const isShown = new Set(shown);
  const land = [...frame.paths].flatMap(([at, path]) => (isShown.has(at) ? [] : path)).join('');
  const shades = shadesOf(picture);
  const kinds = missingOf(picture, shown);
  return html`<svg class="choropleth" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<defs>${kinds.map((kind) => pattern(id, kind))}</defs>
<path class="map-land" d="${land}"/>
${shown.map((at) => {
  const path = frame.paths.get(at);
  if (path === undefined) return null;
  const hasValue = classAt(picture, at) !== null;
  const fill = isCircles && hasValue ? 'map-ground' : `h${shades[at] ?? 0}`;
  return html`<path class="${fill}" d="${path}"><title>${chart.say(at)}</title></path>\n`;
})}${kinds.flatMap((kind) => {
  const areas = shown.filter((at) => KINDS[picture.figures.kinds[at] ?? 0] === kind);
  const path = areas.map((at) => frame.paths.get(at) ?? '').join('');
  return path === '' || HATCHINGS[kind].path === ''
    ? []
    : html`<path class="map-mark" fill="url(#${id}-${kind})" d="${path}"/>\n`;
})}${isCircles && circles(chart, shades)}<path class="map-edge" d="${edge}"/><path class="map-own" d="${own}"/>
</svg>`;
}

/** Kinds of missing that occur among the shown areas. */
export function missingOf({ figures }: Classified, shown: readonly number[]): Missing[] {
  const found = new Set(shown.map((at) => KINDS[figures.kinds[at] ?? 0]));
  return KINDS.filter((kind): kind is Missing => kind !== 'value' && found.has(kind));
}

/** The look of a kind of missing, for the map and its key. */
export function pattern(id: string, kind: Missing): Html {
  const { path, strokePx, mark } = HATCHINGS[kind];
  return html`<pattern id="${id}-${kind}" width="${TILE_PX}" height="${TILE_PX}" patternUnits="userSpaceOnUse"><rect class="h${shadeOfMissing(kind)}" width="${TILE_PX}" height="${TILE_PX}"/><path class="mark-${mark}" d="${path}" stroke-width="${strokePx}" stroke-linecap="round" fill="none"/></pattern>`;
}

function circles({ frame, picture, shown, points, say }: Choropleth, shades: Uint16Array): Html[] {
  const { figures } = picture;
  const isShown = new Set(shown);
  const radii = circleRadii(figures.values, highestOf(figures.sorted));
  // A close look has few areas: there circles may not outgrow the frame.
  const growth = Math.min(
    circleGrowth(zoomOf(frame)),
    frame.view.height / 5 / largestRadius(figures.values.length),
  );
  return [...circleOrder(figures)].flatMap((at) => {
    const point = points[at];
    if (!isShown.has(at) || !point) return [];
    const [x, y] = pointIn(frame, point);
    const radius = Math.max(1, (radii[at] ?? 0) * growth).toFixed(1);
    return html`<circle class="map-circle h${shades[at] ?? 0}" cx="${x}" cy="${y}" r="${radius}"><title>${say(at)}</title></circle>\n`;
  });
}
