/** A key figure that does not exist at an area's level: where it does, and the nearest area that has it. */
import type { LevelData } from '../../../geodata/edition/edition.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import type { Place } from '../../edition/place.ts';
import { type Cell, readCells } from '../../figures/read-cells.ts';
import type { AreaFacts } from './area-facts.ts';

export type Elsewhere = {
  indicator: Indicator;
  decimals: number;
  /** The nearest level that has it, and from when to when. */
  data: LevelData;
  first: string;
  last: string;
  /** The area of that level in which this one lies; null when it lies in none. */
  nearest: { place: Place; cell: Cell; period: string } | null;
};

export function gatherElsewhere(
  { edition, computer, publisher }: EditionBundle,
  indicator: Indicator,
  { ladder, alsoIn }: AreaFacts,
): Elsewhere | null {
  const availability = computer.availability(indicator);
  const above = [...ladder.toReversed(), ...alsoIn];
  const place = above.find(({ data }) => availability.has(data.level.code)) ?? null;
  const offered = edition.levels.filter(
    ({ level }) => level.offered && availability.has(level.code),
  );
  const data = place?.data ?? offered[0];
  const periods = availability.get(data?.level.code ?? '') ?? [];
  const [first, last] = [periods[0], periods.at(-1)];
  if (!data || first === undefined || last === undefined) return null;
  const common = { indicator, decimals: decimalsOf(indicator), data, first, last };
  if (!place) return { ...common, nearest: null };
  const question = publisher.ask(indicator.code, data.level.code, 'latest');
  const [cell] = readCells(publisher, question, [place.index]);
  return { ...common, nearest: cell ? { place, cell, period: question.period } : null };
}
