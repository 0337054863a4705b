import { computed, type ReadonlySignal } from '@preact/signals';
import type { Language } from '../../../geodata/model/model.ts';
import { language } from './language.ts';
import { lazyEn } from './lazy-en.ts';
import { lazyFr } from './lazy-fr.ts';
import { type LazyMessages, lazyNl } from './lazy-nl.ts';

const DICTIONARIES: Record<Language, LazyMessages> = { nl: lazyNl, fr: lazyFr, en: lazyEn };

/** The words of what is loaded later, in the reader's language. */
export const lazyMessages: ReadonlySignal<LazyMessages> = computed(
  () => DICTIONARIES[language.value],
);
