import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import { sayLevelName, sayTitle } from '../../messages/messages.ts';
import { levels } from '../catalogue.ts';
import { isNewest } from './ladder.ts';

/** A level's name, with its vintage where it is an older one. */
export function nameAmongVintages(level: LevelAnswer): string {
  return isNewest(level, levels.value) ? sayLevelName(level) : sayTitle(level.names);
}
