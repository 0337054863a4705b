import { ChevronRight } from 'lucide-preact';
import { kindAt, type Missing } from '../../../../server/contract/classify/kind-of-value.ts';
import {
  formatNumber,
  formatPercent,
  formatWithUnit,
} from '../../../../server/contract/numbers.ts';
import type { Explanation } from '../../../../server/contract/values.ts';
import { language } from '../../messages/language.ts';
import { messages, say, sayAreas, sayLevelName } from '../../messages/messages.ts';
import { sayFormula } from '../../messages/say-formula.ts';
import { placeFigure } from '../../state/areas/place-figure.ts';
import {
  type Operand,
  operandKey,
  pathError,
  pathOpen,
  retryPath,
  valuePath,
} from '../../state/areas/value-path.ts';
import { indicators, levels } from '../../state/catalogue.ts';
import { findLevel, isNewest } from '../../state/levels/ladder.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { topicDetail } from '../../state/topic/topic.ts';
import { ErrorMessage } from '../../ui/error-message.tsx';

/** Below this, a share of the total is worth telling. */
const ALL = 0.9995;

/** Where the chosen area's value comes from, or why there is none: folded until asked. */
export function ValuePath() {
  const figure = placeFigure.value;
  // Totals of flows are told with their partners.
  if (!figure || topicDetail.value?.isFlow) return null;
  const t = messages.value;
  const isMissing = figure.kind !== 'value';
  return (
    <div class="path">
      <button
        type="button"
        class="link path-ask"
        aria-expanded={pathOpen.value}
        onClick={() => {
          pathOpen.value = !pathOpen.value;
        }}
      >
        <ChevronRight class="path-chevron" size={14} aria-hidden="true" />
        {isMissing ? t.path.askMissing : t.path.ask}
      </button>
      {pathOpen.value && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long way is scrolled, from the keyboard too.
        <section class="path-answer" tabIndex={0} aria-label={t.path.ask}>
          {figure.kind !== 'value' && <Why kind={figure.kind} />}
          <Steps />
        </section>
      )}
    </div>
  );
}

function Why({ kind }: { kind: Missing }) {
  const threshold = topicDetail.value?.threshold ?? null;
  return (
    <>
      <p class="path-why">{messages.value.path.why[kind]}</p>
      {kind === 'too_few_cases' && threshold !== null && (
        <p>{messages.value.path.atLeast(formatNumber(threshold, 0, language.value))}</p>
      )}
    </>
  );
}

/** The path is that of the figure itself: what the measure makes of it stands before. */
function MeasureStep() {
  const measure = mapView.value?.request.measure;
  return measure ? <p>{messages.value.measure.made[measure]}</p> : null;
}

function Steps() {
  if (pathError.value) return <ErrorMessage error={pathError.value} retry={retryPath} />;
  const path = valuePath.value;
  if (!path) return <div class="skeleton skeleton-line" />;
  if (!path.explanation) return null;
  const source = mapView.value?.answer.sourceName;
  return (
    <>
      <MeasureStep />
      <Step step={path.explanation} operands={path.operands} />
      {source && (
        <p class="quiet">
          {messages.value.source}
          {messages.value.colon}
          <span lang="nl">{source}</span>
        </p>
      )}
    </>
  );
}

type StepProps = { step: Explanation; operands: ReadonlyMap<string, Operand> };

function Step({ step, operands }: StepProps) {
  const t = messages.value.path;
  switch (step.kind) {
    case 'loaded':
      return <p>{t.loaded(levelName(step.level))}</p>;
    case 'formula':
      return <Formula step={step} operands={operands} />;
    case 'only_predecessor':
      return <p>{t.predecessor}</p>;
    case 'sum':
    case 'weighted_mean':
    case 'mixed':
      return <Gathered step={step} />;
    case 'none':
      return <p>{t.none}</p>;
    default:
      return step.kind satisfies never;
  }
}

/** A sum or a mean of finer areas, and how much of it is there and on the map. */
function Gathered({ step }: { step: Explanation }) {
  const t = messages.value.path;
  const { from, weight } = step;
  // Loaded for some areas and gathered for others: it is the others' way that needs telling.
  const method = step.kind === 'mixed' ? step.rest : step.kind;
  if (!from) return <p>{t.loaded(levelName(step.level))}</p>;
  if (from.areas === 1) {
    return (
      <>
        <p>{t.same(levelName(from.level))}</p>
        <Before step={from.next} />
      </>
    );
  }
  const print = (count: number) => formatNumber(count, 0, language.value);
  const percent = (share: number) => formatPercent(share * 100, 1, language.value);
  const areas = areasName(from.level);
  const { onMapShare } = from;
  return (
    <>
      <p>
        {method === 'weighted_mean'
          ? t.mean(print(from.areas), areas, weight ? indicatorName(weight) : '')
          : t.sum(print(from.areas), areas)}
        {from.withValue < from.areas && ` ${t.withFigure(print(from.withValue))}`}
        {onMapShare !== null &&
          onMapShare > 0 &&
          onMapShare < ALL &&
          ` ${t.onMap(percent(onMapShare))}`}
      </p>
      <Before step={from.next} />
    </>
  );
}

/**
 * How the figures of the parts came about, where these are not loaded themselves: told of the whole level, so
 * without numbers of areas, which would be taken for those here.
 */
function Before({ step }: { step: Explanation | undefined }) {
  const t = messages.value.path.before;
  const method = step?.kind === 'mixed' ? step.rest : step?.kind;
  if (!step || !method || method === 'loaded' || method === 'none') {
    return null;
  }
  const parts = step.from ? areasName(step.from.level) : '';
  return (
    <>
      <p class="path-before">
        {t[method](levelName(step.level), parts)}
        {step.kind === 'mixed' && ` ${messages.value.path.ownFirst}`}
      </p>
      <Before step={step.from?.next} />
    </>
  );
}

/** A formula in words, then each operand with its value and its own way here. */
function Formula({ step, operands }: StepProps) {
  const t = messages.value.path;
  const list = step.operands ?? [];
  const named = new Set(list.map(({ indicator }) => indicator));
  const nameOf = (code: string) => (named.has(code) ? indicatorName(code) : null);
  const printNumber = (value: number) =>
    formatNumber(value, Number.isInteger(value) ? 0 : 2, language.value);
  return (
    <>
      <p>{t.formula}</p>
      <p class="path-formula">{sayFormula(step.formula ?? '', nameOf, printNumber)}</p>
      <ul class="path-operands">
        {list.map((operand) => (
          <li key={operandKey(operand)} class="path-item">
            <p class="path-operand">
              <span>
                {indicatorName(operand.indicator)}
                {operand.period !== step.period && ` (${operand.period})`}
              </span>
              <OperandValue operand={operands.get(operandKey(operand))} />
            </p>
            {!operand.repeated && (
              <div class="path-how">
                <Step step={operand} operands={operands} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function OperandValue({ operand }: { operand: Operand | undefined }) {
  if (!operand) return null;
  const [value] = operand.cells.values;
  const t =
    typeof value === 'number'
      ? formatWithUnit(value, operand.decimals, say(operand.unit), language.value)
      : messages.value.statuses[kindAt(operand.cells, 0)];
  return <b>{t}</b>;
}

function indicatorName(code: string): string {
  const known = indicators.value.get(code);
  return known ? say(known.name) : code;
}

function levelName(code: string): string {
  const level = findLevel(levels.value, code);
  if (!level) return code;
  return isNewest(level, levels.value) ? sayLevelName(level).toLowerCase() : say(level.names);
}

function areasName(code: string): string {
  const level = findLevel(levels.value, code);
  return level ? sayAreas(level) : code;
}
