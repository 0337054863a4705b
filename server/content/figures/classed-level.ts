/** The figures of a level in the classes and colours that the map has for the same question. */
import type { LevelData } from '../../../geodata/edition/edition.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import { optionsOf, USUAL_RULE } from '../../contract/classify/class-rule.ts';
import { classify } from '../../contract/classify/classify.ts';
import type { Classified } from '../../contract/classify/colour-of-area.ts';
import { readFigures } from '../../contract/classify/figures.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import type { Figures } from './figures.ts';

const known = new WeakMap<EditionBundle, Map<string, Classified>>();

/** As the map first shows them: `draw=auto`, five quantiles of all areas of the level. */
export function classedLevel(
  figures: Figures,
  indicator: Indicator,
  data: LevelData,
  period: string,
): Classified {
  const kept = known.get(figures.bundle) ?? new Map<string, Classified>();
  known.set(figures.bundle, kept);
  const key = `${indicator.code}|${data.level.code}|${period}`;
  const made = kept.get(key) ?? classifyLevel(figures, indicator, data, period);
  kept.set(key, made);
  return made;
}

function classifyLevel(
  figures: Figures,
  indicator: Indicator,
  data: LevelData,
  period: string,
): Classified {
  const cells = figures.ofLevel(indicator, { data }, period);
  const read = readFigures({
    values: cells.map(({ value }) => value),
    statuses: cells.map(({ status }) => status),
    reasons: cells.map(({ reason }) => reason),
  });
  const facts = {
    type: indicator.dataType,
    middle: null,
    decimals: decimalsOf(indicator),
    sorted: read.sorted,
    reference: null,
  };
  // The mode changes colours, never the shade that is kept here.
  return { figures: read, classes: classify(read.sorted, optionsOf(USUAL_RULE, facts, 'light')) };
}
