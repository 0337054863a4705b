import { LassoSelect, SquareDashed } from 'lucide-preact';
import { CROSSES, FITS } from '../../link/plot-settings.ts';
import { members } from '../../map/scene.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas } from '../../messages/messages.ts';
import { choosePlot } from '../../state/actions.ts';
import { link } from '../../state/page/location.ts';
import { held } from '../../state/pins/compared.ts';
import { BRUSHES, brush } from './brush.ts';
import type { Plot } from './plot.ts';

const ICONS = { box: SquareDashed, lasso: LassoSelect };

/** The brush in hand. */
export function BrushChoice() {
  const t = lazyMessages.value;
  return (
    <fieldset class="brushes" aria-label={t.scatter.brush} title={t.scatter.brushHint}>
      {BRUSHES.map((each) => {
        const Icon = ICONS[each];
        return (
          <button
            type="button"
            key={each}
            class="tool"
            data-brush={each}
            title={t.toolNames[each]}
            aria-label={t.toolNames[each]}
            aria-pressed={brush.value === each}
            onClick={() => {
              brush.value = brush.value === each ? null : each;
            }}
          >
            <Icon size={17} />
          </button>
        );
      })}
    </fieldset>
  );
}

/** How the axes run, through which areas the line goes and where the plot is cut in four. */
export function PlotOptions({ plot }: { plot: Plot }) {
  const t = lazyMessages.value.scatter;
  const { plot: settings } = link.value;
  const listed = members.value;
  const areas = sayAreas(plot.view.level);
  return (
    <div class="plot-options">
      {(['x', 'y'] as const).map((axis) => (
        <Toggle
          key={axis}
          label={t.logAxis[axis]}
          isOn={plot[axis].kind === 'log'}
          isOff={(plot[axis].figures.sorted.at(-1) ?? 0) <= 0}
          turn={(isOn) => choosePlot({ [axis]: isOn ? 'log' : 'linear' })}
        />
      ))}
      {listed && (
        <label class="choice">
          <span>{t.fitLabel}</span>
          <select
            value={settings.fit}
            onChange={({ currentTarget }) => {
              const fit = FITS.find((each) => each === currentTarget.value);
              if (fit) choosePlot({ fit });
            }}
          >
            <option value="lit">{t.fitLit(listed.length)}</option>
            <option value="all">{t.fitAll(areas)}</option>
          </select>
        </label>
      )}
      <label class="choice">
        <span>{t.crossLabel}</span>
        <select
          value={settings.cross}
          onChange={({ currentTarget }) => {
            const cross = CROSSES.find((each) => each === currentTarget.value);
            if (cross) choosePlot({ cross });
          }}
        >
          <option value="none">{t.crosses.none}</option>
          <option value="median">{t.crosses.median}</option>
          <option value="reference" disabled={held.value?.area == null}>
            {t.crosses.reference(held.value?.area ? held.value.name : '')}
          </option>
        </select>
      </label>
      {plot.size && (
        <Toggle
          label={t.weighted}
          isOn={settings.isWeighted}
          turn={(isWeighted) => choosePlot({ isWeighted })}
        />
      )}
    </div>
  );
}

type ToggleProps = {
  label: string;
  isOn: boolean;
  isOff?: boolean;
  turn: (isOn: boolean) => void;
};

function Toggle({ label, isOn, isOff = false, turn }: ToggleProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isOff}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
