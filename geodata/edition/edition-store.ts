/** The tables of `atlas.sqlite` that geodata owns: their layout, and writing them once. */
import type { Column } from '../model/column.ts';
import { encodeColumn } from '../model/column.ts';
import type { ChosenLadder } from '../model/ladder.ts';
import type {
  Area,
  BoundaryKind,
  Box,
  EditionMeta,
  Indicator,
  Level,
  Position,
  ThemeNode,
} from '../model/model.ts';
import type { Database } from './database.ts';

/** Raised whenever the layout changes, so that an older edition is rebuilt and not misread. */
export const STORE_VERSION = 2;

/** What an edition says of itself, but for what is only known after writing. */
export type StoredMeta = Omit<EditionMeta, 'id' | 'builtAt' | 'ladder'> & {
  /** As far as somebody chose it; the rest follows from the levels. */
  ladder?: ChosenLadder | undefined;
};

/** Geometry facts of a level, in area order; null where an area is not drawn. */
export type AreaGeometry = {
  points: (Position | null)[];
  bboxes: (Box | null)[];
  /** Square metres; 0 where an area is not drawn. */
  areasM2: Float64Array;
  neighbours: number[][];
  boundaries: BoundaryKind;
};

export function createTables(db: Database): void {
  db.exec(`
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE level (position INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, definition TEXT NOT NULL);
    CREATE TABLE area (
      level TEXT NOT NULL, position INTEGER NOT NULL,
      code TEXT NOT NULL, name TEXT NOT NULL, full_name TEXT NOT NULL, unknown_location INTEGER NOT NULL,
      lon REAL, lat REAL, west REAL, south REAL, east REAL, north REAL, area_m2 REAL, neighbours TEXT,
      french_name TEXT,
      PRIMARY KEY (level, position)
    ) WITHOUT ROWID;
    -- Parent of each area by index, Int32, -1 for none; one row per pair of levels that are connected.
    CREATE TABLE parents (child TEXT NOT NULL, parent TEXT NOT NULL, parent_of BLOB NOT NULL,
      PRIMARY KEY (child, parent)) WITHOUT ROWID;
    CREATE TABLE indicator (position INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, definition TEXT NOT NULL);
    -- Loaded figures only: everything else is computed from them when asked for.
    CREATE TABLE figures (indicator TEXT NOT NULL, level TEXT NOT NULL, period TEXT NOT NULL,
      data BLOB NOT NULL, PRIMARY KEY (indicator, level, period)) WITHOUT ROWID;
    -- Cells hidden for privacy: one byte an area, see protect-counts.ts. Rows only where any is hidden.
    CREATE TABLE protection (indicator TEXT NOT NULL, level TEXT NOT NULL, period TEXT NOT NULL,
      states BLOB NOT NULL, PRIMARY KEY (indicator, level, period)) WITHOUT ROWID;
  `);
}

export function writeMeta(db: Database, meta: StoredMeta, themes: readonly ThemeNode[]): void {
  const insert = db.prepare('INSERT INTO meta VALUES (?, ?)');
  insert.run('version', String(STORE_VERSION));
  insert.run('edition', JSON.stringify(meta));
  insert.run('themes', JSON.stringify(themes));
}

export function writeLevels(
  db: Database,
  levels: readonly Level[],
  areas: ReadonlyMap<string, readonly Area[]>,
  geometry: ReadonlyMap<string, AreaGeometry>,
): void {
  const insertLevel = db.prepare('INSERT INTO level VALUES (?, ?, ?)');
  const insertArea = db.prepare(`INSERT INTO area VALUES (${Array(15).fill('?').join(', ')})`);
  db.transaction(() => {
    for (const [position, level] of levels.entries()) {
      const shapes = geometry.get(level.code);
      const definition = { ...level, boundaries: shapes?.boundaries ?? 'none' };
      insertLevel.run(position, level.code, JSON.stringify(definition));
      for (const [index, area] of (areas.get(level.code) ?? []).entries()) {
        const [lon, lat] = shapes?.points[index] ?? [null, null];
        const box = shapes?.bboxes[index] ?? [null, null, null, null];
        const neighbours = shapes?.neighbours[index] ?? [];
        const areaM2 = shapes?.areasM2[index] || null;
        insertArea.run(
          level.code,
          index,
          area.code,
          area.name,
          area.fullName,
          area.unknownLocation ? 1 : 0,
          lon,
          lat,
          ...box,
          areaM2,
          neighbours.length > 0 ? neighbours.join(' ') : null,
          area.frenchName ?? null,
        );
      }
    }
  })();
}

export function writeParents(
  db: Database,
  parents: ReadonlyMap<string, ReadonlyMap<string, Int32Array>>,
): void {
  const insert = db.prepare('INSERT INTO parents VALUES (?, ?, ?)');
  db.transaction(() => {
    for (const [child, columns] of parents) {
      for (const [parent, parentOf] of columns) {
        const { buffer, byteOffset, byteLength } = parentOf;
        insert.run(child, parent, Buffer.from(buffer, byteOffset, byteLength));
      }
    }
  })();
}

export function writeIndicators(db: Database, indicators: readonly Indicator[]): void {
  const insert = db.prepare('INSERT INTO indicator VALUES (?, ?, ?)');
  db.transaction(() => {
    for (const [position, indicator] of indicators.entries()) {
      insert.run(position, indicator.code, JSON.stringify(indicator));
    }
  })();
}

/** Writes the loaded columns of one indicator: level → period → column. */
export function writeFigures(
  db: Database,
  indicator: string,
  byLevel: ReadonlyMap<string, ReadonlyMap<string, Column>>,
): void {
  const insert = db.prepare('INSERT INTO figures VALUES (?, ?, ?, ?)');
  db.transaction(() => {
    for (const [level, byPeriod] of byLevel) {
      for (const [period, column] of byPeriod)
        insert.run(indicator, level, period, encodeColumn(column));
    }
  })();
}

/** Writes which cells stay hidden: indicator → period → level → state of each area. */
export function writeProtection(
  db: Database,
  hidden: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>>,
): void {
  const insert = db.prepare('INSERT INTO protection VALUES (?, ?, ?, ?)');
  db.transaction(() => {
    for (const [indicator, byPeriod] of hidden) {
      for (const [period, byLevel] of byPeriod) {
        for (const [level, states] of byLevel)
          insert.run(indicator, level, period, Buffer.from(states));
      }
    }
  })();
}
