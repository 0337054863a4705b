import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { ClipboardCopy, Download as DownloadIcon, X } from 'lucide-preact';
import type { Text } from '../../../geodata/model.ts';
import { formatNumber } from '../numbers.ts';
import { selectedHere } from '../selection/selection-store.ts';
import { indicators } from '../state/catalogue.ts';
import { scope } from '../state/place.ts';
import { shown } from '../state/shown.ts';
import { laterWords } from '../words/later-words.ts';
import { language, say, sayAreas, words } from '../words/words.ts';
import { copyTable } from './copy-table.ts';
import { download, startDownload, stopDownload } from './download.ts';
import {
  aboutIsCurrent,
  added,
  allPeriods,
  canClassify,
  chooseWhat,
  crs,
  exportAbout,
  exportError,
  exported,
  exportQuestion,
  format,
  geometry,
  PERIOD_CHOICES,
  periodChoice,
  range,
  separator,
  shape,
  type What,
  what,
  whats,
  withClasses,
  withDenominator,
  withMargin,
} from './export-store.ts';
import { FORMAT_CODES, FORMATS, type Format } from './formats.ts';

/** Figures to take away: which areas, topics and years, in what file; and what that file will say. */
export function ExportPart() {
  return (
    <>
      <div class="export-choices">
        <WhatChoice />
        <IndicatorChoice />
        <PeriodChoices />
        <FormatChoice />
        <ColumnChoices />
      </div>
      <Expected />
      <DownloadBar />
    </>
  );
}

function WhatChoice() {
  const said = laterWords.value;
  const picture = shown.value;
  if (!picture) return null;
  const areas = sayAreas(picture.level);
  const labels: Record<What, string> = {
    selection: said.exportSelection(formatNumber(selectedHere.value.length, 0, language.value)),
    listed: scope.value ? asTitle(words.value.inPlace(areas, scope.value.name)) : '',
    level: asTitle(words.value.allOf(areas)),
  };
  return (
    <fieldset class="export-choice">
      <legend>{said.exportWhat}</legend>
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
  const said = laterWords.value;
  const typed = useSignal('');
  const level = shown.value?.request.level ?? '';
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
      <legend>{said.exportTopics}</legend>
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
                  title={said.remove(name)}
                  aria-label={said.remove(name)}
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
      <input
        type="search"
        aria-label={said.exportAddTopic}
        placeholder={said.exportAddTopic}
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
  const said = laterWords.value;
  const now = shown.value?.request.period ?? '';
  const labels = {
    shown: said.periodChoices.shown(now),
    latest: said.periodChoices.latest,
    all: said.periodChoices.all(allPeriods.value.length),
    range: said.periodChoices.range,
  };
  const { from, to } = range.value;
  return (
    <fieldset class="export-choice">
      <legend>{words.value.period}</legend>
      <Choice
        label={words.value.period}
        value={periodChoice}
        options={PERIOD_CHOICES.map((each) => [each, labels[each]])}
      />
      {periodChoice.value === 'range' && (
        <div class="finder-row">
          <PeriodSelect
            label={said.valueFrom}
            value={from || (allPeriods.value[0] ?? '')}
            set={(next) => {
              range.value = { from: next, to };
            }}
          />
          <PeriodSelect
            label={said.valueTo}
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

function FormatChoice() {
  const said = laterWords.value;
  const { shapes, geometries, hasCrs } = FORMATS[format.value];
  return (
    <fieldset class="export-choice">
      <legend>{said.exportFormat}</legend>
      <select
        aria-label={said.exportFormat}
        value={format.value}
        onChange={(event) => {
          format.value = event.currentTarget.value as Format;
        }}
      >
        {FORMAT_CODES.map((each) => (
          <option key={each} value={each}>
            {FORMATS[each].name}
          </option>
        ))}
      </select>
      {shapes.length > 1 && (
        <Choice
          label={said.exportShape}
          value={shape}
          options={shapes.map((each) => [each, said.shapes[each]])}
        />
      )}
      {format.value === 'csv' && (
        <Choice
          label={said.exportSeparator}
          value={separator}
          options={[
            ['comma', said.separators.comma],
            ['semicolon', said.separators.semicolon],
          ]}
        />
      )}
      {geometries.length > 0 && (
        <Choice
          label={said.exportOutlines}
          value={geometry}
          options={geometries.map((each) => [each, said.geometries[each]])}
        />
      )}
      {hasCrs && (
        <Choice
          label={said.exportCrs}
          value={crs}
          options={[
            ['4326', 'WGS84 (EPSG:4326)'],
            ['31370', 'Lambert 72 (EPSG:31370)'],
          ]}
        />
      )}
    </fieldset>
  );
}

function Choice<T extends string>({
  label,
  value,
  options,
}: {
  label: string;
  value: Signal<T>;
  options: readonly (readonly [T, string])[];
}) {
  return (
    <select
      aria-label={label}
      title={label}
      value={value.value}
      onChange={(event) => {
        const [chosen] = options.find(([each]) => each === event.currentTarget.value) ?? [];
        if (chosen !== undefined) value.value = chosen;
      }}
    >
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  );
}

function ColumnChoices() {
  const said = laterWords.value;
  const columns = [
    { label: said.columns.margin, value: withMargin, on: true },
    { label: said.columns.denominator, value: withDenominator, on: true },
    { label: said.columns.classes, value: withClasses, on: canClassify.value },
  ];
  return (
    <fieldset class="export-choice">
      <legend>{said.exportColumns}</legend>
      <p class="quiet">{said.exportColumnsAlways}</p>
      {columns.map(({ label, value, on }) => (
        <label key={label} class="radio">
          <input
            type="checkbox"
            checked={value.value && on}
            disabled={!on}
            onChange={(event) => {
              value.value = event.currentTarget.checked;
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** What the file will be, in the server's own words. */
function Expected() {
  const said = laterWords.value;
  const error = exportError.value;
  if (error) {
    return (
      <p class="note" role="alert">
        {said.exportFailed} {error.message}
      </p>
    );
  }
  const answer = exportAbout.value;
  if (!answer) return <div class="skeleton skeleton-text" />;
  const { about, file } = answer;
  return (
    <section class="expected" data-stale={!aboutIsCurrent.value} aria-live="polite">
      <p>
        <b data-rows={file.rows}>{said.exportRows(formatNumber(file.rows, 0, language.value))}</b>{' '}
        <span class="quiet">{file.name}</span>
      </p>
      {about.notices.length > 0 && (
        <ul class="expected-notices">
          {about.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      <p class="quiet">
        {words.value.licence}: {about.licence}
      </p>
      <p class="quiet">{about.citation}</p>
    </section>
  );
}

function DownloadBar() {
  const said = laterWords.value;
  const question = exportQuestion.value;
  const now = download.value;
  const copied = useSignal('');
  const copy = async () => {
    stopDownload();
    copied.value = (await copyTable()) ? said.tableCopied : said.tableNotCopied;
  };
  return (
    <footer class="download">
      <button type="button" class="button" onClick={copy}>
        <ClipboardCopy size={16} aria-hidden="true" />
        {said.copyTable}
      </button>
      <span class="download-state" role="status">
        {now.state === 'running' && said.downloaded(megabytes(now.bytes))}
        {now.state === 'done' && said.downloadDone(now.name, megabytes(now.bytes))}
        {now.state === 'failed' && `${said.exportFailed} ${now.error.message}`}
        {now.state === 'idle' && copied.value}
      </span>
      {now.state === 'running' ? (
        <button type="button" class="button" onClick={stopDownload}>
          <X size={16} aria-hidden="true" />
          {said.cancel}
        </button>
      ) : (
        <button
          type="button"
          class="button button-main"
          disabled={!question || exportError.value !== null}
          onClick={() => question && void startDownload(question)}
        >
          <DownloadIcon size={16} aria-hidden="true" />
          {said.download}
        </button>
      )}
    </footer>
  );
}

function megabytes(bytes: number): string {
  if (bytes < 1e6) return `${formatNumber(Math.max(1, bytes / 1e3), 0, language.value)} kB`;
  return `${formatNumber(bytes / 1e6, 1, language.value)} MB`;
}
