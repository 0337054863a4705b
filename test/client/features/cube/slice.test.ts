import { describe, expect, it } from 'vitest';
import {
  type Cube,
  cellsText,
  cellsTextOf,
  parseSlice,
  printSlice,
  runsOf,
  type Slice,
  withItems,
} from '../../../../client/src/link/slice.ts';
import { en } from '../../../../client/src/messages/en.ts';
import { nl } from '../../../../client/src/messages/nl.ts';
import { saySlice, startsOf } from '../../../../client/src/messages/say-slice.ts';
import { createRandom, type Random } from '../../../fixtures/random.ts';

const AGES = [0, 5, 10, 15, 20, 25, 30, 35, 40];

function createCube(): Cube {
  const ages = AGES.map((age) => ({ code: `${age}_${age + 4}`, name: `${age}-${age + 4} jaar` }));
  const level = (code: string, items: { code: string; name: string }[], aggregates = true) => ({
    ...{ code, name: code, aggregates, items },
  });
  return {
    code: 'kubus',
    dimensions: [
      {
        ...{ code: 'leeftijd', name: 'Leeftijd', loadedLevel: 'leeftijd5' },
        levels: [
          level('leeftijd5', [...ages, { code: '45p', name: '45 jaar of ouder' }]),
          level('breed', [
            { code: 'jong', name: 'jonger dan 20' },
            { code: 'oud', name: '20 of ouder' },
          ]),
        ],
      },
      {
        ...{ code: 'geslacht', name: 'Geslacht', loadedLevel: 'geslacht' },
        levels: [
          level('geslacht', [
            { code: 'm', name: 'mannen' },
            { code: 'v', name: 'vrouwen' },
          ]),
        ],
      },
      {
        ...{ code: 'groep', name: 'Groep', loadedLevel: 'groep' },
        levels: [
          level(
            'groep',
            ['a,b', 'c~d', 'e..f', 'g%h'].map((code) => ({ code, name: code })),
            false,
          ),
        ],
      },
    ],
  };
}

const cube = createCube();

function createSlice(random: Random): Slice {
  const text = cube.dimensions
    .filter(() => random.next() < 0.7)
    .map(({ levels }) => {
      const level = random.pick(levels);
      const items = level.items.map((_, i) => i).filter(() => random.next() < 0.5);
      return { level: level.code, items };
    });
  return text.reduce<Slice>((slice, part) => withItems(slice, cube, part), []);
}

describe('a slice in a link', () => {
  it('is read back as it was written, and says the same to the server', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const slice = createSlice(createRandom(seed));
      const printed = printSlice(slice, cube);
      expect(parseSlice(printed, cube), `seed ${seed}`).toEqual(slice);
      expect(printSlice(parseSlice(printed, cube), cube)).toBe(printed);
    }
  });

  it('is the same whatever the order of dimensions and items, and whichever way ranges are named', () => {
    const same = [
      'leeftijd5:20_24..35_39,geslacht:v',
      'geslacht:v,leeftijd5:35_39~20_24~30_34~25_29',
      'geslacht:v~v,leeftijd5:20_24|25_29|30_34|35_39',
      'leeftijd5:20_24..30_34~25_29..35_39,geslacht:v',
    ].map((text) => parseSlice(text, cube));
    for (const slice of same) {
      expect(printSlice(slice, cube)).toBe(same[0] && printSlice(same[0], cube));
      expect(cellsText(slice, cube)).toBe('leeftijd5:20_24|25_29|30_34|35_39,geslacht:v');
    }
    expect(printSlice(same[1] ?? [], cube)).toBe('leeftijd5:20_24..35_39,geslacht:v');
  });

  it('is the whole cube when all items count, or none that exists', () => {
    for (const text of ['geslacht:m~v', 'geslacht:x', 'kleur:rood', 'leeftijd5:45p..0_4', 'x']) {
      expect(parseSlice(text, cube)).toEqual([]);
    }
    expect(cellsText([], cube)).toBeUndefined();
  });

  it('has one level of a dimension, and one item where they cannot be added up', () => {
    const slice = parseSlice('breed:jong,leeftijd5:0_4,groep:c%7ed~e%2e.f', cube);
    expect(cellsText(slice, cube)).toBe('breed:jong,groep:c~d');
  });

  it('is told from an answer as it was asked', () => {
    expect(cellsTextOf({ leeftijd5: ['0_4', '5_9'], geslacht: ['v'] })).toBe(
      'leeftijd5:0_4|5_9,geslacht:v',
    );
    expect(cellsTextOf({})).toBeUndefined();
  });

  it('finds runs of neighbours', () => {
    expect(runsOf([0, 1, 2, 4, 6, 7])).toEqual([
      [0, 2],
      [4, 4],
      [6, 7],
    ]);
  });
});

describe('a slice in words', () => {
  const say = (text: string) => saySlice(parseSlice(text, cube), cube, nl.slice);

  it.each([
    ['', ''],
    ['leeftijd5:20_24..35_39,geslacht:v', '20–39 jaar, vrouwen'],
    ['leeftijd5:35_39..45p', '35 jaar of ouder'],
    ['leeftijd5:0_4', '0–4 jaar'],
    ['leeftijd5:0_4~10_14..20_24', '0–4 jaar en 10–24 jaar'],
    ['leeftijd5:0_4~10_14~20_24~30_34', '4 van 10 (leeftijd5)'],
    ['breed:jong', 'jonger dan 20'],
  ])('says "%s" as "%s"', (text, told) => {
    expect(say(text)).toBe(told);
  });

  it('counts in the language of the reader', () => {
    const slice = parseSlice('leeftijd5:0_4~10_14~20_24~30_34', cube);
    expect(saySlice(slice, cube, en.slice)).toBe('4 of 10 (leeftijd5)');
  });

  it('knows items that are ranges in order by their names', () => {
    const [age, sex] = cube.dimensions;
    expect(startsOf(age?.levels[0]?.items ?? [])).toEqual([...AGES, 45]);
    expect(startsOf(sex?.levels[0]?.items ?? [])).toBeNull();
  });
});
