/**
 * Columns that go together with a protected count without anyone saying so: a constant times it, a sum or difference
 * with another column, a rounded ratio of it with what it was divided by (DOMAIN.md §6). Whoever publishes figures seldom
 * knows; a reader finds out by trying. Tried on a sample first: few pairs of columns pass even that.
 */

import type { ValueComputer } from '../compute/compute-values.ts';
import type { Indicator } from '../model/model.ts';
import { itemAt, numberAt } from '../model/read-at.ts';
import { VALUE } from '../model/status.ts';
import { isUnderThreshold } from '../model/threshold.ts';
import type { TotalOfParts } from './protect-totals.ts';

/** Columns that tell a count wherever they are shown; `hides` are those that are hidden with it. */
export type Relative = {
  count: string;
  period: string;
  /** Indicator and period of the columns to hide with the count. */
  hides: { indicator: string; period: string }[];
  /** What was found and where, for the report. */
  evidence: string;
};

/** Decisions of the manifest: columns that have nothing to do with a count. */
export type Settled = { of: string; columns: readonly string[] };

const MAX_SAMPLE = 48;
const MIN_AREAS = 5;
const MIN_AGREEING = 0.9;
/** A product that is rounded more coarsely than this share says nothing. */
const MAX_SLACK = 0.1;
/** How far a factor may vary in the sample. */
const FACTOR_TOLERANCE = 1e-3;

/** One column in the areas that are compared: as it is published, NaN where it has no value. */
type Sampled = { indicator: Indicator; period: string; values: Float64Array; halfStep: number };

/** What a relation is between, and whether it holds in an area of the columns given. */
type Relation = {
  hides: readonly Sampled[];
  words: string;
  columns: readonly Sampled[];
  holds: (count: number, values: readonly number[]) => boolean;
};

/**
 * Relatives of every count that is under its threshold somewhere, at its finest level.
 * @param thresholds lowest value that may be shown, per count
 * @param totals what is declared to add up, and protected as that
 */
export function findRelatives(
  computer: ValueComputer,
  thresholds: ReadonlyMap<string, number>,
  settled: readonly Settled[],
  totals: readonly TotalOfParts[],
): Relative[] {
  const found: Relative[] = [];
  for (const [code, threshold] of thresholds) {
    const indicator = computer.edition.indicator(code);
    const periods = new Set([...computer.availability(indicator).values()].flat());
    for (const period of periods) {
      const level = computer.edition.loadedLevels(code, period)[0]?.level.code;
      const column = level ? computer.compute(indicator, level, period)?.column : null;
      if (!level || !column?.values.some((value) => isUnderThreshold(value, threshold))) continue;
      const finder = new Finder(computer, indicator, level, period, settled, totals);
      found.push(...finder.find());
    }
  }
  return found;
}

class Finder {
  readonly #areas: number[];
  readonly #own: Float64Array;

  constructor(
    private readonly computer: ValueComputer,
    private readonly count: Indicator,
    private readonly level: string,
    private readonly period: string,
    private readonly settled: readonly Settled[],
    private readonly totals: readonly TotalOfParts[],
  ) {
    const column = computer.compute(count, level, period)?.column;
    const areas = [...(column?.values.keys() ?? [])].filter(
      (area) => column?.statuses[area] === VALUE && column.values[area] !== 0,
    );
    const step = Math.max(1, areas.length / MAX_SAMPLE);
    this.#areas = areas.filter((_, at) => Math.floor(at % step) === 0).slice(0, MAX_SAMPLE);
    this.#own = Float64Array.from(this.#areas, (area) => column?.values[area] ?? Number.NaN);
  }

  find(): Relative[] {
    if (new Set(this.#own).size < MIN_AREAS) return [];
    const others = this.#candidates();
    const relations = [
      ...others.flatMap((other) => this.#multiple(other) ?? []),
      ...this.#sums(others.filter(({ halfStep }) => halfStep <= 0.5)),
      ...this.#ratios(others),
    ];
    return relations.flatMap((relation) => this.#confirm(relation) ?? []);
  }

  /** Published columns of the same level that do not follow from the count by a formula, which hides them already. */
  #candidates(): Sampled[] {
    const { edition, availabilities } = this.computer;
    const free = this.settled
      .filter(({ of }) => of === this.count.code)
      .flatMap(({ columns }) => columns);
    return edition.indicators.flatMap((indicator): Sampled[] => {
      if (!indicator.visible || indicator === this.count || free.includes(indicator.code))
        return [];
      if (indicator.dataType === 'text' || this.#restsOn(indicator)) return [];
      const periods = availabilities.of(indicator).get(this.level) ?? [];
      const year = this.period.slice(0, 4);
      const near = periods.filter((period) => period.slice(0, 4) === year);
      const chosen = near.length > 0 ? near : periods.slice(-1);
      return chosen.flatMap((period) => this.#sample(indicator, period) ?? []);
    });
  }

  #restsOn(indicator: Indicator): boolean {
    return this.computer.formulas
      .operandsOf(indicator)
      .some((operand) => operand === this.count || this.#restsOn(operand));
  }

  #sample(indicator: Indicator, period: string): Sampled | null {
    const column = this.computer.compute(indicator, this.level, period)?.column;
    if (!column) return null;
    const halfStep = (indicator.rounding ?? (indicator.dataType === 'count' ? 1 : 0.1)) / 2;
    const values = Float64Array.from(this.#areas, (area) =>
      column.statuses[area] === VALUE
        ? rounded(numberAt(column.values, area), halfStep)
        : Number.NaN,
    );
    return values.some((value) => value > 0) ? { indicator, period, values, halfStep } : null;
  }

  #multiple(other: Sampled): Relation | null {
    const factor = this.#factor(
      Array.from(this.#own, (own, at) => numberAt(other.values, at) / own),
    );
    if (factor === null) return null;
    return {
      hides: [other],
      columns: [other],
      words: `${name(other)} is ${Number(factor.toPrecision(6))} times it`,
      holds: (count, [value = 0]) => Math.abs(value - factor * count) <= other.halfStep + 1e-9,
    };
  }

  /** Sums and differences: looked for by what is missing to the count, so that every pair costs one look. */
  #sums(others: readonly Sampled[]): Relation[] {
    const found: Relation[] = [];
    const keyOf = (values: readonly number[]): string => values.map(Math.round).join(' ');
    const places = [...this.#own.keys()].slice(0, MIN_AREAS);
    const at = (one: Sampled): number[] => places.map((place) => numberAt(one.values, place));
    const byKey = new Map(others.map((other) => [keyOf(at(other)), other]));
    for (const one of others) {
      const [own, values] = [places.map((place) => numberAt(this.#own, place)), at(one)];
      for (const sign of [1, -1]) {
        // count = one + other, and count = other − one.
        const missing = own.map((count, place) => count - sign * itemAt(values, place));
        const other = missing.some(Number.isNaN) ? undefined : byKey.get(keyOf(missing));
        if (!other || other === one || isFlat(missing) || isFlat(values)) continue;
        if (this.#isDeclared([one, other])) continue;
        found.push({
          // Were one of them shown, the count would be no less, or no more, than that.
          hides: [one, other],
          columns: [one, other],
          words:
            sign > 0
              ? `it is ${name(one)} + ${name(other)}`
              : `it is ${name(other)} − ${name(one)}`,
          holds: (count, [a = 0, b = 0]) =>
            Math.abs(count - sign * a - b) <= 1e-6 + (count % 1 === 0 ? 0 : one.halfStep),
        });
      }
    }
    return found;
  }

  #isDeclared(columns: readonly Sampled[]): boolean {
    const codes = [this.count.code, ...columns.map(({ indicator }) => indicator.code)];
    return this.totals.some(({ total, parts }) =>
      codes.every((code) => code === total || parts.includes(code)),
    );
  }

  /** A rounded ratio beside what it was divided by. */
  #ratios(others: readonly Sampled[]): Relation[] {
    const ratios = others.filter(({ indicator }) => indicator.dataType !== 'count');
    return ratios.flatMap((ratio) =>
      others.flatMap((base): Relation[] => {
        if (base === ratio) return [];
        const products = Array.from(this.#own, (own, at) => {
          const [r, z] = [numberAt(ratio.values, at), numberAt(base.values, at)];
          return slackOf(ratio, base, r, z) > MAX_SLACK * r * z ? Number.NaN : (r * z) / own;
        });
        const factor = this.#factor(products, MAX_SLACK);
        if (factor === null) return [];
        const isMade = (count: number, r: number, z: number): boolean =>
          Math.abs((factor * count) / r - z) <= base.halfStep + 1e-9;
        const near = [...this.#own.keys()].filter((at) => !Number.isNaN(itemAt(products, at)));
        const made = near.filter((at) =>
          isMade(numberAt(this.#own, at), numberAt(ratio.values, at), numberAt(base.values, at)),
        );
        const isDerived = made.length >= MIN_AGREEING * near.length;
        return [
          {
            hides: isDerived ? [ratio, base] : [ratio],
            columns: [ratio, base],
            words: isDerived
              ? `${name(base)} was made of it and of ${name(ratio)}`
              : `it is ${name(ratio)} times ${name(base)}, rounded`,
            holds: (count, [r = 0, z = 0]) =>
              Math.abs(factor * count - r * z) <= slackOf(ratio, base, r, z) + 1e-9,
          },
        ];
      }),
    );
  }

  /** The middle of factors that hardly vary; null for those that do, or are too few. */
  #factor(factors: readonly number[], tolerance = FACTOR_TOLERANCE): number | null {
    const known = factors.filter((one) => Number.isFinite(one) && one !== 0);
    if (known.length < MIN_AREAS) return null;
    // Where two of the first few differ much there is no need to sort.
    const [first = 0, second = 0] = known;
    if (Math.abs(first - second) > 4 * tolerance * Math.abs(first) + 0.5 * Math.abs(first))
      return null;
    const sorted = known.sort((a, b) => a - b);
    const at = (share: number): number => itemAt(sorted, Math.floor(share * (sorted.length - 1)));
    const middle = at(0.5);
    return at(0.9) - at(0.1) <= 2 * tolerance * Math.abs(middle) ? simple(middle) : null;
  }

  /** Looks at every area of what held in the sample. */
  #confirm({ hides, columns, holds, words }: Relation): Relative | null {
    const own = this.computer.compute(this.count, this.level, this.period)?.column;
    const others = columns.map(
      ({ indicator, period }) => this.computer.compute(indicator, this.level, period)?.column,
    );
    let [compared, agreeing] = [0, 0];
    for (const [area, count] of own?.values.entries() ?? []) {
      if (own?.statuses[area] !== VALUE || count === 0) continue;
      if (others.some((other) => other?.statuses[area] !== VALUE)) continue;
      compared += 1;
      const values = others.map((other, at) =>
        rounded(other?.values[area] ?? 0, itemAt(columns, at).halfStep),
      );
      if (holds(count, values)) agreeing += 1;
    }
    if (compared < MIN_AREAS || agreeing < MIN_AGREEING * compared) return null;
    return {
      count: this.count.code,
      period: this.period,
      hides: hides.map(({ indicator, period }) => ({ indicator: indicator.code, period })),
      evidence: `${this.count.code} in ${this.period}: ${words}, in ${agreeing} of ${compared} areas of ${this.level}`,
    };
  }
}

function slackOf(ratio: Sampled, base: Sampled, r: number, z: number): number {
  return ratio.halfStep * z + (base.halfStep === 0.5 ? 0 : base.halfStep * r);
}

function rounded(value: number, halfStep: number): number {
  const step = 2 * halfStep;
  return Math.round(value / step) * step;
}

/** A power of ten, where a factor is as good as one. */
function simple(factor: number): number {
  const power = 10 ** Math.round(Math.log10(Math.abs(factor)));
  return Math.abs(factor / power - 1) < 0.02 ? power : factor;
}

function isFlat(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

function name({ indicator, period }: Sampled): string {
  return `${indicator.code} of ${period}`;
}
