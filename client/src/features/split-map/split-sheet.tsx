import './split-map.css';
import './second-legend.css';
import { Grid3x3 } from 'lucide-preact';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { drawTogether } from '../../state/actions.ts';
import { hasOneLegend } from '../../state/map-view/map-view.ts';
import { SecondChoice } from '../../ui/second-choice.tsx';
import { SecondLegend } from './second-legend.tsx';
import { SwapButton } from './swap-button.tsx';

/** On a phone, what belongs to the second map and has no room on it. */
export function SplitSheet() {
  const t = lazyMessages.value.splitMap;
  return (
    <div class="split-sheet">
      <div class="split-sheet-choice">
        <SecondChoice label={t.second} />
        <SwapButton />
      </div>
      {hasOneLegend.value ? <p class="quiet">{t.oneLegendNote}</p> : <SecondLegend />}
      <button type="button" class="link pair-apart" onClick={drawTogether}>
        <Grid3x3 size={15} aria-hidden="true" />
        {t.together}
      </button>
    </div>
  );
}
