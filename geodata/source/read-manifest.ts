/** The manifest of a source folder: read, checked, and its file patterns replaced by files. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../model/data-error.ts';
import { type Manifest, manifestSchema } from '../model/manifest.ts';

/** Name of the manifest in a source folder. */
export const MANIFEST_FILE = 'manifest.json';
/** What a path begins with that is relative to the manifest, not to the source folder. */
const BESIDE_MANIFEST = 'manifest:';

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
  return expandPatterns(folder, path.dirname(manifestPath), parsed.data, problems);
}

/** The row a message of `JSON.parse` points at: `… at position 27`, else the end of the text. */
function rowOfJsonError(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position === undefined ? undefined : Number(position)).split('\n').length;
}

/** Replaces entries whose file is a pattern by one entry per matching file, sorted. */
async function expandPatterns(
  folder: string,
  manifestFolder: string,
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
  // A folder that comes without a manifest has no room for files that only the manifest needs.
  const besideManifest = (file: string): string =>
    file.startsWith(BESIDE_MANIFEST)
      ? path.relative(folder, path.join(manifestFolder, file.slice(BESIDE_MANIFEST.length)))
      : file;
  return {
    ...manifest,
    geometry: manifest.geometry.map((entry) =>
      'points' in entry ? { ...entry, points: besideManifest(entry.points) } : entry,
    ),
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

/** Reports level codes that occur twice, and entries that name a level which the manifest does not have. */
export function checkLevels(manifest: Manifest, problems: Problem[]): void {
  const known = new Set(manifest.levels.map((level) => level.code));
  const complain = (column: string, code: string): void => {
    problems.push({
      severity: 'error',
      kind: 'unknown_level',
      file: MANIFEST_FILE,
      column,
      message: `unknown level: "${code}" (known: ${[...known].join(', ')})`,
    });
  };
  if (known.size < manifest.levels.length) {
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
    if ('within' in entry && !known.has(entry.within))
      complain(`geometry.${index}.within`, entry.within);
    for (const code of 'dissolve' in entry ? (entry.dissolve ?? []) : [])
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
