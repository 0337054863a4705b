/**
 * From a source folder to the live edition: read, build geometry, write, check, seal, switch. A build
 * that fails anywhere leaves the live edition as it was and a report of what is wrong.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { warnOfWrongSums } from '../../geodata/check/check-sums.ts';
import {
  type BuildReport,
  createIndicatorReports,
  createLevelReports,
  printReport,
} from '../../geodata/check/report.ts';
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import { FlowReader } from '../../geodata/compute/flow-reader.ts';
import { readContent } from '../../geodata/content/read-content.ts';
import { type ProtectedCube, writeCubeProtection } from '../../geodata/edition/cube-store.ts';
import { createDatabase, type Database } from '../../geodata/edition/database.ts';
import { ATLAS_FILE } from '../../geodata/edition/edition.ts';
import { readKey } from '../../geodata/edition/edition-key.ts';
import {
  createTables,
  writeFigures,
  writeIndicators,
  writeLevels,
  writeMeta,
  writeParents,
  writeProtection,
} from '../../geodata/edition/edition-store.ts';
import {
  createBuildFolder,
  openEdition,
  sealEdition,
  switchLive,
} from '../../geodata/edition/editions.ts';
import {
  type ProtectedFlow,
  writeFlowProtection,
  writeFlows,
} from '../../geodata/edition/flow-store.ts';
import type { MemoryStore } from '../../geodata/edition/memory-store.ts';
import type { Problem } from '../../geodata/model/data-error.ts';
import type { Manifest } from '../../geodata/model/manifest.ts';
import { protectCubes } from '../../geodata/protect/cube-protection.ts';
import { protectAllFlows } from '../../geodata/protect/flow-privacy.ts';
import type { HiddenCells } from '../../geodata/protect/hidden-cells.ts';
import { protectEdition } from '../../geodata/protect/protect-edition.ts';
import { type ProtectionCost, protectionCosts } from '../../geodata/protect/protection-cost.ts';
import { type DecidedTable, EarlierProtections } from '../../geodata/protect/protections-before.ts';
import type { Figures } from '../../geodata/source/figures/figures.ts';
import { readManifest } from '../../geodata/source/read-manifest.ts';
import { readSource, type SourceData } from '../../geodata/source/read-source.ts';
import { buildGeometry, type GeometryResult } from '../../tiles/build-geometry.ts';
import { checkEdition, openUnsealed } from './check-edition.ts';
import { openMemory } from './open-memory.ts';
import { problemOfRefusal, problemOfRelative, problemOfRevision } from './problem-of-refusal.ts';
import { addContent, checkAgainstEdition } from './publish-content.ts';
import { rememberEdition } from './remember-edition.ts';

export type BuildOptions = {
  /** The source folder. */
  from: string;
  /** Manifest for a folder whose layout comes without one. */
  manifestPath?: string | undefined;
  dataDir: string;
  progress: (message: string) => void;
};

/** Builds and switches to an edition. Returns the report, also written to `dataDir`. */
export async function buildEdition(options: BuildOptions): Promise<BuildReport> {
  const started = performance.now();
  const report: BuildReport = {
    ok: false,
    edition: null,
    levels: [],
    indicators: [],
    geometryWithoutArea: [],
    tiles: [],
    protection: [],
    problems: [],
    seconds: 0,
  };
  const buildFolder = await createBuildFolder(options.dataDir);
  const memory = openMemory(options.dataDir);
  try {
    const decided = await fillEdition(options, buildFolder, report, memory);
    if (!hasErrors(report.problems)) {
      report.edition = await sealEdition(options.dataDir, buildFolder);
      await switchLive(options.dataDir, report.edition);
      report.ok = true;
      options.progress('remembering what is told of protected counts');
      const edition = openEdition(options.dataDir, report.edition);
      rememberEdition(memory, edition, decided.thresholds, decided.tables);
      edition.close();
    }
  } finally {
    memory.close();
    await rm(buildFolder, { recursive: true, force: true });
    report.seconds = (performance.now() - started) / 1000;
    await writeReport(options.dataDir, report);
  }
  return report;
}

async function fillEdition(
  { from, manifestPath, dataDir, progress }: BuildOptions,
  buildFolder: string,
  report: BuildReport,
  memory: MemoryStore,
): Promise<Decided> {
  const manifest = await readManifest(from, report.problems, manifestPath);
  if (!manifest) return NOTHING_DECIDED;
  const source = await readSource(from, manifest, progress, path.join(buildFolder, 'cubes'));
  report.problems.push(...source.problems);
  const content = await readContent(from);
  const db = createDatabase(path.join(buildFolder, ATLAS_FILE));
  try {
    createTables(db);
    const levels = source.levels.map(({ code }) => ({ code, areas: source.areas.get(code) ?? [] }));
    // Geometry is read even when figures have errors: one run tells everything that is wrong.
    const known = new Set(levels.map(({ code }) => code));
    const geometry = await buildGeometry({
      folder: from,
      // Entries of unknown levels have been reported with their place in the manifest.
      geometry: manifest.geometry.filter((entry) => known.has(entry.level)),
      levels,
      parentsOf: (child, parent) => source.parents.get(child)?.get(parent) ?? null,
      db,
      outDir: buildFolder,
      progress,
    });
    report.problems.push(...geometry.problems);
    report.levels = createLevelReports(source, geometry.levels);
    report.indicators = createIndicatorReports(source, geometry.levels);
    report.geometryWithoutArea = geometry.withoutArea;
    report.tiles = geometry.tiles;
    if (hasErrors(report.problems)) return NOTHING_DECIDED;
    progress(`writing ${source.indicators.length} indicators`);
    writeSource(db, source, geometry);
    report.problems.push(...addContent(db, content));
  } finally {
    source.cubes?.discard();
    db.close();
  }
  const { hidden, costs, cubes, flows, thresholds, tables } = findHiddenCells(
    buildFolder,
    source.figures,
    manifest,
    report.problems,
    progress,
    memory,
    readKey(dataDir),
  );
  report.protection = costs;
  const again = createDatabase(path.join(buildFolder, ATLAS_FILE));
  try {
    writeProtection(again, hidden);
    writeCubeProtection(again, cubes);
    writeFlowProtection(again, flows);
  } finally {
    again.close();
  }
  progress('checking the edition');
  report.problems.push(...checkEdition(buildFolder));
  report.problems.push(...checkAgainstEdition(buildFolder, content, manifest.totals));
  return { thresholds, tables };
}

function writeSource(db: Database, source: SourceData, geometry: GeometryResult): void {
  const kinds = new Set(
    [...geometry.levels.values()].map(({ boundaries }) => boundaries).filter((b) => b !== 'none'),
  );
  const [only] = kinds;
  const boundaries = kinds.size === 1 && only !== undefined ? only : 'mixed';
  const { name, start, ladder, keyIndicators, surfaceIndicator, populationIndicator } =
    source.manifest;
  const { bbox } = geometry;
  const chosen = { name, start, ladder, keyIndicators, surfaceIndicator, populationIndicator };
  const meta = { ...chosen, boundaries, bbox, sources: source.sources } as const;
  writeMeta(db, meta, source.themes);
  writeLevels(db, source.levels, source.areas, geometry.levels);
  writeParents(db, source.parents);
  writeIndicators(db, source.indicators);
  for (const [indicator, byLevel] of source.figures) writeFigures(db, indicator, byLevel);
  source.cubes?.moveInto(db);
  writeFlows(db, source.flows);
}

/** What is remembered of the protection beside what is published. */
type Decided = { thresholds: ReadonlyMap<string, number>; tables: readonly DecidedTable[] };

const NOTHING_DECIDED: Decided = { thresholds: new Map(), tables: [] };

/** Decides what stays hidden by asking the edition as it stands, before anyone else can. */
function findHiddenCells(
  buildFolder: string,
  figures: Figures,
  { totals, privacy }: Manifest,
  problems: Problem[],
  progress: (message: string) => void,
  memory: MemoryStore,
  key: Buffer,
): Decided & {
  hidden: HiddenCells;
  costs: ProtectionCost[];
  cubes: ProtectedCube[];
  flows: ProtectedFlow[];
} {
  const edition = openUnsealed(buildFolder);
  try {
    problems.push(...warnOfWrongSums(figures, edition));
    const computer = new ValueComputer(edition);
    const { hidden, thresholds, refusals, relatives } = protectEdition(computer, totals, progress, {
      before: memory,
      settled: privacy.unrelated,
    });
    problems.push(...relatives.map(problemOfRelative));
    problems.push(...refusals.map((refusal) => problemOfRefusal(refusal, privacy.accepted)));
    const earlier = new EarlierProtections(memory, key);
    const cubes = protectCubes(computer.cubes, problems, progress, earlier);
    const flows = protectAllFlows(new FlowReader(edition), problems, earlier);
    problems.push(...earlier.revised.map((table) => problemOfRevision(table, privacy.accepted)));
    return {
      hidden,
      thresholds,
      costs: protectionCosts(computer, hidden),
      cubes,
      flows,
      tables: earlier.decided,
    };
  } finally {
    edition.close();
  }
}

function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** The last build's report stays beside the editions: a failed build has no folder of its own. */
async function writeReport(dataDir: string, report: BuildReport): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const folders = [dataDir];
  if (report.edition !== null) folders.push(path.join(dataDir, 'editions', report.edition));
  for (const folder of folders) {
    await writeFile(path.join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    await writeFile(path.join(folder, 'report.md'), printReport(report));
  }
}
