/**
 * An edition opened for reading: levels with their areas and hierarchy in memory, loaded figures read
 * when asked for. Immutable; many can be open at once.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { foldCode } from '../model/area-code.ts';
import { type Column, decodeColumn } from '../model/column.ts';
import { DataError, listKnown } from '../model/data-error.ts';
import { childrenByParent, NONE } from '../model/hierarchy.ts';
import { foldIndicator } from '../model/indicator-code.ts';
import { ladderOfLevels } from '../model/ladder.ts';
import type {
  Area,
  Box,
  EditionMeta,
  Indicator,
  Level,
  LoadedAt,
  Position,
  ThemeNode,
} from '../model/model.ts';
import { comparePeriods } from '../model/period.ts';
import { indexAt } from '../model/read-at.ts';
import { type AreaRow, boxOf } from './area-row.ts';
import { type Database, openDatabase } from './database.ts';
import { STORE_VERSION, type StoredMeta } from './edition-store.ts';

/** File names inside an edition's folder. */
export const ATLAS_FILE = 'atlas.sqlite';

export const STAMP_FILE = 'edition.json';

/** A level with everything that is known of its areas, all in area order. */
export type LevelData = {
  level: Level;
  areas: Area[];
  /** Folded code → index. */
  indexOf: ReadonlyMap<string, number>;
  points: (Position | null)[];
  bboxes: (Box | null)[];
  /** Square metres, null where not drawn. */
  areasM2: (number | null)[];
  neighbours: number[][];
  /** Parent level → parent index of each area, `NONE` where there is none. */
  parents: ReadonlyMap<string, Int32Array>;
  /** Number of areas that are drawn. */
  drawn: number;
};

export class Edition {
  readonly meta: EditionMeta;
  /** Coarse to fine. */
  readonly levels: readonly LevelData[];
  readonly themes: readonly ThemeNode[];
  readonly indicators: readonly Indicator[];
  /** The open database, for the tables that others own (tiles). */
  readonly db: Database;
  readonly #byLevel: Map<string, LevelData>;
  readonly #byIndicator: Map<string, Indicator>;
  readonly #loaded: Map<string, Map<string, string[]>>;
  readonly #children = new Map<string, number[][]>();

  /** Opens the edition in `folder`. Throws `unknown_edition` when it is none, or of another layout. */
  constructor(readonly folder: string) {
    const stamp = JSON.parse(readFileSync(path.join(folder, STAMP_FILE), 'utf8'));
    this.db = openDatabase(path.join(folder, ATLAS_FILE));
    const version = this.#meta('version');
    if (version !== String(STORE_VERSION)) {
      this.db.close();
      throw new DataError(
        'unknown_edition',
        `edition ${stamp.id} has layout ${version}, expected ${STORE_VERSION}: build it again`,
      );
    }
    const stored: StoredMeta = JSON.parse(this.#meta('edition'));
    this.themes = JSON.parse(this.#meta('themes'));
    this.levels = this.#readLevels();
    const levels = this.levels.map(({ level }) => level);
    const ladder = ladderOfLevels(levels, stored.start.level, stored.ladder);
    this.meta = { ...stored, ladder, id: stamp.id, builtAt: stamp.builtAt };
    this.#byLevel = new Map(this.levels.map((data) => [data.level.code, data]));
    this.indicators = (
      this.db
        .prepare('SELECT definition FROM indicator ORDER BY position')
        .pluck()
        .all() as string[]
    ).map((definition) => JSON.parse(definition));
    this.#byIndicator = new Map(this.indicators.map((i) => [foldIndicator(i.code), i]));
    this.#loaded = this.#readLoaded();
  }

  /**
   * The level with this code. The bare code of a family that has no current vintage here means its
   * newest one: `statsec` is `statsec2024` in an edition that ends there. Throws `unknown_level`.
   */
  level(code: string): LevelData {
    const exact = this.#byLevel.get(code);
    if (exact) return exact;
    const vintages = this.levels
      .filter(({ level }) => level.family === code)
      .sort((a, b) => (b.level.validUntil ?? 9999) - (a.level.validUntil ?? 9999));
    if (vintages[0]) return vintages[0];
    const known = this.levels.map(({ level }) => level.code);
    throw new DataError(
      'unknown_level',
      `unknown level: "${code}" (known: ${listKnown(known, 40)})`,
    );
  }

  /** Index of an area in its level. Throws `unknown_area`. */
  areaIndex(data: LevelData, code: string): number {
    const index = data.indexOf.get(foldCode(code));
    if (index !== undefined) return index;
    const example = data.areas[0]?.code ?? '';
    throw new DataError(
      'unknown_area',
      `unknown ${data.level.code}: "${code}" (codes look like ${example})`,
    );
  }

  /** The definition of an indicator, in any case. Throws `unknown_indicator`. */
  indicator(code: string): Indicator {
    const found = this.findIndicator(code);
    if (found) return found;
    const known = this.indicators.map((indicator) => indicator.code);
    throw new DataError(
      'unknown_indicator',
      `unknown indicator: "${code}" (known: ${listKnown(known)})`,
    );
  }

  /** The definition of an indicator, in any case; null for no code and for one that is not known. */
  findIndicator(code: string | null | undefined): Indicator | null {
    if (code === null || code === undefined) return null;
    return this.#byIndicator.get(foldIndicator(code)) ?? null;
  }

  /** Parent indices of `child` in `parent`, or null when the tables do not connect them. */
  parentsOf(child: string, parent: string): Int32Array | null {
    return this.#byLevel.get(child)?.parents.get(parent) ?? null;
  }

  /** For each area of `parent`, its children in `child`, ascending; null when not connected. */
  childrenOf(child: string, parent: string): readonly number[][] | null {
    const parentOf = this.parentsOf(child, parent);
    if (!parentOf) return null;
    const key = `${child} ${parent}`;
    const known = this.#children.get(key);
    if (known) return known;
    const children = childrenByParent(parentOf, this.level(parent).areas.length);
    this.#children.set(key, children);
    return children;
  }

  /** Levels finer than this one that have it as a parent, nearest (fewest areas) first. */
  finerLevels(code: string): LevelData[] {
    return this.levels
      .filter((data) => data.parents.has(code))
      .sort((a, b) => a.areas.length - b.areas.length);
  }

  /** Levels in which this one has parents, nearest (most areas) first. */
  coarserLevels(code: string): LevelData[] {
    const parents = this.level(code).parents;
    return this.levels
      .filter((data) => parents.has(data.level.code))
      .sort((a, b) => b.areas.length - a.areas.length);
  }

  /** Where figures of an indicator are loaded, levels coarse to fine, periods ascending. */
  loadedAt(indicator: string): LoadedAt[] {
    const byLevel = this.#loaded.get(foldIndicator(indicator));
    if (!byLevel) return [];
    return this.levels.flatMap(({ level }) => {
      const periods = byLevel.get(level.code);
      return periods ? [{ level: level.code, periods }] : [];
    });
  }

  /** Levels with loaded figures for a period, finest first. */
  loadedLevels(indicator: string, period: string): LevelData[] {
    return this.loadedAt(indicator)
      .filter(({ periods }) => periods.includes(period))
      .map(({ level }) => this.level(level))
      .sort((a, b) => b.areas.length - a.areas.length);
  }

  /** The column as loaded, or null. Before thresholds: never for the outside. */
  loadedColumn(indicator: string, level: string, period: string): Column | null {
    const data = this.db
      .prepare('SELECT data FROM figures WHERE indicator = ? AND level = ? AND period = ?')
      .pluck()
      .get(foldIndicator(indicator), level, period) as Buffer | undefined;
    return data ? decodeColumn(data, this.level(level).areas.length) : null;
  }

  /** State of each area (`SHOWN`, `PRIMARY`, `COMPLEMENTARY`) of a protected count, or null: all shown. */
  hiddenStates(indicator: string, level: string, period: string): Uint8Array | null {
    const states = this.db
      .prepare('SELECT states FROM protection WHERE indicator = ? AND level = ? AND period = ?')
      .pluck()
      .get(indicator, level, period) as Buffer | undefined;
    return states ?? null;
  }

  close(): void {
    this.db.close();
  }

  #meta(key: string): string {
    return (
      (this.db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key) as string) ?? ''
    );
  }

  #readLevels(): LevelData[] {
    const definitions = this.db
      .prepare('SELECT definition FROM level ORDER BY position')
      .pluck()
      .all() as string[];
    const areaRows = this.db.prepare('SELECT * FROM area WHERE level = ? ORDER BY position');
    const parentRows = this.db.prepare('SELECT parent, parent_of FROM parents WHERE child = ?');
    return definitions.map((definition) => {
      const level: Level = JSON.parse(definition);
      const rows = areaRows.all(level.code) as AreaRow[];
      const parents = new Map(
        (parentRows.all(level.code) as { parent: string; parent_of: Buffer }[]).map((row) => [
          row.parent,
          new Int32Array(new Uint8Array(row.parent_of).buffer),
        ]),
      );
      const areas = rows.map(
        (row): Area => ({
          code: row.code,
          name: row.name,
          fullName: row.full_name,
          ...(row.french_name ? { frenchName: row.french_name } : {}),
          unknownLocation: row.unknown_location === 1,
        }),
      );
      const points = rows.map((row): Position | null =>
        row.lon === null || row.lat === null ? null : [row.lon, row.lat],
      );
      return {
        level,
        areas,
        indexOf: new Map(areas.map((area, index) => [foldCode(area.code), index])),
        points,
        bboxes: rows.map(boxOf),
        areasM2: rows.map((row) => row.area_m2),
        neighbours: rows.map((row) =>
          (row.neighbours ?? '').split(' ').filter(Boolean).map(Number),
        ),
        parents,
        drawn: points.filter((point) => point !== null).length,
      };
    });
  }

  #readLoaded(): Map<string, Map<string, string[]>> {
    const loaded = new Map<string, Map<string, string[]>>();
    const rows = this.db.prepare('SELECT indicator, level, period FROM figures').all() as {
      indicator: string;
      level: string;
      period: string;
    }[];
    for (const { indicator, level, period } of rows) {
      const byLevel = loaded.get(indicator) ?? new Map<string, string[]>();
      loaded.set(indicator, byLevel);
      byLevel.set(level, [...(byLevel.get(level) ?? []), period].sort(comparePeriods));
    }
    return loaded;
  }
}

/** Index of the parent of an area, or null. */
export function parentIndex(parentOf: Int32Array | null, index: number): number | null {
  const parent = parentOf ? indexAt(parentOf, index) : NONE;
  return parent === NONE ? null : parent;
}
