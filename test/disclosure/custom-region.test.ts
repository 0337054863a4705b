/** Sequences of custom regions: their answers together tell nothing that the published cells do not. */
import { afterAll, expect, it } from 'vitest';
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import { answerRegion } from '../../geodata/publish/custom-region.ts';
import { ValuePublisher } from '../../geodata/publish/publish-values.ts';
import {
  createSmallEdition,
  removeSmallEditions,
  type SmallEdition,
} from '../fixtures/create-small-edition.ts';
import { createRandom } from '../fixtures/random.ts';
import { audit } from './audit.ts';
import type { Constraint } from './integer-system.ts';
import { factOfRegion, tableOfEdition } from './read-edition.ts';

const SEQUENCES = 150;
const QUERIES = 40;
const LEVELS = { gewest: 1, wijk: 3, gemeente: 4, statsec: 8 };

afterAll(removeSmallEditions);

/** One table in each period, many of its counts small. */
function createRandomCounts(): SmallEdition {
  const byPeriod: Record<string, number[]> = {};
  for (let seed = 1; seed <= SEQUENCES; seed += 1) {
    const random = createRandom(seed).next;
    byPeriod[seed] = Array.from({ length: LEVELS.statsec }, () => {
      const kind = random();
      if (kind < 0.1) return 0;
      return kind < 0.35 ? 1 + Math.floor(random() * 4) : Math.floor(5 + random() ** 2 * 100);
    });
  }
  return {
    levels: LEVELS,
    parents: {
      wijk: { gewest: [0, 0, 0] },
      gemeente: { gewest: [0, 0, 0, 0] },
      statsec: {
        gewest: [0, 0, 0, 0, 0, 0, 0, 0],
        wijk: [0, 0, 0, 1, 1, 1, 2, 2],
        gemeente: [0, 0, 1, 1, 2, 2, 3, 3],
      },
    },
    indicators: [{ code: 'a' }],
    figures: { a: { statsec: byPeriod } },
  };
}

it(`leaves everything possible after ${SEQUENCES} sequences of ${QUERIES} regions`, async () => {
  const publisher = new ValuePublisher(
    new ValueComputer(await createSmallEdition(createRandomCounts())),
  );
  const indicator = publisher.computer.edition.indicator('a');
  const problems: unknown[] = [];
  const answered = { value: 0, suppressed: 0 };
  for (let seed = 1; seed <= SEQUENCES; seed += 1) {
    const random = createRandom(5000 + seed).next;
    const asked = { parts: ['a'], level: 'statsec', period: String(seed) };
    const facts: Constraint[] = [];
    const ask = (level: string, areas: readonly number[]): readonly number[] | null => {
      const question = { indicator, level, period: asked.period };
      const answer = answerRegion(publisher, question, areas);
      if (answer.status === 'suppressed') answered.suppressed += 1;
      if (answer.value === null) return answer.nearest;
      answered.value += 1;
      facts.push(factOfRegion(publisher, asked, level, areas, answer.value));
      return null;
    };
    for (let query = 0; query < QUERIES; query += 1) {
      const level = (['statsec', 'gemeente', 'wijk'] as const)[Math.floor(random() * 3)] ?? 'wijk';
      const areas = Array.from({ length: LEVELS[level] }, (_, area) => area).filter(
        () => random() < 0.5,
      );
      if (areas.length === 0) continue;
      const nearest = ask(level, areas);
      // Whoever is refused follows the advice.
      if (nearest && nearest.length > 0) expect(ask(level, nearest)).toBeNull();
    }
    const { leaks, undecided } = audit({ ...tableOfEdition(publisher, asked), facts });
    const serious = leaks.filter(({ kind }) => kind !== 'narrow when told');
    if (serious.length + undecided.length > 0) problems.push({ seed, leaks: serious, undecided });
  }
  expect(problems).toEqual([]);
  expect(answered.value).toBeGreaterThan(SEQUENCES);
  expect(answered.suppressed).toBeGreaterThan(SEQUENCES);
});
