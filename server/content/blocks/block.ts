/** A block: what it shows as plain data, and its picture. */
import type { Argument, ContentTag } from '../../../geodata/content/content.ts';
import { codesIn } from '../../../geodata/content/name-nodes.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import { formatNumber } from '../../contract/numbers.ts';
import { formatList } from '../../contract/plurals.ts';
import { type Html, html } from '../../http/html.ts';
import { sayPeriod } from '../../pages/words/words.ts';
import type { Territory } from '../context/territory.ts';
import type { FigureCell, Observation } from '../figures/figures.ts';
import type { Scope } from '../sentences/scope.ts';
import { territoryName, titleOf, whyOf } from '../words/words.ts';

export type Block = {
  /** Made from data: what is shown. */
  title: string;
  /** Unit and period, as they stand beside the title; empty for what says them itself. */
  subtitle: string;
  /** What a reader must know to read it right: other years, what was left out. */
  notes: string[];
  /** Everything it shows; its table and its file are made of these. */
  observations: Observation[];
  picture: Html;
  /** The map that shows the same, where it is not simply the first figure on the map. */
  mapPath?: string;
  /** True where the picture is a table already. */
  isTable: boolean;
};

/** `empty` names what is missing, for the words that stand in for the block. */
export type Evaluated = Block | { empty: Observation | null; title: string };

export type Evaluate = (scope: Scope, tag: ContentTag) => Evaluated;

/** The indicators that an argument names, in its order. */
export function indicatorsOf({ bundle }: Scope, argument: Argument | undefined): Indicator[] {
  return codesIn(argument).map((code) => bundle.edition.indicator(code));
}

/** The period a block is fixed to, or null for the latest. */
export function fixedPeriod({ args }: ContentTag): string | null {
  return typeof args.period === 'string' ? args.period : null;
}

/** Of the base and of what it is compared with: the same period where there is one. */
export function observeAll(
  scope: Scope,
  indicator: Indicator,
  period: string | null,
): Observation[] {
  const { figures, base, compared } = scope;
  const own =
    period === null ? figures.latest(indicator, base) : figures.at(indicator, base, period);
  if (!own) return [];
  const others = compared.flatMap((one) => figures.beside(indicator, one, own.period) ?? []);
  return [own, ...others];
}

/** The number as it stands in a table: the unit is above it. Never nothing. */
export function cellText(
  { words, language }: Scope,
  indicator: Indicator,
  cell: FigureCell | null,
): string {
  if (!cell) return words.signs.not_at_level;
  return cell.value === null
    ? words.signs[whyOf(cell)]
    : formatNumber(cell.value, decimalsOf(indicator), language);
}

/** A cell with its marks, and for a sign the reason in words. */
export function cellHtml(
  scope: Scope,
  observation: Observation | null,
  indicator: Indicator,
): Html {
  const { words } = scope;
  const text = cellText(scope, indicator, observation?.cell ?? null);
  if (!observation) return html`<abbr title="${words.why.not_at_level}">${text}</abbr>`;
  if (observation.cell.value === null)
    return html`<abbr title="${words.why[whyOf(observation.cell)]}">${text}</abbr>`;
  return html`${text}${flagMarks(scope, observation)}`;
}

/** Marks beside a value: a sign, and the word for who asks or listens. */
export function flagMarks({ words }: Scope, { flags }: Observation): Html[] {
  return flags.map(
    (flag) =>
      html` <abbr class="flag flag-${flag}" title="${words.flags[flag]}">${words.flagSigns[flag]}</abbr>`,
  );
}

/** What the signs in these observations mean, once each. */
export function legendOf({ words }: Scope, observations: readonly Observation[]): string[] {
  const signs = new Map<string, string>();
  for (const { flags, cell } of observations) {
    for (const flag of flags) signs.set(words.flagSigns[flag], words.flags[flag]);
    if (cell.value === null) signs.set(words.signs[whyOf(cell)], words.why[whyOf(cell)]);
  }
  return signs.size === 0 ? [] : [[...signs].map(([sign, word]) => `${sign} ${word}`).join(' · ')];
}

/** Those whose period is not the one of the block, said once. */
export function otherPeriods(
  { words, language, base }: Scope,
  observations: readonly Observation[],
): string[] {
  const own = observations.find(({ territory }) => territory === base)?.period;
  const odd = observations.filter(({ period }) => period !== own);
  if (own === undefined || odd.length === 0) return [];
  const said = odd.map(({ territory, period }) =>
    words.otherPeriod(territoryName(territory, language), sayPeriod(period, language)),
  );
  return [words.otherPeriods(formatList([...new Set(said)], language))];
}

/** `Inwoners en Huishoudens`, or one name. */
export function titleOfAll({ language }: Scope, indicators: readonly Indicator[]): string {
  const names = indicators.map((indicator) => titleOf(indicator, language));
  return names.length <= 3 ? formatList(names, language) : `${names.slice(0, 2).join(', ')} …`;
}

/** The place of a territory in colours and marks, the same on the whole page: 0 for the base. */
export function slotOf({ base, compared }: Scope, territory: Territory): number {
  return territory === base ? 0 : 1 + compared.indexOf(territory);
}
