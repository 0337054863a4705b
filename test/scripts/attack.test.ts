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

describe('an attack through other columns', () => {
  /** Twenty sectors in one municipality of each five: two small counts, the others of all sizes. */
  const COUNT = [
    3, 41, 57, 66, 70, 83, 94, 105, 4, 128, 139, 140, 153, 167, 171, 188, 199, 206, 217, 222,
  ];
  const AREA = COUNT.map((_, at) => 3 + ((at * 7) % 11) + at / 10);
  const related = (
    figures: Record<string, number[]>,
    indicators: SmallEdition['indicators'],
  ): SmallEdition => ({
    levels: { gewest: 1, gemeente: 4, statsec: 20 },
    parents: {
      gemeente: { gewest: [0, 0, 0, 0] },
      statsec: {
        gewest: COUNT.map(() => 0),
        gemeente: COUNT.map((_, at) => Math.floor(at / 5)),
      },
    },
    indicators: [{ code: 'a' }, ...indicators],
    figures: Object.fromEntries(
      Object.entries({ a: COUNT, ...figures }).map(([code, of]) => [
        code,
        { statsec: { '2024': of } },
      ]),
    ),
  });
  const density = COUNT.map((count, at) => Math.round((count / (AREA[at] ?? 1)) * 10) / 10);
  const derived = COUNT.map((count, at) => Math.round((count / (density[at] ?? 1)) * 1e6));
  const half = COUNT.map((count, at) => Math.max(1, Math.round(count / (2 + (at % 3)))));
  const ratio = { dataType: 'ratio', threshold: null, rounding: 0.1 } as const;
  const KINDS: [name: string, edition: SmallEdition][] = [
    [
      'a constant times the count',
      related({ y: COUNT.map((count) => count * 3) }, [{ code: 'y', threshold: null }]),
    ],
    [
      'two columns that add up to it',
      related({ y: half, z: COUNT.map((count, at) => count - (half[at] ?? 0)) }, [
        { code: 'y', threshold: null },
        { code: 'z', threshold: null },
      ]),
    ],
    [
      'a rounded ratio beside its denominator',
      related({ s: AREA.map((area) => Math.round(area * 1000)), r: density }, [
        { code: 's', threshold: null },
        { code: 'r', ...ratio },
      ]),
    ],
    [
      'a surface that was made of it and its density',
      related(
        { s: derived, r: density.map((value, at) => (at === 0 || at === 8 ? -99997 : value)) },
        [
          { code: 's', threshold: null },
          { code: 'r', ...ratio },
        ],
      ),
    ],
  ];
  it.each(KINDS)('finds nothing through %s, which is hidden with it', async (_, edition) => {
    const open = await attackChain([edition], { findsRelatives: false });
    expect(open.relatives).not.toEqual([]);
    expect(findingsOf(open).join()).toMatch(/statsec(0|8) /);
    expect(findingsOf(await attackChain([edition]))).toEqual([]);
  });
});
