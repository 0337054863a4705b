import type { Language } from '../../../../server/contract/languages.ts';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import { areaPath } from '../../../../server/contract/page-paths.ts';
import { isNewest } from '../levels/ladder.ts';

/** The address of an area's own page. The newest vintage goes by its family's code, so that the link outlives it. */
export function areaPagePath(
  level: LevelAnswer,
  code: string,
  levels: readonly LevelAnswer[],
  language: Language,
): string {
  return areaPath(language, isNewest(level, levels) ? level.family : level.code, code);
}
