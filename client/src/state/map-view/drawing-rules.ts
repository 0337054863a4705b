/** Which drawings suit a question. Another drawing is a line here: the compiler asks for it. */
import { refuseCartogram } from '../../../../server/contract/classify/cartogram.ts';
import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import type { ValuesAnswer } from '../../../../server/contract/values.ts';
import type { Drawing } from '../../link/url-state.ts';

/** Why a question cannot be drawn so, as a word that the messages have a sentence for. */
export type Refusal = 'count' | 'rate' | 'cases' | 'areas' | 'flows';
export type OwnDrawing = Exclude<Drawing, 'auto'>;

/** What a drawing is chosen by. */
export type Drawable = {
  /** As measured. */
  indicator: IndicatorSummary;
  level: LevelAnswer;
  answer: ValuesAnswer;
  /** Of the second question, when it is about another indicator that is a count. */
  hasSize: boolean;
};

/** Null where the drawing suits the question. */
type Rule = (about: Drawable) => Refusal | null;

const always: Rule = () => null;
/** Surfaces, heights and dots add up: only counts do. */
export const count: Rule = ({ indicator, hasSize }) =>
  indicator.type === 'count' || hasSize ? null : 'count';

export const DRAWING_RULES: Record<OwnDrawing, Rule> = {
  areas: always,
  circles: always,
  bivariate: always,
  flows: ({ indicator }) => (indicator.isFlow ? null : 'flows'),
  cartogram: ({ indicator, level }) => {
    const refusal = refuseCartogram(level.areas, indicator.type === 'count');
    return refusal === 'values' ? 'count' : refusal;
  },
};

export function refusalOf(drawing: OwnDrawing, about: Drawable): Refusal | null {
  return DRAWING_RULES[drawing](about);
}

/** What is drawn: what the link says where it suits the question, else what is usual for its type. */
export function drawingOf(wanted: Drawing, about: Drawable): OwnDrawing {
  const ofType = about.indicator.type === 'count' ? 'circles' : 'areas';
  const usual = about.indicator.isFlow ? 'flows' : ofType;
  return wanted === 'auto' || refusalOf(wanted, about) !== null ? usual : wanted;
}
