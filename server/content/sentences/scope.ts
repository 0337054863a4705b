/** What a text is said about, and what is counted on the way. */
import type { Content } from '../../../geodata/content/content.ts';
import type { Indicator, Language } from '../../../geodata/model/model.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import type { Territory } from '../context/territory.ts';
import type { Figures, Observation } from '../figures/figures.ts';
import type { ContentWords, Why } from '../words/words.ts';

export type Scope = {
  bundle: EditionBundle;
  content: Content;
  figures: Figures;
  language: Language;
  words: ContentWords;
  base: Territory;
  compared: readonly Territory[];
  /** Whether a missing value may come from an earlier period; texts then name that period. */
  isEarlier: boolean;
  tally: Tally;
};

/** What became of sentences and blocks: `shown` as meant, or one of the ways to fall back. */
export const OUTCOMES = ['shown', 'earlier', 'otherwise', 'said', 'dropped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One entry per sentence or block, in the order of the text. */
export type Tally = {
  what: string;
  line: number;
  outcome: Outcome;
  text: string;
  pattern: string;
}[];

/** Thrown by a function that has nothing true to say; the sentence around it falls back. */
export class Unsayable extends Error {
  constructor(
    readonly indicator: Indicator | null,
    readonly why: Why,
  ) {
    super(`nothing to say of ${indicator?.code ?? 'this'}: ${why}`);
    this.name = 'Unsayable';
  }
}

/**
 * The figure that a sentence is about: the latest of the base, or an earlier one where that is allowed.
 * Throws `Unsayable` where there is none, with the reason.
 */
export function figureOf(
  { figures, isEarlier, base }: Scope,
  indicator: Indicator,
  territory: Territory = base,
  period: string | null = null,
): Observation & { value: number } {
  const asked =
    period === null
      ? figures.latest(indicator, territory)
      : figures.at(indicator, territory, period);
  if (!asked) throw new Unsayable(indicator, 'not_at_level');
  if (asked.cell.value !== null) return { ...asked, value: asked.cell.value };
  if (isEarlier) {
    const earlier = figures
      .series(indicator, territory)
      .findLast((one) => one.period < asked.period && one.cell.value !== null);
    if (earlier && earlier.cell.value !== null) return { ...earlier, value: earlier.cell.value };
  }
  const { status, reason } = asked.cell;
  if (status === 'suppressed')
    throw new Unsayable(indicator, reason === 'too_few_cases' ? 'too_few_cases' : 'suppressed');
  throw new Unsayable(indicator, status === 'value' ? 'empty' : status);
}
