/** A link of the closed portal as a link of ours: the same question, and what had to be replaced in it. */
import type { LevelData } from '../../geodata/edition/edition.ts';
import { parentIndex } from '../../geodata/edition/edition.ts';
import type { Indicator } from '../../geodata/model/model.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import type { DeepLink } from './deep-link.ts';
import { choosePeriod, drawableLevel } from './figures-there-are.ts';
import { type LookedUp, lookUpArea, lookUpLevel } from './places.ts';

/** As many areas as a link of ours pins, and as many as it should spell out. */
const MAX_PINS = 10;
const MAX_SELECTED = 300;
const MAX_REPLACEMENTS = 8;
const LONGEST = 60;

/** What the old link asked for, and the code of what is shown instead; null for nothing. */
export type Replacement = { what: What; asked: string; shown: string | null };
type What = 'indicator' | 'more' | 'level' | 'area' | 'split' | 'compare' | 'period' | 'kept';

type Work = { bundle: EditionBundle; replaced: Replacement[] };
type Question = Record<string, string>;

/** The address to go to, for instance `/?indicator=v1101_t&level=gemeente`. */
export function openDeepLink(bundle: EditionBundle, asked: DeepLink): string {
  const { question, replaced } = translateDeepLink(bundle, asked);
  const notes = replaced
    .slice(0, MAX_REPLACEMENTS)
    .map(({ what, asked, shown }) =>
      [what, asked.slice(0, LONGEST), shown ?? ''].map(encodeURIComponent).join(':'),
    );
  const told = notes.length > 0 ? { replaced: notes.join(',') } : {};
  const query = Object.entries({ ...question, ...Object.fromEntries(asked.ours), ...told });
  if (query.length === 0) return '/';
  return `/?${query.map(([name, value]) => (value === '' ? name : `${name}=${print(value)}`)).join('&')}`;
}

/** Our question by the names that our links use, and what was replaced. */
export function translateDeepLink(
  bundle: EditionBundle,
  asked: DeepLink,
): { question: Question; replaced: Replacement[] } {
  const work: Work = { bundle, replaced: [] };
  if (asked.kept !== null) tell(work, 'kept', asked.kept, null);
  const [indicator = null, second] = readIndicators(work, asked);
  const places = readPlaces(work, asked);
  const drawn = readDrawn(work, asked, places);
  const level = levelWithFigures(work, indicator, drawn);
  const question: Question = {
    // Map, table and chart side by side: what the portal makes of two topics.
    ...(second ? { view: 'triptych', second: second.code } : {}),
    ...(indicator ? { indicator: indicator.code } : {}),
    ...(level ? { level: level.level.code } : {}),
    ...readPeriod(work, asked, indicator, level),
    ...printPlaces(work, places, readCompared(work, asked, places), drawn),
  };
  return { question, replaced: work.replaced };
}

function tell({ replaced }: Work, what: What, asked: string, shown: string | null): void {
  replaced.push({ what, asked, shown });
}

/**
 * The indicators whose figures are published, the first two of which have a place side by side; the others can
 * be chosen and are told.
 */
function readIndicators(work: Work, { indicators }: DeepLink): Indicator[] {
  const { edition, flows, computer } = work.bundle;
  const isPublished = (indicator: Indicator): boolean =>
    indicator.visible && !flows.has(indicator.code) && computer.availability(indicator).size > 0;
  const known = indicators.map((code) => {
    const found = edition.findIndicator(code);
    return { code, found: found && isPublished(found) ? found : null };
  });
  const published = [...new Set(known.flatMap(({ found }) => found ?? []))];
  const start = edition.findIndicator(edition.meta.start.indicator);
  const shown =
    published.length > 0 ? published.slice(0, 2) : known.length > 0 && start ? [start] : [];
  for (const { code, found } of known) {
    if (!found) tell(work, 'indicator', code, shown[0]?.code ?? null);
    else if (!shown.includes(found)) tell(work, 'more', found.code, shown[0]?.code ?? null);
  }
  return shown;
}

type Places = { level: LevelData | null; areas: LookedUp[] };

/** The level of the areas, and those that are named. */
function readPlaces(work: Work, asked: DeepLink): Places {
  const level = readLevel(work, asked.level, 'level');
  const areas = readAreas(work, asked.areas, level, 'area');
  return { level: level ?? areas[0]?.data ?? null, areas };
}

function readLevel(
  work: Work,
  text: string | null,
  what: 'level' | 'split' | 'compare',
): LevelData | null {
  if (text === null) return null;
  const found = lookUpLevel(work.bundle.edition, text);
  const code = found?.level.code ?? null;
  if (code?.toLowerCase() !== text.trim().toLowerCase()) tell(work, what, text, code);
  return found;
}

function readAreas(
  work: Work,
  texts: readonly string[],
  level: LevelData | null,
  what: 'area' | 'compare',
): LookedUp[] {
  const found = new Map<string, LookedUp>();
  for (const text of texts) {
    const area = lookUpArea(work.bundle.edition, level, text);
    if (!area) tell(work, what, text, null);
    else {
      const hasMoved = level !== null && !meansSame(text, area);
      if (hasMoved) tell(work, what, text, keyOf(area));
      found.set(keyOf(area), area);
    }
  }
  return [...found.values()];
}

/** Whether a text is the code or name of an area, however it is spelled. */
function meansSame(text: string, { data, index }: LookedUp): boolean {
  const { code, name, fullName } = data.areas[index] ?? { code: '', name: '', fullName: '' };
  const folded = fold(text);
  return [code, name, fullName].some(
    (each) => folded === fold(each) || folded.endsWith(`_${fold(each)}`),
  );
}

function fold(text: string): string {
  return text.trim().toLowerCase().replace(/_$/, '-');
}

/** The level on the map: that of the parts where areas are split, else that of the areas. */
function readDrawn(work: Work, asked: DeepLink, { level }: Places): LevelData | null {
  const split = readLevel(work, asked.split, 'split');
  if (!split || split === level) return level;
  if (!level || split.parents.has(level.level.code)) return split;
  tell(work, 'split', asked.split ?? '', level.level.code);
  return level;
}

function levelWithFigures(
  work: Work,
  indicator: Indicator | null,
  drawn: LevelData | null,
): LevelData | null {
  if (!indicator || !drawn) return drawn;
  const usable = drawableLevel(work.bundle, indicator, drawn);
  if (usable !== drawn) tell(work, 'level', drawn.level.code, usable.level.code);
  return usable;
}

function readPeriod(
  work: Work,
  { period }: DeepLink,
  indicator: Indicator | null,
  level: LevelData | null,
): { period?: string } {
  const about =
    indicator ?? work.bundle.edition.findIndicator(work.bundle.edition.meta.start.indicator);
  if (period === null || !about) return {};
  const found = choosePeriod(work.bundle, about, level, period);
  if (found === null) return {};
  if (found.isAnother) tell(work, 'period', period, found.period);
  return { period: found.period };
}

/** What the areas are compared with: those named, else those of the level that surround them, else all of it. */
function readCompared(work: Work, asked: DeepLink, { level, areas }: Places): LookedUp[] {
  const { compareLevel, compareAreas } = asked;
  if (compareLevel === null && compareAreas.length === 0) return [];
  const compared = readLevel(work, compareLevel, 'compare') ?? level;
  if (compareAreas.length > 0) return readAreas(work, compareAreas, compared, 'compare');
  if (!compared || compared === level) return [];
  const around = areas.flatMap(({ data, index }) => {
    const parents = work.bundle.edition.parentsOf(data.level.code, compared.level.code);
    const parent = parents ? parentIndex(parents, index) : null;
    return parent === null ? [] : [parent];
  });
  const all = [...compared.areas.keys()].filter((at) => !compared.areas[at]?.unknownLocation);
  const indices = around.length > 0 ? [...new Set(around)] : all;
  return indices.map((index) => ({ data: compared, index }));
}

/** One area is chosen; several are pinned, with what they are compared with; more than can be pinned are selected. */
function printPlaces(
  work: Work,
  { areas }: Places,
  compared: readonly LookedUp[],
  drawn: LevelData | null,
): Question {
  const [first] = areas;
  const isSplit =
    first !== undefined &&
    drawn !== null &&
    drawn !== first.data &&
    drawn.parents.has(first.data.level.code);
  const few = areas.length <= MAX_PINS ? areas : [];
  const pinned = compared.length > 0 || few.length > 1 ? [...few, ...compared] : [];
  const keys = [...new Set(pinned.map(keyOf))];
  for (const key of keys.slice(MAX_PINS)) tell(work, 'compare', key, null);
  const [single] = compared;
  return {
    ...(first && areas.length === 1 ? { area: keyOf(first) } : {}),
    ...(first && areas.length === 1 && isSplit ? { within: first.data.level.code } : {}),
    ...(areas.length > 1 ? printSelected(work, areas, isSplit ? drawn : null) : {}),
    ...(keys.length > 0
      ? {
          pins: keys
            .slice(0, MAX_PINS)
            .map((key, mark) => `${mark}:${key}`)
            .join(','),
        }
      : {}),
    ...(single && compared.length === 1 ? { against: keyOf(single) } : {}),
  };
}

/** Several areas that are split are all of their parts; many are themselves, each by its code. */
function printSelected(work: Work, areas: readonly LookedUp[], parts: LevelData | null): Question {
  const [first] = areas;
  if (!first || (parts === null && areas.length <= MAX_PINS)) return {};
  const { edition } = work.bundle;
  const level = parts ?? first.data;
  const indices = areas.flatMap(({ data, index }) =>
    parts ? (edition.childrenOf(parts.level.code, data.level.code)?.[index] ?? []) : [index],
  );
  const codes = indices.map((index) => level.areas[index]?.code ?? '');
  if (codes.length > MAX_SELECTED) tell(work, 'area', String(codes.length), String(MAX_SELECTED));
  return { select: `${level.level.code}:${codes.slice(0, MAX_SELECTED).join(',')}` };
}

function keyOf({ data, index }: LookedUp): string {
  return `${data.level.code}:${data.areas[index]?.code ?? ''}`;
}

function print(value: string): string {
  return encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',');
}
