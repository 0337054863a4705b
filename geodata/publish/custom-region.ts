/**
 * The value of a custom region: any areas of one level, treated as one area (DOMAIN.md §2, §6).
 *
 * A value is given only when it already follows from what is published: the region is cut into shown
 * areas and whole shown parents, and those are added up. Whoever asks could have done so, which is why
 * no sequence of regions tells more than the published columns do.
 */

import { marginOfShare } from '../compute/margin.ts';
import type { LevelData } from '../edition/edition.ts';
import type { Confidence } from '../model/confidence.ts';
import type { CubeCells } from '../model/cube.ts';
import { DataError } from '../model/data-error.ts';
import { numberAt } from '../model/read-at.ts';
import { STATUSES, type Status, SUPPRESSED, VALUE } from '../model/status.ts';
import { REASONS } from '../model/threshold.ts';
import { type Combined, combine, combineSlice } from './combine-region.ts';
import { findNearest } from './nearest-region.ts';
import { surveyOf } from './publish-margins.ts';
import { decimalsOf, type Question, roundColumn, type ValuePublisher } from './publish-values.ts';

export type RegionAnswer = {
  /** Rounded; null wherever the status is not `value`. */
  value: number | null;
  status: Status;
  /** Why a suppressed value is. */
  reason: (typeof REASONS)[number];
  decimals: number;
  /** The cells the value was added up from, coarse to fine: `{level, index}`. */
  parts: { level: string; index: number }[];
  /** For a refused region: the areas of the nearest region that can be shown, or null. */
  nearest: number[] | null;
};

/** At most this many areas in one region. */
export const MAX_AREAS = 20_000;

/**
 * @param areas indices in the level of the question, without repetition
 * @throws DataError `bad_request` for no areas, a repeated one or one out of range; `not_available` for
 * figures that cannot be added up
 */
export function answerRegion(
  publisher: ValuePublisher,
  question: Question,
  areas: readonly number[],
): RegionAnswer {
  const data = publisher.computer.edition.level(question.level);
  checkAreas(areas, data);
  const combined = combine(publisher, question, areas, data);
  return answerOf(publisher, question, areas, combined, (list) =>
    combine(publisher, question, list, data),
  );
}

/**
 * The same for a slice of a cube.
 * @throws DataError `bad_request` for unknown items, `not_available` for items that cannot be added up
 */
export function answerRegionOfSlice(
  publisher: ValuePublisher,
  question: Question,
  cells: CubeCells,
  areas: readonly number[],
): RegionAnswer {
  const { cubes, edition } = publisher.computer;
  checkAreas(areas, edition.level(question.level));
  const cube = cubes.cube(question.indicator.code);
  const selection = cubes.select(cube, cells);
  const take = (list: readonly number[]): Combined =>
    combineSlice(publisher, cube, selection, question, list);
  return answerOf(publisher, question, areas, take(areas), take);
}

/**
 * Margin of error of the share of a region, in percentage points with one decimal more than the share;
 * null where the share, its sample or its population is not shown.
 * @throws DataError `not_available` for an indicator that is no survey, or a mean: how far the answers
 * of a region are apart does not follow from its areas
 */
export function marginOfRegion(
  publisher: ValuePublisher,
  question: Question,
  areas: readonly number[],
  confidence: Confidence,
): { value: number | null; decimals: number } {
  const { indicator, level, period } = question;
  const { sample, population, deviation } = surveyOf(publisher, indicator);
  if (deviation) {
    throw new DataError(
      'not_available',
      `${indicator.code} has no margin of error for a region: it is a mean`,
    );
  }
  const data = publisher.computer.edition.level(level);
  const [share, asked, people] = [indicator, sample, population].map((of) =>
    combine(publisher, publisher.ask(of.code, level, period), areas, data),
  );
  const decimals = decimalsOf(indicator) + 1;
  if (share?.status !== VALUE || asked?.status !== VALUE || people?.status !== VALUE)
    return { value: null, decimals };
  // Where rounding protects small numbers, the exact share would show through its margin.
  const step = indicator.rounding ?? 0;
  const told = step > 1 ? Math.round(share.value / step) * step : share.value;
  const margin = marginOfShare(told, asked.value, people.value, confidence);
  return { value: Number.isNaN(margin) ? null : margin, decimals };
}

function answerOf(
  publisher: ValuePublisher,
  question: Question,
  areas: readonly number[],
  { value, status, reason, parts }: Combined,
  take: (areas: readonly number[]) => Combined,
): RegionAnswer {
  const { indicator } = question;
  const decimals = decimalsOf(indicator);
  const column = { values: Float64Array.of(value), statuses: Uint8Array.of(status) };
  const rounded = numberAt(roundColumn(column, indicator.rounding ?? 10 ** -decimals).values, 0);
  return {
    value: status === VALUE ? rounded : null,
    status: STATUSES[status] ?? 'undefined',
    reason: REASONS[reason] ?? null,
    decimals,
    parts,
    nearest:
      status === SUPPRESSED
        ? findNearest(publisher, question, areas, (list) => take(list).status !== SUPPRESSED)
        : null,
  };
}

function checkAreas(areas: readonly number[], data: LevelData): void {
  const known = data.areas.length;
  const wrong = areas.find((index) => !Number.isInteger(index) || index < 0 || index >= known);
  if (wrong !== undefined)
    throw new DataError('bad_request', `area index ${wrong} is outside 0–${known - 1}`);
  if (areas.length === 0 || areas.length > MAX_AREAS) {
    throw new DataError('bad_request', `a region has 1 to ${MAX_AREAS} areas, got ${areas.length}`);
  }
  if (new Set(areas).size < areas.length)
    throw new DataError('bad_request', 'an area occurs twice in the region');
}
