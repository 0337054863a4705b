/** Where and when an indicator has figures, nearest to what an old link asks for. */
import type { LevelData } from '../../geodata/edition/edition.ts';
import type { Indicator } from '../../geodata/model/model.ts';
import { comparePeriods } from '../../geodata/model/period.ts';
import { compareVintages } from '../edition/area-ref.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { latestOf } from '../odata/latest-period.ts';
import { choosePeriods, PERIOD_LEVELS } from '../odata/period-levels.ts';

/** The level itself, else the newest of its family, else the next coarser, that has figures and is offered. */
export function drawableLevel(
  { edition, computer }: EditionBundle,
  indicator: Indicator,
  wanted: LevelData,
): LevelData {
  const there = computer.availability(indicator);
  if (there.has(wanted.level.code)) return wanted;
  const usable = edition.levels.filter(({ level }) => level.offered && there.has(level.code));
  const [kin] = usable
    .filter(({ level }) => level.family === wanted.level.family)
    .sort(compareVintages);
  const at = edition.levels.indexOf(wanted);
  const coarser = usable.findLast((data) => edition.levels.indexOf(data) < at);
  return kin ?? coarser ?? usable[0] ?? wanted;
}

/**
 * The one period to show, or null for the most recent one. Of several the last; of one that there is not, the
 * nearest before it, else the first. `isAnother` when it is not all that was asked for.
 */
export function choosePeriod(
  { computer, publisher }: EditionBundle,
  indicator: Indicator,
  level: LevelData | null,
  text: string,
): { period: string; isAnother: boolean } | null {
  const there = computer.availability(indicator);
  const code = level?.level.code ?? '';
  const known = there.get(code) ?? [...there.values()][0] ?? [];
  const words = text.replace(/[\s+]+/g, ',');
  if (isMostRecent(words)) return null;
  const chosen = choosePeriods(words, known, (among) => latestOf(publisher, indicator, among));
  const last = chosen.at(-1);
  if (last === undefined || known.length === 0) return null;
  const found = chosen.findLast((period) => known.includes(period));
  if (found !== undefined) return { period: found, isAnother: chosen.length > 1 };
  const before = known.findLast((period) => comparePeriods(period, last) < 0);
  return { period: before ?? known[0] ?? last, isAnother: true };
}

/** The most recent one, all of them, or only a kind of period: `mrp`, `all`, `year`. */
function isMostRecent(text: string): boolean {
  const kinds = Object.keys(PERIOD_LEVELS).join('|');
  return new RegExp(`^(?:mrp|mostrecent|latest|all|${kinds})$`, 'i').test(text);
}
