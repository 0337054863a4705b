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

describe('an attack on several editions', () => {
  /** Without the neighbourhoods: the same figures at one level fewer. */
  function withoutLevel(small: SmallEdition, level: string): SmallEdition {
    const { [level]: _, ...levels } = small.levels;
    const parents = Object.entries(small.parents)
      .filter(([child]) => child !== level)
      .map(([child, of]) => {
        const { [level]: _gone, ...rest } = of;
        return [child, rest] as const;
      });
    return { ...small, levels, parents: Object.fromEntries(parents) };
  }
  const revised = (changes: Record<number, number>): SmallEdition =>
    createCounts({}, { a: COUNTS.map((value, area) => changes[area] ?? value) });

  const CHAINS: [name: string, chain: SmallEdition[]][] = [
    ['a level removed', [createCounts(), withoutLevel(createCounts(), 'wijk')]],
    ['a level added', [withoutLevel(createCounts(), 'wijk'), createCounts()]],
    ['a small figure corrected to a large one', [createCounts(), revised({ 0: 7 })]],
    ['a large figure corrected to a small one', [createCounts(), revised({ 3: 2 })]],
    [
      'a large figure corrected to a small one beside other revisions',
      [createCounts(), revised({ 5: 75, 6: 3, 7: 95 })],
    ],
    ['a small figure corrected to another', [createCounts(), revised({ 0: 4 })]],
    [
      'a level removed, then a figure corrected, then the level added',
      [createCounts(), withoutLevel(revised({ 0: 9 }), 'wijk'), revised({ 0: 9, 5: 71 })],
    ],
  ];
  it.each(CHAINS)('finds nothing after %s', async (_, chain) => {
    const found = await attackChain(chain);
    expect(findingsOf(found)).toEqual([]);
    expect(found.undecided).toBe(0);
    expect(found.ids.length + found.refused).toBe(chain.length);
  });

  it('is refused an edition only where nothing can be hidden any more', async () => {
    const refused: string[] = [];
    for (const [name, chain] of CHAINS)
      if ((await attackChain(chain)).refused > 0) refused.push(name);
    expect(refused).toEqual(['a large figure corrected to a small one']);
  });

  it('finds small counts where earlier editions are forgotten', async () => {
    const chain = [createCounts(), revised({ 0: 55 })].map((one) => withoutLevel(one, 'wijk'));
    expect(findingsOf(await attackChain(chain))).toEqual([]);
    const found = await attackChain(chain, { remembers: false });
    expect(findingsOf(found).join()).toContain('0#a||2024|statsec|statsec0 ');
  });
});
