/** Keeps what was asked for last, up to a number of bytes. */
import { LRUCache } from 'lru-cache';

const MAX_BYTES = 96 * 2 ** 20;

/** A value larger than the whole cache is not kept. */
export class ColumnCache<T> {
  // A kept value may be null, so each stands in an object.
  readonly #entries: LRUCache<string, { value: T }>;

  /** @param sizeOf bytes that a value takes beside its key */
  constructor(sizeOf: (value: T) => number, maxBytes = MAX_BYTES) {
    this.#entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ value }, key) => Math.ceil(sizeOf(value)) + key.length * 2 + 1,
    });
  }

  get(key: string): T | undefined {
    return this.#entries.get(key)?.value;
  }

  set(key: string, value: T): void {
    this.#entries.set(key, { value });
  }
}
