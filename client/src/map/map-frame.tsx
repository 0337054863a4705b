import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../messages/words.ts';
import { chooseArea } from '../state/actions.ts';
import { areasOf } from '../state/areas/areas.ts';
import { chosenSpot, type Spot } from '../state/areas/chosen-spot.ts';
import { located, tellPlace } from '../state/areas/located.ts';
import { isPhone, mode, reducedMotion } from '../state/page/appearance.ts';
import { embedded } from '../state/page/embedded.ts';
import { whole } from '../state/selection/selection-outline.ts';
import { clickToSelect, litSelection } from '../state/selection/selection-store.ts';
import { pointAt, pointAway, pointed, pointer } from '../state/shown/pointing.ts';
import type { AtlasMap, MapEvents } from './atlas-map.ts';
import { onMapKey } from './map-keys.ts';
import type { MapSeat } from './map-seat.ts';
import { labels } from './scene.ts';
import { prepareWalk } from './walking.ts';

type Props = {
  seat: MapSeat;
  label: string;
  drawing: string | undefined;
  which: 'first' | 'second';
};

/** A thin component over a map: it tells the map what the stores hold, and the stores what happens there. */
export function MapFrame({ seat, label, drawing, which }: Props) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let stop = () => {};
    let gone = false;
    import('./atlas-map.ts')
      .then(({ AtlasMap }) => {
        if (gone) return;
        const map = new AtlasMap(element, {
          mode: mode.value,
          camera: seat.begin(),
          gestures: embedded ? words.peek().map.gestures : null,
          events: eventsOf(seat),
          still: reducedMotion.peek(),
        });
        stop = follow(map, seat);
      })
      .catch(() => {
        seat.state.value = 'refused';
      });
    return () => {
      gone = true;
      stop();
    };
  }, [seat]);
  const spot = pointed.value;
  const said = words.value.map;
  const { top, right, bottom, left } = seat.sight.value;
  const keys = `map-keys-${which}`;
  return (
    // A map is walked with keys of its own: that is what an application is to a screen reader.
    <div
      class="map"
      ref={(element) => {
        seat.frame.value = element;
      }}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
      tabIndex={0}
      aria-label={label}
      aria-roledescription={said.role}
      aria-describedby={keys}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) prepareWalk();
      }}
      onKeyDown={(event) =>
        onMapKey(event, {
          zoom: (steps) => seat.map.value?.zoomBy(steps),
          pan: (by) => seat.map.value?.panBy(by, reducedMotion.peek()),
        })
      }
      data-which={which}
      data-state={seat.settled.value ? 'settled' : 'moving'}
      data-level={seat.scene.value?.level}
      data-drawing={drawing}
      data-hovered-area={spot ? codeOf(spot) : undefined}
    >
      <div class="map-canvas" ref={container} />
      <div class="map-focus" style={{ inset: `${top}px ${right}px ${bottom}px ${left}px` }}>
        <p id={keys}>{said.keys}</p>
      </div>
    </div>
  );
}

/** One line in the accent colour at a time: around what is selected, else around the chosen area. */
const outlined = computed(() => (litSelection.value ? null : chosenSpot.value));

/** Whichever map it happens on, the same area is pointed at, chosen and selected. */
function eventsOf(seat: MapSeat): MapEvents {
  return {
    onPoint: (spot, at) => {
      const corner = at && seat.corner();
      pointer.value = at && corner ? { x: at.x + corner.x, y: at.y + corner.y } : null;
      if (spot) pointAt(spot.level, spot.index, 'map');
      else pointAway('map');
    },
    onClick: (spot, isExtra, place) => {
      if (clickToSelect(spot, isExtra)) return;
      void tellPlace(place);
      const code = codeOf(spot);
      if (code) chooseArea({ level: spot.level, code });
    },
    onMove: seat.onMove,
    onRest: seat.onRest,
    onSettled: (now) => {
      seat.settled.value = now;
      if (now && seat.scene.value) seat.state.value = 'drawn';
    },
  };
}

function follow(map: AtlasMap, seat: MapSeat): () => void {
  seat.map.value = map;
  const stops = [
    tell(mode, (now) => map.setMode(now)),
    tell(seat.scene, (now) => now && map.show(now)),
    tell(labels, (now) => now && map.showLabels(now)),
    tell(pointed, (now) => map.hover(now)),
    tell(located, (now) => map.markPlace(now)),
    tell(outlined, (now) => map.choose(now)),
    tell(whole, (now) => map.showSelection(now?.outline ?? null)),
    tell(isPhone, () => map.resize()),
    seat.follow(map),
  ];
  void map.showLand();
  return () => {
    for (const stop of stops) stop();
    seat.map.value = null;
    seat.settled.value = false;
    map.remove();
  };
}

/** Tells the map each value of a signal; what the map does in answer subscribes to nothing. */
export function tell<T>(source: ReadonlySignal<T>, act: (value: T) => unknown): () => void {
  return effect(() => {
    const now = source.value;
    untracked(() => void act(now));
  });
}

function codeOf(spot: Spot): string | undefined {
  return areasOf(spot.level)?.codes[spot.index];
}
