/** Which vintage of a level is today's, and how addresses of pages name levels. */
import type { Edition, LevelData } from '../../geodata/edition/edition.ts';

/** The level's part of the address of a page: its family for the newest vintage, else its own code. */
export function segmentOf(edition: Edition, { level }: LevelData): string {
  return isNewest(edition, level.code) ? level.family : level.code;
}

/** Whether no vintage of the same family is newer. */
export function isNewest(edition: Edition, code: string): boolean {
  const { level } = edition.level(code);
  return edition.level(level.family).level.code === level.code;
}
