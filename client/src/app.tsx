import { PlaceCard } from './features/card/place-card.tsx';
import { comparing, pins } from './features/compare/pin-store.ts';
import { Header } from './features/header/header.tsx';
import { Breadcrumb } from './features/map-screen/breadcrumb.tsx';
import { MapControls } from './features/map-screen/map-controls.tsx';
import { MapNotes } from './features/map-screen/map-notes.tsx';
import { MapTooltip } from './features/map-screen/map-tooltip.tsx';
import { OfflineNote } from './features/offline/offline-note.tsx';
import { TopicPanel } from './features/panel/topic-panel.tsx';
import { selecting } from './features/selection/selection-store.ts';
import { Sheet } from './features/sheet/sheet.tsx';
import { ViewPane } from './features/views/view-pane.tsx';
import { ViewChip, ViewSwitch } from './features/views/view-switch.tsx';
import { findView } from './features/views/view-table.tsx';
import { pinnedEdition } from './link/pinned-edition.ts';
import { isSplit } from './link/views.ts';
import { MapView } from './map/map-view.tsx';
import { cardOpen, isPhone, panelOpen } from './state/appearance.ts';
import { link } from './state/location.ts';
import { oldLink } from './state/old-link.ts';
import { sharing } from './state/sharing.ts';
import { takeAway } from './state/take-away.ts';
import { later } from './ui/later.tsx';
import { LiveRegion } from './ui/live-region.tsx';
import { NoticeToast } from './ui/notice-toast.tsx';
import { PageHeading } from './ui/page-heading.tsx';
import { ProgressBar } from './ui/progress-bar.tsx';

const TakeAwayDialog = later(() =>
  import('./features/export/take-away-dialog.tsx').then((view) => view.TakeAwayDialog),
);
const ShareDialog = later(() =>
  import('./features/share/share-dialog.tsx').then((view) => view.ShareDialog),
);
const EmbeddedApp = later(() =>
  import('./features/embed/embedded-app.tsx').then((view) => view.EmbeddedApp),
);
const PinnedNote = later(() =>
  import('./features/reproduce/pinned-note.tsx').then((view) => view.PinnedNote),
);
const OldLinkNote = later(() =>
  import('./features/header/old-link-note.tsx').then((view) => view.OldLinkNote),
);
const CompareStrip = later(() =>
  import('./features/compare/compare-view.tsx').then((view) => view.CompareStrip),
);
const MapPins = later(() =>
  import('./features/compare/compare-view.tsx').then((view) => view.MapPins),
);
const SelectionStage = later(() =>
  import('./features/selection/selection-view.tsx').then((view) => view.SelectionStage),
);

/**
 * One screen: the map fills it, what is left, where is right; on a phone both are a sheet from below. In the
 * page they follow each other as a reader meets them: what, the map, where.
 */
export function App() {
  const { view, embed } = link.value;
  if (embed) return <EmbeddedApp />;
  const beside = !isPhone.value && findView(view)?.Pane !== undefined;
  const Stage = findView(view)?.Stage;
  return (
    <div class="app">
      <Header />
      <OfflineNote />
      <ProgressBar />
      <div class="stage">
        {!isPhone.value && <TopicPanel />}
        <main
          class="main"
          data-view={view}
          data-split={beside && isSplit(view)}
          data-panel={panelOpen.value}
          data-card={cardOpen.value}
        >
          <PageHeading />
          {!isPhone.value && <Breadcrumb />}
          {pinnedEdition && <PinnedNote />}
          {oldLink.value && <OldLinkNote />}
          <MapView />
          <MapTooltip />
          {selecting.value && <SelectionStage />}
          {pins.value.length > 0 && <MapPins />}
          <MapControls />
          <MapNotes />
          {isPhone.value ? <ViewChip /> : <ViewSwitch />}
          {Stage ? <Stage /> : beside && <ViewPane />}
          {comparing.value && !isPhone.value && <CompareStrip />}
        </main>
        {isPhone.value ? <Sheet /> : <PlaceCard />}
      </div>
      {takeAway.value && <TakeAwayDialog />}
      {sharing.value && <ShareDialog />}
      <NoticeToast />
      <LiveRegion />
    </div>
  );
}
