import { computed, signal } from '@preact/signals';
import { isSplit } from '../link/views.ts';
import { messages } from '../messages/messages.ts';
import { keepCamera } from '../state/actions.ts';
import { mapView } from '../state/map-view/map-view.ts';
import { isPhone, reducedMotion, sheetHeight } from '../state/page/appearance.ts';
import { target, zoom } from '../state/page/camera.ts';
import { link } from '../state/page/location.ts';
import type { AtlasMap } from './atlas-map.ts';
import { MapFrame, tell } from './map-frame.tsx';
import { createMapInstance } from './map-instance.ts';
import { mapPadding, mapSight, type Padding } from './map-padding.ts';
import { cameraBeside } from './one-camera.ts';
import { scene } from './scene.ts';

/** The middle of Flanders, until the edition has said where its areas lie. */
const FIRST_CAMERA = { zoom: 7.6, lon: 4.2, lat: 51.05 };

/** Counts frames in which the map moved: what is drawn over it follows. */
export const mapMoves = signal(0);

/** Told in the same frame as a move of the reader's own; a second map goes along. */
const companions = new Set<() => void>();

export function onFirstMove(go: () => void): () => void {
  companions.add(go);
  return () => companions.delete(go);
}

/** The map of the first question: the one that is always there, and whose camera is in the link. */
export const firstMap = createMapInstance({
  scene,
  sight: mapSight,
  begin: () => link.peek().camera ?? FIRST_CAMERA,
  corner: () => ({ x: 0, y: 0 }),
  onMove: (isLed) => {
    mapMoves.value++;
    if (!isLed) for (const go of companions) go();
  },
  onRest: (camera) => {
    zoom.value = Math.round(camera.zoom * 4) / 4;
    keepCamera(camera);
  },
  follow: (map) => {
    const stops = [
      tell(target, (now) => now && map.go(now, mapPadding.peek(), reducedMotion.peek())),
      tell(sheetHeight, followSheet(map)),
      tell(room, followRoom(map)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },
});
export const mapState = firstMap.state;

/** Asks something of the map; null while there is none. */
export function askMap<T>(ask: (map: AtlasMap) => T): T | null {
  const map = firstMap.map.peek();
  return map && ask(map);
}

export function zoomMap(steps: number): void {
  firstMap.map.value?.zoomBy(steps);
}

export function focusMap(): void {
  firstMap.frame.value?.focus();
}

export function MainMap() {
  return (
    <MapFrame
      instance={firstMap}
      which="first"
      label={messages.value.map.label}
      drawing={mapView.value?.drawing}
    />
  );
}

/** What decides how much of the stage the map has, and how much of that is covered. */
const room = computed(() => ({ isSplit: isSplit(link.value.view), sight: mapSight.value }));

/**
 * What could be seen stays in sight when a view takes a part of the stage or gives it back: the same middle,
 * nearer or further by as much as there is room. Panels that only cover the map never move it.
 */
function followRoom(map: AtlasMap): () => void {
  let before = room.peek();
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    const camera = map.camera;
    const had = uncovered(map.width, before.sight);
    // Once the page has its new sizes.
    requestAnimationFrame(() => {
      isWaiting = false;
      const now = room.peek();
      const wasSplit = before.isSplit;
      const seen = before.sight;
      before = now;
      if (now.isSplit === wasSplit || isPhone.peek() || !firstMap.map.peek()) return;
      map.resize();
      const has = uncovered(map.width, now.sight);
      const zoom = camera.zoom + Math.log2(Math.max(0.1, has / had));
      const there = cameraBeside(camera, seen, now.sight, zoom);
      map.go({ to: { camera: there }, jump: true }, mapPadding.peek(), true);
    });
  };
}

/** Pixels from side to side: what a view takes is width. */
function uncovered(width: number, { left, right }: Padding): number {
  return Math.max(1, width - left - right);
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
