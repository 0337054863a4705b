import { useSignal } from '@preact/signals';
import { PlaceContent } from '../card/place-card.tsx';
import { placeFigure } from '../card/place-value.tsx';
import { LegendLine } from '../legend/legend-line.tsx';
import { formatWithUnit } from '../numbers.ts';
import { selecting } from '../selection/selection-store.ts';
import {
  SHEET_HEIGHTS,
  type SheetHeight,
  type SheetTab,
  sheetHeight,
  sheetTab,
} from '../state/appearance.ts';
import { caption } from '../state/page-title.ts';
import { place } from '../state/place.ts';
import { shown } from '../state/shown.ts';
import { language, say, words } from '../words/words.ts';
import { TimeSlider } from './time-slider.tsx';
import { TopicContent } from './topic-panel.tsx';

/** On a phone: topic and area in one sheet from below, in three heights, moved by dragging or tapping. */
export function Sheet() {
  const drag = useSignal<{ start: number; by: number } | null>(null);
  const height = sheetHeight.value;
  const settle = () => {
    const by = drag.value?.by ?? 0;
    drag.value = null;
    if (Math.abs(by) < 8) sheetHeight.value = next(height);
    else if (Math.abs(by) > 30) sheetHeight.value = shift(height, by < 0 ? 1 : -1);
  };
  const tabs: [SheetTab, string][] = [
    ['topic', words.value.topicTab],
    [
      'place',
      selecting.value ? words.value.selection : (place.value?.area.name ?? words.value.placeTab),
    ],
  ];
  return (
    <aside
      class="sheet"
      data-height={height}
      data-dragging={drag.value !== null}
      style={drag.value ? { translate: `0 ${drag.value.by}px` } : undefined}
      aria-label={words.value.panelLabel}
    >
      <button
        type="button"
        class="sheet-handle"
        aria-label={words.value.sheetHandle}
        aria-expanded={height !== 'peek'}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.value = { start: event.clientY, by: 0 };
        }}
        onPointerMove={(event) => {
          if (drag.value) drag.value = { ...drag.value, by: event.clientY - drag.value.start };
        }}
        onPointerUp={settle}
        onPointerCancel={() => {
          drag.value = null;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') sheetHeight.value = next(height);
        }}
      >
        <i />
      </button>
      <SheetPeek />
      {height !== 'peek' && (
        <>
          <div class="sheet-tabs" role="tablist">
            {tabs.map(([tab, label]) => (
              <button
                type="button"
                key={tab}
                role="tab"
                class="sheet-tab"
                aria-selected={sheetTab.value === tab}
                onClick={() => {
                  sheetTab.value = tab;
                }}
              >
                {label}
              </button>
            ))}
          </div>
          <div class="sheet-scroll" role="tabpanel">
            {sheetTab.value === 'topic' ? <TopicContent /> : <PlaceContent />}
          </div>
        </>
      )}
      <TimeSlider />
    </aside>
  );
}

/** What is always in sight: topic, where and when, the chosen area's value, the colours in one line. */
function SheetPeek() {
  const now = caption.value;
  if (!now) return <div class="sheet-peek skeleton" />;
  return (
    <div class="sheet-peek">
      <div class="sheet-what">
        <h1>{now.what}</h1>
        <p>{words.value.topicWhereWhen(now.where, now.when)}</p>
      </div>
      <PeekValue />
      <LegendLine />
    </div>
  );
}

function PeekValue() {
  const picture = shown.value;
  const figure = placeFigure.value;
  const here = place.value;
  if (!picture || !figure || !here || figure.value === null) return null;
  const { decimals, unit } = picture.answer;
  return (
    <p class="sheet-value">
      <span>{here.area.name}</span>
      <b>{formatWithUnit(figure.value, decimals, say(unit), language.value)}</b>
    </p>
  );
}

function next(height: SheetHeight): SheetHeight {
  return height === 'peek' ? 'half' : height === 'half' ? 'full' : 'peek';
}

function shift(height: SheetHeight, by: number): SheetHeight {
  const at = SHEET_HEIGHTS.indexOf(height) + by;
  return SHEET_HEIGHTS[Math.min(SHEET_HEIGHTS.length - 1, Math.max(0, at))] ?? height;
}
