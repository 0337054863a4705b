import { isFew, PIVOTS, type Pivot } from '../../../../server/contract/classify/class-rule.ts';
import {
  DIVERGING,
  MAX_CLASSES,
  type Scheme,
  SEQUENTIAL,
  SHADES,
  shadesOfClasses,
} from '../../../../server/contract/classify/schemes.ts';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { CLASS_PERIODS, type ClassPeriods } from '../../link/url-state.ts';
import { language } from '../../messages/language.ts';
import { legendMessages } from '../../messages/legend-messages.ts';
import { messages } from '../../messages/messages.ts';
import { chooseClassCount, chooseClassPeriods, chooseColours } from '../../state/actions.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { reference } from '../../state/map-view/reference.ts';
import { mode } from '../../state/page/appearance.ts';
import { link } from '../../state/page/location.ts';
import { allPeriodsError } from '../../state/topic/all-periods.ts';
import { periods } from '../../state/topic/topic.ts';
import { Disclosure } from '../../ui/disclosure.tsx';

const COUNTS = Array.from({ length: MAX_CLASSES - 1 }, (_, i) => i + 2);
const SAMPLE = 6;

/** How many classes, over which periods, in which colours. */
export function ClassOptions({ view }: { view: MapView }) {
  return (
    <div class="class-options">
      <Disclosure label={legendMessages.value.options}>
        {() => (
          <div class="class-options-body">
            <ClassCount />
            {periods.value.length > 1 && <SpanChoice />}
            <SchemeChoice view={view} />
            {view.classes?.pivot != null && <PivotChoice />}
            <Reversal />
          </div>
        )}
      </Disclosure>
    </div>
  );
}

function ClassCount() {
  return (
    <label class="option">
      <span>{legendMessages.value.classCount}</span>
      <select
        value={link.value.classCount}
        onChange={(event) => chooseClassCount(Number(event.currentTarget.value))}
      >
        {COUNTS.map((count) => (
          <option key={count} value={count}>
            {formatNumber(count, 0, language.value)}
          </option>
        ))}
      </select>
    </label>
  );
}

function SpanChoice() {
  const t = legendMessages.value;
  return (
    <>
      <label class="option">
        <span>{t.span}</span>
        <select
          value={link.value.classPeriods}
          onChange={(event) => chooseClassPeriods(event.currentTarget.value as ClassPeriods)}
        >
          {CLASS_PERIODS.map((span) => (
            <option key={span} value={span}>
              {t.spans[span]}
            </option>
          ))}
        </select>
      </label>
      {allPeriodsError.value && <p class="legend-note">{messages.value.failedValues}</p>}
    </>
  );
}

function SchemeChoice({ view }: { view: MapView }) {
  const t = legendMessages.value;
  const chosen = link.value.scheme;
  const kinds: Scheme[] = isFew(view.classed) ? ['distinct'] : [];
  const offered: (Scheme | null)[] = [null, ...SEQUENTIAL, ...DIVERGING, ...kinds];
  return (
    <fieldset class="schemes">
      <legend>{t.colours}</legend>
      {offered.map((scheme) => (
        <button
          key={scheme}
          type="button"
          class="scheme"
          aria-pressed={chosen === scheme}
          title={t.schemes[scheme ?? 'auto']}
          onClick={() => chooseColours({ scheme })}
        >
          {scheme === null ? (
            t.schemes.auto
          ) : (
            <>
              <span class="visually-hidden">{t.schemes[scheme]}</span>
              <Sample scheme={scheme} />
            </>
          )}
        </button>
      ))}
    </fieldset>
  );
}

function Sample({ scheme }: { scheme: Scheme }) {
  const { reversed } = link.value;
  const shades = shadesOfClasses({ scheme, reversed }, SAMPLE, SAMPLE / 2);
  return (
    <span class="scheme-sample" aria-hidden="true">
      {shades.map((shade) => (
        <i key={shade} style={{ background: SHADES[mode.value][shade] }} />
      ))}
    </span>
  );
}

function PivotChoice() {
  const t = legendMessages.value;
  const around = reference.value;
  const offered = PIVOTS.filter((pivot) => pivot !== 'area' || around !== null);
  return (
    <label class="option">
      <span>{t.pivot}</span>
      <select
        value={link.value.pivot}
        onChange={(event) => chooseColours({ pivot: event.currentTarget.value as Pivot })}
      >
        {offered.map((pivot) => (
          <option key={pivot} value={pivot}>
            {pivot === 'area' ? t.pivots.area(around?.name ?? '') : t.pivots[pivot]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Reversal() {
  return (
    <label class="option option-check">
      <input
        type="checkbox"
        checked={link.value.reversed}
        onChange={(event) => chooseColours({ reversed: event.currentTarget.checked })}
      />
      <span>{legendMessages.value.reversed}</span>
    </label>
  );
}
