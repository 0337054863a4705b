/** Plurals and lists as each language writes them. */
import { type Language, LOCALES } from './languages.ts';

const rules = new Map<Language, Intl.PluralRules>();
function rulesOf(language: Language): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(LOCALES[language]);
  rules.set(language, known);
  return known;
}

/** One of two forms by the plural rules of the language: French has one for 0 and for 1.5. */
export function pluralOf<T>(count: number, language: Language, forms: { one: T; other: T }): T {
  return rulesOf(language).select(count) === 'one' ? forms.one : forms.other;
}

const lists = new Map<Language, Intl.ListFormat>();
/** `a, b en c`. */
export function formatList(items: readonly string[], language: Language): string {
  const known = lists.get(language) ?? new Intl.ListFormat(LOCALES[language]);
  lists.set(language, known);
  return known.format(items);
}

/** With a capital first letter; what begins with a number stays as it is. */
export function capitalise(text: string): string {
  return text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}
