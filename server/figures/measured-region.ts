import type { CubeCells } from '../../geodata/model/cube.ts';
import { STATUSES } from '../../geodata/model/status.ts';
import { REASONS } from '../../geodata/model/threshold.ts';
import {
  answerRegion,
  answerRegionOfSlice,
  type RegionAnswer,
} from '../../geodata/publish/custom-region.ts';
import { type MeasureAsked, publishMeasure } from '../../geodata/publish/publish-measure.ts';
import type { Published, Question } from '../../geodata/publish/publish-values.ts';
import type { FigureAbout } from '../contract/figures.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { aboutMeasured } from './about-figures.ts';
import { publishedFigures } from './published-figures.ts';

/**
 * A region in a measure: made of what is told of the region in both questions, as the measure of an area is
 * made of what is published of the area. Parts and the nearest region are those of the figure itself.
 */
export function measuredRegion(
  bundle: EditionBundle,
  question: Question,
  cells: CubeCells | null,
  measured: MeasureAsked,
  areas: readonly number[],
): RegionAnswer & { about: FigureAbout } {
  const answers = new Map<Question, RegionAnswer>();
  const publish = (asked: Question): Published => {
    const answer = regionOf(
      bundle,
      asked,
      asked.indicator === question.indicator ? cells : null,
      areas,
    );
    answers.set(asked, answer);
    return columnOf(bundle, asked, answer);
  };
  const whole = (asked: Question) => publishedFigures(bundle, asked, cells ?? {});
  const result = publishMeasure(bundle.publisher, question, measured, publish, whole);
  const own = answers.get(question) ?? regionOf(bundle, question, cells, areas);
  const status = STATUSES[result.column.statuses[0] ?? 0] ?? 'undefined';
  return {
    ...own,
    value: status === 'value' ? (result.column.values[0] ?? 0) : null,
    status,
    reason: REASONS[result.reasons[0] ?? 0] ?? null,
    decimals: result.decimals,
    about: aboutMeasured(bundle, result),
  };
}

function regionOf(
  { publisher }: EditionBundle,
  question: Question,
  cells: CubeCells | null,
  areas: readonly number[],
): RegionAnswer {
  return cells
    ? answerRegionOfSlice(publisher, question, cells, areas)
    : answerRegion(publisher, question, areas);
}

/** A region as a column of one. */
function columnOf(
  { publisher }: EditionBundle,
  question: Question,
  answer: RegionAnswer,
): Published {
  const { indicator, period } = question;
  return {
    question,
    column: {
      values: Float64Array.of(answer.value ?? 0),
      statuses: Uint8Array.of(STATUSES.indexOf(answer.status)),
    },
    reasons: Uint8Array.of(REASONS.indexOf(answer.reason)),
    decimals: answer.decimals,
    provisional: publisher.isProvisional(indicator, period),
    forecast: publisher.isForecast(indicator, period),
    modelled: publisher.isModelled(indicator),
    origin: { kind: 'computed', from: [] },
  };
}
