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
  const said = lazyMessages.value;
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

function ColumnChoices() {
  const said = lazyMessages.value;
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
