import { lazyMessages } from '../../messages/lazy-messages.ts';
import {
  canClassify,
  crs,
  format,
  geometry,
  separator,
  shape,
  withClasses,
  withDenominator,
  withMargin,
} from '../../state/export/export-store.ts';
import { FORMAT_CODES, FORMATS, type Format } from '../../state/export/formats.ts';
import { Choice } from './choice.tsx';

/** What kind of file, and what stands in it. */
export function FileChoices() {
  return (
    <>
      <FormatChoice />
      <ColumnChoices />
    </>
  );
}

function FormatChoice() {
  const t = lazyMessages.value;
  const { shapes, geometries, hasCrs } = FORMATS[format.value];
  return (
    <fieldset class="export-choice">
      <legend>{t.exportFormat}</legend>
      <select
        aria-label={t.exportFormat}
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
          label={t.exportShape}
          value={shape}
          options={shapes.map((each) => [each, t.shapes[each]])}
        />
      )}
      {format.value === 'csv' && (
        <Choice
          label={t.exportSeparator}
          value={separator}
          options={[
            ['comma', t.separators.comma],
            ['semicolon', t.separators.semicolon],
          ]}
        />
      )}
      {geometries.length > 0 && (
        <Choice
          label={t.exportOutlines}
          value={geometry}
          options={geometries.map((each) => [each, t.geometries[each]])}
        />
      )}
      {hasCrs && (
        <Choice
          label={t.exportCrs}
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

function ColumnChoices() {
  const t = lazyMessages.value;
  const columns = [
    { label: t.columns.margin, value: withMargin, on: true },
    { label: t.columns.denominator, value: withDenominator, on: true },
    { label: t.columns.classes, value: withClasses, on: canClassify.value },
  ];
  return (
    <fieldset class="export-choice">
      <legend>{t.exportColumns}</legend>
      <p class="quiet">{t.exportColumnsAlways}</p>
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
