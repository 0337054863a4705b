import { useSignal, useSignalEffect } from '@preact/signals';
import { Pause, Play, Route } from 'lucide-preact';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import { choosePeriod, choosePlot } from '../../state/actions.ts';
import { reducedMotion } from '../../state/page/appearance.ts';
import { link } from '../../state/page/location.ts';
import { periodColumns, sharedPeriods } from './period-columns.ts';
import { isPlotStale, type Plot } from './plot.ts';
import { MOVE_MS } from './use-moving-dots.ts';

/** How long dots rest between two moves. */
const REST_MS = 500;

/** Goes through the periods that both indicators have: dots move, named areas leave a trail, axes stay. */
export function PlotPlayer({ plot }: { plot: Plot }) {
  const list = sharedPeriods.value;
  const playing = useSignal(false);
  const now = plot.view.request.period;
  const at = list.findLastIndex((period) => period <= now);
  useSignalEffect(() => {
    // Axes that stay need all periods first.
    if (!playing.value || isPlotStale.value || !periodColumns.value) return;
    const timer = setTimeout(
      () => {
        const next = list.find((period) => period > (link.peek().period ?? now));
        if (next) choosePeriod(next);
        else playing.value = false;
      },
      (reducedMotion.value ? 0 : MOVE_MS) + REST_MS,
    );
    return () => clearTimeout(timer);
  });
  const t = lazyMessages.value.scatter;
  if (list.length < 2) return <p class="quiet">{t.noShared}</p>;
  const { hasTrails } = link.value.plot;
  const play = () => {
    if (!playing.value) {
      if (!hasTrails) choosePlot({ hasTrails: true });
      if ((at < 0 || at === list.length - 1) && list[0]) choosePeriod(list[0]);
    }
    playing.value = !playing.value;
  };
  const label = playing.value ? messages.value.pause : t.play;
  return (
    <div class="plot-player" data-playing={playing.value} data-ready={periodColumns.value !== null}>
      <button type="button" class="time-play" title={label} aria-label={label} onClick={play}>
        {playing.value ? <Pause size={16} /> : <Play size={16} />}
      </button>
      <span class="plot-end">{list[0]}</span>
      <input
        type="range"
        aria-label={messages.value.period}
        aria-valuetext={now}
        min={0}
        max={list.length - 1}
        step={1}
        value={Math.max(0, at)}
        onInput={(event) => {
          playing.value = false;
          const period = list[Number(event.currentTarget.value)];
          if (period) choosePeriod(period);
        }}
      />
      <span class="plot-end">{list.at(-1)}</span>
      <output class="plot-now">{now}</output>
      <button
        type="button"
        class="chip"
        title={t.trailsHint}
        aria-pressed={hasTrails}
        onClick={() => choosePlot({ hasTrails: !hasTrails })}
      >
        <Route size={14} aria-hidden="true" />
        {t.trails}
      </button>
    </div>
  );
}
