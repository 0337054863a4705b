/** What the edition has: its levels, themes and indicators. Asked once. */
import { computed, signal } from '@preact/signals';
import type { IndicatorSummary } from '../../../server/contract/indicators.ts';
import type { LevelAnswer } from '../../../server/contract/levels.ts';
import { askEdition, askIndicators, askLevels, askThemes } from '../api/catalogue.ts';
import type { ApiError } from '../api/request.ts';
import { createResource } from '../api/resource.ts';
import { editionLadder } from './levels/edition-ladder.ts';

const once = { question: signal('all' as const), keyOf: () => 'all' };
const editionResource = createResource(async (...asked: Parameters<typeof askEdition>) => {
  const answer = await askEdition(...asked);
  editionLadder.value = answer.ladder;
  return answer;
}, once);
const levelsResource = createResource(askLevels, once);
const themesResource = createResource(askThemes, once);
const indicatorsResource = createResource(askIndicators, once);

export const edition = computed(() => editionResource.latest.value?.answer ?? null);
export const levels = computed<LevelAnswer[]>(
  () => levelsResource.latest.value?.answer.levels ?? [],
);
export const themes = computed(() => themesResource.latest.value?.answer.themes ?? null);
export const indicators = computed<ReadonlyMap<string, IndicatorSummary>>(() => {
  const list = indicatorsResource.latest.value?.answer.indicators ?? [];
  return new Map(list.map((indicator) => [indicator.code, indicator]));
});

/** True once everything a first picture needs has come in. */
export const catalogueReady = computed(
  () => edition.value !== null && levels.value.length > 0 && indicators.value.size > 0,
);

const resources = [editionResource, levelsResource, indicatorsResource, themesResource];
export const catalogueError = computed<ApiError | null>(
  () => resources.map((resource) => resource.error.value).find((error) => error !== null) ?? null,
);
export function retryCatalogue(): void {
  for (const resource of resources) if (resource.error.value) resource.retry();
}
