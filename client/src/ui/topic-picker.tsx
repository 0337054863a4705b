import { useComputed, useSignal } from '@preact/signals';
import { ChevronDown, Search } from 'lucide-preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { foldText } from '../../../server/contract/fold-text.ts';
import type { IndicatorSummary } from '../../../server/contract/indicators.ts';
import { language } from '../messages/language.ts';
import { lazyMessages } from '../messages/lazy-messages.ts';
import { say, sayTitle } from '../messages/messages.ts';
import { indicators } from '../state/catalogue.ts';

/** So many are listed at once; the field narrows them. */
const MOST = 60;

type Props = {
  /** What the topic is for: "Horizontaal". */
  label: string;
  chosen: string | null;
  choose: (code: string) => void;
  /** Others are listed, but cannot be chosen. */
  isFit: (indicator: IndicatorSummary) => boolean;
};

/** A button with the name of a topic; it opens a field that finds another. Arrow keys, Enter and Escape work. */
export function TopicPicker({ label, chosen, choose, isFit }: Props) {
  const open = useSignal(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    open.value = false;
    button.current?.focus();
  };
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) open.value = false;
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);
  const now = indicators.value.get(chosen ?? '');
  return (
    <div class="topic-picker" ref={box}>
      <span class="topic-picker-label" id={`${id}-label`}>
        {label}
      </span>
      <button
        type="button"
        class="topic-picker-button"
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open.value}
        aria-labelledby={`${id}-label ${id}-name`}
        title={now ? sayTitle(now.name) : undefined}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <span id={`${id}-name`}>{now ? sayTitle(now.name) : lazyMessages.value.picker.choose}</span>
        <ChevronDown size={15} aria-hidden="true" />
      </button>
      {open.value && (
        <Choices
          id={id}
          label={label}
          chosen={chosen}
          isFit={isFit}
          close={close}
          choose={(code) => {
            close();
            choose(code);
          }}
        />
      )}
    </div>
  );
}

type ChoicesProps = Props & { id: string; close: () => void };

function Choices({ id, label, chosen, choose, isFit, close }: ChoicesProps) {
  const text = useSignal('');
  const at = useSignal(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const found = useComputed(() => findTopics(text.value));
  const t = lazyMessages.value.picker;
  const listed = found.value.slice(0, MOST);
  const step = (by: number) => {
    at.value = Math.max(0, Math.min(listed.length - 1, at.value + by));
    document.getElementById(`${id}-${at.value}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter') {
      const topic = listed[at.value];
      if (topic && isFit(topic)) choose(topic.code);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="topic-picker-choices">
      <label class="tree-filter">
        <Search size={15} aria-hidden="true" />
        <input
          type="text"
          ref={field}
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={listed.length > 0 ? `${id}-${at.value}` : undefined}
          placeholder={t.filter}
          value={text.value}
          onKeyDown={onKey}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            at.value = 0;
          }}
        />
      </label>
      <div role="listbox" id={`${id}-list`} aria-label={label} class="topic-picker-list">
        {listed.map((topic, i) => {
          const isOff = !isFit(topic);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: as above.
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's.
            <div
              role="option"
              key={topic.code}
              id={`${id}-${i}`}
              class="topic-picker-choice"
              data-code={topic.code}
              data-active={i === at.value}
              aria-selected={topic.code === chosen}
              aria-disabled={isOff}
              onClick={() => !isOff && choose(topic.code)}
            >
              <span>{sayTitle(topic.name)}</span>
              <span class="quiet">{isOff ? t.notHere : say(topic.unit)}</span>
            </div>
          );
        })}
        {found.value.length > MOST && <p class="quiet">{t.more(found.value.length - MOST)}</p>}
        {found.value.length === 0 && <p class="quiet">{t.nothing}</p>}
      </div>
    </div>
  );
}

/** Topics that have every word of a text somewhere in their name or code, in the order of the catalogue. */
function findTopics(text: string): IndicatorSummary[] {
  const wanted = foldText(text).split(/\s+/).filter(Boolean);
  return [...indicators.value.values()].filter((topic) => {
    if (topic.isFlow || !topic.visible) return false;
    const name = foldText(`${topic.name[language.value] ?? ''} ${topic.name.nl} ${topic.code}`);
    return wanted.every((word) => name.includes(word));
  });
}
