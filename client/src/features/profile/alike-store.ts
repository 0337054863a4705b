/** Areas like the chosen one: by what, which, and what can be done with them. */
import { computed } from '@preact/signals';
import type { AreaRef } from '../../../../server/contract/areas.ts';
import type { SimilarAnswer } from '../../../../server/contract/similar.ts';
import type { AreaKey } from '../../api/areas.ts';
import { askSimilar, type SimilarQuestion } from '../../api/profile.ts';
import { createResource } from '../../api/resource.ts';
import { areaSet } from '../../link/area-set.ts';
import { addPin, keyOfArea } from '../../link/pins.ts';
import { printSelection } from '../../link/selection-link.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { localRef } from '../../state/areas/local-names.ts';
import { indicators } from '../../state/catalogue.ts';
import { showArea } from '../../state/page/camera.ts';
import { go, link } from '../../state/page/location.ts';
import { startComparing } from '../../state/pins/pin-store.ts';
import { selecting } from '../../state/selection/selection-store.ts';
import type { ProfileLine } from './profile-lines.ts';
import { chooseProfile, lines } from './profile-store.ts';

/** So many indicators say what an area is like; more would drown each other. */
const USUAL = 12;
const MOST = 40;

/** Lines that areas can be compared by: the area has a value, and not all have the same. */
export const traits = computed<ProfileLine[]>(() =>
  lines.value.filter(({ row, sorted, indicator }) => {
    const isSpread = sorted[0] !== sorted.at(-1);
    return row.value !== null && row.standing && isSpread && indicator.type !== 'text';
  }),
);

/** Shares, ratios and means, which do not depend on how large an area is; counts where a theme has no others. */
const usual = computed<string[]>(() => {
  const sizeless = traits.value.filter(({ indicator }) => indicator.type !== 'count');
  const from = sizeless.length > 0 ? sizeless : traits.value;
  return from.slice(0, USUAL).map(({ indicator }) => indicator.code);
});

export const chosenTraits = computed<readonly string[]>(() => {
  const { by } = link.value;
  const known = by?.filter((code) => indicators.value.has(code)) ?? [];
  return known.length > 0 ? known : usual.value;
});

const question = computed<SimilarQuestion | null>(() => {
  const { area, view, form } = link.value;
  const isAsked = view === 'profile' && form === 'alike' && area !== null;
  return isAsked && chosenTraits.value.length > 0 ? { area, indicators: chosenTraits.value } : null;
});
const resource = createResource(askSimilar, {
  question,
  keyOf: ({ area, indicators: codes }) => `${keyOfArea(area)} ${codes.join()}`,
  remember: 20,
});
export const alikeError = resource.error;
export const retryAlike = resource.retry;

export type Alike = SimilarAnswer['areas'][number];

/** Of the chosen area; null while it comes in. */
export const alike = computed<SimilarAnswer | null>(() => {
  const answer = resource.latest.value?.answer;
  const { area } = link.value;
  if (!answer || !area || keyOfArea(answer.area) !== keyOfArea(area)) return null;
  return { ...answer, area: localRef(answer.area), areas: answer.areas.map(localRef) };
});

export function toggleTrait(code: string): void {
  const now = chosenTraits.peek();
  const by = now.includes(code) ? now.filter((each) => each !== code) : [...now, code];
  if (by.length > 0 && by.length <= MOST) chooseProfile({ by });
}

/** Goes to another area of the level and keeps looking at profiles. */
export function lookAt({ level, code }: AreaKey): void {
  showArea({ level, code });
  go({ area: { level, code }, level }, 'push');
}

/** Pins the area itself and as many of the others as there is room for. */
export function compareAlike(answer: SimilarAnswer): void {
  let pins = link.peek().pins;
  for (const area of [answer.area, ...answer.areas]) pins = addPin(pins, area) ?? pins;
  startComparing();
  go({ pins, level: answer.area.level }, 'push');
}

/** Selects the area and those like it on the map of its level. */
export function showAlike(answer: SimilarAnswer): void {
  const { level } = answer.area;
  const areas = areasOf(level);
  if (!areas) return;
  const set = areaSet([answer.area, ...answer.areas].map(({ index }: AreaRef) => index));
  selecting.value = true;
  const text = printSelection(set, areas.codes, areas.edition);
  go({ selection: { level, text }, level }, 'push');
}
