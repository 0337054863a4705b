import { useSignal } from '@preact/signals';
import { LocateFixed, MapPin, Search, Shapes, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { togglePin } from '../compare/pin-store.ts';
import { focusMap } from '../map/map-view.tsx';
import { openFolder } from '../panel/theme-tree-store.ts';
import { chooseIndicator, goToArea } from '../state/actions.ts';
import { isPhone, sheetHeight, sheetTab } from '../state/appearance.ts';
import { indicators } from '../state/catalogue.ts';
import { goToPlace } from '../state/located.ts';
import { Said } from '../words/said.tsx';
import { isUntranslated, words } from '../words/words.ts';
import { answered, groups, type Hit, searchError, type, typed } from './search-store.ts';

/** One box for topics and areas: `/` focuses it, arrows move, Enter takes, Escape leaves. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const open = useSignal(false);
  const active = useSignal(0);
  useFocusKey(input);

  const hits = groups.value.flatMap((group) => group.hits);
  const expanded = open.value && typed.value.trim() !== '';
  const current = Math.min(active.value, Math.max(0, hits.length - 1));

  const take = (hit: Hit | undefined, isExtra = false) => {
    if (!hit) return;
    if (isExtra && hit.kind === 'area') {
      togglePin({ level: hit.level, code: hit.code }, hit.name);
      return;
    }
    takeHit(hit);
    type('');
    open.value = false;
    input.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) {
      event.preventDefault();
      active.value = (current + step + hits.length) % hits.length;
    } else if (event.key === 'Enter') {
      take(hits[current], event.shiftKey);
      if (event.shiftKey) return;
      // From here the arrow keys walk on.
      if (hits[current]?.kind === 'area' || hits[current]?.kind === 'place') focusMap();
    } else if (event.key === 'Escape') {
      type('');
      input.current?.blur();
    }
  };

  return (
    <search class="search" data-open={expanded}>
      <Search class="search-icon" size={18} aria-hidden="true" />
      <input
        ref={input}
        class="search-input"
        type="text"
        role="combobox"
        aria-label={words.value.searchLabel}
        aria-expanded={expanded}
        aria-controls="search-hits"
        aria-autocomplete="list"
        aria-activedescendant={expanded && hits.length > 0 ? `hit-${current}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={isPhone.value ? words.value.searchShort : words.value.searchPlaceholder}
        value={typed.value}
        onInput={(event) => {
          active.value = 0;
          open.value = true;
          type(event.currentTarget.value);
        }}
        onFocus={() => {
          open.value = true;
        }}
        onBlur={() => {
          open.value = false;
        }}
        onKeyDown={onKeyDown}
      />
      {typed.value === '' ? (
        <kbd class="search-key">/</kbd>
      ) : (
        <button
          type="button"
          class="search-clear"
          aria-label={words.value.searchClear}
          onClick={() => type('')}
        >
          <X size={16} />
        </button>
      )}
      {expanded && <Hits current={current} take={take} point={(i) => (active.value = i)} />}
    </search>
  );
}

type HitsProps = {
  current: number;
  take: (hit: Hit, isExtra?: boolean) => void;
  point: (index: number) => void;
};

function Hits({ current, take, point }: HitsProps) {
  const said = words.value;
  const titles = {
    area: said.searchAreas,
    indicator: said.searchTopics,
    theme: said.searchThemes,
    place: said.searchPlaces,
  };
  let index = -1;
  const count = groups.value.reduce((sum, group) => sum + group.hits.length, 0);
  return (
    <div class="search-hits">
      {/* Pressing on a hit must not take the focus from the box before the click arrives. */}
      <div
        id="search-hits"
        role="listbox"
        tabIndex={-1}
        aria-label={said.searchLabel}
        onMouseDown={(event) => event.preventDefault()}
      >
        {groups.value.map((group) => (
          <fieldset key={group.kind} aria-label={titles[group.kind]}>
            <p class="search-group" aria-hidden="true">
              {titles[group.kind]}
            </p>
            {group.hits.map((hit) => {
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
                  onPointerMove={() => point(at)}
                  onClick={(event) => take(hit, event.shiftKey)}
                  onKeyDown={() => take(hit)}
                >
                  <HitIcon kind={hit.kind} />
                  <span class="search-name">
                    <HitName hit={hit} />
                  </span>
                  <span class="search-context">
                    {hit.kind === 'area' && hit.former
                      ? said.searchFormer(hit.context, hit.former)
                      : hit.context}
                  </span>
                </div>
              );
            })}
          </fieldset>
        ))}
      </div>
      {groups.value.some((group) => group.kind === 'area') && !isPhone.value && (
        <p class="search-hint">{said.pins.searchHint}</p>
      )}
      {searchError.value && <p class="search-none">{said.searchFailed}</p>}
      {count === 0 && answered.value && (
        <p class="search-none">{said.searchNothing(typed.value.trim())}</p>
      )}
      <p class="visually-hidden" role="status">
        {answered.value ? said.searchFound(count) : ''}
      </p>
    </div>
  );
}

function HitIcon({ kind }: { kind: Hit['kind'] }) {
  if (kind === 'area') return <MapPin size={15} />;
  return kind === 'place' ? <LocateFixed size={15} /> : <Shapes size={15} />;
}

function takeHit(hit: Hit): void {
  switch (hit.kind) {
    case 'area':
      goToArea({ level: hit.level, code: hit.code });
      return;
    case 'place':
      void goToPlace({ lon: hit.point[0], lat: hit.point[1] });
      return;
    case 'indicator':
      chooseIndicator(hit.code);
      return;
    case 'theme':
      openFolder(hit.path);
      if (isPhone.value) {
        sheetTab.value = 'topic';
        sheetHeight.value = 'full';
      }
      return;
    default:
      hit satisfies never;
  }
}

function useFocusKey(input: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key !== '/' || event.ctrlKey || event.metaKey || typing) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [input]);
}

/** An indicator whose name was not translated says so. */
function HitName({ hit }: { hit: Hit }) {
  const text = hit.kind === 'indicator' ? indicators.value.get(hit.code)?.name : undefined;
  return text && isUntranslated(text) ? <Said text={text} /> : <>{hit.name}</>;
}
