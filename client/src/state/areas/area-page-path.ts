import type { Language } from '../../../../geodata/model/model.ts';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import { isNewest } from '../levels/ladder.ts';

const PREFIX: Record<Language, string> = { nl: '', fr: '/fr', en: '/en' };

/**
 * The address of an area's own page: `/gebied/statsec/44021A00-`. The newest vintage goes by its family's
 * code, so that the link outlives it.
 */
export function areaPagePath(
  level: LevelAnswer,
  code: string,
  levels: readonly LevelAnswer[],
  language: Language,
): string {
  const segment = isNewest(level, levels) ? level.family : level.code;
  return `${PREFIX[language]}/gebied/${encodeURIComponent(segment)}/${encodeURIComponent(code)}`;
}
