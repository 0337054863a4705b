/** What a build was made of, as one hash: how a command finds out that it need not build again. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..');

/** Every file that decides what the starter edition holds. */
export function starterSources() {
  return [...filesUnder('geodata'), ...filesUnder('tiles'), ...filesUnder('server/publishing')];
}

/**
 * Every file under a folder of the project, sorted, without the folders named in `except`.
 * @param {string} folder
 * @param {string[]} except
 */
export function filesUnder(folder, except = []) {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map(String)
    .filter((name) => !except.includes(name.split(path.sep)[0] ?? ''))
    .map((name) => path.join(root, folder, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}

/**
 * @param {string[]} files
 * @returns {string} 16 hex digits
 */
export function hashFiles(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(path.relative(root, file));
    hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
