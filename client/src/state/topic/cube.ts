/** The cube that the topic is, and the slice of it that the link asks for. */
import { computed } from '@preact/signals';
import { askCube } from '../../api/catalogue.ts';
import { createResource } from '../../api/resource.ts';
import { type Cube, cellsText, parseSlice, type Slice } from '../../link/slice.ts';
import { link } from '../page/location.ts';
import { topic } from './chosen-topic.ts';

const resource = createResource(askCube, {
  question: computed(() => (topic.value?.isCube ? topic.value.code : null)),
  keyOf: (code) => code,
});
export const cubeError = resource.error;
export const retryCube = resource.retry;

/** Dimensions, levels and items of the topic; null while they come in, and for what is no cube. */
export const cube = computed<Cube | null>(() => {
  const answered = resource.latest.value;
  return answered && answered.question === topic.value?.code ? answered.answer.cube : null;
});

const linkedCells = computed(() => link.value.cells);

/** Empty for the whole cube; null while it is not known what the link means. */
export const slice = computed<Slice | null>(() => {
  if (!topic.value?.isCube || linkedCells.value === null) return [];
  return cube.value && parseSlice(linkedCells.value, cube.value);
});

/** The slice as the server is asked, `null` while it is not known; without `cells` for the whole. */
export const askedCells = computed<{ cells?: string } | null>(() => {
  const chosen = slice.value;
  if (!chosen) return null;
  const cells = cube.value ? cellsText(chosen, cube.value) : undefined;
  return cells === undefined ? {} : { cells };
});
