/** What there is to look at: each view's picture, and what it puts beside the map. A new view is a line here. */
import {
  ChartPie,
  ChartScatter,
  Columns2,
  Columns3,
  Grid3x3,
  type LucideIcon,
  Map as MapIcon,
} from 'lucide-preact';
import type { ComponentType } from 'preact';
import { isPublication } from '../../api/publication/publication.ts';
import type { View } from '../../link/views.ts';
import { topic } from '../../state/topic/topic.ts';
import { lazy } from '../../ui/lazy.tsx';

export type ViewEntry = {
  view: View;
  Icon: LucideIcon;
  /** Loaded when it is first looked at, by `lazy()`. The map alone has none. */
  Pane?: ComponentType;
  /** Instead of a pane: what puts itself on the stage, over the map or beside it. The pane is then for phones. */
  Stage?: ComponentType;
  /** Reads signals; without it the view is always offered. */
  isOffered?: () => boolean;
  /** Another form of the view before it: not a choice of its own. */
  isForm?: true;
};

const splitMap = {
  Icon: Columns2,
  Stage: lazy(() =>
    import('../../features/split-map/split-stage.tsx').then((view) => view.SplitStage),
  ),
  Pane: lazy(() =>
    import('../../features/split-map/split-sheet.tsx').then((view) => view.SplitSheet),
  ),
};

const VIEW_TABLE: readonly ViewEntry[] = [
  { view: 'map', Icon: MapIcon },
  { view: 'two', ...splitMap },
  { view: 'swipe', ...splitMap, isForm: true },
  {
    view: 'scatter',
    Icon: ChartScatter,
    Pane: lazy(() =>
      import('../../features/scatter/scatter-view.tsx').then((view) => view.ScatterPane),
    ),
  },
  {
    view: 'triptych',
    Icon: Columns3,
    Pane: lazy(() => import('./triptych-pane.tsx').then((view) => view.TriptychPane)),
  },
  {
    view: 'cube',
    Icon: Grid3x3,
    Pane: lazy(() => import('./cube-pane.tsx').then((view) => view.CubePane)),
    isOffered: () => topic.value?.isCube === true,
  },
  {
    view: 'profile',
    Icon: ChartPie,
    Pane: lazy(() =>
      import('../../features/profile/profile-pane.tsx').then((view) => view.ProfilePane),
    ),
    isOffered: () => !isPublication,
  },
];

export function offeredViews(): ViewEntry[] {
  return VIEW_TABLE.filter(({ isForm, isOffered }) => !isForm && (isOffered?.() ?? true));
}

export function findView(view: View): ViewEntry | undefined {
  return VIEW_TABLE.find((entry) => entry.view === view);
}
