import { useSignal } from '@preact/signals';
import { X } from 'lucide-preact';
import type { Text } from '../../../../geodata/model/model.ts';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, say, sayAreas } from '../../messages/messages.ts';
import { scope } from '../../state/areas/place.ts';
import { indicators } from '../../state/catalogue.ts';
import {
  added,
  allPeriods,
  chooseWhat,
  exported,
  PERIOD_CHOICES,
  periodChoice,
  range,
  type What,
  what,
  whats,
} from '../../state/export/export-store.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { selectedHere } from '../../state/selection/selection-store.ts';
import { sayCells } from '../../state/topic/topic-name.ts';
import { Choice } from './choice.tsx';

/** Which areas, topics and years. */
export function ContentChoices() {
  return (
    <>
      <WhatChoice />
      <IndicatorChoice />
      <PeriodChoices />
    </>
  );
}

function WhatChoice() {
  const t = lazyMessages.value;
  const view = mapView.value;
  if (!view) return null;
  const areas = sayAreas(view.level);
  const labels: Record<What, string> = {
    selection: t.exportSelection(formatNumber(selectedHere.value.length, 0, language.value)),
    listed: scope.value ? asTitle(messages.value.inPlace(areas, scope.value.name)) : '',
    level: asTitle(messages.value.allOf(areas)),
  };
  return (
    <fieldset class="export-choice">
      <legend>{t.exportWhat}</legend>
      {whats.value.map((each) => (
        <label key={each} class="radio">
          <input
            type="radio"
            name="export-what"
            value={each}
            checked={what.value === each}
            onChange={() => chooseWhat(each)}
          />
          {labels[each]}
        </label>
      ))}
    </fieldset>
  );
}

function asTitle(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The shown topic, and others found by name. */
function IndicatorChoice() {
  const t = lazyMessages.value;
  const typed = useSignal('');
  const level = mapView.value?.request.level ?? '';
  const usable = [...indicators.value.values()].filter(
    ({ visible, isFlow, levels, code }) =>
      visible && !isFlow && levels.includes(level) && !exported.value.includes(code),
  );
  const wanted = typed.value.trim().toLowerCase();
  const hits = wanted === '' ? [] : usable.filter((each) => isNamed(each, wanted)).slice(0, 8);
  const add = (code: string) => {
    added.value = [...added.value, code];
    typed.value = '';
  };
  return (
    <fieldset class="export-choice">
      <legend>{t.exportTopics}</legend>
      <ul class="export-topics">
        {exported.value.map((code, i) => {
          const found = indicators.value.get(code);
          const name = found ? say(found.name) : code;
          return (
            <li key={code}>
              <span>{name}</span>
              {i > 0 && (
                <button
                  type="button"
                  class="tool"
                  title={t.remove(name)}
                  aria-label={t.remove(name)}
                  onClick={() => {
                    added.value = added.value.filter((each) => each !== code);
                  }}
                >
                  <X size={14} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {exported.value.length > 1 && mapView.value && sayCells(mapView.value) !== '' && (
        <p class="note">{t.cube.exportWhole}</p>
      )}
      <input
        type="search"
        aria-label={t.exportAddTopic}
        placeholder={t.exportAddTopic}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
      {hits.length > 0 && (
        <ul class="export-hits">
          {hits.map((each) => (
            <li key={each.code}>
              <button type="button" class="menu-item" onClick={() => add(each.code)}>
                {say(each.name)} <span class="quiet">{say(each.unit)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

function isNamed({ name, code }: { name: Text; code: string }, wanted: string): boolean {
  return [say(name), name.nl, code].some((text) => text.toLowerCase().includes(wanted));
}

function PeriodChoices() {
  const t = lazyMessages.value;
  const now = mapView.value?.request.period ?? '';
  const labels = {
    shown: t.periodChoices.shown(now),
    latest: t.periodChoices.latest,
    all: t.periodChoices.all(allPeriods.value.length),
    range: t.periodChoices.range,
  };
  const { from, to } = range.value;
  return (
    <fieldset class="export-choice">
      <legend>{messages.value.period}</legend>
      <Choice
        label={messages.value.period}
        value={periodChoice}
        options={PERIOD_CHOICES.map((each) => [each, labels[each]])}
      />
      {periodChoice.value === 'range' && (
        <div class="finder-row">
          <PeriodSelect
            label={t.valueFrom}
            value={from || (allPeriods.value[0] ?? '')}
            set={(next) => {
              range.value = { from: next, to };
            }}
          />
          <PeriodSelect
            label={t.valueTo}
            value={to || (allPeriods.value.at(-1) ?? '')}
            set={(next) => {
              range.value = { from, to: next };
            }}
          />
        </div>
      )}
    </fieldset>
  );
}

function PeriodSelect({
  label,
  value,
  set,
}: {
  label: string;
  value: string;
  set: (period: string) => void;
}) {
  return (
    <select aria-label={label} value={value} onChange={(event) => set(event.currentTarget.value)}>
      {allPeriods.value.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </select>
  );
}
