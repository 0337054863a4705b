import { PanelLeftClose, PanelLeftOpen } from 'lucide-preact';
import { later } from '../later.tsx';
import { Legend } from '../legend/legend.tsx';
import { MapSummary } from '../legend/map-summary.tsx';
import { panelOpen } from '../state/appearance.ts';
import { catalogueError, retryCatalogue } from '../state/catalogue.ts';
import { topic } from '../state/topic.ts';
import { Trouble } from '../trouble.tsx';
import { words } from '../words/words.ts';
import { DrawingSwitch } from './drawing-switch.tsx';
import { LevelSwitch } from './level-switch.tsx';
import { ThemeTree } from './theme-tree.tsx';
import { TimeSlider } from './time-slider.tsx';
import { TopicHead } from './topic-head.tsx';

const SlicePanel = later(() => import('../cube/slice-panel.tsx').then((view) => view.SlicePanel));

/** What: the topic, how it is drawn, what the colours mean, and when. Folds to a strip. */
export function TopicPanel() {
  const open = panelOpen.value;
  const label = open ? words.value.closePanel : words.value.openPanel;
  return (
    <aside class="panel" data-open={open} aria-label={words.value.panelLabel}>
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
    return <Trouble error={catalogueError.value} retry={retryCatalogue} />;
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
