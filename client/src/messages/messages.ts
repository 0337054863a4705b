import { computed, type ReadonlySignal } from '@preact/signals';
import type { Language, Text } from '../../../geodata/model/model.ts';
import type { LevelAnswer } from '../../../server/contract/levels.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { language } from './language.ts';
import { type Messages, nl } from './nl.ts';

const DICTIONARIES: Record<Language, Messages> = { nl, fr, en };

/** The words of the interface in the reader's language. */
export const messages: ReadonlySignal<Messages> = computed(() => DICTIONARIES[language.value]);

/** A text of the data in the reader's language, or in Dutch where it was not translated. */
export function say(text: Text): string {
  return text[language.value] || text.nl;
}

/** Data have no empty translations: a text that is the same in Dutch was not translated. */
export function isUntranslated(text: Text): boolean {
  const own = text[language.value];
  return language.value !== 'nl' && (!own || own === text.nl);
}

/** The same, as the beginning of a line. */
export function sayTitle(text: Text): string {
  const own = say(text);
  return own.charAt(0).toUpperCase() + own.slice(1);
}

/** A level in one word, for chips. */
export function sayLevel(level: LevelAnswer): string {
  const short = messages.value.levelFamilies[level.family];
  return short ?? sayTitle(level.names);
}

/** A level's name without its vintage: "Deelgemeente". */
export function sayLevelName(level: LevelAnswer): string {
  return sayTitle(level.names).replace(/\s*\([^)]*\)$/, '');
}

/** An area's name, with its level where another beside it has the same name. */
export function sayAmong(
  name: string,
  level: LevelAnswer | undefined,
  names: readonly string[],
): string {
  const isTwin = level !== undefined && names.filter((each) => each === name).length > 1;
  return isTwin ? `${name} (${sayLevel(level).toLowerCase()})` : name;
}

/** A level's areas without its vintage, as many as there are: "statistische sectoren". */
export function sayAreas(level: LevelAnswer, count = 2): string {
  const isOne = new Intl.PluralRules(language.value).select(count) === 'one';
  return say(isOne ? level.names : level.namesPlural).replace(/\s*\([^)]*\)$/, '');
}
