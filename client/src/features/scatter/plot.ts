/** What the plot shows, as plain data: two axes, the areas between them and how they go together. */
import { computed } from '@preact/signals';
import type { Figures } from '../../../../server/contract/classify/figures.ts';
import { medianOf } from '../../../../server/contract/classify/rank.ts';
import type { AxisKind } from '../../link/plot-settings.ts';
import { members } from '../../map/scene.ts';
import type { MapData } from '../../state/map-view/map-data.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { secondMapData, secondQuestion } from '../../state/map-view/second.ts';
import { link } from '../../state/page/location.ts';
import { extentOf, scaleKindFor } from '../../ui/charts/scale.ts';
import { pairUp } from './pairs.ts';
import { periodColumns } from './period-columns.ts';
import { type Relation, relate } from './relation.ts';
import { sizeMapData } from './size-question.ts';

export type Axis = {
  data: MapData;
  figures: Figures;
  kind: 'linear' | 'log';
  /** Lowest and highest value that is drawn, over all periods while trails are drawn. */
  ends: readonly [number, number];
};

export type Plot = {
  view: MapView;
  x: Axis;
  y: Axis;
  size: MapData | null;
  /** All areas with a place in the plot, ascending. */
  dots: Uint32Array;
};

let last: Plot | null = null;

/** Both questions at one moment: the previous plot until both have their answer. */
export const plot = computed<Plot | null>(() => {
  const view = mapView.value;
  const second = secondMapData.value;
  const asked = secondQuestion.value;
  if (!view || !second || !asked) return null;
  const { request } = second.answer;
  if (request.indicator !== asked.indicator || request.period !== asked.period) return last;
  const columns = periodColumns.value;
  const { plot: settings } = link.value;
  const x = axisOf(view, settings.x, columns?.map((each) => each.x) ?? []);
  const y = axisOf(second, settings.y, columns?.map((each) => each.y) ?? []);
  if (!x || !y) return null;
  const { unknown } = view.areas;
  const { indices } = pairUp({ x, y, size: null, members: null, unknown });
  last = { view, x, y, size: sizeMapData.value, dots: indices };
  return last;
});

/** True while another question is under way than the one that is plotted. */
export const isPlotStale = computed(() => {
  const now = plot.value;
  return now !== null && now.view !== mapView.value;
});

const settings = computed(() => link.value.plot);

/** The line and its numbers, over the areas that stand out or all of the level. */
export const relation = computed<Relation | null>(() => {
  const now = plot.value;
  if (!now) return null;
  const { x, y, size, view } = now;
  return relate({
    x,
    y,
    size: settings.value.isWeighted ? (size?.figures ?? null) : null,
    members: settings.value.fit === 'lit' ? members.value : null,
    unknown: view.areas.unknown,
  });
});

function axisOf(data: MapData, wished: AxisKind, periods: readonly Figures[]): Axis | null {
  const { figures } = data;
  const all = periods.length > 0 ? periods : [figures];
  const lows = all.map(({ sorted }) => sorted[0] ?? null);
  const highs = all.map(({ sorted }) => sorted.at(-1) ?? null);
  const ends = extentOf([...lows, ...highs]);
  const median = medianOf(figures.sorted);
  if (!ends) return null;
  const [low, high] = ends;
  const usual = scaleKindFor(low, median ?? high, high);
  // A logarithm needs something above zero to begin with.
  const above = low > 0 ? low : lowestAbove(all);
  const kind = wished === 'auto' ? usual : wished === 'log' && above !== null ? 'log' : 'linear';
  return { data, figures, kind, ends: kind === 'log' ? [above ?? low, high] : ends };
}

function lowestAbove(all: readonly Figures[]): number | null {
  const found = all.flatMap(({ sorted }) => sorted.find((value) => value > 0) ?? []);
  return found.length > 0 ? Math.min(...found) : null;
}
