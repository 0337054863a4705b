/**
 * Which edition is served. The pointer `data/live` is looked at while serving, so that switching and
 * rolling back need no restart; older editions stay reachable under their id.
 */

import { openEdition, readLive } from '../../geodata/edition/editions.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import { EditionBundle } from './edition-bundle.ts';

export type HolderOptions = {
  dataDir: string;
  log: (line: string) => void;
  /** Milliseconds between two looks at the pointer. */
  checkEveryMs?: number;
  /** Milliseconds that an edition which is not live stays open after it was last asked for. */
  keepOpenMs?: number;
  now?: () => number;
};

/** Editions open beside the live one; each takes memory for its areas and columns. */
const MAX_OLDER = 3;

/** `holds`: answers under way that still read from it. */
type Open = { bundle: EditionBundle; usedAt: number; holds: number };

/**
 * Handlers ask for a bundle and use its database before they wait for anything, so an edition can be
 * closed between two turns of the event loop; the grace period covers what a future handler forgets.
 */
export class EditionHolder {
  readonly #open = new Map<string, Open>();
  readonly #options: Required<HolderOptions>;
  #liveId: string | null = null;
  #checkedAt = Number.NEGATIVE_INFINITY;
  /** The last id that could not be opened, so that it is logged once and not twice a second. */
  #refusedId: string | null = null;

  constructor(options: HolderOptions) {
    this.#options = { checkEveryMs: 500, keepOpenMs: 30_000, now: Date.now, ...options };
  }

  /**
   * The live edition, or the last one that could be opened while the pointer is unreadable. Throws
   * `unknown_edition` when there was never one.
   */
  live(): EditionBundle {
    const now = this.#options.now();
    if (now - this.#checkedAt >= this.#options.checkEveryMs) {
      this.#checkedAt = now;
      this.#follow(now);
      this.#closeUnused(now);
    }
    const open = this.#liveId === null ? undefined : this.#open.get(this.#liveId);
    if (!open) throw new DataError('unknown_edition', 'there is no live edition');
    open.usedAt = now;
    return open.bundle;
  }

  /** The edition with this id, opened when it is still on disk. Throws `unknown_edition`. */
  pinned(id: string): EditionBundle {
    const live = this.live();
    if (live.id === id) return live;
    const now = this.#options.now();
    const open = this.#open.get(id);
    if (open) {
      open.usedAt = now;
      return open.bundle;
    }
    this.#closeUnused(now);
    const bundle = new EditionBundle(openEdition(this.#options.dataDir, id));
    this.#open.set(id, { bundle, usedAt: now, holds: 0 });
    return bundle;
  }

  /** The edition that a request names, or the live one where it names none. Throws `unknown_edition`. */
  liveOr(id: string | undefined): EditionBundle {
    return id === undefined ? this.live() : this.pinned(id);
  }

  /** Keeps an edition open for an answer that takes long, until the function it returns is called. */
  acquire(id: string): () => void {
    const open = this.#open.get(id);
    if (open) open.holds++;
    return () => {
      if (!open) return;
      open.holds--;
      open.usedAt = this.#options.now();
    };
  }

  /** Closes every open edition: the end of the process. */
  close(): void {
    for (const { bundle } of this.#open.values()) bundle.edition.close();
    this.#open.clear();
    this.#liveId = null;
  }

  #follow(now: number): void {
    const { dataDir, log } = this.#options;
    const id = readLive(dataDir);
    if (id === null || id === this.#liveId) return;
    try {
      if (!this.#open.has(id)) {
        const bundle = new EditionBundle(openEdition(dataDir, id));
        this.#open.set(id, { bundle, usedAt: now, holds: 0 });
      }
    } catch (error) {
      // Nothing is served yet: the caller must hear why.
      if (this.#liveId === null) throw error;
      if (id !== this.#refusedId)
        log(`cannot open live edition ${id}, still serving ${this.#liveId}: ${error}`);
      this.#refusedId = id;
      return;
    }
    if (this.#liveId !== null) log(`live edition is now ${id}, was ${this.#liveId}`);
    this.#liveId = id;
    this.#refusedId = null;
    this.#prepareSearch(id);
  }

  /** Begins the search index, so that the first person who searches does not wait for it. */
  #prepareSearch(id: string): void {
    setImmediate(() => {
      const bundle = this.#open.get(id)?.bundle;
      bundle?.search().catch((error) => this.#options.log(`search index of ${id}: ${error}`));
    });
  }

  #closeUnused(now: number): void {
    const others = [...this.#open]
      .filter(([id]) => id !== this.#liveId)
      .sort(([, a], [, b]) => b.usedAt - a.usedAt);
    for (const [rank, [id, { bundle, usedAt, holds }]] of others.entries()) {
      if (holds > 0) continue;
      const isUnused = now - usedAt >= this.#options.keepOpenMs;
      if (!isUnused && rank < MAX_OLDER) continue;
      bundle.edition.close();
      this.#open.delete(id);
    }
  }
}
