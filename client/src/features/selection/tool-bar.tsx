import { useSignalEffect } from '@preact/signals';
import {
  Circle,
  LassoSelect,
  MousePointerClick,
  Pentagon,
  Spline,
  SquareDashed,
  X,
} from 'lucide-preact';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { progress } from '../../geometry/ask-geometry.ts';
import { OVERLAPS } from '../../geometry/overlaps.ts';
import { MODES } from '../../link/area-set.ts';
import { mapSight, type Padding } from '../../map/map-padding.ts';
import { TOOLS, type Tool } from '../../messages/cases.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas } from '../../messages/messages.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { isPhone, panelOpen } from '../../state/page/appearance.ts';
import {
  chooseTool,
  joinMode,
  overlap,
  selectedHere,
  stopSelecting,
  tool,
} from '../../state/selection/selection-store.ts';
import { search, stopSearch } from './find-on-map.ts';

const ICONS: Record<Tool, typeof X> = {
  click: MousePointerClick,
  box: SquareDashed,
  lasso: LassoSelect,
  polygon: Pentagon,
  radius: Circle,
  line: Spline,
};

/** Between the tools and the sheet below or beside them. */
const GAP_PX = 12;

/** The tools that work on the map itself, and under them what the one in hand expects. */
export function ToolBar() {
  const t = lazyMessages.value;
  const active = tool.value;
  useSignalEffect(() => (tool.value === 'click' ? onEscape(() => chooseTool(null)) : undefined));
  return (
    <div
      class="tools"
      data-beside-panel={panelOpen.value}
      style={isPhone.value ? besideSheet(mapSight.value) : undefined}
    >
      <div class="tools-row" role="toolbar" aria-label={t.tools}>
        {TOOLS.map((each) => {
          const Icon = ICONS[each];
          return (
            <button
              type="button"
              key={each}
              class="tool-choice"
              data-tool={each}
              title={t.toolNames[each]}
              aria-label={t.toolNames[each]}
              aria-pressed={active === each}
              onClick={() => chooseTool(active === each ? null : each)}
            >
              <Icon size={18} />
            </button>
          );
        })}
        {!isPhone.value && <JoinModes />}
        <button
          type="button"
          class="tool-choice tools-close"
          title={t.stop}
          aria-label={t.stop}
          onClick={stopSelecting}
        >
          <X size={18} />
        </button>
      </div>
      {(active || isPhone.value) && (
        <p class="tools-hint">
          {isPhone.value && <Count />}
          {active && t.toolHints[active]} {!isPhone.value && t.escapeHint}
        </p>
      )}
      <Working />
    </div>
  );
}

function besideSheet({ left, bottom }: Padding): { left: string; bottom: string } {
  return { left: `${left + GAP_PX}px`, bottom: `${bottom + GAP_PX}px` };
}

/** On a phone the panel that says it is out of sight while drawing. */
function Count() {
  const level = mapData.value?.level;
  const count = selectedHere.value.length;
  if (!level || count === 0) return null;
  const number = formatNumber(count, 0, language.value);
  return <b>{lazyMessages.value.someSelected(number, sayAreas(level))}</b>;
}

/** What happens with what is found. */
export function JoinModes() {
  const t = lazyMessages.value;
  return (
    <fieldset class="segments join-modes">
      <legend class="visually-hidden">{t.modeLabel}</legend>
      {MODES.map((each) => (
        <button
          type="button"
          key={each}
          class="segment"
          title={t.modes[each]}
          aria-pressed={joinMode.value === each}
          onClick={() => {
            joinMode.value = each;
          }}
        >
          {t.modeShort[each]}
        </button>
      ))}
    </fieldset>
  );
}

/** When an area that lies partly in a shape counts. */
export function OverlapChoice() {
  const t = lazyMessages.value;
  return (
    <label class="choice">
      <span>{t.overlapLabel}</span>
      <select
        value={overlap.value}
        onChange={(event) => {
          const chosen = OVERLAPS.find((each) => each === event.currentTarget.value);
          if (chosen) overlap.value = chosen;
        }}
      >
        {OVERLAPS.map((each) => (
          <option key={each} value={each}>
            {t.overlaps[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Working() {
  if (!search.value) return null;
  const t = lazyMessages.value;
  return (
    <p class="tools-hint tools-working" role="status">
      <progress max={1} value={progress.value ?? undefined} aria-label={t.working} />
      <button type="button" class="link" onClick={stopSearch}>
        {t.cancel}
      </button>
    </p>
  );
}

function onEscape(act: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    act();
  };
  window.addEventListener('keydown', onKey, true);
  return () => window.removeEventListener('keydown', onKey, true);
}
