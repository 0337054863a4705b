/**
 * What past editions of a data folder told of protected counts: `memory.sqlite` beside the editions, which stays
 * when they are pruned. Of figures it holds public ones only; of cubes also which exchanges protect them.
 */
import path from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import type { Database } from './database.ts';
import { createDatabase } from './database.ts';

export const MEMORY_FILE = 'memory.sqlite';

/** A column of a protected count over all editions so far. */
export type PastColumn = {
  /** Area codes. */
  codes: readonly string[];
  /** Number of the first edition since which each cell is hidden; 0 where it was not hidden in the last. */
  hiddenSince: Int32Array;
  /** Number of the last edition in which each cell was shown; 0 for never. */
  shownUntil: Int32Array;
  /** The value it then had. */
  values: Float64Array;
};

/** A level as the last edition that had it knew it. */
export type PastLevel = {
  family: string;
  codes: readonly string[];
  /** Parent level → index of each area's parent, -1 for none. */
  parents: ReadonlyMap<string, Int32Array>;
};

export class MemoryStore {
  readonly #db: Database;

  /** Opens the memory of a data folder, and makes an empty one where there is none. */
  constructor(dataDir: string) {
    this.#db = createDatabase(path.join(dataDir, MEMORY_FILE));
    this.#db.pragma('journal_mode = DELETE');
    this.#db.exec(`
      CREATE TABLE IF NOT EXISTS edition (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS level (code TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS guarded (indicator TEXT PRIMARY KEY, threshold REAL NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS told (indicator TEXT NOT NULL, period TEXT NOT NULL, level TEXT NOT NULL,
        data BLOB NOT NULL, PRIMARY KEY (indicator, period, level)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS cube (kind TEXT NOT NULL, code TEXT NOT NULL, place TEXT NOT NULL,
        digest TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (kind, code, place)) WITHOUT ROWID;
    `);
  }

  /** Ids of the editions remembered, oldest first; their numbers count from 1. */
  get editions(): string[] {
    return this.#db.prepare('SELECT id FROM edition ORDER BY number').pluck().all() as string[];
  }

  get thresholds(): Map<string, number> {
    const rows = this.#db.prepare('SELECT indicator, threshold FROM guarded').all() as {
      indicator: string;
      threshold: number;
    }[];
    return new Map(rows.map(({ indicator, threshold }) => [indicator, threshold]));
  }

  get levels(): Map<string, PastLevel> {
    const rows = this.#db.prepare('SELECT code, data FROM level').all() as {
      code: string;
      data: Buffer;
    }[];
    return new Map(rows.map(({ code, data }) => [code, decodeLevel(data)]));
  }

  /** What was told of a count in a period, by level. */
  columnsOf(indicator: string, period: string): Map<string, PastColumn> {
    const rows = this.#db
      .prepare('SELECT level, data FROM told WHERE indicator = ? AND period = ?')
      .all(indicator, period) as { level: string; data: Buffer }[];
    return new Map(rows.map(({ level, data }) => [level, decodeColumn(data)]));
  }

  /** Runs `write` as one change: all of an edition is remembered, or nothing. Returns its number. */
  remember(id: string, write: (number: number) => void): number {
    const number = this.editions.length + 1;
    this.#db.transaction(() => {
      this.#db.prepare('INSERT INTO edition VALUES (?, ?)').run(number, id);
      write(number);
    })();
    return number;
  }

  writeLevel(code: string, { family, codes, parents }: PastLevel): void {
    const columns = [...parents].map(([parent, parentOf]) => [parent, [...parentOf]]);
    const data = pack(JSON.stringify({ family, codes, parents: columns }));
    this.#db.prepare('REPLACE INTO level VALUES (?, ?)').run(code, data);
  }

  writeThreshold(indicator: string, threshold: number): void {
    this.#db.prepare('REPLACE INTO guarded VALUES (?, ?)').run(indicator, threshold);
  }

  writeColumn(indicator: string, period: string, level: string, column: PastColumn): void {
    const { codes, hiddenSince, shownUntil, values } = column;
    const text = JSON.stringify([codes, [...hiddenSince], [...shownUntil], [...values]]);
    this.#db
      .prepare('REPLACE INTO told VALUES (?, ?, ?, ?)')
      .run(indicator, period, level, pack(text));
  }

  /** The protection of a cube or of flows that an edition was published with, and a keyed digest of its figures. */
  protectionOf(kind: string, code: string, place: string): { digest: string; data: Buffer } | null {
    const found = this.#db
      .prepare('SELECT digest, data FROM cube WHERE kind = ? AND code = ? AND place = ?')
      .get(kind, code, place) as { digest: string; data: Buffer } | undefined;
    return found ?? null;
  }

  writeProtection(kind: string, code: string, place: string, digest: string, data: Buffer): void {
    this.#db
      .prepare('REPLACE INTO cube VALUES (?, ?, ?, ?, ?)')
      .run(kind, code, place, digest, data);
  }

  close(): void {
    this.#db.close();
  }
}

function pack(text: string): Buffer {
  return deflateSync(text);
}

function decodeLevel(data: Buffer): PastLevel {
  const { family, codes, parents } = JSON.parse(inflateSync(data).toString());
  const columns = (parents as [string, number[]][]).map(
    ([parent, parentOf]) => [parent, Int32Array.from(parentOf)] as const,
  );
  return { family, codes, parents: new Map(columns) };
}

function decodeColumn(data: Buffer): PastColumn {
  const [codes, hiddenSince, shownUntil, values] = JSON.parse(inflateSync(data).toString());
  return {
    codes,
    hiddenSince: Int32Array.from(hiddenSince),
    shownUntil: Int32Array.from(shownUntil),
    values: Float64Array.from(values),
  };
}
