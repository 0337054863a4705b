/** The map of the second question. It shares its camera with the first: whichever moves takes the other along. */
import { computed, signal } from '@preact/signals';
import type { Camera } from '../../link/url-state.ts';
import { firstMap, onFirstMove } from '../../map/main-map.tsx';
import { tell } from '../../map/map-frame.tsx';
import { createMapInstance, type MapInstance } from '../../map/map-instance.ts';
import { mapSight, type Padding } from '../../map/map-padding.ts';
import { cameraBeside } from '../../map/one-camera.ts';
import { createScene, type Lit, litBeside } from '../../map/scene.ts';
import { litClasses } from '../../state/map-view/class-filter.ts';
import { hasOneLegend, mapView } from '../../state/map-view/map-view.ts';
import { secondMapView } from '../../state/map-view/second-map-view.ts';
import { isPhone } from '../../state/page/appearance.ts';
import { link } from '../../state/page/location.ts';

/** True where the second map lies over the first, false where it is beside it: no phone has room for that. */
export const liesOver = computed(() => isPhone.value || link.value.view === 'swipe');

/** From which share of what can be seen, left to right, the second map is on top. */
export const cut = signal(0.5);

const NOTHING: Padding = { top: 0, right: 0, bottom: 0, left: 0 };
const sight = computed(() => (liesOver.value ? mapSight.value : NOTHING));

/** What covers the maps decides where their middles are; as text, so that it changes only when it does. */
const bothSights = computed(() => JSON.stringify([mapSight.value, sight.value]));

/** Two periods have the classes of one legend; of another topic, the areas that light on the first light here. */
const lit = computed<Lit | null>(() => {
  if (litBeside.value) return litBeside.value;
  const by = hasOneLegend.value ? secondMapView.value : mapView.value;
  const classes = litClasses.value;
  return by && classes ? { by, classes } : null;
});

export const secondMap: MapInstance = createMapInstance({
  scene: createScene(secondMapView, lit),
  sight,
  begin: () => cameraOfSecond() ?? link.peek().camera ?? { zoom: 8, lon: 4.2, lat: 51.05 },
  corner: () => {
    const frame = secondMap.frame.peek();
    const [own, stage] = [frame, frame?.closest('.main')].map((each) =>
      each?.getBoundingClientRect(),
    );
    return { x: (own?.left ?? 0) - (stage?.left ?? 0), y: (own?.top ?? 0) - (stage?.top ?? 0) };
  },
  onMove: (isLed) => {
    const map = secondMap.map.peek();
    if (isLed || !map) return;
    firstMap.map.peek()?.lead(cameraBeside(map.camera, sight.peek(), firstMap.sight.peek()));
  },
  onRest: () => firstMap.map.peek()?.rest(),
  follow: (map) => {
    const go = (): void => {
      const camera = cameraOfSecond();
      if (camera && secondMap.map.peek() === map) map.lead(camera);
    };
    // After what is under way: a signal may change in the midst of a frame of this very map.
    const soon = (): void => queueMicrotask(go);
    const stops = [onFirstMove(go), tell(firstMap.map, soon), tell(bothSights, soon)];
    return () => {
      for (const stop of stops) stop();
    };
  },
});

/** Where the first map is, as the second sees it; null while there is no first. */
function cameraOfSecond(): Camera | null {
  const first = firstMap.map.peek();
  return first && cameraBeside(first.camera, firstMap.sight.peek(), sight.peek());
}
