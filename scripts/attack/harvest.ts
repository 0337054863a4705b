/** All that a server tells of an edition, as far as it bears on hidden counts: asked over HTTP. */

import { setTimeout as wait } from 'node:timers/promises';
import type { CubeAnswer } from '../../server/contract/cubes.ts';
import type { IndicatorAnswer, IndicatorsAnswer } from '../../server/contract/indicators.ts';
import type { AreasAnswer, LevelsAnswer } from '../../server/contract/levels.ts';
import type { ValuesAnswer } from '../../server/contract/values.ts';

export type HarvestedLevel = {
  code: string;
  family: string;
  /** Area codes. */
  codes: string[];
  /** Parent level → index of each area's parent. */
  parents: Record<string, (number | null)[]>;
};

export type HarvestedIndicator = IndicatorAnswer['indicator'];

/** One column as it was answered. A slice of a cube has its items in `cells`. */
export type HarvestedColumn = {
  indicator: string;
  cells: string;
  level: string;
  period: string;
  values: (number | null)[];
  /** 1 for each area hidden for privacy. */
  hidden: Uint8Array;
  /** Half of the step to which the values are rounded. */
  halfStep: number;
};

export type Harvest = {
  edition: string;
  /** Coarse to fine. */
  levels: HarvestedLevel[];
  indicators: HarvestedIndicator[];
  columns: HarvestedColumn[];
};

export type HarvestOptions = {
  base: string;
  edition: string;
  /** Called now and then. */
  progress?: (message: string) => void;
  /** Slices of cubes are asked in the last of so many periods. */
  cubePeriods?: number;
  /** Counts to attack; all with a threshold without. */
  only?: readonly string[];
  /** Stop asking after so many milliseconds; what is there is attacked. */
  untilMs?: number;
};

/** Asks for every level, and every column of indicators that could tell of a hidden count. */
export async function harvest(options: HarvestOptions): Promise<Harvest> {
  const { base, edition, progress = () => {}, untilMs = Number.POSITIVE_INFINITY } = options;
  const ask = async <T>(path: string): Promise<T> => {
    const mark = path.includes('?') ? '&' : '?';
    const response = await fetch(`${base}${path}${mark}edition=${edition}`);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const levels = await askLevels(ask);
  const { indicators: list } = await ask<IndicatorsAnswer>('/api/indicators');
  const indicators: HarvestedIndicator[] = [];
  for (const { code } of list)
    indicators.push((await ask<IndicatorAnswer>(`/api/indicators/${code}`)).indicator);
  const found: Harvest = { edition, levels, indicators, columns: [] };
  // Counts with a threshold first: where nothing is hidden nothing need be asked of the others.
  const guarded = indicators.filter(
    (one) => isGuarded(one) && (options.only?.includes(one.code) ?? true),
  );
  const others = indicators.filter((one) => !isGuarded(one) && !one.isFlow && one.type !== 'text');
  for (const indicator of guarded) {
    for (const [level, period] of placesOf(indicator)) {
      if (performance.now() > untilMs) return found;
      found.columns.push(await askColumn(ask, indicator, level, period));
    }
    progress(`asked ${indicator.code}: ${found.columns.length} columns`);
    if (indicator.isCube)
      await askCube(ask, indicator, found, options.cubePeriods ?? 1, untilMs, progress);
  }
  const hiding = new Set(
    found.columns.filter(({ hidden }) => hidden.includes(1)).map(({ level }) => level),
  );
  for (const indicator of others) {
    for (const [level, period] of placesOf(indicator)) {
      if (!hiding.has(level)) continue;
      if (performance.now() > untilMs) return found;
      found.columns.push(await askColumn(ask, indicator, level, period));
    }
  }
  progress(`asked ${found.columns.length} columns`);
  return found;
}

type AskFor = <T>(path: string) => Promise<T>;

/** Whether small numbers of it are hidden: a count with a threshold on itself. */
export function isGuarded({ type, threshold, isFlow }: HarvestedIndicator): boolean {
  return type === 'count' && threshold !== null && threshold > 1 && !isFlow;
}

async function askLevels(ask: AskFor): Promise<HarvestedLevel[]> {
  const { levels } = await ask<LevelsAnswer>('/api/levels');
  const found: HarvestedLevel[] = [];
  for (const { code, family } of levels) {
    const { codes, parents } = await ask<AreasAnswer>(`/api/levels/${code}/areas`);
    found.push({ code, family, codes, parents });
  }
  return found;
}

function placesOf({ periodsByLevel }: HarvestedIndicator): [level: string, period: string][] {
  return Object.entries(periodsByLevel).flatMap(([level, periods]) =>
    periods.map((period): [string, string] => [level, period]),
  );
}

async function askColumn(
  ask: AskFor,
  { code, decimals }: HarvestedIndicator,
  level: string,
  period: string,
  cells = '',
): Promise<HarvestedColumn> {
  const extra = cells ? `&cells=${encodeURIComponent(cells)}` : '';
  const path = `/api/values?indicator=${code}&level=${level}&period=${period}${extra}`;
  const { values, reasons } = await askAgain(() => ask<ValuesAnswer>(path));
  const hidden = Uint8Array.from(values, (_, area) => (reasons?.[area] === 'privacy' ? 1 : 0));
  const halfStep = decimals === 0 ? 0 : 0.5 * 10 ** -decimals;
  return { indicator: code, cells, level, period, values, hidden, halfStep };
}

/** A server that is busy is asked once more. */
async function askAgain<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch {
    await wait(500);
    return ask();
  }
}

/** Every cell and every margin of items of the loaded levels, at every level, in the last periods. */
async function askCube(
  ask: AskFor,
  indicator: HarvestedIndicator,
  found: Harvest,
  periods: number,
  untilMs: number,
  progress: (message: string) => void,
): Promise<void> {
  const { cube } = await ask<CubeAnswer>(`/api/cubes/${indicator.code}`);
  const choices = cube.dimensions.map(({ loadedLevel, levels }) => {
    const items = levels.find(({ code }) => code === loadedLevel)?.items ?? [];
    return ['', ...items.map(({ code }) => `${loadedLevel}:${code}`)];
  });
  const slices = choices
    .reduce<string[][]>((all, own) => all.flatMap((one) => own.map((item) => [...one, item])), [[]])
    .map((parts) => parts.filter(Boolean).join(','))
    .filter(Boolean);
  for (const [level, all] of Object.entries(indicator.periodsByLevel)) {
    for (const period of all.slice(-periods)) {
      for (const cells of slices) {
        if (performance.now() > untilMs) return;
        found.columns.push(await askColumn(ask, indicator, level, period, cells));
      }
      progress(`asked ${slices.length} slices of ${indicator.code} at ${level} in ${period}`);
    }
  }
}
