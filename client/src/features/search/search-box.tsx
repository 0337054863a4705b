import { useSignal } from '@preact/signals';
import { Search, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { focusMap } from '../../map/main-map.tsx';
import { messages } from '../../messages/messages.ts';
import { chooseIndicator, goToArea } from '../../state/actions.ts';
import { goToPlace } from '../../state/areas/located.ts';
import { isPhone, sheetHeight, sheetTab } from '../../state/page/appearance.ts';
import { togglePin } from '../../state/pins/pin-store.ts';
import { openFolder } from '../../state/topic/theme-tree-store.ts';
import { remember } from './recent-choices.ts';
import { Hits, type Row, sections } from './search-hits.tsx';
import { type Hit, toggleGroup, type, typed } from './search-store.ts';

/** One box for topics and areas: `/` focuses it, arrows move, Enter takes, Escape leaves. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const open = useSignal(false);
  const active = useSignal(0);
  useFocusKey(input);

  const listed = open.value ? sections() : [];
  const rows = listed.flatMap((section) => section.rows);
  const expanded = open.value && (rows.length > 0 || typed.value.trim() !== '');
  // As long as nothing is typed, Enter takes nothing that was not pointed at.
  const first = typed.value.trim() === '' ? -1 : 0;
  const current = Math.min(Math.max(active.value, first), rows.length - 1);

  const take = (row: Row | undefined, isExtra = false) => {
    if (!row) return;
    if (row.kind === 'example') {
      type(row.text);
      active.value = 0;
      return;
    }
    if (row.kind === 'variants') {
      toggleGroup(row);
      return;
    }
    if (isExtra && row.kind === 'area') {
      togglePin({ level: row.level, code: row.code }, row.name);
      return;
    }
    remember(row);
    takeHit(row);
    type('');
    open.value = false;
    input.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length > 0) {
      event.preventDefault();
      active.value = (Math.max(current, step > 0 ? -1 : 0) + step + rows.length) % rows.length;
      document.getElementById(`hit-${active.value}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      const row = rows[current];
      take(row, event.shiftKey);
      if (event.shiftKey) return;
      // From here the arrow keys walk on.
      if (row?.kind === 'area' || row?.kind === 'place') focusMap();
    } else if (event.key === 'Escape') {
      type('');
      input.current?.blur();
    }
  };

  return (
    <search
      class="search"
      data-open={expanded}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          open.value = false;
      }}
    >
      <Search class="search-icon" size={18} aria-hidden="true" />
      <input
        ref={input}
        class="search-input"
        type="text"
        role="combobox"
        aria-label={messages.value.searchLabel}
        aria-expanded={expanded}
        aria-controls="search-hits"
        aria-autocomplete="list"
        aria-activedescendant={expanded && current >= 0 ? `hit-${current}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={isPhone.value ? messages.value.searchShort : messages.value.searchPlaceholder}
        value={typed.value}
        onInput={(event) => {
          active.value = 0;
          open.value = true;
          type(event.currentTarget.value);
        }}
        onFocus={() => {
          active.value = -1;
          open.value = true;
        }}
        onKeyDown={onKeyDown}
      />
      {typed.value === '' ? (
        <kbd class="search-key">/</kbd>
      ) : (
        <button
          type="button"
          class="search-clear"
          aria-label={messages.value.searchClear}
          onClick={() => type('')}
        >
          <X size={16} />
        </button>
      )}
      {expanded && (
        <Hits
          sections={listed}
          current={current}
          take={take}
          point={(i) => {
            active.value = i;
          }}
        />
      )}
    </search>
  );
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
