import { PlaceCard } from './card/place-card.tsx';
import { comparing, pins } from './compare/pin-store.ts';
import { Header } from './header/header.tsx';
import { later } from './later.tsx';
import { LiveRegion } from './live-region.tsx';
import { Breadcrumb } from './map/breadcrumb.tsx';
import { MapControls } from './map/map-controls.tsx';
import { MapNotes } from './map/map-notes.tsx';
import { MapTooltip } from './map/map-tooltip.tsx';
import { MapView } from './map/map-view.tsx';
import { NoticeToast } from './notice-toast.tsx';
import { OfflineNote } from './offline/offline-note.tsx';
import { PageHeading } from './page-heading.tsx';
import { Sheet } from './panel/sheet.tsx';
import { TopicPanel } from './panel/topic-panel.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { selecting } from './selection/selection-store.ts';
import { cardOpen, isPhone, panelOpen } from './state/appearance.ts';
import { link } from './state/location.ts';
import { oldLink } from './state/old-link.ts';
import { pinnedEdition } from './state/pinned-edition.ts';
import { sharing } from './state/sharing.ts';
import { takeAway } from './state/take-away.ts';
import { ViewPane } from './views/view-pane.tsx';
import { ViewChip, ViewSwitch } from './views/view-switch.tsx';
import { findView } from './views/view-table.tsx';
import { isSplit } from './views/views.ts';

const TakeAwayDialog = later(() =>
  import('./export/take-away-dialog.tsx').then((view) => view.TakeAwayDialog),
);
const ShareDialog = later(() =>
  import('./share/share-dialog.tsx').then((view) => view.ShareDialog),
);
const EmbeddedApp = later(() =>
  import('./embed/embedded-app.tsx').then((view) => view.EmbeddedApp),
);
const PinnedNote = later(() =>
  import('./reproduce/pinned-note.tsx').then((view) => view.PinnedNote),
);
const OldLinkNote = later(() =>
  import('./header/old-link-note.tsx').then((view) => view.OldLinkNote),
);
const CompareStrip = later(() =>
  import('./compare/compare-view.tsx').then((view) => view.CompareStrip),
);
const MapPins = later(() => import('./compare/compare-view.tsx').then((view) => view.MapPins));
const SelectionStage = later(() =>
  import('./selection/selection-view.tsx').then((view) => view.SelectionStage),
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
