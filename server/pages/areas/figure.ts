/** One indicator of one area: its latest value, how it changed, and how it compares. Published values only. */
import type { LevelData } from '../../../geodata/edition/edition.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { kindOfUnit } from '../../../geodata/model/unit-kind.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import type { Place } from '../../edition/place.ts';
import { type Cell, readCells } from '../../figures/read-cells.ts';
import type { AreaFacts } from './area-facts.ts';

export type Moment = { period: string; cell: Cell; provisional: boolean; forecast: boolean };

/** From `since` to the latest period. Shares change by points, what may be negative by its own unit. */
export type Change =
  | { kind: 'percent' | 'points' | 'units'; by: number; since: string }
  | { kind: 'from_zero'; since: string };

/** Another area beside this one, over the same periods. */
export type Comparison = {
  place: Place;
  /** Per period of the figure; null where its level has none. */
  moments: (Moment | null)[];
  /** In the figure's latest period. */
  latest: Moment | null;
  change: Change | null;
};

export type Figure = {
  indicator: Indicator;
  decimals: number;
  modelled: boolean;
  /** Ascending. */
  moments: Moment[];
  latest: Moment;
  change: Change | null;
  compared: Comparison[];
  /** 1 for the highest of the values shown among the areas of a level in `within`. */
  rank: { rank: number; of: number; among: LevelData; within: Place } | null;
};

/** A figure beyond a lifetime of years is not told. */
const MAX_PERIODS = 40;
const YEARS_BACK = 5;
/** A rank among fewer says nothing, nor one that many share. */
const MIN_RANKED = 4;
const MAX_PER_RANK = 3;

/** Null where the indicator has nothing at this level. */
export function gatherFigure(
  bundle: EditionBundle,
  indicator: Indicator,
  facts: AreaFacts,
): Figure | null {
  const { publisher, computer } = bundle;
  const level = facts.place.data.level.code;
  const periods = (computer.availability(indicator).get(level) ?? []).slice(-MAX_PERIODS);
  if (periods.length === 0) return null;
  const { period } = publisher.ask(indicator.code, level, 'latest');
  const moments = momentsOf(bundle, indicator, facts.place, periods);
  const own = moments.flatMap((moment) => moment ?? []);
  const latest = own.find((moment) => moment.period === period) ?? own.at(-1);
  if (!latest) return null;
  const since = baseOf(own, latest);
  return {
    indicator,
    decimals: decimalsOf(indicator),
    modelled: publisher.isModelled(indicator),
    moments: own,
    latest,
    change: changeOf(indicator, own, latest.period, since),
    compared: facts.compared.flatMap((place) => {
      const others = momentsOf(bundle, indicator, place, periods);
      if (others.every((moment) => moment === null)) return [];
      const known = others.flatMap((moment) => moment ?? []);
      const change = changeOf(indicator, known, latest.period, since);
      const sameTime = known.find(({ period }) => period === latest.period) ?? null;
      return [{ place, moments: others, latest: sameTime, change }];
    }),
    rank: rankOf(bundle, indicator, latest, facts),
  };
}

/** Per period, null where the level has none. */
function momentsOf(
  { publisher, computer }: EditionBundle,
  indicator: Indicator,
  { data, index }: Place,
  periods: readonly string[],
): (Moment | null)[] {
  const level = data.level.code;
  const available = computer.availability(indicator).get(level) ?? [];
  return periods.map((period) => {
    const [cell] = available.includes(period)
      ? readCells(publisher, { indicator, level, period }, [index])
      : [];
    if (!cell) return null;
    const provisional = publisher.isProvisional(indicator, period);
    return { period, cell, provisional, forecast: publisher.isForecast(indicator, period) };
  });
}

/** The period with a value that is nearest to five years before, of the same part of the year. */
function baseOf(moments: readonly Moment[], latest: Moment): string | null {
  const target = Number(latest.period.slice(0, 4)) - YEARS_BACK;
  const away = ({ period }: Moment): number => Math.abs(Number(period.slice(0, 4)) - target);
  return (
    moments
      .filter(({ period, cell }) => period < latest.period && cell.value !== null)
      .filter(({ period }) => period.slice(4) === latest.period.slice(4))
      .sort((a, b) => away(a) - away(b))[0]?.period ?? null
  );
}

function changeOf(
  { dataType, unit }: Indicator,
  moments: readonly Moment[],
  period: string,
  since: string | null,
): Change | null {
  const valueIn = (wanted: string | null): number | null =>
    moments.find((moment) => moment.period === wanted)?.cell.value ?? null;
  const [from, to] = [valueIn(since), valueIn(period)];
  if (since === null || from === null || to === null) return null;
  if (dataType === 'share' && kindOfUnit(unit) === 'percent')
    return { kind: 'points', by: to - from, since };
  if (from < 0 || to < 0) return { kind: 'units', by: to - from, since };
  if (from === 0)
    return to === 0 ? { kind: 'percent', by: 0, since } : { kind: 'from_zero', since };
  return { kind: 'percent', by: (to / from - 1) * 100, since };
}

function rankOf(
  { publisher, edition }: EditionBundle,
  indicator: Indicator,
  latest: Moment,
  { place: { data }, context, isUnknown }: AreaFacts,
): Figure['rank'] {
  const own = latest.cell.value;
  if (own === null || !context || isUnknown) return null;
  const level = data.level.code;
  const inside = edition.childrenOf(level, context.data.level.code)?.[context.index] ?? [];
  const siblings = inside.filter((at) => !data.areas[at]?.unknownLocation);
  const question = { indicator, level, period: latest.period };
  const values = readCells(publisher, question, siblings).flatMap(({ value }) => value ?? []);
  const ranks = new Set(values).size;
  if (values.length < MIN_RANKED || values.length > ranks * MAX_PER_RANK) return null;
  const rank = 1 + values.filter((value) => value > own).length;
  return { rank, of: values.length, among: data, within: context };
}
