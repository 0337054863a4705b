/** All cubes of a source folder: definitions, their indicators, and their figures on disk. */
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CubeScratch } from '../../edition/cube-store.ts';
import { parseFormula, type Reference, referencesOf } from '../../formula/parse.ts';
import { type CubeDefinition, cellsOfOperands, selectCells } from '../../model/cube.ts';
import { DataError, type Problem } from '../../model/data-error.ts';
import { foldIndicator } from '../../model/indicator-code.ts';
import type { Manifest, ManifestCube } from '../../model/manifest.ts';
import type { Indicator } from '../../model/model.ts';
import { type ReadIndicator, readIndicators } from '../definitions/read-indicators.ts';
import type { KeyContext } from '../keys/row-keys.ts';
import { CUBE_INDICATOR_SHEET, readCubeDefinition } from './read-cube-definition.ts';
import { readCubeFigures } from './read-cube-figures.ts';

type Defined = Map<string, ReadIndicator & { onlyWithFigures: boolean }>;

/**
 * Reads the cubes a manifest names; null when it names none. What was read waits in the scratch folder,
 * which is made here and goes when the result is moved into an edition or discarded.
 * @param defined indicators so far, by folded code: those that cubes define are added
 */
export async function readCubes(
  folder: string,
  manifest: Manifest,
  context: KeyContext,
  defined: Defined,
  problems: Problem[],
  progress: (message: string) => void,
  scratchOptions: { folder?: string; mostRecordsInMemory?: number } = {},
): Promise<CubeScratch | null> {
  if (manifest.cubes.length === 0) return null;
  const scratch = new CubeScratch(
    scratchOptions.folder ?? (await mkdtemp(path.join(tmpdir(), 'buurtatlas-cubes-'))),
    scratchOptions.mostRecordsInMemory,
  );
  for (const entry of manifest.cubes) {
    const definition = await readCubeDefinition(folder, entry, problems);
    if (!definition) continue;
    progress(`reading cube ${definition.code}`);
    for (const file of entry.definition) await defineIndicator(folder, file, defined, problems);
    const known = defined.get(foldIndicator(definition.code));
    if (known) {
      known.indicator.isCube = true;
    } else {
      problems.push({
        severity: 'error',
        kind: 'undefined_indicator',
        file: entry.definition[0] ?? '',
        message: `no indicator table defines the cube "${definition.code}"`,
      });
    }
    if (scratch.cubes.some((cube) => foldIndicator(cube.code) === foldIndicator(definition.code))) {
      problems.push({
        severity: 'error',
        kind: 'repeated_code',
        file: entry.definition[0] ?? '',
        message: `the cube "${definition.code}" is defined twice`,
      });
      continue;
    }
    await readCubeFigures(folder, definition, entry.figures, context, scratch, problems);
  }
  return scratch;
}

/** Reports slices in formulas whose items the cube does not know. */
export function checkCubeReferences(
  indicators: readonly Indicator[],
  cubes: readonly CubeDefinition[],
  file: string,
  problems: Problem[],
): void {
  for (const { code, formula } of indicators) {
    if (formula === null) continue;
    for (const reference of cellsIn(formula)) {
      const cube = cubes.find((c) => foldIndicator(c.code) === foldIndicator(reference.cube));
      try {
        if (cube) selectCells(cube, cellsOfOperands(cube, reference.items));
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        const message = `${code}: ${error.message}`;
        problems.push({
          severity: 'error',
          kind: 'unknown_item',
          file,
          column: 'Formula',
          message,
        });
      }
    }
  }
}

function cellsIn(formula: string): Extract<Reference, { kind: 'cell' }>[] {
  try {
    return referencesOf(parseFormula(formula)).filter((reference) => reference.kind === 'cell');
  } catch {
    // A formula that cannot be read has been reported.
    return [];
  }
}

/** The indicator in a definition, if it has one; a table of its own is as good. */
async function defineIndicator(
  folder: string,
  file: ManifestCube['definition'][number],
  defined: Defined,
  problems: Problem[],
): Promise<void> {
  const isFolder = path.extname(file) === '';
  const table = isFolder ? path.posix.join(file, `${CUBE_INDICATOR_SHEET}.csv`) : file;
  if (isFolder && !existsSync(path.join(folder, table))) return;
  const sheet = isFolder ? undefined : CUBE_INDICATOR_SHEET;
  const found: Problem[] = [];
  for (const read of await readIndicators(
    folder,
    { file: table, ...(sheet ? { sheet } : {}), onlyWithFigures: false },
    found,
  )) {
    defined.set(foldIndicator(read.indicator.code), { ...read, onlyWithFigures: false });
  }
  problems.push(...found.filter(({ kind }) => kind !== 'missing_sheet'));
}
