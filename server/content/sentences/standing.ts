/** Where an area stands among those of its level in the same larger area. */
import { rankedWithin } from '../../../geodata/model/ladder.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { ladderOf } from '../../edition/area-relations.ts';
import { type Place, placeOf } from '../../edition/place.ts';
import { figureOf, type Scope } from './scope.ts';

export type Standing = { rank: number; of: number; within: Place | null };

/** A rank among fewer says nothing, nor one that many share. */
const FEWEST = 4;
const MOST_PER_RANK = 3;

/** 1 for the highest value shown. Null where a rank would say nothing. Throws `Unsayable` without a value. */
export function standingOf(scope: Scope, indicator: Indicator): Standing | null {
  const { base, figures, bundle } = scope;
  const own = figureOf(scope, indicator);
  const { data, place } = base;
  if (!place || data.areas[place.index]?.unknownLocation) return null;
  const family = rankedWithin(bundle.edition.meta.ladder, data.level.family);
  const step = ladderOf(bundle.edition, data, place.index)
    .map((ref) => placeOf(bundle.edition, ref))
    .find((one) => one.data.level.family === family);
  const within = step && !step.data.areas[step.index]?.unknownLocation ? step : null;
  const siblings = within
    ? bundle.edition.childrenOf(data.level.code, within.data.level.code)?.[within.index]
    : [...data.areas.keys()];
  const cells = figures.ofLevel(indicator, base, own.period);
  const values = (siblings ?? []).flatMap((at) =>
    data.areas[at]?.unknownLocation ? [] : (cells[at]?.value ?? []),
  );
  if (values.length < FEWEST || values.length > new Set(values).size * MOST_PER_RANK) return null;
  return {
    rank: 1 + values.filter((value) => value > own.value).length,
    of: values.length,
    within,
  };
}
