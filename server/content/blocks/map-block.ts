/** A map of one indicator: drawn here, and the real one when it is touched. Two beside each other where both matter. */
import type { Argument, ContentTag } from '../../../geodata/content/content.ts';
import type { LevelData } from '../../../geodata/edition/edition.ts';
import { rankedWithin } from '../../../geodata/model/ladder.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import { topicMapPath } from '../../contract/page-paths.ts';
import { ladderOf } from '../../edition/area-relations.ts';
import { nameOf, type Place, placeAt, placeOf } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { levelName, sayPeriod } from '../../pages/words/words.ts';
import { choropleth } from '../charts/choropleth.ts';
import { frameOf, type MapFrame, outlineIn } from '../charts/map-frame.ts';
import { mapKey } from '../charts/map-key.ts';
import { territoryOf } from '../context/territory.ts';
import { classedLevel } from '../figures/classed-level.ts';
import type { Observation } from '../figures/figures.ts';
import { partsIn } from '../sentences/functions.ts';
import type { Scope } from '../sentences/scope.ts';
import { territoryName, titleOf, unitTitle } from '../words/words.ts';
import {
  cellText,
  type Evaluated,
  fixedPeriod,
  indicatorsOf,
  legendOf,
  titleOfAll,
} from './block.ts';

/** What a map shows: areas of a level, inside an area or all of them. */
export type MapAreas = { data: LevelData; indices: readonly number[]; within: Place | null };

type Drawn = { picture: Html; observations: Observation[]; period: string; path: string };

export function mapBlock(scope: Scope, tag: ContentTag): Evaluated {
  const indicators = indicatorsOf(scope, tag.args.indicators ?? tag.args.indicator);
  const title = titleOfAll(scope, indicators);
  const areas = areasOf(scope, tag.args.level);
  const drawn = indicators.flatMap(
    (indicator, at) =>
      drawMap(scope, indicator, areas, `${String(tag.args.id)}-${at}`, fixedPeriod(tag)) ?? [],
  );
  const [first] = drawn;
  if (!first || drawn.length < indicators.length) return { empty: null, title };
  const { language, words } = scope;
  const [only] = indicators;
  const name = levelName(areas.data.level, language);
  const isOne = drawn.length === 1 && only !== undefined;
  return {
    title: isOne ? words.per(title, words.perLevel(name)) : title,
    subtitle: isOne
      ? `${unitTitle(only, language)}, ${sayPeriod(first.period, language)}`
      : words.perLevel(name),
    notes: legendOf(
      scope,
      drawn.flatMap(({ observations }) => observations.filter(({ cell }) => cell.value !== null)),
    ),
    observations: drawn.flatMap(({ observations }) => observations),
    picture: isOne
      ? first.picture
      : html`<div class="two-maps">${drawn.map(
          (
            { picture, period },
            at,
          ) => html`<div><p class="block-unit"><strong>${titleOf(indicators[at] ?? (only as Indicator), language)}</strong>, ${unitTitle(indicators[at] ?? (only as Indicator), language)}, ${sayPeriod(period, language)}</p>
${picture}</div>\n`,
        )}</div>`,
    mapPath: isOne
      ? first.path
      : `${first.path}&second=${encodeURIComponent(indicators[1]?.code ?? '')}`,
    isTable: false,
  };
}

/** Parts of the base at a level; else its own level, as far as the area in which it is ranked. */
export function areasOf(scope: Scope, level: Argument | undefined): MapAreas {
  const { base, bundle } = scope;
  const { edition } = bundle;
  if (typeof level === 'string' && base.data.level.family !== level) {
    const parts = partsIn(scope, level);
    if (parts && parts.places.length > 1)
      return {
        data: parts.data,
        indices: parts.places.map(({ index }) => index),
        within: base.place,
      };
  }
  const { data, place } = base;
  const family = rankedWithin(edition.meta.ladder, data.level.family);
  const step = place
    ? ladderOf(edition, data, place.index)
        .map((ref) => placeOf(edition, ref))
        .find((one) => one.data.level.family === family)
    : undefined;
  const within = step && !step.data.areas[step.index]?.unknownLocation ? step : null;
  const all = within
    ? (edition.childrenOf(data.level.code, within.data.level.code)?.[within.index] ?? [])
    : [...data.areas.keys()];
  return { data, indices: all.filter((at) => !data.areas[at]?.unknownLocation), within };
}

function drawMap(
  scope: Scope,
  indicator: Indicator,
  { data, indices, within }: MapAreas,
  id: string,
  asked: string | null,
): Drawn | null {
  const { bundle, figures, base, language, words } = scope;
  const period = asked ?? figures.latestPeriod(indicator, { data });
  const frame = frameOf(bundle, data, indices);
  if (period === null || !frame || !figures.periods(indicator, { data }).includes(period))
    return null;
  const observations = indices.flatMap(
    (at) => figures.at(indicator, territoryOf(placeAt(data, at)), period) ?? [],
  );
  if (!observations.some(({ cell }) => cell.value !== null)) return null;
  const picture = classedLevel(figures, indicator, data, period);
  const path = mapPathOf(scope, indicator, data, period);
  const isInside = base.data === data;
  const isCircles = indicator.dataType === 'count';
  const svg = choropleth({
    id,
    label: words.mapOf(titleOf(indicator, language)),
    frame,
    picture,
    shown: indices,
    points: data.points.map((point) => (point ? [point[0], point[1]] : null)),
    isCircles,
    ...outlinesOf(scope, frame, isInside, within),
    say: sayArea(scope, indicator, observations),
  });
  const key = mapKey({
    id,
    picture,
    shown: indices,
    decimals: decimalsOf(indicator),
    language,
    why: words.why,
    own: isInside ? territoryName(base, language) : null,
    circles: isCircles ? words.circles : null,
  });
  return {
    picture: html`<a class="live-map" href="${path}" title="${words.touchMap}">${svg}</a>\n${key}`,
    observations,
    period,
    path,
  };
}

/** The base stands out among areas of its level; around its parts it is the edge. */
function outlinesOf(
  { bundle, base }: Scope,
  frame: MapFrame,
  isInside: boolean,
  within: Place | null,
): { own: string; edge: string } {
  const own = base.indices.map((at) => outlineIn(bundle, frame, base.data, at)).join('');
  if (!isInside) return { own: '', edge: own };
  return { own, edge: within ? outlineIn(bundle, frame, within.data, within.index) : '' };
}

function sayArea(
  scope: Scope,
  indicator: Indicator,
  observations: readonly Observation[],
): (index: number) => string {
  const byIndex = new Map(observations.map((one) => [one.territory.place?.index, one]));
  return (at) => {
    const one = byIndex.get(at);
    const name = one?.territory.place ? nameOf(one.territory.place, scope.language) : '';
    return `${name}: ${cellText(scope, indicator, one?.cell ?? null)}`;
  };
}

function mapPathOf(
  { base, language }: Scope,
  indicator: Indicator,
  data: LevelData,
  period: string,
): string {
  const query = new URLSearchParams({ level: data.level.code, period });
  if (base.place) query.set('area', `${base.data.level.code}:${base.place.ref.code}`);
  return `${topicMapPath(language, indicator.code)}&${query}`;
}
