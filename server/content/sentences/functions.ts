/** Functions in a text that become words: each is true of the area, or throws `Unsayable`. */
import type { Argument, Call } from '../../../geodata/content/content.ts';
import { codesIn } from '../../../geodata/content/name-nodes.ts';
import type { LevelData } from '../../../geodata/edition/edition.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import { formatCount, formatNumber, formatPercent } from '../../contract/numbers.ts';
import { formatList } from '../../contract/plurals.ts';
import { childrenOf } from '../../edition/area-relations.ts';
import { nameOf, placeOf } from '../../edition/place.ts';
import { sayValue } from '../../pages/areas/sentences.ts';
import { countAreas, levelName, sayPeriod, unitOf } from '../../pages/words/words.ts';
import type { Territory } from '../context/territory.ts';
import { territoryOf } from '../context/territory.ts';
import { type Change, changeOf, indexOf } from '../figures/change.ts';
import type { Observation } from '../figures/figures.ts';
import { grammarOf, namesOf, territoryName } from '../words/words.ts';
import { around, fixed, type Said, VARIES, varying } from './said.ts';
import { figureOf, type Scope, Unsayable } from './scope.ts';
import { sayShare } from './share-in-words.ts';
import { standingOf } from './standing.ts';

type Args = Record<string, Argument>;

/** The words that a function stands for. Throws `Unsayable`. */
export function sayCall(scope: Scope, { call, args }: Call): Said {
  const say = FUNCTIONS[call];
  if (!say) throw new Error(`function without meaning: ${call}`);
  return say(scope, args);
}

/** The indicator that an argument names. */
export function indicatorOf({ bundle }: Scope, argument: Argument | undefined): Indicator {
  return bundle.edition.indicator(String(argument ?? ''));
}

/** How a figure of the base changed since an argument says. Throws `Unsayable`. */
export function changeIn(scope: Scope, args: Args): Change {
  const indicator = indicatorOf(scope, args['0']);
  const latest = figureOf(scope, indicator);
  const { since } = args;
  const back = typeof since === 'string' || typeof since === 'number' ? since : undefined;
  const change = changeOf(scope.figures.series(indicator, scope.base), latest, back);
  if (!change) throw new Unsayable(indicator, 'empty');
  return change;
}

/** Areas of a level in the base; none where there are none. */
export function partsIn(
  scope: Scope,
  family: Argument | undefined,
): { data: LevelData; places: ReturnType<typeof placeOf>[] } | null {
  const { bundle, base } = scope;
  const found = base.indices.flatMap((index) => childrenOf(bundle.edition, base.data, index));
  const levels = found.filter(({ level }) => bundle.edition.level(level).level.family === family);
  const [first] = levels;
  if (!first) return null;
  const data = bundle.edition.level(first.level);
  const places = levels
    .flatMap(({ areas }) => areas.map((ref) => placeOf(bundle.edition, ref)))
    .filter(({ index }) => !data.areas[index]?.unknownLocation);
  return places.length > 0 ? { data, places } : null;
}

const FUNCTIONS: Record<string, (scope: Scope, args: Args) => Said> = {
  area: ({ base, language }) => varying(grammarOf(base, language).bare),
  in_area: ({ base, language }) => varying(grammarOf(base, language).in),
  of_area: ({ base, language }) => varying(grammarOf(base, language).of),
  compared: (scope) => varying(formatList(comparedNames(scope), scope.language)),
  level: ({ base, language }) => fixed(levelName(base.data.level, language)),
  the_level: ({ base, words, language }) =>
    fixed(words.theLevel(levelName(base.data.level, language))),
  verb: ({ base }, args) => fixed(String(isSeveral(base) ? args['1'] : args['0'])),
  value: (scope, args) => varying(withUnit(scope, observed(scope, args))),
  number: (scope, args) => varying(bareNumber(scope, observed(scope, args))),
  period: (scope, args) =>
    varying(sayPeriod(figureOf(scope, indicatorOf(scope, args['0'])).period, scope.language)),
  change: (scope, args) => sayChange(scope, changeIn(scope, args)),
  since: (scope, args) => varying(sayPeriod(changeIn(scope, args).from.period, scope.language)),
  index: (scope, args) => sayIndex(scope, args),
  index_base: (scope, args) => varying(sayPeriod(indexIn(scope, args).base.period, scope.language)),
  share_in_words: (scope, args) => sayShare(scope, observed(scope, args)),
  rank: (scope, args) => sayRank(scope, indicatorOf(scope, args['0'])),
  versus: (scope, args) => sayVersus(scope, indicatorOf(scope, args['0'])),
  highest: (scope, args) => varying(extreme(scope, args, 1)),
  lowest: (scope, args) => varying(extreme(scope, args, -1)),
  largest_of: (scope, args) => varying(largestOf(scope, args)),
  parts: (scope, args) => {
    const parts = partsIn(scope, args['0']);
    if (!parts) throw new Unsayable(null, 'empty');
    return varying(
      formatList(
        parts.places.map((place) => nameOf(place, scope.language)),
        scope.language,
      ),
    );
  },
  count_parts: (scope, args) => {
    const parts = partsIn(scope, args['0']);
    if (!parts) throw new Unsayable(null, 'empty');
    const count = parts.places.length;
    return varying(
      countAreas(count, formatCount(count, scope.language), parts.data.level, scope.language),
    );
  },
  unit: (scope, args) => fixed(unitOf(indicatorOf(scope, args['0']), scope.language)),
  name: (scope, args) => fixed(indicatorOf(scope, args['0']).name[scope.language]),
};

function observed(scope: Scope, args: Args): Observation & { value: number } {
  const indicator = indicatorOf(scope, args['0']);
  const period = typeof args.period === 'string' ? args.period : null;
  if (args.of !== 'comparison') return figureOf(scope, indicator, scope.base, period);
  const [first] = scope.compared;
  if (!first) throw new Unsayable(indicator, 'not_at_level');
  return figureOf(scope, indicator, first, period ?? figureOf(scope, indicator).period);
}

/** Several areas take a plural: several together, or a group. */
function isSeveral({ indices }: Territory): boolean {
  return indices.length > 1;
}

function withUnit(
  { language }: Scope,
  { indicator, value }: Observation & { value: number },
): string {
  return sayValue(value, { indicator, decimals: decimalsOf(indicator) }, language);
}

/** The number with the sign for percent, which is no unit to a reader. */
export function bareNumber(
  { language }: Scope,
  { indicator, value }: { indicator: Indicator; value: number },
): string {
  const decimals = decimalsOf(indicator);
  return unitOf(indicator, language) === '%'
    ? formatPercent(value, decimals, language)
    : formatNumber(value, decimals, language);
}

/** `steeg met 4 %`: the size of a change as its kind asks. */
export function sayChange(scope: Scope, change: Change): Said {
  const { words } = scope;
  if (change.direction === 0) return fixed(words.steady);
  if (change.kind === 'from_zero')
    return around(
      varying(
        bareNumber(scope, { indicator: change.to.indicator, value: change.to.cell.value ?? 0 }),
      ),
      words.fromZero,
    );
  const amount = varying(sayAmount(scope, change));
  return around(amount, change.direction > 0 ? words.rose : words.fell);
}

/** The amount without its direction: `4 %`, `1,2 procentpunt`, `300 euro`. */
export function sayAmount({ language, words }: Scope, { kind, by, to }: Change): string {
  const size = Math.abs(by);
  const decimals = decimalsOf(to.indicator);
  if (kind === 'percent') return formatPercent(size, size < 10 ? 1 : 0, language);
  if (kind === 'points')
    return words.points(formatNumber(size, decimals, language), Number(size.toFixed(decimals)));
  return sayValue(size, { indicator: to.indicator, decimals }, language);
}

function indexIn(scope: Scope, args: Args): { base: Observation; value: number } {
  const indicator = indicatorOf(scope, args['0']);
  const latest = figureOf(scope, indicator);
  const series = scope.figures.series(indicator, scope.base);
  const index = indexOf(series, typeof args.since === 'string' ? args.since : undefined);
  const value = index?.values[series.findIndex(({ period }) => period === latest.period)] ?? null;
  if (!index || value === null) throw new Unsayable(indicator, 'undefined');
  return { base: index.base, value };
}

function sayIndex(scope: Scope, args: Args): Said {
  const { value } = indexIn(scope, args);
  return varying(formatNumber(value, 1, scope.language));
}

function sayRank(scope: Scope, indicator: Indicator): Said {
  const { words, language } = scope;
  const standing = standingOf(scope, indicator);
  if (!standing) throw new Unsayable(indicator, 'not_applicable');
  const areas = countAreas(
    standing.of,
    formatCount(standing.of, language),
    scope.base.data.level,
    language,
  );
  const within = standing.within ? ` ${grammarOf(territoryOf(standing.within), language).in}` : '';
  const of = varying(areas + within);
  if (standing.rank === 1) return around(of, words.rankFirst);
  if (standing.rank === standing.of) return around(of, words.rankLast);
  const rank = formatCount(standing.rank, language);
  return { text: words.rank(rank, of.text), pattern: words.rank(VARIES, VARIES) };
}

/** Higher than these, lower than those: of the same period, or nothing is said of them. */
function sayVersus(scope: Scope, indicator: Indicator): Said {
  const { words, language, compared, figures } = scope;
  if (indicator.dataType === 'count') throw new Unsayable(indicator, 'not_applicable');
  const own = figureOf(scope, indicator);
  const sides = [
    { say: words.higherThan, holds: (other: number) => own.value > other },
    { say: words.lowerThan, holds: (other: number) => own.value < other },
    { say: words.equalTo, holds: (other: number) => own.value === other },
  ];
  const said = sides.flatMap(({ say, holds }) => {
    const places = compared.flatMap((territory) => {
      const value = figures.at(indicator, territory, own.period)?.cell.value ?? null;
      if (value === null || !holds(value)) return [];
      return [`${grammarOf(territory, language).in} (${bareNumber(scope, { indicator, value })})`];
    });
    return places.length > 0 ? [around(varying(formatList(places, language)), say)] : [];
  });
  if (said.length === 0) throw new Unsayable(indicator, 'not_at_level');
  return {
    text: formatList(
      said.map(({ text }) => text),
      language,
    ),
    pattern: formatList(
      said.map(({ pattern }) => pattern),
      language,
    ),
  };
}

/** The part of the base with the highest or lowest value, with that value. */
function extreme(scope: Scope, args: Args, sign: 1 | -1): string {
  const indicator = indicatorOf(scope, args['0']);
  const family = args['1'] ?? scope.bundle.edition.meta.ladder.context[0];
  const parts = partsIn(scope, family);
  if (!parts) throw new Unsayable(indicator, 'not_at_level');
  const found = parts.places.flatMap((place) => {
    const one = scope.figures.latest(indicator, territoryOf(place));
    return one && one.cell.value !== null ? [{ place, value: one.cell.value }] : [];
  });
  const [first] = found.sort((a, b) => sign * (b.value - a.value));
  if (!first || found.length < 2) throw new Unsayable(indicator, 'empty');
  return `${nameOf(first.place, scope.language)} (${bareNumber(scope, { indicator, value: first.value })})`;
}

/** The name of the indicator with the largest value, of those that have one. */
function largestOf(scope: Scope, args: Args): string {
  const found = codesIn(args['0']).map((code) => figureOf(scope, indicatorOf(scope, code)));
  const [first] = found.sort((a, b) => b.value - a.value);
  if (!first) throw new Unsayable(null, 'empty');
  return `${first.indicator.name[scope.language]} (${bareNumber(scope, first)})`;
}

function comparedNames({ compared, language }: Scope): string[] {
  if (compared.length === 0) throw new Unsayable(null, 'not_at_level');
  return compared.map((one) =>
    one.label === null && one.place === null
      ? `${territoryName(one, language)} (${formatList(namesOf(one, language), language)})`
      : grammarOf(one, language).bare,
  );
}
