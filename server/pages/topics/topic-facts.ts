/** What there is to tell about an indicator, as plain data. */
import type { Availability } from '../../../geodata/compute/availability.ts';
import type { Edition, LevelData } from '../../../geodata/edition/edition.ts';
import type { Indicator, Source, Text, ThemeNode } from '../../../geodata/model/model.ts';
import { comparePeriods } from '../../../geodata/model/period.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { availabilityOf, loadedAtOf } from '../../figures/availability-of.ts';

export type TopicKind = Indicator['dataType'] | 'cube' | 'flow';

export type TopicFacts = {
  indicator: Indicator;
  kind: TopicKind;
  source: Source | null;
  /** Where it hangs in the theme tree: folders from the top, and the name it goes by there. */
  places: { path: Text[]; alias: string | null }[];
  /** Levels that are offered, coarse to fine, with their periods. */
  levels: { data: LevelData; periods: readonly string[]; loaded: ReadonlySet<string> }[];
  /** All periods of those levels, ascending. */
  periods: { period: string; forecast: boolean; provisional: boolean }[];
  /** The last one that is no forecast. */
  latest: string | null;
  modelled: boolean;
  /** Indicators whose formula or weight it is. */
  usedBy: Indicator[];
  /** Whether the source no longer keeps it up. */
  isRetired: boolean;
};

export function gatherTopic(bundle: EditionBundle, indicator: Indicator): TopicFacts {
  const { edition, publisher, flows } = bundle;
  const availability = availabilityOf(bundle, indicator);
  const levels = levelsOf(bundle, indicator, availability);
  const periods = [...new Set(levels.flatMap((level) => level.periods))]
    .sort(comparePeriods)
    .map((period) => ({
      period,
      forecast: publisher.isForecast(indicator, period),
      provisional: publisher.isProvisional(indicator, period),
    }));
  const places = placesOf(edition.themes, indicator.code);
  return {
    indicator,
    kind: indicator.isCube ? 'cube' : flows.has(indicator.code) ? 'flow' : indicator.dataType,
    source: edition.meta.sources.find(({ code }) => code === indicator.source) ?? null,
    places,
    levels,
    periods,
    latest: (periods.findLast(({ forecast }) => !forecast) ?? periods.at(-1))?.period ?? null,
    modelled: publisher.isModelled(indicator),
    usedBy: usersOf(bundle).get(indicator) ?? [],
    isRetired: isRetired(indicator, places),
  };
}

function levelsOf(
  bundle: EditionBundle,
  indicator: Indicator,
  availability: Availability,
): TopicFacts['levels'] {
  const loaded = new Map(
    loadedAtOf(bundle, indicator).map(({ level, periods }) => [level, new Set(periods)]),
  );
  return bundle.edition.levels.flatMap((data) => {
    const periods = availability.get(data.level.code) ?? [];
    if (!data.level.offered || periods.length === 0) return [];
    return [{ data, periods, loaded: loaded.get(data.level.code) ?? new Set<string>() }];
  });
}

function placesOf(
  nodes: readonly ThemeNode[],
  code: string,
  above: readonly Text[] = [],
): TopicFacts['places'] {
  return nodes.flatMap((node) => {
    if (node.kind === 'folder') return placesOf(node.children, code, [...above, node.name]);
    return node.code === code ? [{ path: [...above], alias: node.alias }] : [];
  });
}

/** Tables of the portal have no field for it: they say it in a name, a note or the folder it lies in. */
const RETIRED =
  /\b(uitgedoofd|stopgezet|gearchiveerd|archief|niet (?:langer|meer) (?:bijgewerkt|geactualiseerd|ondersteund))/i;

function isRetired(indicator: Indicator, places: TopicFacts['places']): boolean {
  const { name, description, footnote, moreInformation, endPeriod } = indicator;
  const folders = places.flatMap(({ path }) => path.map(({ nl }) => nl));
  const texts = [name.nl, description.nl, footnote ?? '', moreInformation ?? '', ...folders];
  return endPeriod !== null || texts.some((text) => RETIRED.test(text));
}

const known = new WeakMap<Edition, Map<Indicator, Indicator[]>>();

/** Per indicator those that are computed from it or weighted by it, of those that are shown. */
function usersOf({ edition, computer }: EditionBundle): Map<Indicator, Indicator[]> {
  const found = known.get(edition);
  if (found) return found;
  const users = new Map<Indicator, Indicator[]>();
  for (const user of edition.indicators) {
    if (!user.visible) continue;
    const weight = edition.findIndicator(user.aggregationIndicator ?? '');
    const used = new Set([...computer.formulas.operandsOf(user), ...(weight ? [weight] : [])]);
    for (const one of used) users.set(one, [...(users.get(one) ?? []), user]);
  }
  known.set(edition, users);
  return users;
}
