/**
 * A source folder read whole: manifest, areas, hierarchy, indicators, themes and figures, with every
 * problem on the way. Nothing is written; the caller decides whether the problems allow an edition.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CubeScratch } from '../edition/cube-store.ts';
import type { LoadedFlow } from '../edition/flow-store.ts';
import type { Problem } from '../model/data-error.ts';
import { type Aggregation, buildHierarchy, type ParentColumns } from '../model/hierarchy.ts';
import { foldIndicator } from '../model/indicator-code.ts';
import { type Manifest, manifestSchema } from '../model/manifest.ts';
import type { Area, Indicator, Level, Source, ThemeNode } from '../model/model.ts';
import { checkCubeReferences, readCubes } from './cubes/read-cubes.ts';
import { indexCodes, readAggregation } from './definitions/read-aggregation.ts';
import { readAreas } from './definitions/read-areas.ts';
import {
  minimalIndicator,
  type ReadIndicator,
  readIndicators,
} from './definitions/read-indicators.ts';
import {
  growThemes,
  readThemeNames,
  readThemes,
  type ThemePlace,
} from './definitions/read-themes.ts';
import { selectIndicators } from './definitions/select-indicators.ts';
import { type Figures, readFigures, type UndefinedColumn } from './figures/read-figures.ts';
import { checkFlowReferences } from './flows/check-flows.ts';
import { readFlows } from './flows/read-flows.ts';

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

/** Name of the manifest in a source folder. */
export const MANIFEST_FILE = 'manifest.json';

/**
 * Reads the manifest of `folder`, or `manifestPath` for folders whose layout comes without one.
 * Returns null with problems that name the path in the manifest that is wrong.
 */
export async function readManifest(
  folder: string,
  problems: Problem[],
  manifestPath = path.join(folder, MANIFEST_FILE),
): Promise<Manifest | null> {
  const file = path.basename(manifestPath);
  const fail = (
    kind: string,
    message: string,
    at: { row?: number; column?: string } = {},
  ): null => {
    problems.push({ severity: 'error', kind, file, ...at, message });
    return null;
  };
  let text: string;
  try {
    text = await readFile(manifestPath, 'utf8');
  } catch {
    return fail('missing_file', `no manifest: expected ${manifestPath}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return fail('bad_manifest', `not valid JSON: ${message}`, {
      row: rowOfJsonError(text, message),
    });
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
      fail('bad_manifest', issue.message, { column: [...issue.path, ...keys].join('.') });
    }
    return null;
  }
  return expandPatterns(folder, parsed.data, problems);
}

/** The row a message of `JSON.parse` points at: `… at position 27`, else the end of the text. */
function rowOfJsonError(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position === undefined ? undefined : Number(position)).split('\n').length;
}

/** Replaces entries whose file is a pattern by one entry per matching file, sorted. */
async function expandPatterns(
  folder: string,
  manifest: Manifest,
  problems: Problem[],
): Promise<Manifest> {
  const expand = async <T extends { file: string }>(entries: T[]): Promise<T[]> => {
    const lists = await Promise.all(
      entries.map(async (entry) => {
        if (!entry.file.includes('*')) return [entry];
        const files = await matchFiles(folder, entry.file);
        if (files.length === 0) {
          problems.push({
            severity: 'error',
            kind: 'missing_file',
            file: entry.file,
            message: 'no file matches',
          });
        }
        return files.map((file) => ({ ...entry, file }));
      }),
    );
    return lists.flat();
  };
  return {
    ...manifest,
    aggregations: await expand(manifest.aggregations),
    figures: await expand(manifest.figures),
    flows: await expand(manifest.flows),
    cubes: await Promise.all(
      manifest.cubes.map(async (cube) => ({ ...cube, figures: await expand(cube.figures) })),
    ),
    indicators: await expand(manifest.indicators),
    themes: await expand(manifest.themes),
  };
}

async function matchFiles(folder: string, pattern: string): Promise<string[]> {
  const directory = path.dirname(pattern);
  const expression = new RegExp(
    `^${path
      .basename(pattern)
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')}$`,
  );
  const names = await readdir(path.join(folder, directory)).catch(() => []);
  return names
    .filter((name) => expression.test(name))
    .sort()
    .map((name) => path.posix.join(directory, name));
}

/**
 * Reads everything the manifest names. Problems are collected, never thrown.
 * @param scratchFolder where figures of cubes wait; a temporary folder when absent
 */
export async function readSource(
  folder: string,
  manifest: Manifest,
  progress: (message: string) => void,
  scratchFolder?: string,
): Promise<SourceData> {
  const problems: Problem[] = [];
  const levels = manifest.levels.map(
    (level): Level => ({
      code: level.code,
      family: level.family,
      validUntil: level.validUntil,
      name: level.name,
      namePlural: level.namePlural,
      boundaries: 'none',
      minZoom: level.minZoom,
      offered: level.offered,
    }),
  );
  checkLevels(levels, manifest, problems);
  progress(`reading ${levels.length} levels`);
  const areas = new Map<string, Area[]>();
  for (const level of manifest.levels) {
    areas.set(level.code, await readAreas(folder, level, problems));
  }
  const codes = new Map([...areas].map(([code, list]) => [code, indexCodes(list)]));

  progress(`reading ${manifest.aggregations.length} aggregation tables`);
  const tables: Aggregation[] = [];
  for (const entry of manifest.aggregations) {
    const table = await readAggregation(folder, entry, codes, problems);
    if (table) tables.push(table);
  }
  const parents = buildHierarchy(levels, areas, tables, problems);

  progress(`reading ${manifest.indicators.length} indicator tables`);
  const defined = new Map<string, ReadIndicator & { onlyWithFigures: boolean }>();
  for (const entry of manifest.indicators) {
    for (const read of await readIndicators(folder, entry, problems)) {
      // A later table redefines: the supplier's own table comes after the general one.
      defined.set(foldIndicator(read.indicator.code), {
        ...read,
        onlyWithFigures: entry.onlyWithFigures,
      });
    }
  }
  const figures: Figures = new Map();
  const context = { levels, codes, defined: new Set(defined.keys()) };
  for (const entry of manifest.figures) {
    progress(`reading figures: ${entry.file}`);
    const columns = await readFigures(folder, entry, context, figures, problems);
    for (const column of columns)
      addMinimal(column, entry.source ?? '', defined, manifest, problems);
  }
  const cubes = await readCubes(
    folder,
    manifest,
    context,
    defined,
    problems,
    progress,
    scratchFolder === undefined ? {} : { folder: scratchFolder },
  );
  const flows = await readFlows(folder, manifest.flows, context, problems);
  // To formulas a cube is an indicator with figures.
  const withCubes: Figures = new Map(figures);
  for (const { code } of cubes?.cubes ?? []) withCubes.set(foldIndicator(code), new Map());
  for (const { indicator } of flows)
    withCubes.set(indicator, withCubes.get(indicator) ?? new Map());
  const flowCodes = new Set(flows.map(({ indicator }) => indicator));
  const indicators = selectIndicators(defined, withCubes, manifest, problems, flowCodes);
  const cubeCodes = (cubes?.cubes ?? []).map(({ code }) => foldIndicator(code));
  checkFlowReferences(defined, flowCodes, new Set([...figures.keys(), ...cubeCodes]), problems);
  checkCubeReferences(indicators, cubes?.cubes ?? [], MANIFEST_FILE, problems);

  const published = new Map(
    indicators.filter((i) => i.visible).map((i) => [foldIndicator(i.code), i.code]),
  );
  const places = placesOfExtras(manifest);
  for (const entry of manifest.themes) places.push(...(await readThemes(folder, entry, problems)));
  const themeNames = await readThemeNames(folder, manifest.themeNames, problems);
  const sources = Object.entries(manifest.sources).map(([code, source]): Source => {
    const { name, publisher, licence, url, credit } = source;
    return {
      code,
      name,
      publisher,
      licence,
      ...(url ? { url } : {}),
      ...(credit ? { credit } : {}),
    };
  });
  return {
    manifest,
    levels,
    areas,
    parents,
    indicators,
    themes: growThemes(places, published, themeNames),
    figures,
    cubes,
    flows,
    sources,
    problems,
  };
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

function checkLevels(levels: readonly Level[], manifest: Manifest, problems: Problem[]): void {
  const known = new Set(levels.map((level) => level.code));
  const complain = (column: string, code: string): void => {
    problems.push({
      severity: 'error',
      kind: 'unknown_level',
      file: MANIFEST_FILE,
      column,
      message: `unknown level: "${code}" (known: ${[...known].join(', ')})`,
    });
  };
  if (known.size < levels.length) {
    problems.push({
      severity: 'error',
      kind: 'repeated_code',
      file: MANIFEST_FILE,
      column: 'levels',
      message: 'a level code occurs twice',
    });
  }
  for (const [index, entry] of manifest.geometry.entries()) {
    if (!known.has(entry.level)) complain(`geometry.${index}.level`, entry.level);
    for (const code of 'dissolve' in entry ? entry.dissolve : [])
      if (!known.has(code)) complain(`geometry.${index}.dissolve`, code);
  }
  for (const [index, entry] of manifest.figures.entries()) {
    for (const [written, code] of Object.entries(entry.levels))
      if (!known.has(code)) complain(`figures.${index}.levels.${written}`, code);
  }
  for (const [index, entry] of manifest.flows.entries()) {
    for (const [written, code] of Object.entries(entry.levels))
      if (!known.has(code)) complain(`flows.${index}.levels.${written}`, code);
  }
  if (!known.has(manifest.start.level)) complain('start.level', manifest.start.level);
}

function addMinimal(
  column: UndefinedColumn,
  source: string,
  defined: Map<string, ReadIndicator & { onlyWithFigures: boolean }>,
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
