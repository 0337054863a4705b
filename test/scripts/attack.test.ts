/** The attack of a reader with a solver, over HTTP, on small editions: what it must find, and what it must not. */
import { describe, expect, it } from 'vitest';
import { attackChain, findingsOf } from '../fixtures/attack-chain.ts';
import type { SmallEdition } from '../fixtures/create-small-edition.ts';

/** Eight sectors in four municipalities and in three neighbourhoods that overlap them. */
const COUNTS = [2, 40, 3, 30, 60, 70, 80, 90];

function createCounts(
  rest: Partial<SmallEdition> = {},
  more: Record<string, number[]> = {},
): SmallEdition {
  const figures = { a: COUNTS, ...more };
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
    indicators: [{ code: 'a' }],
    figures: Object.fromEntries(
      Object.entries(figures).map(([code, of]) => [code, { statsec: { '2024': of } }]),
    ),
    ...rest,
  };
}

describe('an attack on one edition', () => {
  it('finds nothing where partners are hidden with small counts', async () => {
    const found = await attackChain([createCounts()]);
    expect(findingsOf(found)).toEqual([]);
    expect(found.small).toBe(2);
    expect(found.undecided).toBe(0);
  });

  it('finds every small count where only these are hidden', async () => {
    const found = await attackChain([createCounts({ isProtected: false })]);
    expect(findingsOf(found)).toEqual(
      ['a|' + '|2024|statsec|statsec0 is 2', 'a|' + '|2024|statsec|statsec2 is 3'].map(
        (finding) => `0#${finding}`,
      ),
    );
  });
});
