/**
 * The tables of `atlas.sqlite` that hold cubes: definitions, and per cube × pattern × level × period the
 * cells in chunks. A slice reads the chunks of its cells and nothing else.
 */

import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CubeProtection } from '../disclosure/cube-counts.ts';
import { decodeProtection, encodeProtection } from '../disclosure/encode-protection.ts';
import { type CubeDefinition, type CubePattern, patternKey } from '../model/cube.ts';
import { numberAt } from '../model/read-at.ts';
import { EMPTY, statusOfFileNumber, VALUE } from '../model/status.ts';
import { encodeCell } from './cube-encoding.ts';
import { type Conflict, CubeSpill, SpillBudget } from './cube-spill.ts';
import { createDatabase, type Database } from './database.ts';

/** Cells that are stored together: a chunk is some 16 kB for a cube of small numbers. */
export function cellsPerChunk(areas: number): number {
  return Math.max(1, Math.floor(2 ** 14 / Math.max(1, areas)));
}

/** Chunk number of the column that says which areas have any row. */
export const COVERED_CHUNK = -1;

const TABLES = `
  CREATE TABLE IF NOT EXISTS cube (code TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID;
  -- chunk × cellsPerChunk is its first cell; see packChunk. Chunk -1: one byte an area, 1 for any row.
  CREATE TABLE IF NOT EXISTS cube_figures (cube TEXT NOT NULL, pattern TEXT NOT NULL,
    level TEXT NOT NULL, period TEXT NOT NULL, chunk INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (cube, pattern, level, period, chunk)) WITHOUT ROWID;
  -- Which slices stay hidden: see cube-privacy.ts. One row per cube, level and period that has figures.
  CREATE TABLE IF NOT EXISTS cube_protection (cube TEXT NOT NULL, level TEXT NOT NULL,
    period TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (cube, level, period)) WITHOUT ROWID;
`;

export function createCubeTables(db: Database): void {
  db.exec(TABLES);
}

/** True for a database with cubes; editions without any have no tables for them. */
export function hasCubeTables(db: Database): boolean {
  return db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'cube_figures'").get() !== undefined;
}

/** Cubes read from a source folder, on disk until they are copied into an edition. */
export class CubeScratch {
  readonly #db: Database;
  readonly #file: string;
  readonly #budget: SpillBudget;

  /** @param folder an empty or absent folder, removed by `discard` */
  constructor(
    readonly folder: string,
    mostRecordsInMemory?: number,
  ) {
    this.#budget = new SpillBudget(mostRecordsInMemory);
    mkdirSync(folder, { recursive: true });
    this.#file = path.join(folder, 'cubes.sqlite');
    this.#db = createDatabase(this.#file);
    createCubeTables(this.#db);
  }

  /** Definitions of the cubes written so far. */
  readonly cubes: CubeDefinition[] = [];

  addCube(definition: CubeDefinition): void {
    this.cubes.push(definition);
    this.#db
      .prepare('INSERT INTO cube VALUES (?, ?)')
      .run(definition.code.toLowerCase(), JSON.stringify(definition));
  }

  createTable(definition: CubeDefinition, pattern: CubePattern, at: TableAt): CubeTable {
    return new CubeTable(this.#db, definition, pattern, at, this.folder, this.#budget);
  }

  /** Copies everything into `db` and discards what is on disk here. */
  moveInto(db: Database): void {
    this.#db.close();
    createCubeTables(db);
    db.prepare('ATTACH ? AS scratch').run(this.#file);
    db.exec(`
      INSERT INTO cube SELECT * FROM scratch.cube;
      INSERT INTO cube_figures SELECT * FROM scratch.cube_figures;
      DETACH scratch;
    `);
    this.discard();
  }

  discard(): void {
    if (this.#db.open) this.#db.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export type TableAt = {
  level: string;
  period: string;
  /** Number of areas of the level. */
  areas: number;
  /** Number of cells of the pattern. */
  cells: number;
};

/** Figures of one pattern, level and period: rows in any order, stored as chunks of cells. */
export class CubeTable {
  readonly covered: Uint8Array;
  readonly spill: CubeSpill;

  constructor(
    private readonly db: Database,
    private readonly definition: CubeDefinition,
    private readonly pattern: CubePattern,
    readonly at: TableAt,
    folder: string,
    budget: SpillBudget,
  ) {
    this.covered = new Uint8Array(at.areas);
    const name = `${patternKey(pattern)}-${at.level}-${at.period}`.replace(/[^\w-]/g, '_');
    this.spill = new CubeSpill(at.cells, at.areas, folder, name, cellsPerChunk(at.areas), budget);
  }

  /** One figure: a number as files write it, missing codes included. */
  add(cell: number, area: number, number: number, row: number): void {
    this.covered[area] = 1;
    this.spill.add(cell, area, number, row);
  }

  /** Writes the chunks. Numbers that contradict an earlier row are reported and left out. */
  write(conflict: (found: Conflict) => void): void {
    const { areas, level, period } = this.at;
    const insert = this.db.prepare('INSERT INTO cube_figures VALUES (?, ?, ?, ?, ?, ?)');
    const key = [this.definition.code.toLowerCase(), patternKey(this.pattern), level, period];
    const perChunk = cellsPerChunk(areas);
    const absent = this.definition.absentIsZero ? VALUE : EMPTY;
    const values = new Float64Array(areas);
    const statuses = new Uint8Array(areas);
    this.db.transaction(() => {
      insert.run(...key, COVERED_CHUNK, Buffer.from(this.covered));
      for (const { firstCell, cells, numbers, rows } of this.spill.layOut(conflict)) {
        for (let start = 0; start < cells; start += perChunk) {
          const encoded: Buffer[] = [];
          for (let cell = start; cell < Math.min(cells, start + perChunk); cell += 1) {
            for (let area = 0; area < areas; area += 1) {
              const slot = cell * areas + area;
              const number = numberAt(numbers, slot);
              const status = rows[slot] === 0 ? EMPTY : statusOfFileNumber(number);
              statuses[area] = status;
              values[area] = status === VALUE ? number : 0;
            }
            encoded.push(encodeCell(values, statuses, absent));
          }
          if (encoded.every((bytes) => bytes.length === 0)) continue;
          insert.run(...key, (firstCell + start) / perChunk, packChunk(encoded));
        }
      }
    })();
  }
}

/** Cells one after another behind their ends: `count × Uint32` from the start of the cells. */
export function packChunk(cells: readonly Buffer[]): Buffer {
  const ends = Buffer.alloc(cells.length * 4);
  let end = 0;
  for (const [index, bytes] of cells.entries()) {
    end += bytes.length;
    ends.writeUInt32LE(end, index * 4);
  }
  return Buffer.concat([ends, ...cells]);
}

/** The bytes of cell `index` of a chunk of `count` cells. */
export function unpackCell(chunk: Buffer, index: number, count: number): Buffer {
  const start = index === 0 ? 0 : chunk.readUInt32LE((index - 1) * 4);
  return chunk.subarray(count * 4 + start, count * 4 + chunk.readUInt32LE(index * 4));
}

/** Protection of one cube at one loading level in one period. `cube` is the folded code. */
export type ProtectedCube = {
  cube: string;
  level: string;
  period: string;
  protection: CubeProtection;
};

/** Stores what the build decided; nothing for an edition without cubes. */
export function writeCubeProtection(db: Database, decided: readonly ProtectedCube[]): void {
  if (!hasCubeTables(db)) return;
  const insert = db.prepare('INSERT INTO cube_protection VALUES (?, ?, ?, ?)');
  for (const { cube, level, period, protection } of decided)
    insert.run(cube, level, period, encodeProtection(protection));
}

/** What the build decided for a cube in a period, per loading level; empty when it is not protected. */
export function readCubeProtection(
  db: Database,
  cube: string,
  period: string,
): { level: string; protection: CubeProtection }[] {
  if (!hasCubeTables(db)) return [];
  const rows = db
    .prepare('SELECT level, data FROM cube_protection WHERE cube = ? AND period = ?')
    .all(cube, period) as { level: string; data: Buffer }[];
  return rows.map(({ level, data }) => ({ level, protection: decodeProtection(data) }));
}

/** Cells per chunk that holds them, by their place in it: `perChunk` cells each. */
export function cellsByChunk(cells: readonly number[], perChunk: number): Map<number, number[]> {
  const chunks = new Map<number, number[]>();
  for (const cell of cells) {
    const chunk = Math.floor(cell / perChunk);
    const inside = chunks.get(chunk);
    if (inside) inside.push(cell % perChunk);
    else chunks.set(chunk, [cell % perChunk]);
  }
  return chunks;
}

/** Pattern → level → periods with loaded figures. */
export type LoadedPatterns = Map<string, Map<string, string[]>>;

/** Where a cube is loaded, from the rows that are written for every pattern, level and period. */
export function readLoadedPatterns(db: Database, cube: string): LoadedPatterns {
  const rows = db
    .prepare('SELECT pattern, level, period FROM cube_figures WHERE cube = ? AND chunk = ?')
    .all(cube, COVERED_CHUNK) as { pattern: string; level: string; period: string }[];
  const loaded: LoadedPatterns = new Map();
  for (const { pattern, level, period } of rows) {
    const byLevel = loaded.get(pattern) ?? new Map<string, string[]>();
    loaded.set(pattern, byLevel);
    byLevel.set(level, [...(byLevel.get(level) ?? []), period]);
  }
  return loaded;
}
