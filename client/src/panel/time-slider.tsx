import { useSignal, useSignalEffect } from '@preact/signals';
import { Pause, Play } from 'lucide-preact';
import { choosePeriod } from '../state/actions.ts';
import { link } from '../state/location.ts';
import { isStale, shown } from '../state/shown.ts';
import { periods, topic } from '../state/topic.ts';
import { words } from '../words/words.ts';

const STEP_MS = 1100;

/** The years that have figures, and no others. Forecast and provisional years look different. */
export function TimeSlider() {
  const list = periods.value;
  const current =
    list.indexOf(link.value.period ?? '') >= 0
      ? link.value.period
      : (shown.value?.request.period ?? list.at(-1));
  const at = Math.max(0, list.indexOf(current ?? ''));
  const playing = useSignal(false);
  useSignalEffect(() => {
    if (!playing.value || isStale.value) return;
    const timer = setTimeout(() => {
      const next = list[at + 1];
      if (next) choosePeriod(next);
      else playing.value = false;
    }, STEP_MS);
    return () => clearTimeout(timer);
  });
  if (list.length === 0) return <div class="time skeleton" />;
  const said = words.value;
  if (list.length === 1) {
    return (
      <section class="time time-only" aria-label={said.period}>
        <b>{list[0]}</b>
        <span class="quiet">{said.onlyPeriod}</span>
      </section>
    );
  }
  const play = () => {
    if (!playing.value && at === list.length - 1 && list[0]) choosePeriod(list[0]);
    playing.value = !playing.value;
  };
  const label = playing.value ? said.pause : said.play;
  return (
    <section class="time" aria-label={said.period}>
      <button type="button" class="time-play" title={label} aria-label={label} onClick={play}>
        {playing.value ? <Pause size={16} /> : <Play size={16} />}
      </button>
      <div class="time-track">
        <div class="time-ends" aria-hidden="true">
          <span>{list[0]}</span>
          <output class="time-now">{current}</output>
          <span>{list.at(-1)}</span>
        </div>
        <input
          type="range"
          class="time-range"
          aria-label={said.period}
          aria-valuetext={`${current} ${kindOf(current ?? '')}`.trim()}
          min={0}
          max={list.length - 1}
          step={1}
          value={at}
          onInput={(event) => {
            playing.value = false;
            const period = list[Number(event.currentTarget.value)];
            if (period) choosePeriod(period);
          }}
        />
        <div class="time-ticks" aria-hidden="true">
          {list.map((period) => (
            <i key={period} data-kind={tickOf(period)} />
          ))}
        </div>
      </div>
    </section>
  );
}

function tickOf(period: string): 'forecast' | 'provisional' | undefined {
  const about = topic.value;
  if (about?.forecastFrom && period >= about.forecastFrom) return 'forecast';
  return about?.provisional.includes(period) ? 'provisional' : undefined;
}

function kindOf(period: string): string {
  const kind = tickOf(period);
  return kind ? words.value[kind] : '';
}
