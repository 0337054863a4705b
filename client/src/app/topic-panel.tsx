import { PanelLeftClose, PanelLeftOpen } from 'lucide-preact';
import { Legend } from '../features/legend/legend.tsx';
import { MapSummary } from '../features/legend/map-summary.tsx';
import { DrawingSwitch } from '../features/panel/drawing-switch.tsx';
import { LevelSwitch } from '../features/panel/level-switch.tsx';
import { ThemeTree } from '../features/panel/theme-tree.tsx';
import { TopicHead } from '../features/panel/topic-head.tsx';
import { TimeSlider } from '../features/time/time-slider.tsx';
import { messages } from '../messages/messages.ts';
import { catalogueError, retryCatalogue } from '../state/catalogue.ts';
import { panelOpen } from '../state/page/appearance.ts';
import { topic } from '../state/topic/topic.ts';
import { ErrorMessage } from '../ui/error-message.tsx';
import { lazy } from '../ui/lazy.tsx';

const SlicePanel = lazy(() =>
  import('../features/cube/slice-panel.tsx').then((view) => view.SlicePanel),
);

/** What: the topic, how it is drawn, what the colours mean, and when. Folds to a strip. */
export function TopicPanel() {
  const open = panelOpen.value;
  const label = open ? messages.value.closePanel : messages.value.openPanel;
  return (
    <aside class="panel" data-open={open} aria-label={messages.value.panelLabel}>
      {open && (
        <>
          <div class="panel-scroll">
            <TopicContent />
          </div>
          <TimeSlider />
        </>
      )}
      <button
        type="button"
        class="fold panel-fold"
        title={label}
        aria-label={label}
        aria-expanded={open}
        onClick={() => {
          panelOpen.value = !open;
        }}
      >
        {open ? <PanelLeftClose size={17} /> : <PanelLeftOpen size={17} />}
      </button>
    </aside>
  );
}

export function TopicContent() {
  if (catalogueError.value) {
    return <ErrorMessage error={catalogueError.value} retry={retryCatalogue} />;
  }
  return (
    <>
      <TopicHead />
      {topic.value?.isCube && <SlicePanel />}
      <LevelSwitch />
      <Legend />
      <MapSummary />
      <DrawingSwitch />
      <ThemeTree />
    </>
  );
}
