/** Codes in a file that belong to another vintage of the level that the file names. */
import type { KeyContext } from '../keys/row-keys.ts';

/**
 * The message for a level name whose codes fit another vintage of the level better (SOURCES.md §0.1),
 * null when none does.
 * @param written the name of the level in the file
 * @param level the level it was read as
 * @param used folded codes that the file has under that name
 */
export function proposeVintage(
  written: string,
  level: string,
  used: ReadonlySet<string>,
  { levels, codes }: KeyContext,
): string | null {
  const family = levels.find(({ code }) => code === level)?.family;
  if (family === undefined) return null;
  const countKnown = (code: string): number => {
    const index = codes.get(code);
    return [...used].filter((area) => index?.has(area)).length;
  };
  const own = countKnown(level);
  const best = levels
    .filter((other) => other.family === family && other.code !== level)
    .map(({ code }) => ({ code, fits: countKnown(code) }))
    .sort((a, b) => b.fits - a.fits)[0];
  if (!best || best.fits <= own) return null;
  return `"${written}" is read as ${level}, which knows ${own} of its ${used.size} codes; ${best.code} knows ${best.fits}. If that is meant, write "levels": {"${written}": "${best.code}"} for this file in the manifest`;
}
