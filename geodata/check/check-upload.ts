/**
 * An upload of figures against the live edition, before anything is built: what is new, what is gone,
 * what changed more than it should, and what cannot be right. Reads nothing and writes nothing.
 */

import type { Edition } from '../edition/edition.ts';
import type { Column } from '../model/column.ts';
import { foldIndicator } from '../model/indicator-code.ts';
import type { Indicator } from '../model/model.ts';
import { byteAt, numberAt } from '../model/read-at.ts';
import { EMPTY, STATUSES, VALUE } from '../model/status.ts';
import type { FigurePlaces } from '../source/figures/figure-places.ts';
import type { Figures } from '../source/figures/figures.ts';
import { findWrongSums } from './check-sums.ts';
import { type Finding, type FindingKind, FindingList } from './findings.ts';

export type CheckOptions = {
  /** A value that became more than this many times larger or smaller is told. */
  factor: number;
  /** Counts that stay below this are not compared: 1 to 3 is a factor 3 and says nothing. */
  smallest: number;
};

export const CHECK_DEFAULTS: CheckOptions = { factor: 2, smallest: 20 };

/** All findings about `figures` (folded code → level → period), those that need a look first. */
export function checkUpload(
  figures: Figures,
  places: FigurePlaces,
  edition: Edition,
  options: CheckOptions = CHECK_DEFAULTS,
): Finding[] {
  const found = new FindingList(edition, places);
  const check = new UploadCheck(figures, edition, options, found);
  for (const [code, byLevel] of figures) check.checkIndicator(code, byLevel);
  check.checkVanishedIndicators();
  return found.sorted();
}

type Periods = ReadonlyMap<string, Column>;

class UploadCheck {
  constructor(
    private readonly figures: Figures,
    private readonly edition: Edition,
    private readonly options: CheckOptions,
    private readonly found: FindingList,
  ) {}

  checkIndicator(code: string, byLevel: ReadonlyMap<string, Periods>): void {
    const known = this.edition.findIndicator(code);
    const loaded = new Map(this.edition.loadedAt(code).map((at) => [at.level, at.periods]));
    if (!known) this.found.tell('new_indicator', 'look', code, 'not in the edition');
    else if (loaded.size === 0)
      this.found.tell('new_indicator', 'note', code, 'no figures in the edition yet');
    for (const [level, periods] of byLevel) {
      for (const [period, column] of periods) this.#checkCells(code, known, level, period, column);
      if (loaded.size === 0) continue;
      const before = loaded.get(level);
      if (before) this.#checkPeriods(code, known, level, periods, before);
      else this.found.tell('new_level', 'look', code, `figures at ${level} for the first time`);
    }
    for (const [level, before] of loaded) this.#checkVanishedLevel(code, level, before, byLevel);
    if (known?.dataType === 'count' && known.aggregateAreas) this.#checkSums(code);
  }

  /** Indicators that come with those of the upload: same source, same first part of the code. */
  checkVanishedIndicators(): void {
    const groupOf = (indicator: Indicator): string =>
      `${indicator.source} ${indicator.code.toLowerCase().split('_')[0]}`;
    const uploaded = new Set(
      [...this.figures.keys()].flatMap((code) => {
        const indicator = this.edition.findIndicator(code);
        return indicator ? [groupOf(indicator)] : [];
      }),
    );
    for (const indicator of this.edition.indicators) {
      const code = foldIndicator(indicator.code);
      if (this.figures.has(code) || !uploaded.has(groupOf(indicator))) continue;
      if (!this.#isLoadedLikeTheOthers(code)) continue;
      const message = 'in the edition beside the others, and not in the upload';
      this.found.tell('vanished_indicator', 'look', code, message);
    }
  }

  /** What can be said of a figure by itself. */
  #checkCells(
    code: string,
    indicator: Indicator | null,
    level: string,
    period: string,
    column: Column,
  ): void {
    const isShare = indicator?.dataType === 'share';
    const isCount = indicator === null || indicator.dataType === 'count';
    // Balances (arrivals less departures) are counts that go below 0.
    const mayBeNegative = isCount && this.#wasNegative(code, level);
    for (const [area, value] of column.values.entries()) {
      if (column.statuses[area] !== VALUE) continue;
      const add = (kind: FindingKind, message: string): void =>
        this.found.add(kind, column, [code, level, period, area], message, `${value}`);
      if (isSuspicious(value)) {
        add('suspicious_code', 'look like a code for missing that is none (-99996 to -99999 are)');
      } else if ((isShare || isCount) && value < 0 && !mayBeNegative) {
        add('out_of_range', 'are below 0');
      } else if (isShare && value > 100) {
        add('out_of_range', 'are shares above 100');
      }
    }
  }

  #wasNegative(code: string, level: string): boolean {
    const periods = this.edition.loadedAt(code).find((at) => at.level === level)?.periods ?? [];
    const latest = periods.at(-1);
    const column = latest === undefined ? null : this.edition.loadedColumn(code, level, latest);
    return column?.values.some((value) => value < 0) ?? false;
  }

  #checkPeriods(
    code: string,
    indicator: Indicator | null,
    level: string,
    periods: Periods,
    before: readonly string[],
  ): void {
    const subject = `${code} at ${level}`;
    const sorted = [...periods.keys()].sort();
    const added = sorted.filter((period) => !before.includes(period));
    if (added.length > 0)
      this.found.tell('new_period', 'note', subject, `new: ${added.join(', ')}`);
    const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
    const gone = before.filter((period) => !periods.has(period));
    const holes = gone.filter((period) => period > first && period < last);
    if (holes.length > 0) {
      this.found.tell(
        'vanished_period',
        'look',
        subject,
        `left out in between: ${holes.join(', ')}`,
      );
    }
    const later = gone.filter((period) => period > last);
    if (later.length > 0) {
      this.found.tell(
        'vanished_period',
        'note',
        subject,
        `the edition goes on with ${later.join(', ')}`,
      );
    }
    const known = this.#everKnown(code, level, before);
    for (const [period, column] of periods) {
      const reference = before.filter((candidate) => candidate <= period).at(-1);
      const old = reference && this.edition.loadedColumn(code, level, reference);
      if (!old) continue;
      this.#compare(code, indicator, level, period, column, reference, old, known);
    }
  }

  /** 1 for every area that has something in any period of the edition. */
  #everKnown(code: string, level: string, periods: readonly string[]): Uint8Array {
    const known = new Uint8Array(this.edition.level(level).areas.length);
    for (const period of periods) {
      const column = this.edition.loadedColumn(code, level, period);
      for (const [area, status] of column?.statuses.entries() ?? [])
        if (status !== EMPTY) known[area] = 1;
    }
    return known;
  }

  #compare(
    code: string,
    indicator: Indicator | null,
    level: string,
    period: string,
    column: Column,
    reference: string,
    old: Column,
    known: Uint8Array,
  ): void {
    const { factor, smallest } = this.options;
    const least = indicator === null || indicator.dataType === 'count' ? smallest : 0;
    const than = reference === period ? 'in the edition' : 'in the latest period before';
    for (const [area, status] of column.statuses.entries()) {
      const add = (kind: FindingKind, message: string, text: string): void =>
        this.found.add(kind, column, [code, level, period, area], message, text);
      const was = byteAt(old.statuses, area);
      const [value, before] = [numberAt(column.values, area), numberAt(old.values, area)];
      if (status !== EMPTY && !known[area]) {
        add(
          'new_area',
          'are of areas that had no figure in the edition before',
          print(status, value),
        );
      } else if (was === VALUE && status === EMPTY) {
        add('vanished_area', `are missing that had a figure ${than}`, `nothing, was ${before}`);
      } else if (was === VALUE && status !== VALUE) {
        add(
          'lost_value',
          `have a code for missing where there was a figure ${than}`,
          `${print(status, value)}, was ${before}`,
        );
      } else if (was === VALUE && status === VALUE && differs(before, value, factor, least)) {
        const text = `${value}, was ${before}${reference === period ? '' : ` in ${reference}`}`;
        add(
          'changed_value',
          `differ by more than a factor ${factor} from what they were ${than}`,
          text,
        );
      }
    }
  }

  /** A level that had figures for a period of the upload, and has none in it. */
  #checkVanishedLevel(
    code: string,
    level: string,
    before: readonly string[],
    byLevel: ReadonlyMap<string, Periods>,
  ): void {
    if (byLevel.has(level)) return;
    const uploaded = new Set([...byLevel.values()].flatMap((periods) => [...periods.keys()]));
    const both = before.filter((period) => uploaded.has(period));
    if (both.length === 0) return;
    const message = `the edition has ${level} too for ${both.join(', ')}`;
    this.found.tell('vanished_level', 'look', code, message);
  }

  /** Children against their loaded parents. */
  #checkSums(code: string): void {
    for (const wrong of findWrongSums(code, this.figures, this.edition)) {
      const { child, parent, period, area, total, sum, totals } = wrong;
      const text = `${total}, its ${child} add up to ${sum}`;
      const message = `differ from the sum of their ${child}`;
      this.found.add('sum_differs', totals, [code, parent, period, area], message, text);
    }
  }

  #isLoadedLikeTheOthers(code: string): boolean {
    return this.edition
      .loadedAt(code)
      .some(({ level, periods }) =>
        [...this.figures.values()].some((byLevel) =>
          periods.some((period) => byLevel.get(level)?.has(period)),
        ),
      );
  }
}

/** Numbers that are meant as a code for missing and are none, or a slip of one that is. */
function isSuspicious(value: number): boolean {
  if (value <= -99_990 && value > -100_000) return true;
  if ([-99, -999, -9999, -999_999, -9_999_999].includes(value)) return true;
  return [99_996, 99_997, 99_998, 99_999, 999_999, 9_999_999].includes(value);
}

/** Whether two figures are further apart than a factor; counts that stay below `least` are not told. */
function differs(before: number, now: number, factor: number, least: number): boolean {
  const [small, large] = [Math.abs(before), Math.abs(now)].sort((a, b) => a - b);
  if (small === undefined || large === undefined || large < least || before === now) return false;
  // A share of 0 says little; a count of 0 where there were many says a lot.
  if (small === 0) return least > 0;
  return Math.sign(before) !== Math.sign(now) || large > small * factor;
}

function print(status: number, value: number): string {
  return status === VALUE ? String(value) : `${STATUSES[status]}`;
}
