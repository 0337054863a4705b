/** Everything a reader can do. Components call these and know nothing of the link. */
import type { Language } from '../../../geodata/model/model.ts';
import type { AreaRef } from '../../../server/contract/areas.ts';
import { FRESH_COLOURS } from '../../../server/contract/classify/class-rule.ts';
import type { Method } from '../../../server/contract/classify/classify.ts';
import type { AreaKey } from '../api/areas.ts';
import type { Form } from '../link/profile-forms.ts';
import {
  type Camera,
  type ClassPeriods,
  type ClassScope,
  type Drawing,
  roundCamera,
  type UrlState,
} from '../link/url-state.ts';
import { hasTwoMaps, isSplit, type View } from '../link/views.ts';
import { levels } from './catalogue.ts';
import { findLevel } from './levels/ladder.ts';
import { mapView } from './map-view/map-view.ts';
import { cardOpen, isPhone, mode, sheetHeight, sheetTab } from './page/appearance.ts';
import { revealArea, showArea, showTerritory } from './page/camera.ts';
import { addressOf, go, link } from './page/location.ts';
import { level } from './topic/topic.ts';

export function chooseIndicator(code: string): void {
  // Breaks and a middle belong to the figures they were chosen for.
  const { method } = link.peek();
  const own = method === 'manual' ? { method: 'quantile' as const } : {};
  // What is drawn with the second question stays so.
  const drawing = link.peek().drawing === 'bivariate' ? 'bivariate' : 'auto';
  go(
    { indicator: code, cells: null, cross: null, drawing, ...FRESH_COLOURS, only: null, ...own },
    'push',
  );
}

/** Other items of a cube; null for all of it. */
export function chooseCells(cells: string | null): void {
  go({ cells, only: null }, 'push');
}

/** How a cube is crossed. */
export function chooseCross(change: Partial<Pick<UrlState, 'cross' | 'share'>>): void {
  go(change, 'push');
}

export function choosePeriod(period: string): void {
  go({ period }, 'push', 'period');
}

/** A level that is chosen stays, whatever the zoom. */
export function chooseLevel(code: string): void {
  go({ level: code, follow: false, only: null }, 'push');
}

/** The level the zoom brought along: moving the map is no step back either. */
export function followLevel(code: string): void {
  go({ level: code, only: null }, 'replace');
}

export function holdLevel(): void {
  go({ follow: false, level: level.peek()?.code ?? link.peek().level }, 'push');
}

export function letLevelFollow(): void {
  go({ follow: true }, 'push');
}

/** Borders of a second level over the map: a code, `auto` or `none`. */
export function chooseBorders(borders: string): void {
  go({ borders }, 'push');
}

export function chooseMethod(method: Method): void {
  const breaks = method === 'manual' ? (mapView.peek()?.classes?.breaks ?? null) : null;
  go({ method, breaks, only: null }, 'push');
}

export function chooseClassCount(classCount: number): void {
  const { method } = link.peek();
  const found = method === 'manual' ? ({ method: 'quantile', breaks: null } as const) : {};
  go({ classCount, only: null, ...found }, 'push', 'classes');
}

/** The reader's own classes; a break that is dragged makes one step back. */
export function chooseBreaks(breaks: readonly number[]): void {
  go({ method: 'manual', breaks, only: null }, 'push', 'breaks');
}

export function chooseColours(
  change: Partial<Pick<UrlState, 'scheme' | 'reversed' | 'pivot'>>,
): void {
  go(change, 'push', 'colours');
}

export function chooseClassPeriods(classPeriods: ClassPeriods): void {
  go({ classPeriods, only: null }, 'push');
}

/** Keeps a class, or lets go of it; the others step back as long as one is kept. */
export function toggleClass(at: number): void {
  const { only } = link.peek();
  const kept = only?.includes(at) ? only.filter((each) => each !== at) : [...(only ?? []), at];
  keepClasses(kept.length > 0 ? kept.sort() : null);
}

export function keepClasses(only: readonly number[] | null): void {
  go({ only }, 'push', 'only');
}

export function chooseClassScope(classScope: ClassScope): void {
  go({ classScope }, 'push');
}

export function chooseDrawing(drawing: Drawing): void {
  // Places of classes mean other things where two questions make them.
  const isOther = (drawing === 'bivariate') !== (link.peek().drawing === 'bivariate');
  go({ drawing, ...(isOther ? { only: null } : {}) }, 'push');
}

/** Colours the one map by both questions. */
export function drawTogether(): void {
  const view = hasTwoMaps(link.peek().view) ? ('map' as const) : link.peek().view;
  if (view !== link.peek().view) cardOpen.value = true;
  go({ drawing: 'bivariate', view, only: null }, 'push');
}

/**
 * Looks at the same question in another way. A view beside the map needs room, so the card folds; it
 * comes back with the map alone.
 */
export function chooseView(view: View): void {
  const before = link.peek().view;
  if (isSplit(view) !== isSplit(before)) cardOpen.value = !isSplit(view);
  if (isPhone.value && view !== 'map') {
    sheetTab.value = 'view';
    // Two maps are on the map itself.
    sheetHeight.value = hasTwoMaps(view) ? 'peek' : 'full';
  }
  if (view === 'map' && sheetTab.value === 'view') sheetTab.value = 'topic';
  go({ view }, 'push');
}

/** Looks at all figures of the chosen area, in some form. */
export function openProfile(form: Form): void {
  chooseView('profile');
  go({ form }, 'replace');
}

/** What is held beside the first question; null for the same indicator, or the period that suits. */
export function chooseSecond(change: Partial<Pick<UrlState, 'second' | 'secondPeriod'>>): void {
  const fresh = link.peek().drawing === 'bivariate' ? { only: null } : {};
  go({ ...change, ...fresh }, 'push');
}

/** What the dots of a plot are as large as; null for all the same. */
export function chooseSize(size: string | null): void {
  go(size === null ? { size, plot: { ...link.peek().plot, isWeighted: false } } : { size }, 'push');
}

export function choosePlot(change: Partial<UrlState['plot']>): void {
  go({ plot: { ...link.peek().plot, ...change } }, 'push');
}

/** Makes the second question the first, on map and list too. */
export function swapTopics(second: string, secondPeriod: string | null): void {
  const { indicator, period, plot } = link.peek();
  const first = mapView.peek()?.request;
  chooseIndicator(second);
  go(
    {
      second: first?.indicator ?? indicator,
      plot: { ...plot, x: plot.y, y: plot.x },
      period: secondPeriod,
      secondPeriod: first?.period ?? period,
    },
    'replace',
  );
}

export function chooseLanguage(language: Language): void {
  go({ language }, 'replace');
}

export function toggleAppearance(): void {
  go({ appearance: mode.value === 'dark' ? 'light' : 'dark' }, 'replace');
}

/** Chooses an area by pointing at it: the map stays where it is. */
export function chooseArea(area: AreaKey): void {
  openCard();
  go({ area: keyOf(area), ...drawnFor(area) }, 'push');
}

/** Chooses an area in the list beside the map: the map goes there only when the area is out of sight. */
export function chooseListed(area: AreaKey): void {
  openCard();
  revealArea(keyOf(area));
  go({ area: keyOf(area), ...drawnFor(area) }, 'push');
}

/** Walks to an area on the map: a whole walk is one step back. */
export function stepTo(area: AreaKey): void {
  revealArea(keyOf(area));
  go({ area: keyOf(area), ...drawnFor(area) }, 'push', 'walk');
}

/** Chooses an area by name: the map goes there. */
export function goToArea(area: AreaKey): void {
  openCard();
  showArea(keyOf(area));
  go({ area: keyOf(area), ...drawnFor(area) }, 'push');
}

/** Splits an area into its parts at a finer level, on the map and in the list. */
export function openParts(area: AreaRef, partLevel: string): void {
  openCard();
  showArea(keyOf(area));
  go({ area: keyOf(area), within: area.level, level: partLevel }, 'push');
}

/** Draws the parts of the chosen area and leaves the reader in it. */
export function drawParts(area: AreaRef, partLevel: string): void {
  revealArea(keyOf(area));
  go({ area: keyOf(area), within: area.level, level: partLevel }, 'push');
}

export function leaveArea(): void {
  go({ area: null, within: null }, 'push');
}

export function goHome(): void {
  showTerritory();
  go({ area: null, within: null }, 'push');
}

/** Remembers where the map came to rest. */
export function keepCamera(camera: Camera): void {
  go({ camera: roundCamera(camera) }, 'replace');
}

/** The link to what is on the screen, with every default spelled out so that it keeps its meaning. */
export function currentLink(): string {
  return addressOf(fullState());
}

function fullState(): UrlState {
  const view = mapView.value;
  return {
    ...link.value,
    indicator: view?.request.indicator ?? link.value.indicator,
    level: view?.request.level ?? link.value.level,
    period: view?.request.period ?? link.value.period,
  };
}

/** The same with something changed in it. */
export function linkWith(change: Partial<UrlState>): string {
  return addressOf({ ...fullState(), ...change });
}

/** The same, of the edition it shows now: it keeps its figures when there are newer ones. */
export function pinnedLink(): string {
  const id = mapView.value?.answer.edition ?? null;
  return addressOf({ ...fullState(), edition: id });
}

/** Beside a view there is no room for the card, and on a phone the reader stays in the view. */
function openCard(): void {
  const isBeside = isSplit(link.peek().view);
  if (!isPhone.value) {
    if (!isBeside) cardOpen.value = true;
    return;
  }
  if (isBeside && !hasTwoMaps(link.peek().view) && sheetTab.value === 'view') return;
  sheetTab.value = 'place';
  if (sheetHeight.value === 'peek') sheetHeight.value = 'half';
}

function keyOf({ level, code }: AreaKey): AreaKey {
  return { level, code };
}

/**
 * What to draw when an area is chosen: the present level if the area is one of it or has parts at it,
 * else the area's own. The listed scope stays while the area lies in it.
 */
function drawnFor(area: AreaKey): { level: string | null; within: string | null } {
  const drawn = level.value;
  const fits = drawn && (drawn.code === area.level || drawn.parents.includes(area.level));
  const next = fits ? drawn : findLevel(levels.value, area.level);
  const { within } = link.value;
  const keeps = within !== null && within !== area.level && next?.parents.includes(within);
  return { level: next?.code ?? link.value.level, within: keeps ? within : null };
}
