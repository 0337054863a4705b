import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { whole } from '../selection/selection-outline.ts';
import { clickToSelect, litSelection } from '../selection/selection-store.ts';
import { chooseArea, keepCamera } from '../state/actions.ts';
import { isPhone, mode, reducedMotion, sheetHeight } from '../state/appearance.ts';
import { areasOf } from '../state/areas.ts';
import { target, zoom } from '../state/camera.ts';
import { embedded } from '../state/embedded.ts';
import { located, tellPlace } from '../state/located.ts';
import { link } from '../state/location.ts';
import { pointAt, pointAway, pointed, pointer } from '../state/pointing.ts';
import { shown } from '../state/shown.ts';
import { words } from '../words/words.ts';
import type { AtlasMap, MapEvents } from './atlas-map.ts';
import { onMapKey } from './map-keys.ts';
import { mapPadding, mapSight } from './map-padding.ts';
import { chosenSpot, labels, type Spot, scene } from './scene.ts';
import { prepareWalk } from './walking.ts';

/** The middle of Flanders, until the edition has said where its areas lie. */
const FIRST_CAMERA = { zoom: 7.6, lon: 4.2, lat: 51.05 };

export const mapState = signal<'loading' | 'drawn' | 'refused'>('loading');
const settled = signal(false);
const theMap = signal<AtlasMap | null>(null);

/** Counts frames in which the map moved: what is drawn over it follows. */
export const mapMoves = signal(0);

/** Asks something of the map; null while there is none. */
export function askMap<T>(ask: (map: AtlasMap) => T): T | null {
  const map = theMap.peek();
  return map && ask(map);
}

export function zoomMap(steps: number): void {
  theMap.value?.zoomBy(steps);
}

function panMap(by: [number, number]): void {
  theMap.value?.panBy(by, reducedMotion.peek());
}

/** The frame of the map; it can be walked even where the picture cannot be drawn. */
const frame = signal<HTMLElement | null>(null);

export function focusMap(): void {
  frame.value?.focus();
}

/** A thin component over the map: it tells the map what the stores hold, and the stores what happens there. */
export function MapView() {
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
          camera: link.value.camera ?? FIRST_CAMERA,
          gestures: embedded ? words.peek().map.gestures : null,
          events,
          still: reducedMotion.peek(),
        });
        stop = follow(map);
      })
      .catch(() => {
        mapState.value = 'refused';
      });
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const spot = pointed.value;
  const said = words.value.map;
  const { top, right, bottom, left } = mapSight.value;
  return (
    // A map is walked with keys of its own: that is what an application is to a screen reader.
    <div
      class="map"
      ref={(element) => {
        frame.value = element;
      }}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
      tabIndex={0}
      aria-label={said.label}
      aria-roledescription={said.role}
      aria-describedby="map-keys"
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) prepareWalk();
      }}
      onKeyDown={(event) => onMapKey(event, { zoom: zoomMap, pan: panMap })}
      data-state={settled.value ? 'settled' : 'moving'}
      data-level={scene.value?.level}
      data-drawing={shown.value?.drawing}
      data-hovered-area={spot ? codeOf(spot) : undefined}
    >
      <div class="map-canvas" ref={container} />
      <div class="map-focus" style={{ inset: `${top}px ${right}px ${bottom}px ${left}px` }}>
        <p id="map-keys">{said.keys}</p>
      </div>
    </div>
  );
}

/** One line in the accent colour at a time: around what is selected, else around the chosen area. */
const outlined = computed(() => (litSelection.value ? null : chosenSpot.value));

const events: MapEvents = {
  onPoint: (spot, at) => {
    pointer.value = at ? { x: at.x, y: at.y } : null;
    if (spot) pointAt(spot.level, spot.index, 'map');
    else pointAway('map');
  },
  onMove: () => {
    mapMoves.value++;
  },
  onClick: (spot, isExtra, place) => {
    if (clickToSelect(spot, isExtra)) return;
    void tellPlace(place);
    const code = codeOf(spot);
    if (code) chooseArea({ level: spot.level, code });
  },
  onRest: (camera) => {
    zoom.value = Math.round(camera.zoom * 4) / 4;
    keepCamera(camera);
  },
  onSettled: (now) => {
    settled.value = now;
    if (now && scene.value) mapState.value = 'drawn';
  },
};

function follow(map: AtlasMap): () => void {
  theMap.value = map;
  const stops = [
    tell(mode, (now) => map.setMode(now)),
    tell(scene, (now) => now && map.show(now)),
    tell(labels, (now) => now && map.showLabels(now)),
    tell(pointed, (now) => map.hover(now)),
    tell(located, (now) => map.markPlace(now)),
    tell(outlined, (now) => map.choose(now)),
    tell(target, (now) => now && map.go(now, mapPadding.peek(), reducedMotion.peek())),
    tell(whole, (now) => map.showSelection(now?.outline ?? null)),
    tell(isPhone, () => map.resize()),
    tell(sheetHeight, followSheet(map)),
  ];
  void map.showLand();
  return () => {
    for (const stop of stops) stop();
    theMap.value = null;
    map.remove();
  };
}

/** Keeps what was in the middle of the uncovered map in the middle when the sheet grows or shrinks. */
function followSheet(map: AtlasMap): () => void {
  let before = mapPadding.peek().bottom;
  return () => {
    const now = mapPadding.peek().bottom;
    if (isPhone.peek() && now !== before) map.lift((now - before) / 2, reducedMotion.peek());
    before = now;
  };
}

/** Tells the map each value of a signal; what the map does in answer subscribes to nothing. */
function tell<T>(source: ReadonlySignal<T>, act: (value: T) => unknown): () => void {
  return effect(() => {
    const now = source.value;
    untracked(() => void act(now));
  });
}

function codeOf(spot: Spot): string | undefined {
  return areasOf(spot.level)?.codes[spot.index];
}
