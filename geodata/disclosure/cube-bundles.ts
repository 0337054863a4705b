/** Small cells gathered in bundles: see `cube-privacy.ts`. */
import { itemAt } from '../model/read-at.ts';
import type { AtomTable } from './cube-atoms.ts';
import { type BundleRound, BundleRounds, groupBy } from './cube-bundle-rounds.ts';
import type { CubeCounts } from './cube-counts.ts';
import { encodeBundles, type InArea, type Member } from './cube-pattern.ts';

/** Bundles the small cells of a table: as `CubeProtection.bundles`. */
export function bundleCells(counts: CubeCounts, table: AtomTable): Int32Array {
  const rounds = new BundleRounds(counts, table.atoms);
  const bundler = new Bundler(counts, table);
  // Those that margins could notice choose first, and may take others in.
  for (const round of rounds.ofOneArea()) bundler.gather(round);
  bundler.mirror(rounds);
  for (const round of [...rounds.ofMarginal(), ...rounds.ofCrossing()]) bundler.gather(round);
  return encodeBundles(bundler.finish());
}

class Bundler {
  readonly #bundles: Member[][] = [];
  /** Small cells that are in no bundle yet, by cell and area. */
  readonly #open = new Map<number, Member>();

  constructor(
    private readonly counts: CubeCounts,
    private readonly table: AtomTable,
  ) {
    for (const member of table.small) this.#open.set(this.#slot(member), member);
  }

  /** Bundles open cells of one key where they hold enough, or where others can be added. */
  gather(round: BundleRound): void {
    const open = [...this.#open.values()].filter(round.takes);
    let known: Map<string, Member[]> | null = null;
    for (const [key, all] of groupBy(open, round.keyOf)) {
      // Some may have been taken in by an earlier group.
      const group = all.filter((member) => this.#open.get(this.#slot(member)) === member);
      const [first] = group;
      if (!first) continue;
      const others = this.#complete(group, round.candidates(first));
      known ??= others ? null : this.#bundlesByKey(round);
      const bundle = others ? [] : known?.get(key);
      if (!bundle) continue;
      if (others) this.#bundles.push(bundle);
      for (const member of [...group, ...(others ?? [])]) {
        this.#open.delete(this.#slot(member));
        bundle.push(member);
      }
    }
  }

  /**
   * Lets the opposite of each bundle happen in another area, the nearest with room for all of it: in the
   * same cells, or else in others.
   */
  mirror(rounds: BundleRounds): void {
    for (const members of this.#bundles) {
      const areas = rounds.nearestFirst(itemAt(members, 0).area);
      const isDone = [...areas].some((area) =>
        this.#mirrorIn(members, ({ pattern }) => [{ area, pattern }]),
      );
      if (!isDone)
        [...areas].some((area) => this.#mirrorIn(members, (one) => rounds.imagesOf(one, area)));
    }
  }

  /** Takes room for all members of a bundle, or for none where one finds none. */
  #mirrorIn(members: readonly Member[], imagesOf: (member: Member) => InArea[]): boolean {
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
    for (const [at, member] of members.entries()) member.mirror = images[at] ?? null;
    return true;
  }

  /** All bundles; what is still open stays alone. */
  finish(): Member[][] {
    return [...this.#bundles, ...[...this.#open.values()].map((alone) => [alone])];
  }

  #slot({ area, pattern: [cell = 0] }: Member): number {
    return cell * this.counts.areas + area;
  }

  #valueOf({ area, pattern: [cell = 0] }: Member): number {
    return this.table.valueOf(cell, area);
  }

  /** What a member can give to others: as 0 is shown, a hidden cell is known to be 1 at least. */
  #spareOf(member: Member): number {
    return this.#valueOf(member) - 1;
  }

  /**
   * What makes a group hold enough: nothing, the largest cell that has room for its pattern, or small ones
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

  /** Bundles without mirrors whose members all have the same key; of several the first. */
  #bundlesByKey({ keyOf }: BundleRound): Map<string, Member[]> {
    const found = new Map<string, Member[]>();
    for (const members of this.#bundles) {
      if (members.some(({ mirror }) => mirror)) continue;
      const [key = '', ...others] = new Set(members.map(keyOf));
      if (others.length === 0 && !found.has(key)) found.set(key, members);
    }
    return found;
  }
}
