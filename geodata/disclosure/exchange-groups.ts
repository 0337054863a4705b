/** Small cells gathered in exchange groups: see `cube-privacy.ts`. */
import { itemAt } from '../model/read-at.ts';
import type { AtomTable } from './cube-atoms.ts';
import type { CubeCounts } from './cube-counts.ts';
import { encodeExchangeGroups, type InArea, type Member } from './exchange-cycles.ts';
import { type ExchangeRound, ExchangeRounds, groupBy } from './exchange-rounds.ts';

/** Groups the small cells of a table: as `CubeProtection.exchangeGroups`. */
export function groupExchanges(counts: CubeCounts, table: AtomTable): Int32Array {
  const rounds = new ExchangeRounds(counts, table.atoms);
  const grouper = new ExchangeGrouper(counts, table);
  // Those that could affect margins choose first, and may take others in.
  for (const round of rounds.ofOneArea()) grouper.gather(round);
  grouper.addCounterCycles(rounds);
  for (const round of [...rounds.ofMarginal(), ...rounds.ofCrossing()]) grouper.gather(round);
  return encodeExchangeGroups(grouper.finish());
}

class ExchangeGrouper {
  readonly #exchangeGroups: Member[][] = [];
  /** Small cells that are in no exchange group yet, by cell and area. */
  readonly #open = new Map<number, Member>();

  constructor(
    private readonly counts: CubeCounts,
    private readonly table: AtomTable,
  ) {
    for (const member of table.small) this.#open.set(this.#slot(member), member);
  }

  /** Groups open cells of one key where they hold enough, or where others can be added. */
  gather(round: ExchangeRound): void {
    const open = [...this.#open.values()].filter(round.takes);
    let known: Map<string, Member[]> | null = null;
    for (const [key, all] of groupBy(open, round.keyOf)) {
      // Some may have been taken in by an earlier group.
      const group = all.filter((member) => this.#open.get(this.#slot(member)) === member);
      const [first] = group;
      if (!first) continue;
      const others = this.#complete(group, round.candidates(first));
      known ??= others ? null : this.#groupsByKey(round);
      const exchangeGroup = others ? [] : known?.get(key);
      if (!exchangeGroup) continue;
      if (others) this.#exchangeGroups.push(exchangeGroup);
      for (const member of [...group, ...(others ?? [])]) {
        this.#open.delete(this.#slot(member));
        exchangeGroup.push(member);
      }
    }
  }

  /**
   * Lets the opposite of each exchange group happen in another area, the nearest with room for all of it: in the
   * same cells, or else in others.
   */
  addCounterCycles(rounds: ExchangeRounds): void {
    for (const members of this.#exchangeGroups) {
      const areas = rounds.nearestFirst(itemAt(members, 0).area);
      const isDone = [...areas].some((area) =>
        this.#opposeIn(members, ({ cycle }) => [{ area, cycle }]),
      );
      if (!isDone)
        [...areas].some((area) => this.#opposeIn(members, (one) => rounds.imagesOf(one, area)));
    }
  }

  /** Takes room for all members of an exchange group, or for none where one finds none. */
  #opposeIn(members: readonly Member[], imagesOf: (member: Member) => InArea[]): boolean {
    const images: InArea[] = [];
    for (const member of members) {
      const image = imagesOf(member).find((one) => this.table.canJoin(one));
      if (!image) {
        for (const used of images) this.table.release(used);
        return false;
      }
      this.table.use(image);
      images.push(image);
    }
    for (const [at, member] of members.entries()) member.counterCycle = images[at] ?? null;
    return true;
  }

  /** All exchange groups; what is still open stays alone. */
  finish(): Member[][] {
    return [...this.#exchangeGroups, ...[...this.#open.values()].map((alone) => [alone])];
  }

  #slot({ area, cycle: [cell = 0] }: Member): number {
    return cell * this.counts.areas + area;
  }

  #valueOf({ area, cycle: [cell = 0] }: Member): number {
    return this.table.valueOf(cell, area);
  }

  /** What a member can give to others: as 0 is shown, a hidden cell is known to be 1 at least. */
  #spareOf(member: Member): number {
    return this.#valueOf(member) - 1;
  }

  /**
   * What makes a group hold enough: nothing, the largest cell that has room for its cycle, or small ones
   * that are open and have; null when there is none.
   */
  #complete(group: readonly Member[], candidates: readonly Member[]): Member[] | null {
    let missing = this.counts.threshold - group.reduce((sum, one) => sum + this.#spareOf(one), 0);
    if (missing <= 0) return [];
    const inside = new Set(group.map((member) => this.#slot(member)));
    const others = candidates
      .filter((one) => !inside.has(this.#slot(one)))
      .sort((a, b) => this.#valueOf(b) - this.#valueOf(a));
    const large = others.find((one) => this.table.canJoin(one));
    if (large) {
      this.table.use(large);
      return [large];
    }
    const recruits: Member[] = [];
    for (const one of others) {
      if (missing <= 0 || this.#spareOf(one) <= 0) break;
      if (!this.#open.has(this.#slot(one)) || !this.table.canTake(one)) continue;
      recruits.push(one);
      missing -= this.#spareOf(one);
    }
    if (missing > 0) return null;
    for (const one of recruits) {
      const before = this.#open.get(this.#slot(one));
      if (before) this.table.release(before);
      this.table.use(one);
    }
    return recruits;
  }

  /** Exchange groups without counter-cycles whose members all have the same key; of several the first. */
  #groupsByKey({ keyOf }: ExchangeRound): Map<string, Member[]> {
    const found = new Map<string, Member[]>();
    for (const members of this.#exchangeGroups) {
      if (members.some(({ counterCycle }) => counterCycle)) continue;
      const [key = '', ...others] = new Set(members.map(keyOf));
      if (others.length === 0 && !found.has(key)) found.set(key, members);
    }
    return found;
  }
}
