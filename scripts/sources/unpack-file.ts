import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';

/** Files that belong to a shapefile. */
const SIDE_FILES = ['.dbf', '.prj', '.cpg', '.shx'];

/**
 * The file with one of `extensions` in a zip archive, unpacked into `folder` (with what stands beside a shapefile), the
 * first extension that occurs; a file that is no archive is itself. Archives hold folders named like the file,
 * so the end of the name counts. Throws an Error that lists what is in the archive.
 */
export async function unpackFile(
  file: string,
  folder: string,
  extensions: readonly string[],
): Promise<string> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) throw new Error(`no such file: ${file}`);
  if (bytes.toString('latin1', 0, 2) !== 'PK') {
    if (extensions.includes(path.extname(file).toLowerCase())) return file;
    throw new Error(`${file}: neither a zip archive nor one of ${extensions.join(', ')}`);
  }
  const found: string[] = [];
  try {
    // Asked first for names alone: an archive may hold more than fits in memory.
    unzipSync(bytes, { filter: ({ name }) => found.push(name) < 0 });
    const wanted = chooseEntry(found, extensions);
    if (wanted === null) {
      throw new NothingWanted(
        `${path.basename(file)} holds no ${extensions.join(', ')} (found: ${found.join(', ')})`,
      );
    }
    const stem = wanted.slice(0, -path.posix.extname(wanted).length).toLowerCase();
    const isWanted = (name: string): boolean =>
      name === wanted ||
      (wanted.toLowerCase().endsWith('.shp') &&
        SIDE_FILES.some((extension) => name.toLowerCase() === `${stem}${extension}`));
    const entries = unzipSync(bytes, { filter: ({ name }) => isWanted(name) });
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const [name, content] of Object.entries(entries)) {
      await writeFile(path.join(folder, path.posix.basename(name)), content);
    }
    return path.join(folder, path.posix.basename(wanted));
  } catch (error) {
    if (error instanceof NothingWanted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${path.basename(file)} is no whole zip archive: ${reason}`);
  }
}

class NothingWanted extends Error {}

function chooseEntry(names: readonly string[], extensions: readonly string[]): string | null {
  for (const extension of extensions) {
    const found = names.find(
      (name) => name.toLowerCase().endsWith(extension) && !name.startsWith('__MACOSX'),
    );
    if (found !== undefined) return found;
  }
  return null;
}
