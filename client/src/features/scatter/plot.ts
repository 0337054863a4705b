/** What the plot shows, as plain data: two axes, the areas between them and how they go together. */
import { computed } from '@preact/signals';
import type { Figures } from '../../classify/figures.ts';
import { medianOf } from '../../classify/rank.ts';
import type { AxisKind } from '../../link/plot-settings.ts';
import { members } from '../../map/scene.ts';
import { link } from '../../state/page/location.ts';
import type { Drawn } from '../../state/shown/drawn.ts';
import { secondDrawn, secondQuestion } from '../../state/shown/second.ts';
import { type Shown, shown } from '../../state/shown/shown.ts';
import { extentOf, scaleKindFor } from '../../ui/charts/scale.ts';
import { pairUp } from './pairs.ts';
import { periodColumns } from './period-columns.ts';
import { type Relation, relate } from './relation.ts';
import { sizeDrawn } from './size-question.ts';

export type Axis = {
  drawn: Drawn;
  figures: Figures;
  kind: 'linear' | 'log';
  /** Lowest and highest value that is drawn, over all periods while trails are drawn. */
  ends: readonly [number, number];
};

export type Plot = {
  picture: Shown;
  x: Axis;
  y: Axis;
  size: Drawn | null;
  /** All areas with a place in the plot, ascending. */
  dots: Uint32Array;
};

let last: Plot | null = null;

/** Both questions at one moment: the previous plot until both have their answer. */
export const plot = computed<Plot | null>(() => {
  const picture = shown.value;
  const second = secondDrawn.value;
  const asked = secondQuestion.value;
  if (!picture || !second || !asked) return null;
  const { request } = second.answer;
  if (request.indicator !== asked.indicator || request.period !== asked.period) return last;
  const columns = periodColumns.value;
  const { plot: settings } = link.value;
  const x = axisOf(picture, settings.x, columns?.map((each) => each.x) ?? []);
  const y = axisOf(second, settings.y, columns?.map((each) => each.y) ?? []);
  if (!x || !y) return null;
  const { unknown } = picture.areas;
  const { indices } = pairUp({ x, y, size: null, members: null, unknown });
  last = { picture, x, y, size: sizeDrawn.value, dots: indices };
  return last;
});

/** True while another question is under way than the one that is plotted. */
export const isPlotStale = computed(() => {
  const now = plot.value;
  return now !== null && now.picture !== shown.value;
});

const settings = computed(() => link.value.plot);

/** The line and its numbers, over the areas that stand out or all of the level. */
export const relation = computed<Relation | null>(() => {
  const now = plot.value;
  if (!now) return null;
  const { x, y, size, picture } = now;
  return relate({
    x,
    y,
    size: settings.value.isWeighted ? (size?.figures ?? null) : null,
    members: settings.value.fit === 'lit' ? members.value : null,
    unknown: picture.areas.unknown,
  });
});

function axisOf(drawn: Drawn, wished: AxisKind, periods: readonly Figures[]): Axis | null {
  const { figures } = drawn;
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
  return { drawn, figures, kind, ends: kind === 'log' ? [above ?? low, high] : ends };
}

function lowestAbove(all: readonly Figures[]): number | null {
  const found = all.flatMap(({ sorted }) => sorted.find((value) => value > 0) ?? []);
  return found.length > 0 ? Math.min(...found) : null;
}
