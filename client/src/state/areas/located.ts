/** One place on the ground and the areas it lies in: where the reader is, pressed the map, or looked for. */
import { computed, signal } from '@preact/signals';
import type { AreaRef, LocateAnswer } from '../../../../server/contract/areas.ts';
import { askLocate } from '../../api/areas.ts';
import { ApiError } from '../../api/request.ts';
import { messages } from '../../messages/messages.ts';
import { goToArea } from '../actions.ts';
import { levels } from '../catalogue.ts';
import { crumbsOf, findLevel, isFar } from '../levels/ladder.ts';
import { notify } from '../page/notice.ts';
import { localRef } from './local-names.ts';

export type Place = { lon: number; lat: number };

/** About ten metres: enough to tell sectors apart, and no more is sent. */
const DECIMALS = 4;
const PATIENCE_MS = 15_000;

const found = signal<LocateAnswer | null>(null);
/** True while the device or the server is asked where the reader is. */
export const locating = signal(false);

/** The place, for the map to mark. It lives on the screen only: no link and no store remembers it. */
export const located = computed<Place | null>(() => {
  const answer = found.value;
  return answer && { lon: answer.lon, lat: answer.lat };
});

/** What the place is part of, fine to coarse, up to the municipality. */
export const locatedLadder = computed<AreaRef[]>(() => {
  const answer = found.value;
  if (!answer) return [];
  const steps = crumbsOf(answer.areas, levels.value);
  const near = steps.filter(({ level }) => {
    const found = findLevel(levels.value, level);
    return !(found && isFar(found));
  });
  return near.map(localRef).reverse();
});

export function forgetPlace(): void {
  found.value = null;
}

/** Asks the device where it is: only when the reader presses the button, and the browser asks again. */
export function locateMe(): void {
  const t = messages.peek().locate;
  if (!navigator.geolocation || !window.isSecureContext) {
    notify(t.unsupported);
    return;
  }
  locating.value = true;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => void goToPlace({ lon: coords.longitude, lat: coords.latitude }),
    ({ code }) => {
      locating.value = false;
      notify(code === 1 ? t.denied : code === 3 ? t.timeout : t.unavailable);
    },
    { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
  );
}

/** Goes to the finest area at a place, and says what it lies in. */
export async function goToPlace(place: Place): Promise<void> {
  locating.value = true;
  const areas = await resolve(place);
  locating.value = false;
  if (!areas) return;
  const [finest] = locatedLadder.value;
  if (finest) {
    goToArea(finest);
    notify(messages.peek().locate.youAreIn(locatedLadder.value.map(({ name }) => name)));
  } else {
    forgetPlace();
    notify(messages.peek().locate.outside);
  }
}

/** The same for a place pressed on the map, which is chosen and looked at already. */
export async function tellPlace(place: Place): Promise<void> {
  await resolve(place, true);
}

let latest = 0;

/** Null when there is no answer, or when a later place was asked for meanwhile. */
async function resolve(place: Place, quietly = false): Promise<LocateAnswer | null> {
  const turn = ++latest;
  const question = { lon: round(place.lon), lat: round(place.lat) };
  try {
    const answer = await askLocate(question, new AbortController().signal);
    if (turn !== latest) return null;
    found.value = answer;
    return answer;
  } catch (error) {
    const isOffline = error instanceof ApiError && error.code === 'offline';
    if (!quietly)
      notify(isOffline ? messages.peek().failedOffline : messages.peek().locate.unavailable);
    return null;
  }
}

function round(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}
