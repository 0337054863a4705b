/**
 * What an attack found, held against the truth: only a count that is under the threshold can be given away by an
 * excluded value, any other hidden one by being known to less than the threshold.
 */
import type { Range } from './solve-pieces.ts';

export type Finding = { cell: string; truth: number | null; why: string };

export type Grades = {
  /** Hidden counts asked about, and those under the threshold among them, where the truth is known. */
  asked: number;
  small: number;
  exact: Finding[];
  excluded: Finding[];
  narrow: Finding[];
  told: number;
  undecided: number;
};

/** @param truthOf the true value of a cell; null when it is not known, and then every finding counts */
export function gradeRanges(
  ranges: readonly Range[],
  thresholdOf: (cell: string) => number,
  truthOf: (cell: string) => number | null = () => null,
): Grades {
  const grades: Grades = {
    asked: ranges.length,
    small: 0,
    exact: [],
    excluded: [],
    narrow: [],
    told: 0,
    undecided: 0,
  };
  for (const { cell, low, high, excluded, isTold, isUndecided } of ranges) {
    const [threshold, truth] = [thresholdOf(cell), truthOf(cell)];
    const isSmall = truth !== null && truth > 0 && truth < threshold;
    if (isSmall) grades.small += 1;
    if (isUndecided) grades.undecided += 1;
    if (isTold) grades.told += 1;
    if (isTold) continue;
    const find = (why: string): Finding => ({ cell, truth, why });
    const span = low === high ? `${low}` : `${low} … ${high}`;
    // Values that are found out by a wrong guess tell nothing: the truth must be among what is left.
    const isTrue = truth === null || (truth >= low && (truth <= high || high - low >= threshold));
    if (!isTrue) continue;
    if (low === high && excluded.length > 0) grades.exact.push(find(`is ${span}`));
    else if (isSmall && excluded.length > 0)
      grades.excluded.push(find(`cannot be ${excluded.join(', ')}`));
    else if (truth === null && excluded.length > 0 && excluded.length < threshold - 1)
      grades.excluded.push(find(`cannot be ${excluded.join(', ')}`));
    else if (!isSmall && high - low < threshold - 1 && excluded.length > 0)
      grades.narrow.push(find(`lies in ${span}`));
  }
  return grades;
}
