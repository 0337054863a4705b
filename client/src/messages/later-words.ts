import { computed, type ReadonlySignal } from '@preact/signals';
import type { Language } from '../../../geodata/model/model.ts';
import { language } from './language.ts';
import { laterEn } from './later-en.ts';
import { laterFr } from './later-fr.ts';
import { type LaterWords, laterNl } from './later-nl.ts';

const DICTIONARIES: Record<Language, LaterWords> = { nl: laterNl, fr: laterFr, en: laterEn };

/** The words of what is loaded later, in the reader's language. */
export const laterWords: ReadonlySignal<LaterWords> = computed(() => DICTIONARIES[language.value]);
