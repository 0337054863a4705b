/** The map from the keyboard: arrows go to the neighbour, Enter splits the area, Escape climbs. */
import { computed, effect, signal } from '@preact/signals';
import type { Position } from '../../../../geodata/model/model.ts';
import { askNeighbours } from '../../api/areas.ts';
import { createResource } from '../../api/resource.ts';
import { messages } from '../../messages/messages.ts';
import { chooseArea, drawParts, leaveArea, stepTo } from '../../state/actions.ts';
import { areasOf, indexOfArea } from '../../state/areas/areas.ts';
import { crumbs, parts, place, placeIsCurrent } from '../../state/areas/place.ts';
import { edition } from '../../state/catalogue.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { link } from '../../state/page/location.ts';
import { notify } from '../../state/page/notice.ts';
import { type Direction, nearestTo, Walk } from './walk.ts';

export type Move = Direction | 'split' | 'climb';

/** Which areas touch is asked when somebody first comes to the map with the keyboard. */
const wanted = signal(false);
const neighbours = createResource(askNeighbours, {
  question: computed(() => (wanted.value ? (mapData.value?.level.code ?? null) : null)),
  keyOf: (level) => level,
});

const walk = computed<Walk | null>(() => {
  const answer = neighbours.latest.value?.answer;
  const areas = answer ? areasOf(answer.level) : null;
  return answer && areas ? new Walk(areas.points, answer.later) : null;
});
const walkLevel = computed(() => neighbours.latest.value?.answer.level ?? null);

export function prepareWalk(): void {
  wanted.value = true;
}

/** A key pressed before what it needs has come in; only the last is kept. */
const waiting = signal<Move | null>(null);

export function move(how: Move): void {
  prepareWalk();
  waiting.value = how;
}

effect(() => {
  const how = waiting.value;
  if (how === null || !isReady(how)) return;
  waiting.value = null;
  if (how === 'split') split();
  else if (how === 'climb') climb();
  else step(how);
});

function isReady(how: Move): boolean {
  const level = mapData.value?.level.code;
  if (!level) return false;
  if (how === 'split' || how === 'climb') return link.value.area === null || placeIsCurrent.value;
  return walk.value !== null && walkLevel.value === level;
}

/** From the chosen area to its neighbour; the first step goes into what is drawn. */
function step(direction: Direction): void {
  const data = mapData.peek();
  if (!data) return;
  const { areas, level } = data;
  const { area } = link.peek();
  const here = area?.level === level.code ? indexOfArea(areas, area.code) : -1;
  const next = here >= 0 ? (walk.peek()?.step(here, direction) ?? -1) : firstIn(data.areas);
  const code = areas.codes[next];
  if (code) stepTo({ level: level.code, code });
  else notify(messages.peek().map.noFurther);
}

/** Where a walk begins: inside the chosen area, else in the middle of what is on the screen. */
function firstIn(areas: {
  points: (Position | null)[];
  parents: Record<string, (number | null)[]>;
}) {
  const here = place.peek()?.area;
  const parents = here ? areas.parents[here.level] : undefined;
  const all = areas.points.map((_, index) => index);
  const inside = parents && here ? all.filter((index) => parents[index] === here.index) : all;
  const from = here?.point ?? middle();
  return nearestTo(areas.points, inside.length > 0 ? inside : all, from);
}

function middle(): Position {
  const { camera } = link.peek();
  if (camera) return [camera.lon, camera.lat];
  const [west, south, east, north] = edition.peek()?.bbox ?? [0, 0, 0, 0];
  return [(west + east) / 2, (south + north) / 2];
}

/** Draws the parts of the chosen area: the nearest finer level, at the next press the one after. */
function split(): void {
  const here = place.peek()?.area;
  const finer = parts.peek().filter(({ count }) => count > 1);
  const now = finer.findIndex(({ level }) => level.code === mapData.peek()?.level.code);
  const next = finer[now + 1];
  if (here && link.peek().area && next) drawParts(here, next.level.code);
  else notify(messages.peek().map.noFiner);
}

/** The way back: to coarser parts, then to the area itself, then to the area around it. */
function climb(): void {
  const here = place.peek()?.area;
  const level = mapData.peek()?.level.code;
  if (!here || !link.peek().area) {
    notify(messages.peek().map.noCoarser);
    return;
  }
  if (here.level !== level) {
    const finer = parts.peek().filter(({ count }) => count > 1);
    const now = finer.findIndex((part) => part.level.code === level);
    drawParts(here, finer[now - 1]?.level.code ?? here.level);
    return;
  }
  const above = crumbs.peek().slice(0, -1);
  const around = above.find((step) => step.level === link.peek().within) ?? above.at(-1);
  if (around) chooseArea(around);
  else leaveArea();
}
