import path from 'node:path';
import type { Database } from '../geodata/edition/database.ts';
import { foldCode } from '../geodata/model/area-code.ts';
import type { Problem } from '../geodata/model/data-error.ts';
import type { ManifestGeometry } from '../geodata/model/manifest.ts';
import type { BoundaryKind, Box } from '../geodata/model/model.ts';
import { computeCells } from './cells/compute-cells.ts';
import { computeSizedCells } from './cells/compute-sized-cells.ts';
import { readOutline } from './cells/country-outline.ts';
import { readPoints } from './cells/read-points.ts';
import { fitLayers } from './fit/fit-level.ts';
import { writeFlatGeobuf } from './flatgeobuf/write-flatgeobuf.ts';
import { emptyBox, growBox } from './measure/grow-box.ts';
import {
  type GeometryLevel,
  type LevelBuild,
  type LevelGeometry,
  measureLevel,
  startLevel,
  withoutDrawn,
} from './measure/measure-level.ts';
import { cutTiles } from './mvt/cut-tiles.ts';
import { encodeTile } from './mvt/encode-tile.ts';
import { createTileTable, writeTiles } from './mvt/tile-store.ts';
import { MAX_ZOOM, MIN_ZOOM } from './projection/web-mercator.ts';
import { readShapes, type Shape } from './source/read-shapes.ts';
import { simplifyTopology, type TileShape } from './topology/simplify-topology.ts';
import {
  type AreaShape,
  type AreaTopology,
  buildTopology,
  type Dissolve,
  outlinesOf,
} from './topology/topology.ts';

export type GeometryResult = {
  levels: Map<string, LevelGeometry>;
  /** Around everything drawn; around Belgium when nothing is. */
  bbox: Box;
  problems: Problem[];
  /** Outlines whose code is in no area list of their level. */
  withoutArea: { level: string; file: string; code: string }[];
  /** Per level with tiles: their number, gzipped bytes in all, and the largest one. */
  tiles: { level: string; count: number; bytes: number; largest: number }[];
};

export type GeometryOptions = {
  /** Source folder that the manifest's paths are relative to. */
  folder: string;
  geometry: readonly ManifestGeometry[];
  levels: readonly GeometryLevel[];
  /** For each child index the index of its parent, −1 for none; null when no table connects the levels. */
  parentsOf: (child: string, parent: string) => Int32Array | null;
  db: Database;
  /** Edition folder, which gets `<level>.fgb`. */
  outDir: string;
  progress: (message: string) => void;
};

export type { GeometryLevel, LevelGeometry };

type FitEntry = Extract<ManifestGeometry, { within: string }>;

const BELGIUM: Box = [2.54, 49.49, 6.41, 51.51];

/**
 * Reads or computes all outlines of a source folder and writes what an edition serves of them: tiles in
 * `db` and one FlatGeobuf per level in `outDir`. Whatever is wrong with the sources is in `problems`;
 * with an error among them no tiles are cut and no files written, for the build is to stop. Where two
 * entries draw the same area the first one counts.
 */
export async function buildGeometry(options: GeometryOptions): Promise<GeometryResult> {
  const build = new GeometryBuild(options);
  for (const name of new Set(options.geometry.map((entry) => entry.topology))) {
    await build.addTopology(name);
  }
  const result = build.finish();
  if (result.problems.some(({ severity }) => severity === 'error')) return result;
  await build.writeFiles();
  result.tiles = build.writeTiles();
  return result;
}

class GeometryBuild {
  readonly #options: GeometryOptions;
  readonly #levels: Map<string, LevelBuild>;
  readonly #topologies: AreaTopology[] = [];
  readonly #problems: Problem[] = [];
  readonly #withoutArea: GeometryResult['withoutArea'] = [];

  constructor(options: GeometryOptions) {
    this.#options = options;
    this.#levels = new Map(options.levels.map((level) => [level.code, startLevel(level)]));
  }

  /** Reads every entry of one topology and joins their borders. */
  async addTopology(name: string): Promise<void> {
    const layers = new Map<string, AreaShape[]>();
    const dissolves: Dissolve[] = [];
    const kinds = new Map<string, BoundaryKind>();
    for (const entry of this.#options.geometry) {
      if (entry.topology !== name) continue;
      const level = this.#levelOf(entry.level, 'file' in entry ? entry.file : entry.points);
      if (!level) continue;
      if ('within' in entry) {
        await this.#fit(entry, level, layers);
        continue;
      }
      const isFile = 'file' in entry;
      const shapes = isFile ? await this.#readFile(entry) : await this.#computeCells(entry);
      const file = isFile ? entry.file : entry.points;
      const kind = isFile ? entry.boundaries : 'approximate';
      const added = this.#match(level, file, shapes, kind);
      layers.set(level.code, [...(layers.get(level.code) ?? []), ...added]);
      for (const dissolve of this.#dissolvesOf(entry, file)) {
        dissolves.push(dissolve);
        kinds.set(dissolve.to, kind);
      }
    }
    this.#options.progress(`joining borders of ${name}`);
    const topology = buildTopology(layers, dissolves);
    for (const { to } of dissolves) {
      this.#addDissolved(topology, to, kinds.get(to) ?? 'approximate');
    }
    for (const [code, layer] of topology.layers) this.#levels.get(code)?.layers.push(layer);
    this.#topologies.push(topology);
  }

  /** Measures every level; its files and tiles are still to be written. */
  finish(): GeometryResult {
    const levels = new Map<string, LevelGeometry>();
    const bbox: Box = emptyBox();
    for (const level of this.#levels.values()) {
      this.#options.progress(`measuring ${level.code}`);
      const geometry = measureLevel(level);
      levels.set(level.code, geometry);
      for (const box of geometry.bboxes) if (box) growBox(bbox, box);
    }
    return {
      levels,
      bbox: Number.isFinite(bbox[0]) ? bbox : BELGIUM,
      problems: this.#problems,
      withoutArea: this.#withoutArea,
      tiles: [],
    };
  }

  /** Writes one FlatGeobuf per level, and lets its full outlines go. */
  async writeFiles(): Promise<void> {
    for (const { code, areas, shapes } of this.#levels.values()) {
      this.#options.progress(`writing ${code}.fgb`);
      const file = path.join(this.#options.outDir, `${code}.fgb`);
      const named = [...shapes.values()].map((shape) => {
        const area = areas[shape.index];
        return { ...shape, code: area?.code ?? '', name: area?.fullName ?? '' };
      });
      await writeFlatGeobuf(file, code, named);
      shapes.clear();
    }
  }

  /** Cuts and stores all tiles, zoom by zoom, so that one zoom's shapes are in memory at a time. */
  writeTiles(): GeometryResult['tiles'] {
    const { db, progress } = this.#options;
    createTileTable(db);
    const totals = new Map<string, GeometryResult['tiles'][number]>();
    for (let zoom = MIN_ZOOM; zoom <= MAX_ZOOM; zoom++) {
      progress(`cutting tiles of zoom ${zoom}`);
      const simplified = this.#topologies.map((topology) => simplifyTopology(topology, zoom));
      for (const { code, areas } of this.#levels.values()) {
        const shapes = simplified.flatMap((layers): TileShape[] => layers.get(code) ?? []);
        if (shapes.length === 0) continue;
        const codes = areas.map((area) => area.code);
        const tiles = cutTiles(shapes, zoom).map(({ x, y, pieces }) => ({
          x,
          y,
          data: encodeTile(code, pieces, codes),
        }));
        writeTiles(db, code, zoom, tiles);
        const total = totals.get(code) ?? { level: code, count: 0, bytes: 0, largest: 0 };
        for (const { data } of tiles) {
          total.count++;
          total.bytes += data.length;
          total.largest = Math.max(total.largest, data.length);
        }
        totals.set(code, total);
      }
    }
    return [...totals.values()];
  }

  /** Fits what earlier entries gave of a level into the outlines of another one. */
  async #fit(entry: FitEntry, level: LevelBuild, layers: Map<string, AreaShape[]>): Promise<void> {
    const { folder, progress, parentsOf } = this.#options;
    const parent = this.#levelOf(entry.within, entry.points);
    const parentOf = parent && parentsOf(entry.level, entry.within);
    if (!parentOf) return this.#reportNoTable(entry.points, entry.level, entry.within);
    progress(`fitting ${entry.level} into ${entry.within}`);
    const points = await readPoints(folder, entry.points, this.#problems);
    for (const told of fitLayers(layers, level, parent, parentOf, points)) {
      this.#problems.push({ ...told, file: entry.points });
    }
  }

  #levelOf(code: string, file: string): LevelBuild | null {
    const level = this.#levels.get(code);
    if (level) return level;
    this.#report(
      file,
      'unknown_level',
      `geometry for level "${code}", which the manifest does not list`,
    );
    return null;
  }

  async #readFile(entry: Extract<ManifestGeometry, { file: string }>): Promise<Shape[]> {
    this.#options.progress(`reading ${entry.file}`);
    const { shapes, problems } = await readShapes(this.#options.folder, entry);
    this.#problems.push(...problems);
    return shapes;
  }

  async #computeCells(entry: Extract<ManifestGeometry, { outline: string }>): Promise<Shape[]> {
    const { folder, progress } = this.#options;
    progress(`computing outlines around ${entry.points}`);
    const points = await readPoints(folder, entry.points, this.#problems);
    const outline = await readOutline(folder, entry.outline);
    if (!outline) {
      const message = `unknown outline "${entry.outline}", expected a .geojson file or a numeric ISO 3166 code such as 056`;
      this.#report(entry.points, 'unknown_country', message);
      return [];
    }
    if (points.length === 0) return [];
    const coded = points.filter(({ code }) => code !== '');
    const isSized = coded.length > 0 && coded.every(({ hectares }) => (hectares ?? 0) > 0);
    return isSized ? computeSizedCells(points, outline) : computeCells(points, outline);
  }

  #dissolvesOf(entry: Exclude<ManifestGeometry, FitEntry>, file: string): Dissolve[] {
    return (entry.dissolve ?? []).flatMap((to) => {
      const level = this.#levelOf(to, file);
      if (!level) return [];
      const parentOf = this.#options.parentsOf(entry.level, to);
      if (!parentOf) this.#reportNoTable(file, entry.level, to);
      return parentOf ? [{ from: entry.level, to, parentOf: withoutDrawn(parentOf, level) }] : [];
    });
  }

  /** Finds the areas of outlines by code. Outlines without an area are listed, repeated ones dropped. */
  #match(
    level: LevelBuild,
    file: string,
    shapes: readonly Shape[],
    kind: BoundaryKind,
  ): AreaShape[] {
    const added: AreaShape[] = [];
    let repeated = 0;
    for (const { code, geometry } of shapes) {
      const index = level.indexOf.get(foldCode(code));
      if (index === undefined) {
        this.#withoutArea.push({ level: level.code, file, code });
      } else if (level.shapes.has(index)) {
        repeated++;
      } else {
        const shape: AreaShape = { index, geometry };
        level.shapes.set(index, shape);
        added.push(shape);
      }
    }
    if (repeated > 0) {
      this.#problems.push({
        severity: 'warning',
        kind: 'repeated_outline',
        file,
        message: `${repeated} areas of "${level.code}" have an outline already, the first one is kept`,
      });
    }
    if (added.length > 0) level.kinds.add(kind);
    return added;
  }

  #addDissolved(topology: AreaTopology, to: string, kind: BoundaryKind): void {
    const level = this.#levels.get(to);
    if (!level) return;
    for (const shape of outlinesOf(topology, to)) {
      if (level.shapes.has(shape.index)) continue;
      level.shapes.set(shape.index, shape);
      level.kinds.add(kind);
    }
  }

  #reportNoTable(file: string, from: string, to: string): void {
    const message = `no aggregation table leads from "${from}" to "${to}"`;
    this.#report(file, 'no_aggregation', message);
  }

  #report(file: string, kind: string, message: string): void {
    this.#problems.push({ severity: 'error', kind, file, message });
  }
}
