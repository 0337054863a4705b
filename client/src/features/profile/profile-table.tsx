import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas } from '../../messages/messages.ts';
import { chooseIndicator } from '../../state/actions.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { link } from '../../state/page/location.ts';
import { Notes } from '../../ui/figure-notes.tsx';
import { DistributionStrip } from './distribution-strip.tsx';
import {
  printAbove,
  printAgainst,
  printDifference,
  printMargin,
  printPlace,
  printValue,
  sayWeakness,
  unitOf,
} from './print-line.ts';
import { type ProfileLine, standsOut, weaknessOf } from './profile-lines.ts';
import { againstName, folderName, listed, nameOfLine, profileLevel } from './profile-store.ts';
import { SparkLine } from './spark-line.tsx';

/** Every topic of the theme: value, reference, place among all areas, and over the years. */
export function ProfileTable() {
  const t = lazyMessages.value.profile;
  const against = againstName.value;
  const level = profileLevel.value;
  const byTheme = link.value.order === 'theme';
  const rows = listed.value;
  return (
    <table class="profile-table" data-against={against !== null}>
      <thead>
        <tr>
          <th scope="col">{t.topic}</th>
          <th scope="col" class="number">
            {t.value}
          </th>
          {against !== null && (
            <th scope="col" class="number">
              {against}
            </th>
          )}
          <th scope="col">{level ? t.spread(sayAreas(level)) : ''}</th>
          <th scope="col">{t.trend}</th>
        </tr>
      </thead>
      {byTheme ? (
        foldersOf(rows).map(({ folder, first, lines }) => (
          <tbody key={first}>
            {folder !== '' && (
              <tr class="profile-folder">
                <th scope="rowgroup" colSpan={against === null ? 4 : 5}>
                  {folder}
                </th>
              </tr>
            )}
            {lines.map((line) => (
              <Row key={line.indicator.code} line={line} against={against} />
            ))}
          </tbody>
        ))
      ) : (
        <tbody>
          {rows.map((line) => (
            <Row key={line.indicator.code} line={line} against={against} />
          ))}
        </tbody>
      )}
    </table>
  );
}

/** Runs of lines of one folder. */
function foldersOf(rows: readonly ProfileLine[]) {
  const runs: { folder: string; first: string; lines: ProfileLine[] }[] = [];
  for (const line of rows) {
    const { code } = line.indicator;
    const folder = folderName(code);
    const last = runs.at(-1);
    if (last?.folder === folder) last.lines.push(line);
    else runs.push({ folder, first: code, lines: [line] });
  }
  return runs;
}

function Row({ line, against }: { line: ProfileLine; against: string | null }) {
  const { indicator, row, difference } = line;
  const t = lazyMessages.value.profile;
  const name = nameOfLine(line);
  const isTopic = mapView.value?.request.indicator === indicator.code;
  const isOut = standsOut(line);
  return (
    <tr data-code={indicator.code} data-topic={isTopic} data-out={isOut}>
      <th scope="row">
        <button
          type="button"
          class="profile-topic"
          aria-pressed={isTopic}
          title={t.choose(name)}
          onClick={() => chooseIndicator(indicator.code)}
        >
          {name}
        </button>
        <span class="profile-small">
          {row.period} <Notes {...row} />
        </span>
      </th>
      <Value line={line} />
      {against !== null && (
        <td class="number profile-against" data-label={against}>
          <span>{printAgainst(line)}</span>
          {difference && <span class="profile-small">{printDifference(line)}</span>}
        </td>
      )}
      <td class="profile-spread">
        <DistributionStrip line={line} against={against} />
        <span class="profile-small" data-score={row.standing?.score}>
          {isOut && (
            <b class="profile-out">{(row.standing?.score ?? 0) > 0 ? t.outHigh : t.outLow}</b>
          )}
          {printAbove(line)}
        </span>
      </td>
      <td class="profile-trend">
        <SparkLine line={line} />
      </td>
    </tr>
  );
}

function Value({ line }: { line: ProfileLine }) {
  const { row, indicator, colour } = line;
  const weak = weaknessOf(line);
  const t = lazyMessages.value.profile;
  const margin = typeof row.margin === 'number' ? printMargin(row.margin, indicator) : null;
  const note = weak && sayWeakness(weak);
  const unit = unitOf(indicator);
  return (
    <td class="number profile-value" data-weak={weak !== null} data-missing={row.value === null}>
      <span class="profile-figure">
        {colour && <i class="swatch" style={{ background: colour }} />}
        {printValue(line)}
      </span>
      {row.value !== null && unit !== '' && <span class="profile-small">{unit}</span>}
      {margin !== null && (
        <span class="profile-small" title={t.marginHint(margin)}>
          {t.margin(margin)}
        </span>
      )}
      {note && (
        <span class="profile-small profile-weak" title={note.long}>
          {note.short}
          <span class="visually-hidden">{`. ${note.long}`}</span>
        </span>
      )}
      <span class="profile-small">{printPlace(line)}</span>
    </td>
  );
}
