/** Where the chosen area's value comes from; asked only when the reader wants to know. */
import { computed, signal } from '@preact/signals';
import type { Cells } from '../../../../server/contract/classify/kind-of-value.ts';
import type { SeriesAnswer } from '../../../../server/contract/series.ts';
import type { Explanation } from '../../../../server/contract/values.ts';
import type { Ask } from '../../api/request.ts';
import { createResource } from '../../api/resource.ts';
import { askPath, askSeries, type PathQuestion } from '../../api/values.ts';
import { mapView } from '../map-view/map-view.ts';
import { link } from '../page/location.ts';
import { plainSubject, subjectKey, subjectOf } from '../topic/subject.ts';

export const pathOpen = signal(false);

/** More operands than this are named without their values. */
const MAX_OPERANDS = 8;

/** An operand's value for the area, as a column of one. */
export type Operand = { cells: Cells; decimals: number; unit: SeriesAnswer['unit'] };
type Path = { explanation: Explanation | null; operands: ReadonlyMap<string, Operand> };

export function operandKey({ indicator, period }: { indicator: string; period: string }): string {
  return `${indicator} ${period}`;
}

/** The explanation, and with it the values that its formulas work with, where these are published. */
const askWholePath: Ask<PathQuestion, Path> = async (asked, signal) => {
  const { explanation } = await askPath(asked, signal);
  const operands = new Map<string, Operand>();
  const wanted = (explanation?.operands ?? []).slice(0, MAX_OPERANDS);
  const area = { level: asked.level, code: asked.area };
  await Promise.all(
    wanted.map(async (operand) => {
      // A helper indicator is described and has no published values: its name is enough then.
      const answer = await askSeries({ indicator: operand.indicator, areas: [area] }, signal).catch(
        () => null,
      );
      const value = answer && operandOf(answer, operand.period);
      if (value) operands.set(operandKey(operand), value);
    }),
  );
  return { explanation: explanation ?? null, operands };
};

function operandOf(answer: SeriesAnswer, period: string): Operand | null {
  const [own] = answer.series;
  const at = answer.periods.indexOf(period);
  if (!own || at < 0) return null;
  const one = <T>(list: readonly T[] | null): T[] | null => list?.slice(at, at + 1) ?? null;
  const cells = {
    values: own.values.slice(at, at + 1),
    statuses: one(own.statuses),
    reasons: one(own.reasons),
  };
  return { cells, decimals: answer.decimals, unit: answer.unit };
}

const resource = createResource(askWholePath, {
  question: computed(() => {
    const view = mapView.value;
    const { area } = link.value;
    if (!pathOpen.value || !view || !area) return null;
    const { period } = view.request;
    const about = plainSubject(subjectOf(view.request));
    if (about.flow) return null;
    return { ...about, level: area.level, period, area: area.code };
  }),
  keyOf: (asked) => [subjectKey(asked), asked.level, asked.period, asked.area].join(' '),
});
export const pathError = resource.error;
export const retryPath = resource.retry;
export const valuePath = computed(() => resource.latest.value?.answer ?? null);
