import { describe, expect, it } from 'vitest';
import { crossOf, isEven, pyramidOf } from '../../../../client/src/features/cube/cross.ts';
import {
  figuresOf,
  heatOf,
  missingIn,
  sharesOf,
  swapped,
} from '../../../../client/src/features/cube/cross-figures.ts';
import { crossCsv, crossText } from '../../../../client/src/features/cube/cross-text.ts';
import {
  outlinePath,
  pyramidBars,
  roundUp,
} from '../../../../client/src/features/cube/pyramid-bars.ts';
import { SHARES } from '../../../../client/src/link/cross-key.ts';
import type { Cube, DimensionLevel } from '../../../../client/src/link/slice.ts';
import type { Status } from '../../../../geodata/model/status.ts';
import type { CrossTableAnswer } from '../../../../server/contract/cubes.ts';
import { createRandom, type Random } from '../../../fixtures/random.ts';

const level = (code: string, names: string[]): DimensionLevel => ({
  ...{ code, name: code, aggregates: true },
  items: names.map((name, i) => ({ code: `${code}${i}`, name })),
});
const dimension = (...levels: DimensionLevel[]) => {
  const code = levels[0]?.code ?? '';
  return { code: `d${code}`, name: code, loadedLevel: code, levels };
};
const AGES = level('age', ['0-4 jaar', '5-9 jaar', '10-14 jaar', '15 jaar of ouder']);
const BROAD = level('broad', ['0-9 jaar', '10-14 jaar', '15-64 jaar', '65 jaar of ouder']);
const SEX = level('sex', ['mannen', 'vrouwen']);
const ORIGIN = level('origin', ['BE', 'EU', 'elders']);
const cubeOf = (...dimensions: Cube['dimensions']): Cube => ({ code: 'kubus', dimensions });

/** Every part is hidden with some chance; totals are of all parts, as the server has them. */
function createAnswer(random: Random, hiding: number): CrossTableAnswer {
  const [rows, columns] = [AGES.items, SEX.items];
  const all = rows.map(() => columns.map(() => random.whole(1000)));
  const sum = (list: number[]) => list.reduce((total, each) => total + each, 0);
  const statuses = all.flat().map((): Status => (random.next() < hiding ? 'suppressed' : 'value'));
  const text = { nl: '', fr: '', en: '' };
  return {
    ...{ ok: true, edition: 'e', rows, columns, statuses, rowStatuses: null, columnStatuses: null },
    request: { cube: 'k', area: 'a:b', period: '1', rows: 'age', columns: 'sex', cells: {} },
    values: all.flat().map((value, i) => (statuses[i] === 'value' ? value : null)),
    rowTotals: all.map(sum),
    columnTotals: columns.map((_, i) => sum(all.map((row) => row[i] ?? 0))),
    total: sum(all.flat()),
    totalStatus: 'value',
    ...{ unit: text, decimals: 0, provisional: false, forecast: false, modelled: false },
    ...{ source: '', sourceName: '' },
  };
}

describe('what is crossed', () => {
  const cube = cubeOf(dimension(ORIGIN), dimension(BROAD, AGES), dimension(SEX));

  it('is what the link says, if these are levels of two dimensions', () => {
    expect(crossOf({ rows: 'sex', columns: 'origin' }, cube)).toEqual({
      rows: 'sex',
      columns: 'origin',
    });
  });

  it.each([null, { rows: 'age', columns: 'broad' }, { rows: 'age', columns: 'colour' }])(
    'else ranges with what has two sides: %j',
    (linked) => {
      expect(crossOf(linked, cube)).toEqual({ rows: 'age', columns: 'sex' });
    },
  );

  it('else the first two dimensions, and nothing where there is one', () => {
    const flat = cubeOf(dimension(ORIGIN), dimension(level('home', ['huis', 'flat', 'ander'])));
    expect(crossOf(null, flat)).toEqual({ rows: 'origin', columns: 'home' });
    expect(pyramidOf(crossOf(null, flat), flat)).toBeNull();
    expect(crossOf(null, cubeOf(dimension(AGES)))).toBeNull();
  });

  it('makes a pyramid of what is crossed, whichever way round, else of what suits', () => {
    const codes = (rows: string, columns: string) => {
      const found = pyramidOf({ rows, columns }, cube);
      return [found?.steps.code, found?.sides.code];
    };
    expect(codes('sex', 'broad')).toEqual(['broad', 'sex']);
    expect(codes('broad', 'sex')).toEqual(['broad', 'sex']);
    expect(codes('origin', 'sex')).toEqual(['age', 'sex']);
    expect([isEven(AGES), isEven(BROAD)]).toEqual([true, false]);
  });
});

describe('figures of a cross table', () => {
  it('in percent add up to 100 where all is shown, and tell nothing of what is not', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = createRandom(seed);
      const figures = figuresOf(createAnswer(random, seed % 2 ? 0 : 0.4));
      for (const share of SHARES) {
        const shares = sharesOf(figures, share);
        shares.cells.flat().forEach((cell, i) => {
          expect(cell.kind).toBe(figures.cells.flat()[i]?.kind);
        });
        if (share === 'none' || missingIn(figures).size > 0) continue;
        const sum = (cells: { value: number | null }[]) =>
          cells.reduce((total, { value }) => total + (value ?? Number.NaN), 0);
        if (share === 'row') for (const row of shares.cells) expect(sum(row)).toBeCloseTo(100);
        if (share === 'column')
          for (const row of swapped(shares).cells) expect(sum(row)).toBeCloseTo(100);
        if (share === 'total') expect(sum(shares.cells.flat())).toBeCloseTo(100);
        expect(shares.total.value).toBe(100);
      }
    }
  });

  it('are darkest where there is most, and the same when swapped twice', () => {
    const figures = figuresOf(createAnswer(createRandom(7), 0.3));
    const heats = figures.cells.flat().map(heatOf(figures));
    expect(Math.max(...heats)).toBe(1);
    expect(Math.min(...heats)).toBeGreaterThanOrEqual(0);
    expect(swapped(swapped(figures))).toEqual(figures);
  });
});

describe('a pyramid', () => {
  it('has both sides on one scale that holds all bars and outlines', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed);
      const own = figuresOf(createAnswer(random, 0.3));
      const other = figuresOf(createAnswer(random, 0.1));
      const inPercent = random.next() < 0.5;
      const { steps, most } = pyramidBars(own, other, inPercent);
      for (const { sides } of steps) {
        for (const { cell, percent, outline } of sides) {
          const length = (inPercent ? percent : cell).value;
          expect(length === null).toBe(cell.kind !== 'value');
          expect(length ?? 0).toBeLessThanOrEqual(most);
          expect(outline ?? 0).toBeLessThanOrEqual(most);
        }
      }
    }
  });

  it('outlines another area by its shares, so that a small and a large one can be compared', () => {
    const own = figuresOf(createAnswer(createRandom(3), 0));
    for (const inPercent of [true, false]) {
      for (const { sides } of pyramidBars(own, own, inPercent).steps) {
        for (const { cell, percent, outline } of sides) {
          expect(outline).toBeCloseTo((inPercent ? percent : cell).value ?? Number.NaN);
        }
      }
    }
  });

  it('breaks the outline where a step is hidden', () => {
    const own = figuresOf(createAnswer(createRandom(3), 0));
    const [first, second, third, fourth] = pyramidBars(own, own, true).steps;
    const hidden = second && { ...second, sides: second.sides.map(blank) as typeof second.sides };
    const steps = [first, hidden, third, fourth].filter((step) => step !== undefined);
    const path = outlinePath(
      steps,
      0,
      (value) => value,
      (at) => [at * 10, at * 10 + 10],
    );
    expect(path.match(/M/g)?.length).toBe(2);
  });

  it('ends its scale at round numbers', () => {
    expect([0.00042, 3.2, 4.4, 10, 126143, 0].map(roundUp)).toEqual([0.0005, 4, 5, 10, 150000, 1]);
  });
});

function blank<T extends { outline: number | null }>(side: T): T {
  return { ...side, outline: null };
}

describe('a cross table to take away', () => {
  const said = { corner: 'Gent, "2015"', total: 'totaal', statusOf: () => 'verborgen' };

  it('has a line per row with totals, plain numbers, and words where a number is missing', () => {
    const answer = { ...createAnswer(createRandom(5), 0), values: [1234, null, 3, 4, 5, 6, 7, 8] };
    const figures = figuresOf({ ...answer, statuses: null });
    const lines = crossText(figures, said, 0).split('\n');
    expect(lines[0]).toBe('Gent, "2015"\tmannen\tvrouwen\ttotaal');
    expect(lines[1]).toBe(`0-4 jaar\t1234\tverborgen\t${answer.rowTotals[0]}`);
    expect(lines.length).toBe(AGES.items.length + 2);
    const [head] = crossCsv(figures, said, 0).split('\r\n');
    expect(head).toBe('"Gent, ""2015""",mannen,vrouwen,totaal');
  });

  it('has as many decimals as the screen', () => {
    const shares = sharesOf(figuresOf(createAnswer(createRandom(5), 0)), 'total');
    const [, ...rows] = crossText(shares, said, 1).split('\n');
    for (const cell of rows.flatMap((row) => row.split('\t').slice(1))) {
      expect(cell).toMatch(/^\d+(\.\d)?$/);
    }
  });
});
