/** The secret of a data folder: what is derived from figures that are not published is keyed with it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const KEY_FILE = 'edition.key';
const KEY_BYTES = 32;

/**
 * The key of a data folder, made when it is first asked for. It is for the owner of the folder alone, and no route
 * sends it: with it a guess at hidden figures could be checked against the id of an edition.
 */
export function readKey(dataDir: string): Buffer {
  const file = path.join(dataDir, KEY_FILE);
  mkdirSync(dataDir, { recursive: true });
  try {
    // Of two builds that begin at once one makes it, and both read it.
    writeFileSync(file, randomBytes(KEY_BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}
