/** The profile of the chosen area: one question for all lines, and what the link says of how they are shown. */
import { computed, signal } from '@preact/signals';
import type { Text } from '../../../../geodata/model/model.ts';
import type { AreaRef } from '../../../../server/contract/areas.ts';
import { ruleOfOthers } from '../../../../server/contract/classify/class-rule.ts';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import type { ProfileRow } from '../../../../server/contract/profile.ts';
import { askProfile, type ProfileQuestion } from '../../api/profile.ts';
import { createResource } from '../../api/resource.ts';
import { keyOfArea } from '../../link/pins.ts';
import type { UrlState } from '../../link/url-state.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas, sayTitle } from '../../messages/messages.ts';
import { areasOf, indexOfArea } from '../../state/areas/areas.ts';
import { localRef } from '../../state/areas/local-names.ts';
import { indicators, levels, themes } from '../../state/catalogue.ts';
import { findLevel } from '../../state/levels/ladder.ts';
import { classRule, mapView } from '../../state/map-view/map-view.ts';
import { mode } from '../../state/page/appearance.ts';
import { go, link } from '../../state/page/location.ts';
import { referenceArea } from '../../state/pins/compared.ts';
import { subjectKey, subjectOf } from '../../state/topic/subject.ts';
import { topicFolders } from '../../state/topic/theme-tree-store.ts';
import { filterLines, linesOf, type ProfileLine, sortLines } from './profile-lines.ts';
import { foldersIn, nodesUnder, type ThemeChoice, themeChoices } from './themes-of.ts';

export const profileLevel = computed<LevelAnswer | null>(() => {
  const { area } = link.value;
  return (area && findLevel(levels.value, area.level)) ?? null;
});

/** Themes with something to show at the level. */
export const choices = computed<ThemeChoice[]>(() => {
  const level = profileLevel.value?.code ?? '';
  return themeChoices(themes.value ?? [], (code) => {
    const known = indicators.value.get(code);
    return known !== undefined && !known.isFlow && known.levels.includes(level);
  });
});

/** The theme that is looked at: the link's, else the topic's own, else the first. */
export const group = computed<string | null>(() => {
  const asked = link.value.group;
  const list = choices.value;
  if (asked && nodesUnder(themes.value ?? [], asked)) return asked;
  const own = topicFolders.value[0]?.nl;
  return list.find(({ path }) => path === own)?.path ?? list[0]?.path ?? null;
});

const question = computed<ProfileQuestion | null>(() => {
  const { area, view } = link.value;
  const theme = group.value;
  return view === 'profile' && area && theme
    ? { area, theme, reference: referenceArea.value }
    : null;
});
const resource = createResource(askProfile, {
  question,
  keyOf: ({ area, theme, reference }) =>
    `${keyOfArea(area)} ${reference ? keyOfArea(reference) : ''} ${theme}`,
  remember: 20,
});
export const profileError = resource.error;
export const retryProfile = resource.retry;
export const isProfileStale = resource.loading;

/** The answer whose area is the chosen one; the previous theme or reference stays until the next is complete. */
export const profile = computed(() => {
  const answer = resource.latest.value?.answer ?? null;
  const { area } = link.value;
  return answer && area && keyOfArea(answer.area) === keyOfArea(area) ? answer : null;
});

export const profileArea = computed<AreaRef | null>(() => {
  const answer = profile.value;
  return answer ? localRef(answer.area) : null;
});

/** What the lines are held against, by name; null without. */
export const againstName = computed<string | null>(() => {
  const { reference } = link.value;
  const level = profileLevel.value;
  if (reference === 'median') return level ? lazyMessages.value.median(sayAreas(level)) : null;
  const area = referenceArea.value;
  if (!area) return null;
  const areas = areasOf(area.level);
  return areas?.names[indexOfArea(areas, area.code)] ?? area.code;
});

const answeredGroup = computed(() => resource.latest.value?.question.theme ?? null);

/** Per topic the folder right under the theme. */
const folders = computed<ReadonlyMap<string, Text>>(() => {
  const path = answeredGroup.value;
  return foldersIn((path && nodesUnder(themes.value ?? [], path)) || []);
});

const isMedian = computed(() => link.value.reference === 'median');

/** In the order of the theme. */
export const lines = computed<ProfileLine[]>(() => {
  const answer = profile.value;
  if (!answer) return [];
  const own = classRule.value;
  const others = ruleOfOthers(own);
  const view = mapView.value;
  const isTopic = ({ indicator }: ProfileRow) => view?.request.indicator === indicator;
  return linesOf(answer, indicators.value, (code) => folders.value.get(code)?.nl ?? '', {
    ruleOf: (row) => (isTopic(row) ? own : others),
    drawnClasses: (row) => {
      const asked = view?.request;
      if (!asked || asked.level !== answer.area.level || asked.period !== row.period) return null;
      const isSame = subjectKey(subjectOf(asked)) === subjectKey({ indicator: row.indicator });
      return isSame ? view.classes : null;
    },
    mode: mode.value,
    againstMiddle: isMedian.value,
    againstOther: answer.reference !== null && answer.reference.level !== answer.area.level,
  });
});

export function folderName(code: string): string {
  const name = folders.value.get(code);
  return name ? sayTitle(name) : '';
}

export const nameOfLine = ({ indicator }: ProfileLine): string => sayTitle(indicator.name);

/** What the reader types to narrow the lines: it lives as long as the page. */
export const filterText = signal('');

export const listed = computed<ProfileLine[]>(() => {
  const { order, outOnly } = link.value;
  const { compare } = new Intl.Collator(language.value, { numeric: true });
  const kept = filterLines(lines.value, filterText.value, outOnly, nameOfLine);
  return sortLines(kept, order, nameOfLine, compare);
});

export function chooseProfile(
  change: Partial<Pick<UrlState, 'group' | 'form' | 'order' | 'outOnly' | 'by'>>,
): void {
  // What areas are alike by belongs to a theme.
  go('group' in change ? { by: null, ...change } : change, 'push');
}
