/** What is to be exported, as the question that the server gets. */

import { computed, signal } from '@preact/signals';
import type { ExportAboutAnswer } from '../../../../server/contract/export.ts';
import { itemAt } from '../../../../server/contract/read-at.ts';
import { askExportAbout, type ExportQuestion } from '../../api/export.ts';
import type { Ask } from '../../api/request.ts';
import { createResource } from '../../api/resource.ts';
import { scope } from '../areas/place.ts';
import { indicators } from '../catalogue.ts';
import { mapView } from '../map-view/map-view.ts';
import { link } from '../page/location.ts';
import { takeAway } from '../page/take-away.ts';
import { selectedHere } from '../selection/selection-store.ts';
import { subjectOf } from '../topic/subject.ts';
import { FORMATS, type Format, type Geometry } from './formats.ts';

export const WHATS = ['selection', 'listed', 'level'] as const;
export type What = (typeof WHATS)[number];
export const PERIOD_CHOICES = ['shown', 'latest', 'all', 'range'] as const;
export type PeriodChoice = (typeof PERIOD_CHOICES)[number];

const chosenWhat = signal<What | null>(null);
/** Further indicators beside the shown one. */
export const added = signal<readonly string[]>([]);
export const periodChoice = signal<PeriodChoice>('shown');
export const range = signal<{ from: string; to: string }>({ from: '', to: '' });
export const format = signal<Format>('csv');
export const shape = signal<'long' | 'wide'>('long');
export const geometry = signal<Geometry>('full');
export const crs = signal<'4326' | '31370'>('4326');
export const separator = signal<'comma' | 'semicolon'>('comma');
export const withMargin = signal(false);
export const withDenominator = signal(false);
export const withClasses = signal(false);

/** What there is to choose from now. */
export const whats = computed<What[]>(() =>
  WHATS.filter(
    (each) =>
      each === 'level' ||
      (each === 'selection' ? selectedHere.value.length > 0 : scope.value !== null),
  ),
);
export const what = computed<What>(() => {
  const chosen = chosenWhat.value;
  return chosen && whats.value.includes(chosen) ? chosen : (whats.value[0] ?? 'level');
});
export function chooseWhat(next: What): void {
  chosenWhat.value = next;
}

export const exported = computed<string[]>(() => {
  const first = mapView.value?.request.indicator;
  return first ? [first, ...added.value.filter((code) => code !== first)] : [];
});

/** All periods that any of the exported indicators has. */
export const allPeriods = computed<string[]>(() => {
  const all = exported.value.flatMap((code) => indicators.value.get(code)?.periods ?? []);
  return [...new Set(all)].sort();
});

/** Colours and classes are about the shown indicator alone. */
export const canClassify = computed(
  // Files have the figures themselves: classes of a measure are not theirs.
  () =>
    exported.value.length === 1 &&
    mapView.value?.classes !== null &&
    mapView.value?.request.measure === undefined,
);

export const exportQuestion = computed<ExportQuestion | null>(() => {
  const view = mapView.value;
  if (!view) return null;
  const { shapes, geometries, hasCrs } = FORMATS[format.value];
  const question: ExportQuestion = {
    format: format.value,
    indicator: exported.value,
    level: view.request.level,
    period: periodText(view.request.period),
    lang: link.value.language,
    edition: view.answer.edition,
    ...areasOfExport(),
  };
  // A slice is of one cube; beside other indicators the server gives the whole of it.
  const { cells } = subjectOf(view.request);
  if (cells !== undefined && exported.value.length === 1) question.cells = cells;
  if (shapes.length > 1) question.shape = shape.value;
  if (geometries.length > 0) {
    question.geometry = geometries.includes(geometry.value) ? geometry.value : 'full';
  }
  if (hasCrs) question.crs = crs.value;
  if (format.value === 'csv') question.separator = separator.value;
  if (withMargin.value) question.margin = '95';
  if (withDenominator.value) question.denominator = '1';
  if (withClasses.value && canClassify.value) question.classes = classesText();
  return question;
});

function areasOfExport(): Pick<ExportQuestion, 'areas' | 'within'> {
  const view = mapView.value;
  const around = scope.value;
  if (what.value === 'selection' && view) {
    return { areas: Array.from(selectedHere.value, (index) => itemAt(view.areas.codes, index)) };
  }
  if (what.value === 'listed' && around) return { within: `${around.level}:${around.code}` };
  return {};
}

function periodText(now: string): string {
  const { from, to } = range.value;
  switch (periodChoice.value) {
    case 'shown':
      return now;
    case 'range': {
      const [first, last] = [from || allPeriods.value[0], to || allPeriods.value.at(-1)];
      return `${first ?? now}..${last ?? now}`;
    }
    case 'all':
    case 'latest':
      return periodChoice.value;
    default:
      return periodChoice.value satisfies never;
  }
}

/** Colour, break, colour …, as the legend has them. */
function classesText(): string {
  const { classes = [], breaks = [] } = mapView.value?.classes ?? {};
  const colours = classes.map(({ colour }) => colour.slice(1));
  return colours.flatMap((colour, i) => (i === 0 ? [colour] : [breaks[i - 1], colour])).join(',');
}

const about: Ask<ExportQuestion, ExportAboutAnswer> = askExportAbout;
const resource = createResource(about, {
  question: computed(() => (takeAway.value === 'data' ? exportQuestion.value : null)),
  keyOf: (question) => JSON.stringify(question),
  remember: 20,
});
export const exportError = resource.error;
export const exportAbout = computed(() => resource.latest.value?.answer ?? null);
/** True once what is said is about the present question. */
export const aboutIsCurrent = computed(
  () => resource.latest.value?.question === exportQuestion.value && !resource.loading.value,
);
