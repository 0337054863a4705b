/** A total beside its parts: what has to be hidden of one for the other (DOMAIN.md §6). */

import type { ValueComputer } from '../compute/compute-values.ts';
import { PRIMARY, SHOWN } from '../disclosure/suppression-table.ts';
import type { Edition } from '../edition/edition.ts';
import type { Indicator } from '../model/model.ts';
import { numberAt } from '../model/read-at.ts';
import type { EarlierEditions } from './earlier-editions.ts';
import { asComplementary, type HiddenStates } from './hidden-cells.ts';

/** A total and the parts that add up to it in every area: both are known to the reader. */
export type TotalOfParts = { total: string; parts: string[] };

export class TotalProtector {
  readonly #edition: Edition;
  /** Part and period → the part that is hidden with it; null where none has room. */
  readonly #partners = new Map<string, Indicator | null>();
  /** Total, first part and period → the part that is hidden wherever the total is. */
  readonly #carriers = new Map<string, Indicator>();

  /** @param thresholds lowest value that may be shown, per indicator that needs protection */
  constructor(
    private readonly computer: ValueComputer,
    private readonly hidden: HiddenStates,
    private readonly thresholds: ReadonlyMap<string, number>,
    private readonly totals: readonly TotalOfParts[],
    private readonly earlier: EarlierEditions,
  ) {
    this.#edition = computer.edition;
  }

  /** Hides more where a total or a part would follow from what is shown. Returns whether it had to. */
  protect(period: string): boolean {
    let changed = false;
    for (const total of this.totals) changed = this.#protectTotal(total, period) || changed;
    return changed;
  }

  /** 1 for each area in which a total that this is a part of is itself under its threshold. */
  inSmallTotal(piece: Indicator, level: string, period: string): Uint8Array | null {
    const wholes = this.totals.filter(({ parts }) => parts.includes(piece.code));
    const states = wholes.map(({ total }) => this.hidden.of(total, level, period));
    const [first] = states;
    return first?.map((_, area) => (states.some((list) => list[area] === PRIMARY) ? 1 : 0)) ?? null;
  }

  /** The part that is hidden wherever this one is, if any. */
  partnerOf(piece: Indicator, period: string): Indicator | null {
    return this.#partners.get(`${piece.code} ${period}`) ?? null;
  }

  /**
   * Parts beside their total: a hidden part would follow from the total and the other parts. Where a
   * partner part has room to move wherever this one is hidden, it is hidden there too: every move of the
   * one is undone by the other, and totals stay as they are. Where none has, the total is hidden with the
   * part. And wherever a total is hidden, by this or for another reason, one and the same part is hidden
   * with it, the carrier, through which the total moves.
   */
  #protectTotal({ total, parts }: TotalOfParts, period: string): boolean {
    const whole = this.#edition.indicator(total);
    const pieces = parts
      .map((code) => this.#edition.indicator(code))
      .filter((piece) => this.#edition.loadedLevels(piece.code, period).length > 0);
    // Parts that are not all there do not add up to the total: nothing follows from them.
    if (pieces.length < parts.length) return false;
    let changed = false;
    // In a small total every part is small: were the zeros shown, the pattern would tell the others.
    for (const piece of pieces) changed = this.#hideWith(piece, whole, period, PRIMARY) || changed;
    for (const piece of pieces) {
      if (this.hidden.levelsOf(piece.code, period).size === 0) continue;
      const served = pieces.filter(
        (other) => this.#partners.get(`${other.code} ${period}`) === piece,
      );
      const [first] = served;
      // A part that serves others has a partner in each of them, and hides the first where they are shown.
      if (first) changed = this.#hideBeside(first, piece, served, period) || changed;
      else
        changed =
          this.#hideWith(this.#choosePartner(piece, pieces, period) ?? whole, piece, period) ||
          changed;
    }
    const carrier = this.#carrierOf(whole, pieces, period);
    return (carrier ? this.#hideWith(carrier, whole, period) : false) || changed;
  }

  /** Hides `other` wherever `indicator` is hidden (or in one state only) and `other` has values. */
  #hideWith(other: Indicator, indicator: Indicator, period: string, only?: number): boolean {
    let changed = false;
    for (const [level, states] of this.hidden.levelsOf(indicator.code, period)) {
      if (!this.computer.compute(other, level, period)) continue;
      const wanted = only === undefined ? states : states.map((s) => (s === only ? s : SHOWN));
      changed = this.hidden.add(other.code, level, period, asComplementary(wanted)) || changed;
    }
    return changed;
  }

  /** Hides `first` where `piece` is hidden and none of those it serves is. */
  #hideBeside(
    first: Indicator,
    piece: Indicator,
    served: readonly Indicator[],
    period: string,
  ): boolean {
    let changed = false;
    for (const [level, states] of this.hidden.levelsOf(piece.code, period)) {
      const others = served.map((other) => this.hidden.of(other.code, level, period));
      const alone = states.map((state, area) =>
        others.some((list) => list[area] !== SHOWN) ? SHOWN : state,
      );
      changed = this.hidden.add(first.code, level, period, asComplementary(alone)) || changed;
    }
    return changed;
  }

  /** The smallest other part with room wherever this one is hidden, or null; once none, always none. */
  #choosePartner(piece: Indicator, pieces: readonly Indicator[], period: string): Indicator | null {
    const key = `${piece.code} ${period}`;
    const known = this.#partners.get(key);
    if (known === null) return null;
    if (known && this.#roomBeside(piece, known, period) !== null) return known;
    const roomy = pieces
      .filter((other) => other !== piece && known === undefined)
      .flatMap((other) => {
        const sum = this.#roomBeside(piece, other, period);
        return sum === null
          ? []
          : [{ other, sum, isOld: this.#isHiddenBeside(piece, other, period) }];
      })
      .sort((a, b) => Number(b.isOld) - Number(a.isOld) || a.sum - b.sum);
    const partner = roomy[0]?.other ?? null;
    this.#partners.set(key, partner);
    return partner;
  }

  /** Sum of `other` over the hidden cells of `piece`, or null where it has no room to move in one of them. */
  #roomBeside(piece: Indicator, other: Indicator, period: string): number | null {
    const room = 2 * (this.thresholds.get(piece.code) ?? 0);
    let sum = 0;
    for (const [level, states] of this.hidden.levelsOf(piece.code, period)) {
      const values = this.computer.compute(other, level, period)?.column.values;
      const past = this.earlier.at(other, level, period);
      for (const [area, state] of states.entries()) {
        if (state === SHOWN) continue;
        // What an earlier edition showed cannot move.
        if (past?.pinned[area] === 1) return null;
        // Without figures it has nothing to give.
        const value = values ? numberAt(values, area) : 0;
        if (value < room) return null;
        sum += value;
      }
    }
    return sum;
  }

  /** Whether an earlier edition hid `other` wherever `piece` is hidden. */
  #isHiddenBeside(piece: Indicator, other: Indicator, period: string): boolean {
    return [...this.hidden.levelsOf(piece.code, period)].every(([level, states]) => {
      const past = this.earlier.at(other, level, period);
      return states.every((state, area) => state === SHOWN || (past?.hiddenSince[area] ?? 0) > 0);
    });
  }

  /** The part hidden wherever the total is: the smallest one with room there, else the largest. */
  #carrierOf(whole: Indicator, pieces: readonly Indicator[], period: string): Indicator | null {
    const key = `${whole.code} ${pieces[0]?.code} ${period}`;
    const known = this.#carriers.get(key);
    if (known) return known;
    if (this.hidden.levelsOf(whole.code, period).size === 0) return null;
    const roomy = pieces
      .flatMap((piece) => {
        const room = this.#roomBeside(whole, piece, period);
        return room === null
          ? []
          : [{ piece, room, isOld: this.#isHiddenBeside(whole, piece, period) }];
      })
      .sort((a, b) => Number(b.isOld) - Number(a.isOld) || a.room - b.room);
    const total = (piece: Indicator): number => {
      const level = this.#edition.loadedLevels(piece.code, period)[0]?.level.code ?? '';
      return (
        this.computer.compute(piece, level, period)?.column.values.reduce((a, b) => a + b, 0) ?? 0
      );
    };
    const carrier = roomy[0]?.piece ?? [...pieces].sort((a, b) => total(b) - total(a))[0] ?? null;
    if (carrier) this.#carriers.set(key, carrier);
    return carrier;
  }
}
