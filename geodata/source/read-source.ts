/**
 * A source folder read whole: manifest, areas, hierarchy, indicators, themes and figures, with every
 * problem on the way. Nothing is written; the caller decides whether the problems allow an edition.
 */
import type { CubeScratch } from '../edition/cube-store.ts';
import type { LoadedFlow } from '../edition/flow-store.ts';
import type { Problem } from '../model/data-error.ts';
import { type Aggregation, buildHierarchy, type ParentColumns } from '../model/hierarchy.ts';
import { foldIndicator } from '../model/indicator-code.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Area, Indicator, Level, Source, ThemeNode } from '../model/model.ts';
import { checkCubeReferences, readCubes } from './cubes/read-cubes.ts';
import { minimalIndicator } from './definitions/minimal-indicator.ts';
import { readAggregation } from './definitions/read-aggregation.ts';
import { readAreas } from './definitions/read-areas.ts';
import { type ReadIndicator, readIndicators } from './definitions/read-indicators.ts';
import {
  growThemes,
  readThemeNames,
  readThemes,
  type ThemePlace,
} from './definitions/read-themes.ts';
import { selectIndicators } from './definitions/select-indicators.ts';
import type { UndefinedColumn } from './figures/figure-sheet.ts';
import type { Figures } from './figures/figures.ts';
import { readFigures } from './figures/read-figures.ts';
import { checkFlowReferences } from './flows/check-flows.ts';
import { readFlows } from './flows/read-flows.ts';
import { type CodeIndex, indexCodes } from './keys/code-index.ts';
import type { FigureContext } from './keys/row-keys.ts';
import { checkLevels, MANIFEST_FILE } from './read-manifest.ts';

export type SourceData = {
  manifest: Manifest;
  /** Coarse to fine. `boundaries` is `none` until geometry is built. */
  levels: Level[];
  areas: Map<string, Area[]>;
  parents: ParentColumns;
  indicators: Indicator[];
  themes: ThemeNode[];
  /** By folded indicator code. */
  figures: Figures;
  /** Figures of cubes, on disk until they are moved into an edition; null when there are none. */
  cubes: CubeScratch | null;
  flows: LoadedFlow[];
  sources: Source[];
  problems: Problem[];
};

/** Tells whoever waits what is being read. */
type Progress = (message: string) => void;

/** Definitions so far, by folded code. */
type Defined = Map<string, ReadIndicator & { onlyWithFigures: boolean }>;

/**
 * Reads everything the manifest names. Problems are collected, never thrown.
 * @param scratchFolder where figures of cubes wait; a temporary folder when absent
 */
export async function readSource(
  folder: string,
  manifest: Manifest,
  progress: Progress,
  scratchFolder?: string,
): Promise<SourceData> {
  const problems: Problem[] = [];
  const levels = levelsOf(manifest);
  checkLevels(manifest, problems);
  progress(`reading ${levels.length} levels`);
  const areas = new Map<string, Area[]>();
  for (const level of manifest.levels) {
    areas.set(level.code, await readAreas(folder, level, problems));
  }
  const codes = new Map([...areas].map(([code, list]) => [code, indexCodes(list)]));
  progress(`reading ${manifest.aggregations.length} aggregation tables`);
  const tables = await readAggregations(folder, manifest, codes, problems);
  const parents = buildHierarchy(levels, areas, tables, problems);
  progress(`reading ${manifest.indicators.length} indicator tables`);
  const defined = await readDefinitions(folder, manifest, problems);
  const context = { levels, codes, defined: new Set(defined.keys()) };
  const figures = await readFlatFigures(folder, manifest, context, defined, problems, progress);
  const scratch = scratchFolder === undefined ? {} : { folder: scratchFolder };
  const cubes = await readCubes(folder, manifest, context, defined, problems, progress, scratch);
  const named = defineNamedFlows(manifest, defined, problems);
  const ofFlows = { ...context, defined: new Set([...context.defined, ...named]) };
  const flows = await readFlows(folder, manifest.flows, ofFlows, problems);
  const indicators = chooseIndicators({ figures, cubes, flows }, defined, manifest, problems);
  const themes = await readThemeTree(folder, manifest, indicators, problems);
  const sources = sourcesOf(manifest);
  const read = { levels, areas, parents, indicators, themes, figures, cubes, flows, sources };
  return { manifest, ...read, problems };
}

function levelsOf(manifest: Manifest): Level[] {
  return manifest.levels.map((level) => ({
    code: level.code,
    family: level.family,
    validUntil: level.validUntil,
    name: level.name,
    namePlural: level.namePlural,
    boundaries: 'none',
    minZoom: level.minZoom,
    offered: level.offered,
  }));
}

async function readAggregations(
  folder: string,
  manifest: Manifest,
  codes: ReadonlyMap<string, CodeIndex>,
  problems: Problem[],
): Promise<Aggregation[]> {
  const tables: Aggregation[] = [];
  for (const entry of manifest.aggregations) {
    const table = await readAggregation(folder, entry, codes, problems);
    if (table) tables.push(table);
  }
  return tables;
}

async function readDefinitions(
  folder: string,
  manifest: Manifest,
  problems: Problem[],
): Promise<Defined> {
  const defined: Defined = new Map();
  for (const entry of manifest.indicators) {
    const { onlyWithFigures } = entry;
    for (const read of await readIndicators(folder, entry, problems)) {
      // A later table redefines: the supplier's own table comes after the general one.
      defined.set(foldIndicator(read.indicator.code), { ...read, onlyWithFigures });
    }
  }
  return defined;
}

/** Columns of figures that no table defines get a minimal definition in `defined`. */
async function readFlatFigures(
  folder: string,
  manifest: Manifest,
  context: FigureContext,
  defined: Defined,
  problems: Problem[],
  progress: Progress,
): Promise<Figures> {
  const figures: Figures = new Map();
  for (const entry of manifest.figures) {
    progress(`reading figures: ${entry.file}`);
    for (const column of await readFigures(folder, entry, context, figures, problems)) {
      addMinimal(column, entry.source ?? '', defined, manifest, problems);
    }
  }
  return figures;
}

/** Folded codes that the manifest gives to columns of flows; those that no table defines are defined here. */
function defineNamedFlows(manifest: Manifest, defined: Defined, problems: Problem[]): string[] {
  return manifest.flows.flatMap(({ file, source = '', table }) =>
    Object.values(table?.values ?? {}).map((code) => {
      addMinimal({ code, file }, source, defined, manifest, problems);
      return foldIndicator(code);
    }),
  );
}

/** The indicators that have figures of any kind, after a check of what they refer to. */
function chooseIndicators(
  { figures, cubes, flows }: Pick<SourceData, 'figures' | 'cubes' | 'flows'>,
  defined: Defined,
  manifest: Manifest,
  problems: Problem[],
): Indicator[] {
  const definitions = cubes?.cubes ?? [];
  const cubeCodes = definitions.map(({ code }) => foldIndicator(code));
  const flowCodes = new Set(flows.map(({ indicator }) => indicator));
  // To formulas a cube is an indicator with figures.
  const withFigures = new Set([...figures.keys(), ...cubeCodes, ...flowCodes]);
  const indicators = selectIndicators(defined, withFigures, manifest, problems, flowCodes);
  const ofAreas = new Set([...figures.keys(), ...cubeCodes]);
  checkFlowReferences(defined, flowCodes, ofAreas, problems);
  checkCubeReferences(indicators, definitions, MANIFEST_FILE, problems);
  return indicators;
}

async function readThemeTree(
  folder: string,
  manifest: Manifest,
  indicators: readonly Indicator[],
  problems: Problem[],
): Promise<ThemeNode[]> {
  const published = new Map(
    indicators.filter((i) => i.visible).map((i) => [foldIndicator(i.code), i.code]),
  );
  const places = placesOfExtras(manifest);
  for (const entry of manifest.themes) places.push(...(await readThemes(folder, entry, problems)));
  const names = await readThemeNames(folder, manifest.themeNames, problems);
  return growThemes(places, published, names);
}

function sourcesOf(manifest: Manifest): Source[] {
  return Object.entries(manifest.sources).map(([code, source]) => {
    const { name, publisher, licence, url, credit } = source;
    const links = { ...(url ? { url } : {}), ...(credit ? { credit } : {}) };
    return { code, name, publisher, licence, ...links };
  });
}

/** Theme places that the manifest gives to indicators which no theme table knows. */
function placesOfExtras(manifest: Manifest): ThemePlace[] {
  return Object.entries(manifest.extras).flatMap(([code, { themes = [] }]) =>
    themes.map((theme) => ({
      code,
      path: theme.split('/').map((part) => part.trim()),
      alias: null,
    })),
  );
}

function addMinimal(
  column: UndefinedColumn,
  source: string,
  defined: Defined,
  manifest: Manifest,
  problems: Problem[],
): void {
  const folded = foldIndicator(column.code);
  if (defined.has(folded)) return;
  const named = Object.keys(manifest.extras).some((code) => foldIndicator(code) === folded);
  problems.push({
    severity: named ? 'note' : 'warning',
    kind: 'undefined_indicator',
    file: column.file,
    sheet: column.sheet,
    column: column.code,
    message: `no indicator table defines "${column.code}": it is shown as loaded, without aggregation to other levels`,
  });
  defined.set(folded, {
    indicator: minimalIndicator(column.code, source),
    file: column.file,
    row: 1,
    headers: {},
    problems: [],
    onlyWithFigures: true,
  });
}
