import type { LevelAnswer } from '../../../server/contract.ts';
import { isNewest } from '../ladder.ts';
import { levels } from '../state/catalogue.ts';
import { sayLevelName, sayTitle } from '../words/words.ts';

/** A level's name, with its vintage where it is an older one. */
export function nameAmongVintages(level: LevelAnswer): string {
  return isNewest(level, levels.value) ? sayLevelName(level) : sayTitle(level.names);
}
