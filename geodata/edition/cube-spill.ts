/**
 * Figures of a cube on their way from rows in any order to columns of cells. Rows are collected in
 * buckets small enough to be laid out in memory one at a time; what does not fit in memory waits in
 * files. 150 million rows take 2.4 GB of disk, and 128 MB of memory for what is not there yet.
 */

import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { indexAt } from '../model/read-at.ts';

/** Slots (cells × areas) of a bucket: 12 bytes each while it is laid out. */
const SLOTS_PER_BUCKET = 4 * 2 ** 20;
const RECORD_BYTES = 16;
const RECORDS_PER_BLOCK = 1024;
const MAX_RECORDS_IN_MEMORY = 8 * 2 ** 20;
const READ_BYTES = RECORD_BYTES * RECORDS_PER_BLOCK * 16;

/** A bucket laid out: slot `cell × areas + area`, cells counted from `firstCell`. */
export type LaidOut = {
  firstCell: number;
  cells: number;
  /** Numbers as the file writes them, missing codes included; 0 where `rows` is 0. */
  numbers: Float64Array;
  /** Number of the row a slot came from, counted through all files from 1; 0 for none. */
  rows: Uint32Array;
};

export type Conflict = { cell: number; area: number; row: number; earlierRow: number };

type Bucket = { blocks: Buffer[]; used: number; file: string; spilled: boolean };

/** Counts what many tables keep in memory together, and empties them all when it is too much. */
export class SpillBudget {
  readonly #spills = new Set<CubeSpill>();
  #records = 0;

  constructor(private readonly mostRecords = MAX_RECORDS_IN_MEMORY) {}

  join(spill: CubeSpill): void {
    this.#spills.add(spill);
  }

  countRecord(): void {
    this.#records += 1;
    if (this.#records < this.mostRecords) return;
    for (const spill of this.#spills) spill.spill();
    this.#records = 0;
  }
}

export class CubeSpill {
  readonly #buckets = new Map<number, Bucket>();
  readonly #cellsPerBucket: number;

  /**
   * @param cells number of cells of the table
   * @param areas number of areas of the level
   * @param folder where buckets wait; files are named `name` and a number
   * @param chunkCells buckets hold a multiple of this many cells
   */
  constructor(
    private readonly cells: number,
    private readonly areas: number,
    private readonly folder: string,
    private readonly name: string,
    chunkCells: number,
    private readonly budget: SpillBudget,
  ) {
    const most = Math.floor(SLOTS_PER_BUCKET / Math.max(1, areas));
    this.#cellsPerBucket = Math.max(1, Math.floor(most / chunkCells)) * chunkCells;
    budget.join(this);
  }

  add(cell: number, area: number, number: number, row: number): void {
    const key = Math.floor(cell / this.#cellsPerBucket);
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      const file = path.join(this.folder, `${this.name}-${key}.bin`);
      bucket = { blocks: [], used: RECORDS_PER_BLOCK, file, spilled: false };
      this.#buckets.set(key, bucket);
    }
    if (bucket.used === RECORDS_PER_BLOCK) {
      bucket.blocks.push(Buffer.allocUnsafe(RECORDS_PER_BLOCK * RECORD_BYTES));
      bucket.used = 0;
    }
    const block = bucket.blocks.at(-1) as Buffer; // Pushed above when there was none.
    const at = bucket.used * RECORD_BYTES;
    block.writeUInt32LE((cell - key * this.#cellsPerBucket) * this.areas + area, at);
    block.writeUInt32LE(row, at + 4);
    block.writeDoubleLE(number, at + 8);
    bucket.used += 1;
    this.budget.countRecord();
  }

  /** Moves everything in memory to files. */
  spill(): void {
    mkdirSync(this.folder, { recursive: true });
    for (const bucket of this.#buckets.values()) {
      if (bucket.blocks.length === 0) continue;
      appendFileSync(bucket.file, Buffer.concat(fullBlocks(bucket)));
      bucket.blocks = [];
      bucket.used = RECORDS_PER_BLOCK;
      bucket.spilled = true;
    }
  }

  /**
   * Lays the buckets out one after another, cells ascending, and forgets them. The arrays are used
   * again for the next one. A slot keeps its first number; another one for it is a conflict, the same
   * one is not.
   */
  *layOut(conflict: (found: Conflict) => void): Generator<LaidOut> {
    const keys = [...this.#buckets.keys()].sort((a, b) => a - b);
    const most = Math.min(this.#cellsPerBucket, this.cells) * this.areas;
    const numbers = new Float64Array(most);
    const rows = new Uint32Array(most);
    for (const key of keys) {
      const bucket = this.#buckets.get(key) as Bucket; // Its own key.
      numbers.fill(0);
      rows.fill(0);
      const firstCell = key * this.#cellsPerBucket;
      for (const records of recordsOf(bucket)) {
        for (let at = 0; at < records.length; at += RECORD_BYTES) {
          const slot = records.readUInt32LE(at);
          const row = records.readUInt32LE(at + 4);
          const number = records.readDoubleLE(at + 8);
          const earlierRow = indexAt(rows, slot);
          if (earlierRow === 0) {
            rows[slot] = row;
            numbers[slot] = number;
          } else if (numbers[slot] !== number) {
            const cell = firstCell + Math.floor(slot / this.areas);
            conflict({ cell, area: slot % this.areas, row, earlierRow });
          }
        }
      }
      if (bucket.spilled) rmSync(bucket.file);
      this.#buckets.delete(key);
      const cells = Math.min(this.#cellsPerBucket, this.cells - firstCell);
      yield { firstCell, cells, numbers, rows };
    }
  }
}

function fullBlocks({ blocks, used }: Bucket): Buffer[] {
  return blocks.map((block, index) =>
    index === blocks.length - 1 ? block.subarray(0, used * RECORD_BYTES) : block,
  );
}

/** Records in the order in which they were added. */
function* recordsOf(bucket: Bucket): Generator<Buffer> {
  if (bucket.spilled && existsSync(bucket.file)) {
    const file = openSync(bucket.file, 'r');
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    try {
      for (;;) {
        const read = readSync(file, buffer, 0, READ_BYTES, null);
        if (read === 0) break;
        yield buffer.subarray(0, read);
      }
    } finally {
      closeSync(file);
    }
  }
  yield* fullBlocks(bucket);
}
