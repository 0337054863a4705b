/** The map in somebody else's page: loaded only there, in place of the whole atlas. */
import './embed.css';
import { ExternalLink, Maximize2, Minus, Plus, X } from 'lucide-preact';
import { MapPins } from '../../features/compare/compare-view.tsx';
import { MapTooltip } from '../../features/map-screen/map-tooltip.tsx';
import { SearchBox } from '../../features/search/search-box.tsx';
import { TimeSlider } from '../../features/time/time-slider.tsx';
import type { EmbedPart } from '../../link/embed-parts.ts';
import { isSplit } from '../../link/views.ts';
import { MainMap, mapState, zoomMap } from '../../map/main-map.tsx';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import { leaveArea, linkWith } from '../../state/actions.ts';
import { placeSentence } from '../../state/areas/place-sentence.ts';
import { catalogueError, retryCatalogue } from '../../state/catalogue.ts';
import { retryValues, valuesError } from '../../state/map-view/map-data.ts';
import { isStale, mapView } from '../../state/map-view/map-view.ts';
import { showTerritory } from '../../state/page/camera.ts';
import { link } from '../../state/page/location.ts';
import { caption } from '../../state/page/page-title.ts';
import { pins } from '../../state/pins/pin-store.ts';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { FigureNotes } from '../../ui/figure-notes.tsx';
import { DrawingKey } from '../../ui/legend/drawing-key.tsx';
import { LegendKey } from '../../ui/legend/legend-key.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ViewPane } from '../views/view-pane.tsx';
import { findView } from '../views/view-table.tsx';

export function EmbeddedApp() {
  const { embed, view } = link.value;
  const has = (part: EmbedPart): boolean => embed?.includes(part) ?? false;
  const beside = findView(view)?.Pane !== undefined;
  return (
    <div class="app embed">
      <ProgressBar />
      <div class="embed-head">
        <Title isShown={has('title')} />
        {has('search') && <SearchBox />}
      </div>
      <Failure />
      <main
        class="main embed-main"
        data-view={view}
        data-split={beside && isSplit(view)}
        data-panel={false}
        data-card={false}
      >
        <div class="embed-map" inert={!has('interact')}>
          <MainMap />
          {pins.value.length > 0 && <MapPins />}
          {has('interact') && <MapTooltip />}
          {has('interact') && <ZoomButtons />}
        </div>
        {beside && <ViewPane />}
      </main>
      {has('interact') && <Chosen />}
      {has('legend') && <EmbedLegend />}
      {has('time') && <TimeSlider />}
      <Foot />
      <LiveRegion />
    </div>
  );
}

/** The heading is always in the page, for who listens to it. */
function Title({ isShown }: { isShown: boolean }) {
  const now = caption.value;
  if (!now) return isShown ? <div class="skeleton skeleton-title" /> : null;
  return (
    <div class={isShown ? 'embed-title' : 'visually-hidden'}>
      <h1>{now.what}</h1>
      <p>
        {messages.value.topicWhereWhen(now.where, now.when)} <FigureNotes />
      </p>
    </div>
  );
}

function Failure() {
  const t = messages.value;
  if (catalogueError.value)
    return <ErrorMessage error={catalogueError.value} retry={retryCatalogue} />;
  if (valuesError.value) {
    return <ErrorMessage error={valuesError.value} retry={retryValues} message={t.failedValues} />;
  }
  if (mapState.value !== 'refused') return null;
  return (
    <p class="note" role="alert">
      {t.mapRefused}
    </p>
  );
}

function ZoomButtons() {
  const t = messages.value;
  const buttons = [
    { label: t.zoomIn, Icon: Plus, act: () => zoomMap(1) },
    { label: t.zoomOut, Icon: Minus, act: () => zoomMap(-1) },
    { label: t.showAll, Icon: Maximize2, act: showTerritory },
  ];
  return (
    <div class="map-controls">
      {buttons.map(({ label, Icon, act }) => (
        <button type="button" key={label} title={label} aria-label={label} onClick={act}>
          <Icon size={16} />
        </button>
      ))}
    </div>
  );
}

/** What a click on an area tells: there is no card here. */
function Chosen() {
  const sentence = placeSentence.value;
  if (!sentence) return null;
  const label = lazyMessages.value.close;
  return (
    <div class="embed-chosen">
      <p>{sentence}</p>
      <button type="button" class="tool" title={label} aria-label={label} onClick={leaveArea}>
        <X size={16} />
      </button>
    </div>
  );
}

function EmbedLegend() {
  const view = mapView.value;
  if (!view) return <div class="skeleton skeleton-line" />;
  return (
    <div class="embed-legend" data-stale={isStale.value}>
      <LegendKey view={view} />
      <DrawingKey view={view} />
    </div>
  );
}

/** Whose figures these are, how sure the boundaries, and the way to the atlas: never left out. */
function Foot() {
  const view = mapView.value;
  const t = messages.value;
  return (
    <div class="embed-foot">
      {view && (
        <p>
          {t.source}
          {t.colon}
          <span lang="nl">{view.answer.sourceName}</span>, {view.request.period}
          {view.level.boundaries === 'approximate' && ` · ${t.approximate}`}
        </p>
      )}
      <a class="link" href={linkWith({ embed: null })} target="_blank" rel="noopener">
        {lazyMessages.value.sharing.openIn(t.title)}
        <ExternalLink size={13} aria-hidden="true" />
      </a>
    </div>
  );
}
