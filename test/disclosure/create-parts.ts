/** Small editions of counts that are parts of a total, and the auditor's view of them. */
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import { ValuePublisher } from '../../geodata/publish/publish-values.ts';
import { createSmallEdition, type SmallEdition } from '../fixtures/create-small-edition.ts';
import { createRandom } from '../fixtures/random.ts';
import { audit } from './audit.ts';
import { tableOfEdition } from './read-edition.ts';

export async function publish(small: SmallEdition): Promise<ValuePublisher> {
  return new ValuePublisher(new ValueComputer(await createSmallEdition(small)));
}

/** Six sectors in three municipalities in one region; `t` is the sum of the others. */
export function createParts(figures: Record<string, number[]>, rest: Partial<SmallEdition> = {}) {
  const parts = Object.keys(figures);
  const total = (figures[parts[0] ?? ''] ?? []).map((_, area) =>
    parts.reduce((sum, part) => sum + (figures[part]?.[area] ?? 0), 0),
  );
  const all = { ...figures, t: total };
  return {
    levels: { gewest: 1, gemeente: 3, statsec: 6 },
    parents: {
      gemeente: { gewest: [0, 0, 0] },
      statsec: { gewest: [0, 0, 0, 0, 0, 0], gemeente: [0, 0, 1, 1, 2, 2] },
    },
    indicators: [...parts, 't'].map((code) => ({ code })),
    figures: Object.fromEntries(
      Object.entries(all).map(([code, of]) => [code, { statsec: { '2024': of } }]),
    ),
    totals: [{ total: 't', parts }],
    ...rest,
  } satisfies SmallEdition;
}

export async function auditParts(small: SmallEdition, parts: string[]) {
  const asked = { parts, level: 'statsec', period: '2024', total: 't' };
  const { leaks, undecided } = audit(tableOfEdition(await publish(small), asked));
  return { leaks: leaks.filter(({ kind }) => kind !== 'narrow when told'), undecided };
}

export const NOTHING = { leaks: [], undecided: [] };

export const TABLES = 150;
export const PARTS = ['a', 'b', 'c', 'd'];

/** A table of parts in each period, over municipalities and neighbourhoods that overlap. */
export function createRandomParts(parts: readonly string[]): SmallEdition {
  const codes = [...parts, 't'];
  const figures: SmallEdition['figures'] = Object.fromEntries(
    codes.map((code) => [code, { statsec: {} }]),
  );
  for (let seed = 1; seed <= TABLES; seed += 1) {
    const random = createRandom(1000 * parts.length + seed).next;
    const draw = (): number => {
      const kind = random();
      if (kind < 0.04) return 0;
      return kind < 0.18 ? 1 + Math.floor(random() * 4) : Math.floor(5 + random() ** 2 * 200);
    };
    const total = new Array<number>(8).fill(0);
    for (const part of parts) {
      const drawn = total.map(draw);
      for (const [area, value] of drawn.entries()) total[area] = (total[area] ?? 0) + value;
      Object.assign(figures[part]?.statsec ?? {}, { [seed]: drawn });
    }
    Object.assign(figures.t?.statsec ?? {}, { [seed]: total });
  }
  return {
    levels: { gewest: 1, wijk: 3, gemeente: 4, statsec: 8 },
    parents: {
      wijk: { gewest: [0, 0, 0] },
      gemeente: { gewest: [0, 0, 0, 0] },
      statsec: {
        gewest: [0, 0, 0, 0, 0, 0, 0, 0],
        wijk: [0, 0, 0, 1, 1, 1, 2, 2],
        gemeente: [0, 0, 1, 1, 2, 2, 3, 3],
      },
    },
    indicators: codes.map((code) => ({ code })),
    figures,
    totals: [{ total: 't', parts: [...parts] }],
  };
}
