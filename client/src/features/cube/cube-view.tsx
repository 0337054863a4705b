/** What is loaded when a cube is first looked at as a table. */
import './cross.css';
import './pyramid.css';
import { ArrowLeftRight } from 'lucide-preact';
import type { ComponentType } from 'preact';
import { SHARES, type Share } from '../../link/cross-key.ts';
import { type Cube, dimensionOf } from '../../link/slice.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, sayAreas, sayLevelName, sayTitle } from '../../messages/messages.ts';
import { saySlice } from '../../messages/say-slice.ts';
import { chooseArea, chooseCross, choosePeriod } from '../../state/actions.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { crumbs } from '../../state/areas/place.ts';
import { levels } from '../../state/catalogue.ts';
import { findLevel } from '../../state/levels/ladder.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { isPhone } from '../../state/page/appearance.ts';
import { link } from '../../state/page/location.ts';
import { cube, slice } from '../../state/topic/cube.ts';
import { level as drawnLevel, periods, topic } from '../../state/topic/topic.ts';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { Notes } from '../../ui/figure-notes.tsx';
import { ReferenceChoice } from '../../ui/reference-choice.tsx';
import {
  cross,
  crossIsCurrent,
  crossTable,
  isStandIn,
  outside,
  retryTable,
  subject,
  tableError,
} from './cross-store.ts';
import { CrossTable } from './cross-table.tsx';
import { PyramidPart } from './pyramid-part.tsx';

/** Two dimensions of one area crossed, and its pyramid where the cube has ages and two sides. */
export function CubeView({ Time }: { Time: ComponentType }) {
  const known = cube.value;
  const now = cross.value;
  if (!known) return <div class="skeleton skeleton-legend" />;
  if (!now) return <p class="note">{lazyMessages.value.cube.oneDimension}</p>;
  return (
    <div class="cross" data-stale={!crossIsCurrent.value}>
      <CrossHead known={known} />
      {isPhone.value && <Time />}
      <div class="cross-parts">
        <PyramidPart known={known} />
        <section class="cross-part" aria-labelledby="cross-title">
          <h3 class="section-title" id="cross-title">
            {lazyMessages.value.cube.table}
          </h3>
          <CrossChoices known={known} />
          <Table known={known} />
        </section>
      </div>
    </div>
  );
}

function CrossHead({ known }: { known: Cube }) {
  const area = subject.value;
  const answer = crossTable.value?.answer;
  const chosen = slice.value ?? [];
  const now = cross.value;
  const rest = now
    ? saySlice(outside(chosen, now.rows, now.columns), known, messages.value.slice)
    : '';
  const name = topic.value ? sayTitle(topic.value.name) : '';
  const t = lazyMessages.value.cube;
  const wanted = findLevel(levels.value, link.value.area?.level ?? '');
  return (
    <header class="cross-head">
      <h2 class="view-title">
        {area?.name}, {answer?.request.period} {answer && <Notes {...answer} />}
      </h2>
      <p class="quiet">
        {name}
        {rest === '' ? '' : `${messages.value.colon}${rest}`}
      </p>
      {isStandIn.value && wanted && (
        <p class="note">{t.standIn(sayLevelName(wanted).toLowerCase(), area?.name ?? '')}</p>
      )}
      {link.value.area === null && <p class="quiet">{t.chooseArea}</p>}
      <div class="cross-choices">
        <AreaChoice />
        <label class="cross-choice">
          <span>{messages.value.period}</span>
          <select
            value={answer?.request.period ?? ''}
            onChange={(event) => choosePeriod(event.currentTarget.value)}
          >
            {periods.value.map((period) => (
              <option key={period} value={period}>
                {period}
              </option>
            ))}
          </select>
        </label>
        {link.value.area && <ReferenceChoice />}
      </div>
    </header>
  );
}

/** The areas around the chosen one, and all of the drawn level. */
function AreaChoice() {
  const own = subject.value;
  const at = drawnLevel.value;
  const listed = at && areasOf(at.code);
  const unknown = new Set(listed?.unknown);
  const around = crumbs.value.filter(({ level }) => topic.value?.levels.includes(level));
  const siblings = (listed?.codes ?? [])
    .map((code, i) => ({ level: at?.code ?? '', code, name: listed?.names[i] ?? code, i }))
    .filter(({ i }) => !unknown.has(i))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  const isListed = [...around, ...siblings].some(
    ({ level, code }) => level === own?.level && code === own.code,
  );
  return (
    <label class="cross-choice">
      <span>{lazyMessages.value.compareArea}</span>
      <select
        data-choice="area"
        value={own ? `${own.level}:${own.code}` : ''}
        onChange={(event) => {
          const [level = '', code = ''] = event.currentTarget.value.split(':');
          chooseArea({ level, code });
        }}
      >
        {own && !isListed && <option value={`${own.level}:${own.code}`}>{own.name}</option>}
        {around.map(({ level, code, name }) => (
          <option key={`${level}:${code}`} value={`${level}:${code}`}>
            {name}
          </option>
        ))}
        {at && (
          <optgroup label={sayAreas(at)}>
            {siblings.map(({ level, code, name }) => (
              <option key={code} value={`${level}:${code}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}

/** What stands in rows, what in columns, and what the numbers are. */
function CrossChoices({ known }: { known: Cube }) {
  const now = cross.value;
  const t = lazyMessages.value.cube;
  if (!now) return null;
  const { rows, columns } = now;
  const swap = () => chooseCross({ cross: { rows: columns, columns: rows } });
  // A dimension cannot be crossed with itself: choosing the other's swaps them.
  const isSame = (one: string, two: string) => dimensionOf(known, one) === dimensionOf(known, two);
  const choose = (axis: 'rows' | 'columns', level: string) => {
    const other = axis === 'rows' ? columns : rows;
    const next = isSame(level, other) ? now[axis] : other;
    chooseCross({
      cross: axis === 'rows' ? { rows: level, columns: next } : { rows: next, columns: level },
    });
  };
  return (
    <div class="cross-choices">
      <LevelSelect known={known} axis="rows" now={rows} choose={choose} />
      <button type="button" class="tool" title={t.swap} aria-label={t.swap} onClick={swap}>
        <ArrowLeftRight size={16} />
      </button>
      <LevelSelect known={known} axis="columns" now={columns} choose={choose} />
      <label class="cross-choice">
        <span>{t.numbers}</span>
        <select
          data-choice="share"
          value={link.value.share}
          onChange={(event) => chooseCross({ share: event.currentTarget.value as Share })}
        >
          {SHARES.map((share) => (
            <option key={share} value={share}>
              {t.shares[share]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

type LevelSelectProps = {
  known: Cube;
  axis: 'rows' | 'columns';
  now: string;
  choose: (axis: 'rows' | 'columns', level: string) => void;
};

function LevelSelect({ known, axis, now, choose }: LevelSelectProps) {
  return (
    <label class="cross-choice">
      <span>{lazyMessages.value.cube.axes[axis]}</span>
      <select
        data-choice={axis}
        value={now}
        onChange={(event) => choose(axis, event.currentTarget.value)}
      >
        {known.dimensions.flatMap(({ levels: all }) =>
          all.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          )),
        )}
      </select>
    </label>
  );
}

function Table({ known }: { known: Cube }) {
  const error = tableError.value;
  const table = crossTable.value;
  if (error) return <ErrorMessage error={error} retry={retryTable} />;
  if (!table) return <div class="skeleton skeleton-legend" />;
  const { rows, columns, period } = table.answer.request;
  const names = [rows, columns].map((code) => dimensionOf(known, code)?.name ?? code);
  const unit = mapView.value?.answer.unit;
  const caption = [subject.value?.name, names.join(' × '), unit && sayTitle(unit), period];
  return (
    <>
      <CrossTable
        answer={table.answer}
        share={link.value.share}
        caption={caption.filter(Boolean).join(', ')}
      />
      <p class="legend-source">
        {messages.value.source}
        {messages.value.colon}
        <span lang="nl">{table.answer.sourceName}</span>, {period}
      </p>
    </>
  );
}
