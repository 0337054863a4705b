import { computed, type ReadonlySignal } from '@preact/signals';
import { language } from '../../messages/words.ts';
import { LEGEND_WORDS, type LegendWords } from './legend-words.ts';

/** The words of the legend, in the reader's language. */
export const legendWords: ReadonlySignal<LegendWords> = computed(
  () => LEGEND_WORDS[language.value],
);
