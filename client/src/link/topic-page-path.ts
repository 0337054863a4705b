import type { Language } from '../../../geodata/model/model.ts';

const PREFIX: Record<Language, string> = { nl: '', fr: '/fr', en: '/en' };

/** The address of an indicator's own page: `/onderwerp/v1101_t`. */
export function topicPagePath(code: string, language: Language): string {
  return `${PREFIX[language]}/onderwerp/${encodeURIComponent(code)}`;
}
