import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { messages } from '../messages/messages.ts';
import { chooseArea } from '../state/actions.ts';
import { areasOf } from '../state/areas/areas.ts';
import { type AreaIndex, chosenIndex } from '../state/areas/chosen-index.ts';
import { located, tellPlace } from '../state/areas/located.ts';
import { pointAt, pointAway, pointed, pointer } from '../state/map-view/pointing.ts';
import { isPhone, mode, reducedMotion } from '../state/page/appearance.ts';
import { embedded } from '../state/page/embedded.ts';
import { whole } from '../state/selection/selection-outline.ts';
import { clickToSelect, litSelection } from '../state/selection/selection-store.ts';
import type { AtlasMap, MapEvents } from './atlas-map.ts';
import { onMapKey } from './keyboard/map-keys.ts';
import { prepareWalk } from './keyboard/walking.ts';
import type { MapInstance } from './map-instance.ts';
import { labels } from './scene.ts';

type Props = {
  instance: MapInstance;
  label: string;
  drawing: string | undefined;
  which: 'first' | 'second';
};

/** A thin component over a map: it tells the map what the stores hold, and the stores what happens there. */
export function MapFrame({ instance, label, drawing, which }: Props) {
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
          camera: instance.begin(),
          gestures: embedded ? messages.peek().map.gestures : null,
          events: eventsOf(instance),
          still: reducedMotion.peek(),
        });
        stop = follow(map, instance);
      })
      .catch(() => {
        instance.state.value = 'refused';
      });
    return () => {
      gone = true;
      stop();
    };
  }, [instance]);
  const areaIndex = pointed.value;
  const t = messages.value.map;
  const { top, right, bottom, left } = instance.sight.value;
  const keys = `map-keys-${which}`;
  return (
    // A map is walked with keys of its own: that is what an application is to a screen reader.
    <div
      class="map"
      ref={(element) => {
        instance.frame.value = element;
      }}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
      tabIndex={0}
      aria-label={label}
      aria-roledescription={t.role}
      aria-describedby={keys}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) prepareWalk();
      }}
      onKeyDown={(event) =>
        onMapKey(event, {
          zoom: (steps) => instance.map.value?.zoomBy(steps),
          pan: (by) => instance.map.value?.panBy(by, reducedMotion.peek()),
        })
      }
      data-which={which}
      data-state={instance.settled.value ? 'settled' : 'moving'}
      data-level={instance.scene.value?.level}
      data-drawing={drawing}
      data-hovered-area={areaIndex ? codeOf(areaIndex) : undefined}
    >
      <div class="map-canvas" ref={container} />
      <div class="map-focus" style={{ inset: `${top}px ${right}px ${bottom}px ${left}px` }}>
        <p id={keys}>{t.keys}</p>
      </div>
    </div>
  );
}

/** One line in the accent colour at a time: around what is selected, else around the chosen area. */
const outlined = computed(() => (litSelection.value ? null : chosenIndex.value));

/** Whichever map it happens on, the same area is pointed at, chosen and selected. */
function eventsOf(instance: MapInstance): MapEvents {
  return {
    onPoint: (areaIndex, at) => {
      const corner = at && instance.corner();
      pointer.value = at && corner ? { x: at.x + corner.x, y: at.y + corner.y } : null;
      if (areaIndex) pointAt(areaIndex.level, areaIndex.index, 'map');
      else pointAway('map');
    },
    onClick: (areaIndex, isExtra, place) => {
      if (clickToSelect(areaIndex, isExtra)) return;
      void tellPlace(place);
      const code = codeOf(areaIndex);
      if (code) chooseArea({ level: areaIndex.level, code });
    },
    onMove: instance.onMove,
    onRest: instance.onRest,
    onSettled: (now) => {
      instance.settled.value = now;
      if (now && instance.scene.value) instance.state.value = 'drawn';
    },
  };
}

function follow(map: AtlasMap, instance: MapInstance): () => void {
  instance.map.value = map;
  const stops = [
    tell(mode, (now) => map.setMode(now)),
    tell(instance.scene, (now) => now && map.show(now)),
    tell(labels, (now) => now && map.showLabels(now)),
    tell(pointed, (now) => map.hover(now)),
    tell(located, (now) => map.markPlace(now)),
    tell(outlined, (now) => map.choose(now)),
    tell(whole, (now) => map.showSelection(now?.outline ?? null)),
    tell(isPhone, () => map.resize()),
    instance.follow(map),
  ];
  void map.showLand();
  return () => {
    for (const stop of stops) stop();
    instance.map.value = null;
    instance.settled.value = false;
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

function codeOf(areaIndex: AreaIndex): string | undefined {
  return areasOf(areaIndex.level)?.codes[areaIndex.index];
}
