import { ChartNoAxesColumn, MapPinned } from 'lucide-preact';
import type { AreaRef } from '../../../../server/contract/areas.ts';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import type { SimilarAnswer } from '../../../../server/contract/similar.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { say, sayAreas, sayTitle } from '../../messages/messages.ts';
import { indicators } from '../../state/catalogue.ts';
import { pointAt, pointAway } from '../../state/map-view/pointing.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ErrorMessage } from '../../ui/error-message.tsx';
import {
  type Alike,
  alike,
  alikeError,
  chosenTraits,
  compareAlike,
  lookAt,
  retryAlike,
  showAlike,
  toggleTrait,
  traits,
} from './alike-store.ts';
import { printCount } from './print-line.ts';
import { nameOfLine, profileLevel } from './profile-store.ts';

/** The areas of the same level that are most like the chosen one, and in what. */
export function AlikeList() {
  const t = lazyMessages.value.profile.alike;
  const error = alikeError.value;
  const answer = alike.value;
  const level = profileLevel.value;
  if (error) return <ErrorMessage error={error} retry={retryAlike} />;
  if (!level) return null;
  return (
    <section class="alike">
      <Traits />
      {chosenTraits.value.length === 0 || answer?.areas.length === 0 ? (
        <p class="note">{t.none}</p>
      ) : (
        answer && (
          <>
            <h3 class="alike-title">
              {sayTitle({
                nl: '',
                fr: '',
                en: '',
                [language.value]: t.title(answer.area.name, sayAreas(level)),
              })}
            </h3>
            <p class="quiet">{t.compared(printCount(answer.compared), sayAreas(level))}</p>
            <div class="alike-acts">
              <button type="button" class="button" onClick={() => showAlike(answer)}>
                <MapPinned size={15} aria-hidden="true" />
                {t.show}
              </button>
              <button type="button" class="button" onClick={() => compareAlike(answer)}>
                <ChartNoAxesColumn size={15} aria-hidden="true" />
                {t.compare}
              </button>
            </div>
            <ol class="alike-list">
              {answer.areas.map((area) => (
                <Item key={area.code} area={area} answer={answer} />
              ))}
            </ol>
            <p class="quiet">{t.how}</p>
          </>
        )
      )}
    </section>
  );
}

function Item({ area, answer }: { area: Alike; answer: SimilarAnswer }) {
  const t = lazyMessages.value.profile.alike;
  const of = answer.indicators.length;
  const { most, least } = explain(area, answer);
  return (
    <li data-code={area.code} data-distance={area.distance}>
      <div class="alike-head">
        <button type="button" class="alike-name" {...lighting(area)} onClick={() => lookAt(area)}>
          {area.name}
        </button>
        <span class="alike-close">{closeness(area.distance)}</span>
        <span class="alike-distance" title={t.distance}>
          <span class="visually-hidden">{t.distance} </span>
          {formatNumber(area.distance, 2, language.value)}
        </span>
      </div>
      <i class="alike-bar" style={{ '--far': Math.min(1, area.distance / 2) }} aria-hidden="true" />
      {area.common < of && <p class="profile-small">{t.common(area.common, of)}</p>}
      {most.length > 0 && <p class="profile-small">{t.most(most.join(', '))}</p>}
      {least.length > 0 && <p class="profile-small">{t.least(least.join(', '))}</p>}
    </li>
  );
}

function lighting({ level, index }: AreaRef) {
  const enter = () => pointAt(level, index, 'strip');
  const leave = () => pointAway('strip');
  return { onPointerEnter: enter, onFocus: enter, onPointerLeave: leave, onBlur: leave };
}

function closeness(distance: number): string {
  const t = lazyMessages.value.profile.alike.closeness;
  if (distance < 0.25) return t.same;
  if (distance < 0.6) return t.very;
  return distance < 1 ? t.rather : t.little;
}

/** Differences under this are told as alike, those above as different. */
const ALIKE = 0.5;
const NAMED = 2;

/** In what an area is most alike, nearest first, and in what it differs most, farthest first. */
function explain(area: Alike, answer: SimilarAnswer): { most: string[]; least: string[] } {
  const t = lazyMessages.value.profile.alike;
  const told = area.differences.flatMap((difference, i) => {
    const indicator = indicators.value.get(answer.indicators[i]?.indicator ?? '');
    return difference !== null && indicator ? [{ difference, name: say(indicator.name) }] : [];
  });
  const nearest = told.toSorted((a, b) => Math.abs(a.difference) - Math.abs(b.difference));
  return {
    most: nearest
      .filter(({ difference }) => Math.abs(difference) < ALIKE)
      .slice(0, NAMED)
      .map(({ name }) => name),
    least: nearest
      .toReversed()
      .filter(({ difference }) => Math.abs(difference) >= ALIKE)
      .slice(0, NAMED)
      .map(({ difference, name }) => (difference > 0 ? t.high(name) : t.low(name))),
  };
}

/** By what areas are compared: ticked, and to be ticked. */
function Traits() {
  const t = lazyMessages.value.profile.alike;
  const chosen = chosenTraits.value;
  const offered = traits.value;
  const others = chosen.filter((code) => !offered.some(({ indicator }) => indicator.code === code));
  return (
    <Disclosure label={`${t.by(chosen.length)}. ${t.choose}`}>
      {() => (
        <ul class="alike-traits">
          {offered.map((line) => (
            <Trait key={line.indicator.code} code={line.indicator.code} name={nameOfLine(line)} />
          ))}
          {others.map((code) => {
            const known = indicators.value.get(code);
            return <Trait key={code} code={code} name={known ? sayTitle(known.name) : code} />;
          })}
        </ul>
      )}
    </Disclosure>
  );
}

function Trait({ code, name }: { code: string; name: string }) {
  return (
    <li>
      <label class="check">
        <input
          type="checkbox"
          data-trait={code}
          checked={chosenTraits.value.includes(code)}
          onChange={() => toggleTrait(code)}
        />
        {name}
      </label>
    </li>
  );
}
