/** What is loaded when somebody first compares. */
import '../../ui/charts/charts.css';
import './compare.css';
import './compare-table.css';
import { signal, useSignalEffect } from '@preact/signals';
import { ChevronDown, ChevronUp, Pin, X } from 'lucide-preact';
import { useRef } from 'preact/hooks';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, sayAreas } from '../../messages/messages.ts';
import { place } from '../../state/areas/place.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { cardOpen, panelOpen, stripPx } from '../../state/page/appearance.ts';
import { compared } from '../../state/pins/compared.ts';
import { stopComparing, togglePin } from '../../state/pins/pin-store.ts';
import { sayTopic } from '../../state/topic/topic-name.ts';
import { DotPlot, domainOf } from '../../ui/charts/dot-plot.tsx';
import { LineChart } from '../../ui/charts/line-chart.tsx';
import { printCell } from '../../ui/charts/print-figure.ts';
import { ReferenceChoice } from '../../ui/reference-choice.tsx';
import { BarChart } from './bar-chart.tsx';
import { PinnedChips } from './compare-head.tsx';
import { CompareTable } from './compare-table.tsx';

export { MapPins } from './map-pins.tsx';

const VIEWS = ['dots', 'lines', 'bars', 'table'] as const;
type View = (typeof VIEWS)[number];

const view = signal<View>('dots');
const isTall = signal(false);

/** Under the map: one strip, which grows to half the screen. */
export function CompareStrip() {
  const strip = useRef<HTMLElement>(null);
  useSignalEffect(() => {
    const element = strip.current;
    if (!element) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      stripPx.value = element.offsetHeight;
      style.setProperty('--strip', `${element.offsetHeight}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      stripPx.value = 0;
      style.removeProperty('--strip');
    };
  });
  const t = lazyMessages.value;
  const tall = isTall.value;
  const grow = tall ? t.compareShrink : t.compareGrow;
  return (
    <section
      class="compare"
      ref={strip}
      aria-label={messages.value.pins.compare}
      data-tall={tall}
      data-beside-panel={panelOpen.value}
      data-beside-card={cardOpen.value}
      onKeyDown={(event) => {
        const isText = event.target instanceof HTMLSelectElement;
        if (event.key !== 't' || isText || event.ctrlKey || event.metaKey || event.altKey) return;
        view.value = 'table';
        isTall.value = true;
      }}
    >
      <div class="compare-corner">
        <button
          type="button"
          class="tool"
          title={grow}
          aria-label={grow}
          aria-expanded={tall}
          onClick={() => {
            isTall.value = !tall;
          }}
        >
          {tall ? <ChevronDown size={17} /> : <ChevronUp size={17} />}
        </button>
        <button
          type="button"
          class="tool"
          title={messages.value.pins.close}
          aria-label={messages.value.pins.close}
          onClick={stopComparing}
        >
          <X size={17} />
        </button>
      </div>
      <ComparePanel />
    </section>
  );
}

/** The comparison itself: under the map, or in the sheet of a phone. */
export function ComparePanel() {
  if (compared.value.length === 0) return <Empty />;
  const now = view.value;
  return (
    <div class="compare-panel" data-view={now}>
      <div class="compare-head">
        <Views now={now} />
        <ReferenceChoice />
      </div>
      <PinnedChips />
      <Caption now={now} />
      <div class="compare-body">
        {now === 'dots' && <DotPlot />}
        {now === 'lines' && <LineChart />}
        {now === 'bars' && <BarChart />}
        {now === 'table' && <CompareTable />}
      </div>
    </div>
  );
}

function Views({ now }: { now: View }) {
  const t = lazyMessages.value;
  return (
    <fieldset class="compare-views" aria-label={t.compareViewLabel}>
      {VIEWS.map((each) => (
        <button
          type="button"
          key={each}
          class="chip"
          data-view={each}
          title={each === 'table' ? t.compareKeys : undefined}
          aria-pressed={now === each}
          onClick={() => {
            view.value = each;
          }}
        >
          {t.compareViews[each]}
        </button>
      ))}
    </fieldset>
  );
}

/** What is compared and when, and who has no value. */
function Caption({ now }: { now: View }) {
  const view = mapView.value;
  if (!view) return null;
  const t = lazyMessages.value;
  const missing = compared.value.filter(({ value }) => value === null);
  const list = missing.map((row) => `${row.name} (${printCell(row)})`).join(', ');
  const isOfAll = now === 'dots';
  const isLog = isOfAll && domainOf(view, compared.value)?.kind === 'log';
  return (
    <p class="compare-caption">
      <b>{sayTopic(view)}</b>
      {now !== 'lines' && <span>{view.request.period}</span>}
      {isOfAll && <span>{t.dotsKey(sayAreas(view.level))}</span>}
      {isLog && <span>{t.logNote}</span>}
      {isOfAll && missing.length > 0 && <span>{t.missingBeside(list)}</span>}
    </p>
  );
}

/** Teaches how to begin, and begins with the chosen area. */
function Empty() {
  const t = lazyMessages.value;
  const area = place.value?.area;
  return (
    <div class="compare-empty">
      <p>
        <b>{t.compareEmpty}</b>
      </p>
      <p class="quiet">{t.compareHint}</p>
      {area && (
        <button type="button" class="button" onClick={() => togglePin(area, area.name)}>
          <Pin size={15} aria-hidden="true" />
          {t.comparePin(area.name)}
        </button>
      )}
    </div>
  );
}
