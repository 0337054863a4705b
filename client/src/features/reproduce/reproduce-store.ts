/** The figures of the view as a file, with its hash: asked when the reader wants to reproduce the view. */
import { computed } from '@preact/signals';
import type { ExportAboutAnswer } from '../../../../server/contract/export.ts';
import { askExportHash, type ExportQuestion } from '../../api/export.ts';
import type { Ask } from '../../api/request.ts';
import { createResource } from '../../api/resource.ts';
import { exportQuestion, what } from '../../state/export/export-store.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { takeAway } from '../../state/page/take-away.ts';
import { plainSubject, subjectOf } from '../../state/topic/subject.ts';

type Asked = { question: ExportQuestion; view: MapView };

const asked = computed<Asked | null>(() => {
  const view = mapView.value;
  const wanted = exportQuestion.value;
  if (takeAway.value !== 'reproduce' || !view || !wanted) return null;
  // What is on the screen, whatever else is ticked for export.
  const { level, lang, edition, areas, within } = wanted;
  const { period } = view.request;
  const { indicator, ...of } = plainSubject(subjectOf(view.request));
  const question: ExportQuestion = {
    ...{ format: 'csv', indicator: [indicator], level, period, lang, edition },
    ...of,
    ...(what.value === 'selection' && areas ? { areas } : {}),
    ...(what.value === 'listed' && within ? { within } : {}),
  };
  return { question, view };
});

const ask: Ask<Asked, ExportAboutAnswer> = ({ question }, signal) =>
  askExportHash(question, signal);
const resource = createResource(ask, {
  question: asked,
  keyOf: ({ question }) => JSON.stringify(question),
  remember: 10,
});
export const reproduceError = resource.error;
export const retryReproduce = resource.retry;

export const reproduction = computed(() => {
  const latest = resource.latest.value;
  return latest && { ...latest.question, answer: latest.answer };
});
