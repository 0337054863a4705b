/** What is loaded when somebody first compares. */
import '../../ui/charts/charts.css';
import './compare.css';
import { signal, useSignalEffect } from '@preact/signals';
import { ChevronDown, ChevronUp, Pin, X } from 'lucide-preact';
import { useRef } from 'preact/hooks';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas, words } from '../../messages/words.ts';
import { place } from '../../state/areas/place.ts';
import { cardOpen, panelOpen, stripPx } from '../../state/page/appearance.ts';
import { compared } from '../../state/pins/compared.ts';
import { stopComparing, togglePin } from '../../state/pins/pin-store.ts';
import { shown } from '../../state/shown/shown.ts';
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
  const said = lazyMessages.value;
  const tall = isTall.value;
  const grow = tall ? said.compareShrink : said.compareGrow;
  return (
    <section
      class="compare"
      ref={strip}
      aria-label={words.value.pins.compare}
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
          title={words.value.pins.close}
          aria-label={words.value.pins.close}
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
  const said = lazyMessages.value;
  return (
    <fieldset class="compare-views" aria-label={said.compareViewLabel}>
      {VIEWS.map((each) => (
        <button
          type="button"
          key={each}
          class="chip"
          data-view={each}
          title={each === 'table' ? said.compareKeys : undefined}
          aria-pressed={now === each}
          onClick={() => {
            view.value = each;
          }}
        >
          {said.compareViews[each]}
        </button>
      ))}
    </fieldset>
  );
}

/** What is compared and when, and who has no value. */
function Caption({ now }: { now: View }) {
  const picture = shown.value;
  if (!picture) return null;
  const said = lazyMessages.value;
  const missing = compared.value.filter(({ value }) => value === null);
  const list = missing.map((row) => `${row.name} (${printCell(row)})`).join(', ');
  const isOfAll = now === 'dots';
  const isLog = isOfAll && domainOf(picture, compared.value)?.kind === 'log';
  return (
    <p class="compare-caption">
      <b>{sayTopic(picture)}</b>
      {now !== 'lines' && <span>{picture.request.period}</span>}
      {isOfAll && <span>{said.dotsKey(sayAreas(picture.level))}</span>}
      {isLog && <span>{said.logNote}</span>}
      {isOfAll && missing.length > 0 && <span>{said.missingBeside(list)}</span>}
    </p>
  );
}

/** Teaches how to begin, and begins with the chosen area. */
function Empty() {
  const said = lazyMessages.value;
  const area = place.value?.area;
  return (
    <div class="compare-empty">
      <p>
        <b>{said.compareEmpty}</b>
      </p>
      <p class="quiet">{said.compareHint}</p>
      {area && (
        <button type="button" class="button" onClick={() => togglePin(area, area.name)}>
          <Pin size={15} aria-hidden="true" />
          {said.comparePin(area.name)}
        </button>
      )}
    </div>
  );
}
