/**
 * Columns that go together without anyone saying so: a reader finds them by trying. Each relation is checked
 * where all of it is shown, and taken for true where something of it is hidden.
 */
import { type Fact, factOf, isZero, type Known, nameOf, termAt } from './facts.ts';
import { type HarvestedColumn, isGuarded } from './harvest.ts';

export type Relatives = {
  facts: Fact[];
  /** Values that a cell cannot be, by its name. */
  impossible: Map<string, Set<number>>;
  /** In words, one for each relation. */
  found: string[];
};

/** Areas in which a relation is tried, and the share that must agree. */
const MAX_TRIED = 60;
const MIN_TRIED = 4;
const MIN_AGREEING = 0.9;
/** Columns tried beside each other: pairs grow with the square. */
const MAX_COLUMNS = 400;

/** Looks for relatives of every count of which something is hidden. */
export function guessRelatives({ harvest, columns: all }: Known): Relatives {
  const relatives: Relatives = { facts: [], impossible: new Map(), found: [] };
  const guarded = new Map(harvest.indicators.filter(isGuarded).map((one) => [one.code, one]));
  for (const { code, codes } of harvest.levels) {
    const columns = [...all.values()].filter(({ level, cells }) => level === code && cells === '');
    for (const hidden of columns) {
      const threshold = guarded.get(hidden.indicator)?.threshold;
      if (typeof threshold !== 'number' || !hidden.hidden.includes(1)) continue;
      const others = columns.filter((column) => column !== hidden).slice(0, MAX_COLUMNS);
      new Guesser(hidden, others, codes, threshold, relatives).guess();
    }
  }
  return relatives;
}

class Guesser {
  /** Areas with a count to compare, some of all. */
  readonly #tried: number[];

  constructor(
    private readonly own: HarvestedColumn,
    private readonly others: readonly HarvestedColumn[],
    private readonly codes: readonly string[],
    private readonly threshold: number,
    private readonly relatives: Relatives,
  ) {
    const shown = codes.flatMap((_, area) => (this.#value(own, area) > 0 ? [area] : []));
    const step = Math.max(1, Math.floor(shown.length / MAX_TRIED));
    this.#tried = shown.filter((_, at) => at % step === 0).slice(0, MAX_TRIED);
  }

  guess(): void {
    for (const other of this.others) this.#tryMultiple(other);
    const counts = this.others.filter((one) => one.halfStep === 0 && this.#isNear(one));
    for (const [at, one] of counts.entries())
      for (const other of counts.slice(at)) this.#trySum(one, other);
    const rounded = this.others.filter(({ halfStep }) => halfStep > 0);
    for (const ratio of rounded)
      for (const base of this.others) if (base !== ratio) this.#tryRatio(ratio, base);
  }

  /** `other` is a constant times the count. */
  #tryMultiple(other: HarvestedColumn): void {
    const factor = this.#factor((area) => this.#value(other, area) / this.#value(this.own, area));
    if (factor === null) return;
    const terms = (area: number): Parameters<typeof factOf>[0] => [
      [termAt(this.own, area, this.codes), factor],
      [termAt(other, area, this.codes), -1],
    ];
    if (!this.#holds((area) => isZero(terms(area)), [other])) return;
    this.#take(`${describe(other)} is ${factor} × ${describe(this.own)}`, (area) =>
      factOf(terms(area)),
    );
  }

  /** The count is the sum or the difference of two others. */
  #trySum(one: HarvestedColumn, other: HarvestedColumn): void {
    const signs: [number, number][] = [
      [1, 1],
      [1, -1],
      [-1, 1],
    ];
    for (const [a, b] of one === other ? [] : signs) {
      const terms = (area: number): Parameters<typeof factOf>[0] => [
        [termAt(this.own, area, this.codes), -1],
        [termAt(one, area, this.codes), a],
        [termAt(other, area, this.codes), b],
      ];
      if (!this.#holds((area) => isZero(terms(area)), [one, other])) continue;
      const words = `${a < 0 ? '−' : ''}${describe(one)} ${b < 0 ? '−' : '+'} ${describe(other)}`;
      this.#take(`${describe(this.own)} is ${words}`, (area) => factOf(terms(area)));
    }
  }

  /** The count is a rounded ratio times a base, known to the rounding of both; or the base was made of them. */
  #tryRatio(ratio: HarvestedColumn, base: HarvestedColumn): void {
    const factor = this.#factor(
      (area) => (this.#value(ratio, area) * this.#value(base, area)) / this.#value(this.own, area),
      0.02,
    );
    if (factor === null) return;
    const product = (area: number): [number, number] => [
      this.#value(ratio, area) * this.#value(base, area),
      ratio.halfStep * this.#value(base, area) + base.halfStep * this.#value(ratio, area) + 1e-6,
    ];
    const isNear = (area: number): boolean => {
      const [middle, slack] = product(area);
      return Math.abs(this.#value(this.own, area) * factor - middle) <= slack;
    };
    if (!this.#holds(isNear, [ratio, base])) return;
    this.#take(
      `${describe(this.own)} is ${describe(ratio)} × ${describe(base)} / ${factor}`,
      (area) => {
        const [middle, slack] = product(area);
        const name = nameOf(this.own, this.codes[area] ?? '');
        return Number.isNaN(middle)
          ? null
          : { terms: new Map([[name, factor]]), low: middle - slack, high: middle + slack };
      },
    );
    this.#tryDerived(ratio, base, factor);
  }

  /** A base that was computed from the count and its rounded ratio: only such quotients can be it. */
  #tryDerived(ratio: HarvestedColumn, base: HarvestedColumn, factor: number): void {
    const quotient = (count: number, rounded: number): number => (count * factor) / rounded;
    const isMade = (area: number): boolean =>
      this.#value(ratio, area) > 0 &&
      Math.abs(
        quotient(this.#value(this.own, area), this.#value(ratio, area)) - this.#value(base, area),
      ) <=
        base.halfStep + 0.51;
    if (!this.#holds(isMade, [ratio, base])) return;
    this.relatives.found.push(`${describe(base)} was made of ${describe(ratio)}`);
    const step = 2 * ratio.halfStep;
    for (const [area, flag] of this.own.hidden.entries()) {
      const known = this.#value(base, area);
      if (!flag || Number.isNaN(known)) continue;
      const name = nameOf(this.own, this.codes[area] ?? '');
      const excluded = this.relatives.impossible.get(name) ?? new Set<number>();
      this.relatives.impossible.set(name, excluded);
      for (let value = 1; value < this.threshold; value += 1) {
        const rounded = Math.round((value * factor) / known / step) * step;
        const fits =
          rounded > 0 && Math.abs(quotient(value, rounded) - known) <= base.halfStep + 0.51;
        if (!fits) excluded.add(value);
      }
    }
  }

  /** A value that is the same, within a tolerance, in the first areas where it can be had; null when it is not. */
  #factor(of: (area: number) => number, tolerance = 1e-3): number | null {
    const found = this.#tried.map(of).filter((value) => Number.isFinite(value) && value !== 0);
    if (found.length < MIN_TRIED) return null;
    const [low, middle, high] = [0.25, 0.5, 0.75].map(
      (share) => found.slice().sort((a, b) => a - b)[Math.floor(share * found.length)] ?? 0,
    ) as [number, number, number];
    if (Math.abs(high - low) > tolerance * Math.abs(middle)) return null;
    const round = [0.001, 0.01, 0.1, 1, 10, 100, 1000, 1e6].find(
      (one) => Math.abs(middle / one - 1) <= tolerance,
    );
    return round ?? middle;
  }

  #holds(agrees: (area: number) => boolean, columns: readonly HarvestedColumn[]): boolean {
    let [checked, agreeing] = [0, 0];
    for (const area of this.#tried) {
      if (columns.some((column) => Number.isNaN(this.#value(column, area)))) continue;
      checked += 1;
      if (agrees(area)) agreeing += 1;
      // Most pairs fail at once.
      if (checked - agreeing > (1 - MIN_AGREEING) * MAX_TRIED) return false;
    }
    return checked >= MIN_TRIED && agreeing >= MIN_AGREEING * checked;
  }

  #take(words: string, factAt: (area: number) => Fact | null): void {
    const facts = [...this.own.hidden.entries()].flatMap(([area, flag]) => {
      const fact = flag ? factAt(area) : null;
      return fact && fact.terms.size > 0 ? [fact] : [];
    });
    if (facts.length === 0) return;
    this.relatives.found.push(words);
    this.relatives.facts.push(...facts);
  }

  /** Of the same period or its year. */
  #isNear({ period }: HarvestedColumn): boolean {
    return period.slice(0, 4) === this.own.period.slice(0, 4);
  }

  #value(column: HarvestedColumn, area: number): number {
    return column.values[area] ?? Number.NaN;
  }
}

function describe({ indicator, level, period }: HarvestedColumn): string {
  return `${indicator} ${level} ${period}`;
}
