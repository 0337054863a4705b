import { useSignalEffect } from '@preact/signals';
import { ChevronDown, ChevronUp } from 'lucide-preact';
import { useRef } from 'preact/hooks';
import { TimeSlider } from '../../features/time/time-slider.tsx';
import { messages } from '../../messages/messages.ts';
import { place } from '../../state/areas/place.ts';
import {
  SHEET_HEIGHTS,
  type SheetHeight,
  type SheetTab,
  sheetHeight,
  sheetPx,
  sheetTab,
} from '../../state/page/appearance.ts';
import { link } from '../../state/page/location.ts';
import { comparing } from '../../state/pins/pin-store.ts';
import { selecting } from '../../state/selection/selection-store.ts';
import { lazy } from '../../ui/lazy.tsx';
import { PlaceContent } from '../place-card.tsx';
import { TopicContent } from '../topic-panel.tsx';
import { ViewContent } from '../views/view-pane.tsx';
import { findView } from '../views/view-table.tsx';
import { SheetChips } from './sheet-chips.tsx';
import { SheetPeek } from './sheet-peek.tsx';
import { useDragging } from './use-dragging.ts';

const ComparePanel = lazy(() =>
  import('../../features/compare/compare-view.tsx').then((view) => view.ComparePanel),
);

/** On a phone: topic and area in one sheet, in three heights, moved by dragging, tapping or its buttons. */
export function Sheet() {
  const sheet = useRef<HTMLElement>(null);
  const peek = useRef<HTMLDivElement>(null);
  useMeasuring(sheet, peek);
  const height = sheetHeight.value;
  const { dragged, ...handlers } = useDragging(height, (to) => {
    sheetHeight.value = to;
  });
  const open = height !== 'peek' || dragged !== null;
  return (
    <aside
      class="sheet"
      ref={sheet}
      data-height={height}
      data-dragging={dragged !== null}
      style={{ height: `${dragged ?? sheetPx.value[height]}px` }}
      aria-label={messages.value.panelLabel}
    >
      <div class="sheet-top" ref={peek}>
        <button
          type="button"
          class="sheet-handle"
          aria-label={messages.value.sheetHandle}
          aria-expanded={height !== 'peek'}
          {...handlers}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ' ') sheetHeight.value = next(height);
          }}
        >
          <i />
        </button>
        <div class="sheet-row">
          <SheetChips />
          <Steps height={height} />
        </div>
        <SheetPeek handlers={handlers} />
      </div>
      {open && <Body />}
    </aside>
  );
}

/** The same as dragging, for who cannot drag. */
function Steps({ height }: { height: SheetHeight }) {
  const t = messages.value;
  const at = SHEET_HEIGHTS.indexOf(height);
  const steps = [
    { label: t.sheetLower, to: SHEET_HEIGHTS[at - 1], Icon: ChevronDown },
    { label: t.sheetHigher, to: SHEET_HEIGHTS[at + 1], Icon: ChevronUp },
  ];
  return (
    <>
      {steps.map(({ label, to, Icon }) => (
        <button
          type="button"
          key={label}
          class="tool sheet-step"
          title={label}
          aria-label={label}
          disabled={to === undefined}
          onClick={() => {
            if (to) sheetHeight.value = to;
          }}
        >
          <Icon size={20} />
        </button>
      ))}
    </>
  );
}

function Body() {
  const t = messages.value;
  const tabs: [SheetTab, string][] = [
    ['topic', t.topicTab],
    ['place', selecting.value ? t.selection : (place.value?.area.name ?? t.placeTab)],
  ];
  if (comparing.value) tabs.push(['compare', t.pins.compare]);
  if (findView(link.value.view)?.Pane) tabs.push(['view', t.views.names[link.value.view]]);
  const now = sheetTab.value;
  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const step = event.key === 'ArrowRight' ? 1 : -1;
    const at = tabs.findIndex(([tab]) => tab === now);
    const other = tabs[(at + step + tabs.length) % tabs.length]?.[0] ?? 'topic';
    sheetTab.value = other;
    document.getElementById(`tab-${other}`)?.focus();
  };
  return (
    <>
      <div class="sheet-tabs" role="tablist" aria-label={t.panelLabel}>
        {tabs.map(([tab, label]) => (
          <button
            type="button"
            key={tab}
            id={`tab-${tab}`}
            role="tab"
            class="sheet-tab"
            aria-selected={now === tab}
            aria-controls="sheet-body"
            tabIndex={now === tab ? 0 : -1}
            onKeyDown={turn}
            onClick={() => {
              sheetTab.value = tab;
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <div class="sheet-scroll" id="sheet-body" role="tabpanel" aria-labelledby={`tab-${now}`}>
        {now === 'topic' && <TopicContent />}
        {now === 'place' && <PlaceContent />}
        {now === 'compare' && <ComparePanel />}
        {now === 'view' && <ViewContent />}
      </div>
      {now === 'topic' && <TimeSlider />}
    </>
  );
}

const HALF = 0.56;
/** What half a sheet shows beyond its lowest, where the screen is low. */
const MORE_PX = 190;
const FREE_PX = 8;

/** Keeps the three heights in step with the screen and with what the sheet says at its lowest. */
function useMeasuring(
  sheet: { current: HTMLElement | null },
  peek: { current: HTMLElement | null },
): void {
  useSignalEffect(() => {
    const stage = sheet.current?.parentElement;
    const top = peek.current;
    if (!stage || !top) return;
    const measure = () => {
      const { clientHeight } = stage;
      const full = clientHeight - FREE_PX;
      // The lowest is what the sheet always says; at its highest on a low screen it says less.
      const lowest = Math.min(top.offsetHeight + 1, full);
      const peek = sheetHeight.peek() === 'full' ? sheetPx.peek().peek : lowest;
      sheetPx.value = {
        peek: Math.min(peek, full),
        half: Math.min(full, Math.max(clientHeight * HALF, peek + MORE_PX)),
        full,
      };
    };
    const observer = new ResizeObserver(measure);
    observer.observe(stage);
    observer.observe(top);
    return () => observer.disconnect();
  });
}

function next(height: SheetHeight): SheetHeight {
  return height === 'peek' ? 'half' : height === 'half' ? 'full' : 'peek';
}
