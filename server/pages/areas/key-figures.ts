/** Which indicators a page tells, for areas of one level. */
import type { LevelData } from '../../../geodata/edition/edition.ts';
import type { Indicator, ThemeNode } from '../../../geodata/model/model.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';

/** As many as fit on one printed page beside the rest. */
const MAX_HERE = 15;
const MAX_ELSEWHERE = 8;
const MAX_PER_THEME = 2;

export type KeyFigures = {
  /** With figures at the level, in the order they are told. */
  here: Indicator[];
  /** Without, but with figures at another level. */
  elsewhere: Indicator[];
};

const known = new WeakMap<EditionBundle, Map<LevelData, KeyFigures>>();

export function keyFiguresOf(bundle: EditionBundle, data: LevelData): KeyFigures {
  const byLevel = known.get(bundle) ?? new Map<LevelData, KeyFigures>();
  known.set(bundle, byLevel);
  const figures = byLevel.get(data) ?? choose(bundle, data.level.code);
  byLevel.set(data, figures);
  return figures;
}

function choose(bundle: EditionBundle, level: string): KeyFigures {
  const { edition, computer } = bundle;
  const isHere = (indicator: Indicator): boolean => computer.availability(indicator).has(level);
  const named = (edition.meta.keyIndicators ?? []).flatMap((code) => tellable(bundle, code));
  const chosen = named.length > 0 ? named : chooseByTheme(bundle, isHere);
  return {
    here: chosen.filter(isHere).slice(0, MAX_HERE),
    elsewhere: chosen.filter((one) => !isHere(one)).slice(0, MAX_ELSEWHERE),
  };
}

/** The start indicator, then per top theme the first ones that are here, or else the first of all. */
function chooseByTheme(
  bundle: EditionBundle,
  isHere: (indicator: Indicator) => boolean,
): Indicator[] {
  const { edition } = bundle;
  const perTheme = edition.themes.flatMap((theme) => {
    const all = codesUnder(theme).flatMap((code) => tellable(bundle, code));
    const comparable = all.filter(({ dataType }) => dataType !== 'count');
    const ordered = [...comparable, ...all.filter(({ dataType }) => dataType === 'count')];
    const here = ordered.filter(isHere);
    return here.length > 0 ? here.slice(0, MAX_PER_THEME) : ordered.slice(0, 1);
  });
  return [...new Set([...tellable(bundle, edition.meta.start.indicator), ...perTheme])];
}

/** The indicator as a list of one; none for what is not shown, is no number, or has no figures. */
function tellable({ edition, computer }: EditionBundle, code: string): Indicator[] {
  const indicator = edition.findIndicator(code);
  if (!indicator?.visible || indicator.isCube || indicator.dataType === 'text') return [];
  return computer.availability(indicator).size > 0 ? [indicator] : [];
}

function codesUnder(node: ThemeNode): string[] {
  return node.kind === 'indicator' ? [node.code] : node.children.flatMap(codesUnder);
}
