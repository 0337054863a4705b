import { Pause, Play } from 'lucide-preact';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { messages } from '../../messages/messages.ts';
import { choosePeriod } from '../../state/actions.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { chooseChange } from '../../state/topic/measure-actions.ts';
import { figurePeriods, periods, subject } from '../../state/topic/topic.ts';
import { namedOf, nearestTo, placesOf, stretchesOf } from '../../ui/charts/time-scale.ts';
import { kindOf } from './period-kind.ts';
import { changeSpeed, playing, speed, togglePlaying, usePlaying } from './playing.ts';
import { TimeChart } from './time-chart.tsx';
import { TimeHandle } from './time-handle.tsx';

/** Least distance between two years that are named, as a share of the line. */
const ROOM = 0.17;

/** The periods that have figures, each where it lies in time, and no others. Of a change both ends. */
export function TimeSlider() {
  usePlaying();
  const list = figurePeriods.value;
  const t = messages.value;
  if (list.length === 0) return <div class="time skeleton" />;
  const now = mapView.value?.request.period ?? list.at(-1) ?? '';
  if (list.length === 1) {
    return (
      <section class="time time-only" aria-label={t.period}>
        <b>{list[0]}</b>
        <span class="quiet">{t.onlyPeriod}</span>
      </section>
    );
  }
  const since = subject.value?.since ?? null;
  return (
    <section class="time" aria-label={t.period}>
      <div class="time-buttons">
        <PlayButton />
        <SpeedButton />
      </div>
      <div class="time-track">
        <output class="time-now">
          {since === null ? now : `${since}–${now}`} <Kind period={now} />
        </output>
        <Track list={list} now={now} since={since} />
      </div>
    </section>
  );
}

function PlayButton() {
  const label = playing.value ? messages.value.pause : messages.value.play;
  return (
    <button
      type="button"
      class="time-play"
      title={label}
      aria-label={label}
      aria-pressed={playing.value}
      onClick={togglePlaying}
    >
      {playing.value ? <Pause size={16} /> : <Play size={16} />}
    </button>
  );
}

function SpeedButton() {
  const times = `${formatNumber(speed.value, speed.value < 1 ? 1 : 0, language.value)}×`;
  return (
    <button
      type="button"
      class="time-speed"
      aria-label={`${messages.value.timeline.speed}${messages.value.colon}${times}`}
      title={messages.value.timeline.speed}
      onClick={changeSpeed}
    >
      {times}
    </button>
  );
}

type TrackProps = { list: readonly string[]; now: string; since: string | null };

function Track({ list, now, since }: TrackProps) {
  const places = placesOf(list);
  const at = Math.max(0, list.indexOf(now));
  const from = since === null ? null : list.indexOf(since);
  const t = messages.value.timeline;
  const lowest = Math.max(0, list.indexOf(periods.value[0] ?? ''));
  const moveTo = (to: number) => {
    playing.value = false;
    const period = list[to];
    if (period && period !== now) choosePeriod(period);
  };
  const moveFrom = (to: number) => {
    playing.value = false;
    const period = list[to];
    if (period && period !== since) chooseChange(period, now);
  };
  return (
    <div class="time-scale">
      <TimeChart places={places} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the handles do the same from the keyboard. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same. */}
      <div
        class="time-line-of-years"
        // A press beside the handles brings the nearest one there.
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const to = nearestTo(places, (event.clientX - box.left) / box.width);
          if (from !== null && Math.abs(to - from) < Math.abs(to - at))
            moveFrom(Math.min(to, at - 1));
          else moveTo(Math.max(to, from === null ? lowest : from + 1));
        }}
      >
        <Years list={list} places={places} at={at} from={from} />
        {from !== null && (
          <TimeHandle
            end="since"
            label={t.since}
            list={list}
            places={places}
            at={from}
            lowest={0}
            highest={at - 1}
            moveTo={moveFrom}
          />
        )}
        <TimeHandle
          end="period"
          label={from === null ? messages.value.period : t.until}
          list={list}
          places={places}
          at={at}
          lowest={from === null ? lowest : from + 1}
          highest={list.length - 1}
          moveTo={moveTo}
        />
      </div>
      <Marks list={list} />
    </div>
  );
}

type YearsProps = {
  list: readonly string[];
  places: readonly number[];
  at: number;
  from: number | null;
};

/** The line, broken where there are no figures, with a tick for each period and names where there is room. */
function Years({ list, places, at, from }: YearsProps) {
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const named = new Set(namedOf(places, ROOM));
  return (
    <div class="time-years" aria-hidden="true">
      {stretchesOf(places).map(({ from: start, to, isGap }) => (
        <i
          key={start}
          class="time-stretch"
          data-gap={isGap}
          style={{ left: percent(start), width: percent(to - start) }}
        />
      ))}
      {from !== null && (
        <i
          class="time-between"
          style={{
            left: percent(places[from] ?? 0),
            width: percent((places[at] ?? 0) - (places[from] ?? 0)),
          }}
        />
      )}
      {list.map((period, i) => (
        <i
          key={period}
          class="time-tick"
          data-period={period}
          data-kind={kindOf(period)}
          style={{ left: percent(places[i] ?? 0) }}
        >
          {named.has(i) && <span>{period}</span>}
        </i>
      ))}
    </div>
  );
}

/** Which shape means what, where it occurs. */
function Marks({ list }: { list: readonly string[] }) {
  const kinds = [...new Set(list.map(kindOf))].filter((kind) => kind !== undefined);
  if (kinds.length === 0) return null;
  return (
    <p class="time-marks">
      {kinds.map((kind) => (
        <span key={kind}>
          <i class="time-tick" data-kind={kind} aria-hidden="true" /> {messages.value[kind]}
        </span>
      ))}
    </p>
  );
}

function Kind({ period }: { period: string }) {
  const kind = kindOf(period);
  return kind ? <small>{messages.value[kind]}</small> : null;
}
