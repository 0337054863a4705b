import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Language } from '../../../geodata/model/model.ts';

const source = signal<ReadonlySignal<Language>>(signal('nl'));

/** The reader's language: Dutch until the state says where the choice is kept. */
export const language: ReadonlySignal<Language> = computed(() => source.value.value);

/** Words follow this signal from now on. */
export function followLanguage(chosen: ReadonlySignal<Language>): void {
  source.value = chosen;
}
