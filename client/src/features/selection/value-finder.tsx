import { useSignal } from '@preact/signals';
import { Plus, X } from 'lucide-preact';
import { readFigures } from '../../../../server/contract/classify/figures.ts';
import { askValues } from '../../api/values.ts';
import { COMPARISONS, type Comparison } from '../../messages/cases.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { say } from '../../messages/messages.ts';
import { indicators } from '../../state/catalogue.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { joinFound } from './find-on-map.ts';
import { filterByValues, type Values } from './value-filter.ts';

type Line = { indicator: string; comparison: Comparison; from: string; to: string };

/** Areas by their values: several conditions on several topics. */
export function ValueFinder() {
  const t = lazyMessages.value;
  const first = mapView.value?.request.indicator ?? '';
  const line = (): Line => ({ indicator: first, comparison: 'atLeast', from: '', to: '' });
  const lines = useSignal<Line[]>([line()]);
  const join = useSignal<'all' | 'any'>('all');
  const failed = useSignal<string | null>(null);
  const change = (at: number, part: Partial<Line>) => {
    lines.value = lines.value.map((each, i) => (i === at ? { ...each, ...part } : each));
  };
  const find = async (event: Event) => {
    event.preventDefault();
    failed.value = null;
    try {
      const found = await findByValues(lines.value, join.value);
      if (found.length === 0) failed.value = t.noneFound;
      else joinFound(found);
    } catch (error) {
      failed.value = error instanceof Error ? error.message : t.noneFound;
    }
  };
  return (
    <form onSubmit={find}>
      {lines.value.map((each, i) => (
        <CriterionRow
          key={i}
          line={each}
          number={i + 1}
          change={(part) => change(i, part)}
          remove={
            lines.value.length > 1
              ? () => {
                  lines.value = lines.value.filter((_, at) => at !== i);
                }
              : null
          }
        />
      ))}
      <div class="finder-row">
        <button
          type="button"
          class="link"
          onClick={() => {
            lines.value = [...lines.value, line()];
          }}
        >
          <Plus size={14} aria-hidden="true" />
          {t.addCriterion}
        </button>
        {lines.value.length > 1 && (
          <select
            aria-label={t.criteriaJoin}
            value={join.value}
            onChange={(event) => {
              join.value = event.currentTarget.value === 'any' ? 'any' : 'all';
            }}
          >
            <option value="all">{t.joins.all}</option>
            <option value="any">{t.joins.any}</option>
          </select>
        )}
        <button type="submit" class="button" disabled={!lines.value.every(isComplete)}>
          {t.addFound}
        </button>
      </div>
      {failed.value && <p role="alert">{failed.value}</p>}
    </form>
  );
}

function CriterionRow({
  line,
  number,
  change,
  remove,
}: {
  line: Line;
  number: number;
  change: (part: Partial<Line>) => void;
  remove: (() => void) | null;
}) {
  const t = lazyMessages.value;
  const level = mapData.value?.level.code ?? '';
  const usable = [...indicators.value.values()].filter(
    (each) => each.visible && !each.isFlow && each.levels.includes(level),
  );
  const unit = indicators.value.get(line.indicator)?.unit;
  const { comparison } = line;
  return (
    <fieldset class="criterion">
      <legend class="visually-hidden">{t.criterion(number)}</legend>
      <div class="finder-row">
        <select
          class="choice-wide"
          aria-label={t.indicator}
          value={line.indicator}
          onChange={(event) => change({ indicator: event.currentTarget.value })}
        >
          {usable.map((each) => (
            <option key={each.code} value={each.code}>
              {say(each.name)}
            </option>
          ))}
        </select>
        {remove && (
          <button
            type="button"
            class="tool"
            title={t.remove(t.criterion(number))}
            aria-label={t.remove(t.criterion(number))}
            onClick={remove}
          >
            <X size={14} />
          </button>
        )}
      </div>
      <div class="finder-row">
        <select
          aria-label={t.comparison}
          value={comparison}
          onChange={(event) => {
            const chosen = COMPARISONS.find((each) => each === event.currentTarget.value);
            if (chosen) change({ comparison: chosen });
          }}
        >
          {COMPARISONS.map((each) => (
            <option key={each} value={each}>
              {t.comparisons[each]}
            </option>
          ))}
        </select>
        {(comparison === 'atLeast' || comparison === 'between') && (
          <NumberField label={t.valueFrom} value={line.from} set={(from) => change({ from })} />
        )}
        {(comparison === 'atMost' || comparison === 'between') && (
          <NumberField label={t.valueTo} value={line.to} set={(to) => change({ to })} />
        )}
        {comparison !== 'missing' && unit && <span class="quiet">{say(unit)}</span>}
      </div>
    </fieldset>
  );
}

function NumberField({
  label,
  value,
  set,
}: {
  label: string;
  value: string;
  set: (value: string) => void;
}) {
  return (
    <input
      type="text"
      inputMode="decimal"
      class="number"
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={(event) => set(event.currentTarget.value)}
    />
  );
}

function isComplete({ comparison, from, to }: Line): boolean {
  const needsFrom = comparison === 'atLeast' || comparison === 'between';
  const needsTo = comparison === 'atMost' || comparison === 'between';
  return (!needsFrom || !Number.isNaN(numberIn(from))) && (!needsTo || !Number.isNaN(numberIn(to)));
}

/** As people type numbers here: a comma or a point for the decimals, spaces between thousands. */
function numberIn(text: string): number {
  const plain = text
    .replace(/[\s\u202f\u00a0]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-');
  return plain === '' ? Number.NaN : Number(plain);
}

/** The drawn topic is compared in the drawn period, others in theirs if they have it, else their latest. */
async function findByValues(lines: readonly Line[], join: 'all' | 'any') {
  const view = mapView.peek();
  if (!view) return new Uint32Array();
  const { level, period } = view.request;
  const count = view.areas.codes.length;
  const criteria = await Promise.all(
    lines.map(async ({ indicator, comparison, from, to }) => {
      const criterion = { comparison, from: numberIn(from), to: numberIn(to) };
      const isDrawn = indicator === view.request.indicator;
      const values: Values = isDrawn
        ? view.figures.values
        : await valuesOf(indicator, level, period);
      return { criterion, values };
    }),
  );
  return filterByValues(criteria, join, count);
}

async function valuesOf(indicator: string, level: string, period: string): Promise<Values> {
  const has = indicators.peek().get(indicator)?.periods.includes(period);
  const question = { indicator, level, period: has ? period : 'latest' };
  return readFigures(await askValues(question, new AbortController().signal)).values;
}
