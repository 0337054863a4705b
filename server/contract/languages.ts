import type { Language } from '../../geodata/model/model.ts';

export type { Language };

/** The languages of the interface, the default first. */
export const LANGUAGES = ['nl', 'fr', 'en'] as const satisfies readonly Language[];

/** What numbers, dates and lists are written by. */
export const LOCALES: Record<Language, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' };
