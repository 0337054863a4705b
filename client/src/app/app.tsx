import { Header } from '../features/header/header.tsx';
import { Breadcrumb } from '../features/map-screen/breadcrumb.tsx';
import { MapControls } from '../features/map-screen/map-controls.tsx';
import { MapNotes } from '../features/map-screen/map-notes.tsx';
import { MapTooltip } from '../features/map-screen/map-tooltip.tsx';
import { OfflineNote } from '../features/offline/offline-note.tsx';
import { SearchBox } from '../features/search/search-box.tsx';
import { isSplit } from '../link/views.ts';
import { MainMap } from '../map/main-map.tsx';
import { cardOpen, isPhone, panelOpen } from '../state/page/appearance.ts';
import { link } from '../state/page/location.ts';
import { oldLink } from '../state/page/old-link.ts';
import { pinnedEdition } from '../state/page/pinned-edition.ts';
import { sharing } from '../state/page/sharing.ts';
import { takeAway } from '../state/page/take-away.ts';
import { comparing, pins } from '../state/pins/pin-store.ts';
import { selecting } from '../state/selection/selection-store.ts';
import { lazy } from '../ui/lazy.tsx';
import { LiveRegion } from '../ui/live-region.tsx';
import { NoticeToast } from '../ui/notice-toast.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { PlaceCard } from './place-card.tsx';
import { Sheet } from './sheet/sheet.tsx';
import { TopicPanel } from './topic-panel.tsx';
import { ViewPane } from './views/view-pane.tsx';
import { ViewChip, ViewSwitch } from './views/view-switch.tsx';
import { findView } from './views/view-table.tsx';

const TakeAwayDialog = lazy(() =>
  import('./take-away-dialog.tsx').then((view) => view.TakeAwayDialog),
);
const ShareDialog = lazy(() =>
  import('../features/share/share-dialog.tsx').then((view) => view.ShareDialog),
);
const EmbeddedApp = lazy(() => import('./embed/embedded-app.tsx').then((view) => view.EmbeddedApp));
const PinnedNote = lazy(() =>
  import('../features/reproduce/pinned-note.tsx').then((view) => view.PinnedNote),
);
const OldLinkNote = lazy(() =>
  import('../features/header/old-link-note.tsx').then((view) => view.OldLinkNote),
);
const CompareStrip = lazy(() =>
  import('../features/compare/compare-view.tsx').then((view) => view.CompareStrip),
);
const MapPins = lazy(() =>
  import('../features/compare/compare-view.tsx').then((view) => view.MapPins),
);
const SelectionStage = lazy(() =>
  import('../features/selection/selection-view.tsx').then((view) => view.SelectionStage),
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
      <Header>
        <SearchBox />
      </Header>
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
          <MainMap />
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
