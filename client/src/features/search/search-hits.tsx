import { ChevronRight, Clock, LocateFixed, MapPin, Search, Shapes } from 'lucide-preact';
import { DataText } from '../../messages/data-text.tsx';
import { isUntranslated, messages } from '../../messages/messages.ts';
import { sortOf } from '../../messages/topic-sort.ts';
import { indicators } from '../../state/catalogue.ts';
import { isPhone } from '../../state/page/appearance.ts';
import { nameOfVariants } from '../../state/topic/name-of-variants.ts';
import { TypeIcon } from '../../ui/type-icon.tsx';
import { markMatches } from './mark-matches.ts';
import { forgetRecents, recents } from './recent-choices.ts';
import { searchExamples } from './search-examples.ts';
import { answered, groups, type Hit, type HitRow, searchError, typed } from './search-store.ts';

/** What a line of the list does when it is taken: a hit, a group to open, or words to look for. */
export type Row = HitRow | { kind: 'example'; text: string };
type Section = { title: string; rows: readonly Row[] };

/** What is listed under the box: what was found, or as long as nothing is typed what one might look for. */
export function sections(): Section[] {
  const t = messages.value;
  if (typed.value.trim() === '') {
    const examples = searchExamples.value.map((text) => ({ kind: 'example', text }) as const);
    return [
      { title: t.search.recent, rows: recents.value },
      { title: t.search.try, rows: examples },
    ].filter(({ rows }) => rows.length > 0);
  }
  const titles: Record<Hit['kind'], string> = {
    area: t.searchAreas,
    indicator: t.searchTopics,
    theme: t.searchThemes,
    place: t.searchPlaces,
  };
  return groups.value.map(({ kind, rows }) => ({ title: titles[kind], rows }));
}

type HitsProps = {
  sections: readonly Section[];
  current: number;
  take: (row: Row, isExtra?: boolean) => void;
  point: (index: number) => void;
};

export function Hits({ sections: listed, current, take, point }: HitsProps) {
  const t = messages.value;
  const asking = typed.value.trim() !== '';
  const count = groups.value.reduce((sum, { rows }) => sum + rows.length, 0);
  let index = -1;
  return (
    <div class="search-hits">
      <div
        id="search-hits"
        role="listbox"
        tabIndex={-1}
        aria-label={t.searchLabel}
        onMouseDown={keepFocus}
      >
        {listed.map(({ title, rows }) => (
          <fieldset key={title} aria-label={title}>
            <p class="search-group" aria-hidden="true">
              {title}
            </p>
            {rows.map((row) => {
              index++;
              const at = index;
              return (
                <div
                  key={at}
                  id={`hit-${at}`}
                  class="search-hit"
                  role="option"
                  tabIndex={-1}
                  aria-selected={at === current}
                  data-kind={row.kind}
                  onPointerMove={() => point(at)}
                  onClick={(event) => take(row, event.shiftKey)}
                  onKeyDown={() => take(row)}
                >
                  <RowContent row={row} isRecent={!asking} />
                </div>
              );
            })}
          </fieldset>
        ))}
      </div>
      {!asking && recents.value.length > 0 && (
        <button
          type="button"
          class="link search-forget"
          onMouseDown={keepFocus}
          onClick={forgetRecents}
        >
          {t.search.forget}
        </button>
      )}
      {asking && groups.value.some(({ kind }) => kind === 'area') && !isPhone.value && (
        <p class="search-hint">{t.pins.searchHint}</p>
      )}
      {searchError.value && <p class="search-none">{t.searchFailed}</p>}
      {asking && count === 0 && answered.value && (
        <p class="search-none">{t.searchNothing(typed.value.trim())}</p>
      )}
      <p class="visually-hidden" role="status">
        {asking && answered.value ? t.searchFound(count) : ''}
      </p>
    </div>
  );
}

/** Pressing on a hit must not take the focus from the box before the click arrives. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

function RowContent({ row, isRecent }: { row: Row; isRecent: boolean }) {
  const t = messages.value;
  if (row.kind === 'example') {
    return (
      <>
        <Search size={15} aria-hidden="true" />
        <span class="search-name">{row.text}</span>
      </>
    );
  }
  if (row.kind === 'variants') {
    const [first] = row.items;
    const indicator = first?.kind === 'indicator' ? indicators.value.get(first.code) : undefined;
    if (!indicator) return null;
    const { length } = row.items;
    return (
      <>
        <ChevronRight class="search-chevron" data-open={row.open} size={15} aria-hidden="true" />
        <span class="search-name">{nameOfVariants(indicator, row.by)}</span>
        <span class="search-context">
          {row.open ? t.search.closeGroup(length) : t.search.openGroup(length)}
        </span>
      </>
    );
  }
  return (
    <>
      {isRecent ? <Clock size={15} aria-hidden="true" /> : <HitIcon hit={row} />}
      <span class="search-name">
        <HitName hit={row} />
      </span>
      <span class="search-context">
        {row.kind === 'area' && row.former ? t.searchFormer(row.context, row.former) : row.context}
      </span>
    </>
  );
}

function HitIcon({ hit }: { hit: Hit }) {
  const indicator = hit.kind === 'indicator' ? indicators.value.get(hit.code) : undefined;
  if (indicator) return <TypeIcon sort={sortOf(indicator)} />;
  if (hit.kind === 'area') return <MapPin size={15} aria-hidden="true" />;
  if (hit.kind === 'place') return <LocateFixed size={15} aria-hidden="true" />;
  return <Shapes size={15} aria-hidden="true" />;
}

/** With what was typed marked in it; an indicator whose name was not translated says so. */
function HitName({ hit }: { hit: Hit }) {
  const text = hit.kind === 'indicator' ? indicators.value.get(hit.code)?.name : undefined;
  if (text && isUntranslated(text)) return <DataText text={text} />;
  return (
    <span>
      {markMatches(hit.name, typed.value).map(({ text: piece, found }, i) =>
        found ? <mark key={i}>{piece}</mark> : piece,
      )}
    </span>
  );
}
