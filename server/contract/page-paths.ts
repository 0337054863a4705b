/**
 * The addresses of pages. The language is the first part (none for Dutch); the level is the bare family
 * code for its newest vintage, so that a link outlives the vintage, and the vintage's own code for older ones.
 */
import type { Language } from './languages.ts';

export const LANGUAGE_PREFIX: Record<Language, string> = { nl: '', fr: '/fr', en: '/en' };
export const PAGE_WORD = 'gebied';
export const TOPIC_WORD = 'onderwerp';
/** What links to reports of the closed portal have for their area. */
export const INPUT_GEO = 'input_geo';
/** Reports about an area, as the map asks for them: `/rapport?gebied=gemeente:11002`. */
export function areaReportsPath(language: Language, level: string, code: string): string {
  const area = `${encodeURIComponent(level)}:${encodeURIComponent(code)}`;
  return `${LANGUAGE_PREFIX[language]}/rapport?gebied=${area}`;
}

/** Where somebody may begin. */
export function beginPath(language: Language): string {
  return `${LANGUAGE_PREFIX[language]}/start`;
}

/** Under the address of a page: its picture for link previews. */
export const PICTURE = 'preview.png';

/** Where one looks for an area. */
export function indexPath(language: Language): string {
  return `${LANGUAGE_PREFIX[language]}/${PAGE_WORD}`;
}

/**
 * The page of an area: `/gebied/statsec/44021A00-`.
 * @param segment the level's part of the address: its family for the newest vintage, else its own code
 */
export function areaPath(language: Language, segment: string, code: string): string {
  return `${indexPath(language)}/${encodeURIComponent(segment)}/${encodeURIComponent(code)}`;
}

/** All topics. */
export function topicsPath(language: Language): string {
  return `${LANGUAGE_PREFIX[language]}/${TOPIC_WORD}`;
}

/** The page of an indicator, what it is: `/onderwerp/v1101_t`. */
export function topicPath(language: Language, code: string): string {
  return `${topicsPath(language)}/${encodeURIComponent(code)}`;
}

/** The interactive map with an area chosen, as the client reads its address. */
export function mapPath(language: Language, level: string, code: string): string {
  const area = `${encodeURIComponent(level)}:${encodeURIComponent(code)}`;
  const rest = language === 'nl' ? '' : `&lang=${language}`;
  return `/?level=${encodeURIComponent(level)}&area=${area}${rest}`;
}

/** The interactive map with an indicator on it. */
export function topicMapPath(language: Language, code: string): string {
  const rest = language === 'nl' ? '' : `&lang=${language}`;
  return `/?indicator=${encodeURIComponent(code)}${rest}`;
}

/** The start of the interactive map. */
export function homePath(language: Language): string {
  return language === 'nl' ? '/' : `/?lang=${language}`;
}
