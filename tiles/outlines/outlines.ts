import { existsSync } from 'node:fs';
import path from 'node:path';
import { FlatGeobufReader } from '../flatgeobuf/read-flatgeobuf.ts';

/** The FlatGeobuf files of an edition, each read when first asked for. */
export class Outlines {
  readonly #dir: string;
  readonly #readers = new Map<string, FlatGeobufReader>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** The outlines of a level, or null when it has no geometry. */
  of(level: string): FlatGeobufReader | null {
    const known = this.#readers.get(level);
    if (known) return known;
    const file = path.join(this.#dir, `${level}.fgb`);
    if (!/^[\w-]+$/.test(level) || !existsSync(file)) return null;
    const reader = new FlatGeobufReader(file);
    this.#readers.set(level, reader);
    return reader;
  }
}
