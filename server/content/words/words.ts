/** The words of content per language, and how it names territories and indicators. */
import type { Indicator, Language } from '../../../geodata/model/model.ts';
import { formatCount } from '../../contract/numbers.ts';
import { capitalise, formatList } from '../../contract/plurals.ts';
import { nameOf } from '../../edition/place.ts';
import { countAreas, levelName, unitOf } from '../../pages/words/words.ts';
import type { Territory } from '../context/territory.ts';
import type { FigureCell } from '../figures/figures.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { type ContentWords, type Grammar, nl } from './nl.ts';

export type { ContentWords, Grammar };
export const CONTENT_WORDS: Record<Language, ContentWords> = { nl, fr, en };

/** More areas together are counted, not named. */
const MAX_NAMED = 3;

/** The name alone, for headings, tables and legends. */
export function territoryName(territory: Territory, language: Language): string {
  const { data, indices, place, label } = territory;
  if (label) return label[language];
  if (place) return nameOf(place, language);
  if (indices.length > MAX_NAMED)
    return countAreas(indices.length, formatCount(indices.length, language), data.level, language);
  return formatList(namesOf(territory, language), language);
}

/** The names of its areas. */
export function namesOf({ data, indices }: Territory, language: Language): string[] {
  return indices.map((index) => {
    const area = data.areas[index];
    return (language === 'fr' ? area?.frenchName : undefined) ?? area?.name ?? '';
  });
}

/** The name as it stands in a sentence. */
export function grammarOf(territory: Territory, language: Language): Grammar {
  const words = CONTENT_WORDS[language];
  const { data, place, label } = territory;
  if (label) return words.groupGrammar(label[language]);
  if (place)
    return words.grammar(
      nameOf(place, language),
      data.level.family,
      levelName(data.level, language),
    );
  return words.together(territoryName(territory, language));
}

/** The name of an indicator as a title; its alias is for maps, so the name itself. */
export function titleOf({ name }: Indicator, language: Language): string {
  return capitalise(name[language]);
}

/** The unit as it stands in a title; `number` where it says no more than that. */
export function unitTitle(indicator: Indicator, language: Language): string {
  return unitOf(indicator, language) || CONTENT_WORDS[language].plain;
}

export type Why = keyof ContentWords['why'];

/** Why there is no value. */
export function whyOf({ status, reason }: FigureCell): Why {
  if (status === 'suppressed') return reason === 'too_few_cases' ? 'too_few_cases' : 'suppressed';
  return status === 'value' ? 'empty' : status;
}
