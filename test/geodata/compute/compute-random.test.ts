/** Sums hold in whatever hierarchy there is. */
import { expect, test } from 'vitest';
import { STATUSES } from '../../../geodata/model/status.ts';
import { createRandom } from '../../fixtures/random.ts';
import { open } from './open-places.ts';

const HIDDEN = -99997;

const UNANSWERED = -99999;

test('in random hierarchies children add up to their parent at every level', () => {
  const random = createRandom(2024).next;
  const pick = (count: number): number => Math.floor(random() * count);
  for (let round = 0; round < 25; round++) {
    const sizes = [1, 2 + pick(3), 4 + pick(6), 5 + pick(8), 12 + pick(30)];
    const names = ['gewest', 'provincie', 'gemeente', 'gemeente2024', 'statsec2024'];
    const levels = Object.fromEntries(
      names.map((name, i) => [
        name,
        Array.from({ length: sizes[i] ?? 0 }, (_, k) => `${name}${k}`),
      ]),
    );
    const tables = Object.fromEntries(
      names
        .slice(1)
        .map((child, i) => [
          `${child}>${names[i]}`,
          (levels[child] ?? []).map(() => pick(sizes[i] ?? 1)),
        ]),
    );
    const missing = random() < 0.5 ? 0 : 0.08;
    const column = (level: string): (number | null)[] =>
      (levels[level] ?? []).map(() =>
        random() >= missing ? pick(1000) : ([null, HIDDEN, -99998, UNANSWERED][pick(4)] ?? null),
      );
    const { edition, computer } = open(
      { v: {} },
      { v: { statsec2024: { '2024': column('statsec2024'), '2023': column('statsec2024') } } },
      { levels, tables },
    );
    const indicator = edition.indicator('v');
    for (const child of names.slice(1)) {
      for (const { level: parent } of edition.coarserLevels(child)) {
        for (const period of ['2023', '2024']) {
          const below = computer.compute(indicator, child, period)?.column;
          const above = computer.compute(indicator, parent.code, period)?.column;
          const children = edition.childrenOf(child, parent.code);
          if (!below || !above || !children) throw new Error('no values');
          for (const [index, own] of children.entries()) {
            const statuses = own.map((i) => STATUSES[below.statuses[i] ?? 1]);
            const status = statuses.includes('unanswered')
              ? 'unanswered'
              : statuses.includes('hidden')
                ? 'hidden'
                : statuses.includes('value')
                  ? 'value'
                  : 'empty';
            expect(STATUSES[above.statuses[index] ?? 1]).toBe(status);
            const sum = own.reduce((total, i) => total + (below.values[i] ?? 0), 0);
            expect(above.values[index]).toBe(status === 'value' ? sum : 0);
          }
        }
      }
    }
  }
});
