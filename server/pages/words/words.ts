/** The words of a language, and how it names levels and indicators. */
import type { Indicator, Language, Level, Text } from '../../../geodata/model/model.ts';
import { kindOfUnit } from '../../../geodata/model/unit-kind.ts';
import { formatPeriod } from '../../contract/periods.ts';
import { pluralOf } from '../../contract/plurals.ts';
import { nameOf, type Place } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { nl, type Words } from './nl.ts';

export type { Words };
export const WORDS: Record<Language, Words> = { nl, fr, en };

/** A level's name without its vintage: `statistische sector`. */
export function levelName({ name }: Level, language: Language): string {
  return withoutVintage(name[language]);
}

/** `1 sector`, `201 statistische sectoren`: a number written out beforehand, with its noun. */
export function countAreas(
  count: number,
  text: string,
  { name, namePlural }: Level,
  language: Language,
): string {
  const forms = { one: name[language], other: namePlural[language] };
  return `${text} ${withoutVintage(pluralOf(count, language, forms))}`;
}

function withoutVintage(name: string): string {
  return name.replace(/\s*\([^()]*\)$/, '');
}

/** A place in a sentence, with its article where the language wants one. */
export function sayPlace(place: Place, language: Language): string {
  return WORDS[language].place(nameOf(place, language));
}

export function sayPeriod(period: string, language: Language): string {
  return formatPeriod(period, language, WORDS[language].quarter);
}

/** Whether a text exists in Dutch only. What has no letters, or is a symbol, is the same everywhere. */
export function isUntranslated(text: Text, language: Language): boolean {
  return language !== 'nl' && text[language] === text.nl && /\p{L}{4}/u.test(text.nl);
}

/** A text of the data; one that exists in Dutch only is marked as such, for eyes and for voices. */
export function dataText(text: Text, language: Language, shown = text[language]): Html {
  if (!isUntranslated(text, language)) return html`${shown}`;
  const { inDutch } = WORDS[language];
  return html`<span lang="nl">${shown}</span> <span class="mark">(${inDutch})</span>`;
}

/** The unit as it stands behind a number; empty where it says no more than that it is one. */
export function unitOf({ unit }: Indicator, language: Language): string {
  const kind = kindOfUnit(unit);
  return kind === 'things' || kind === 'index' ? '' : unit[language];
}
