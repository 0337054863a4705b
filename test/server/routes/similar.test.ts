import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimilarAnswer } from '../../../server/contract/similar.ts';
import type { ValuesAnswer } from '../../../server/contract/values.ts';
import { distancesFrom, type Trait } from '../../../server/figures/nearest-areas.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createRandom } from '../../fixtures/random.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

const ask = async (rest: string): Promise<SimilarAnswer> =>
  (await test.ask(`/api/similar?${rest}`)) as SimilarAnswer;

const NONE = new Uint8Array(40);

function createTraits(seed: number, areas = 40): Trait[] {
  const random = createRandom(seed);
  return Array.from({ length: 2 + random.whole(8) }, () => ({
    values: Float64Array.from({ length: areas }, () => Math.round(random.next() * 1000) / 10),
    shown: Uint8Array.from({ length: areas }, () => (random.next() < 0.85 ? 1 : 0)),
    scale: 0.5 + random.next() * 20,
  }));
}

function distanceBetween(traits: Trait[], from: number, to: number): number | undefined {
  return distancesFrom(traits, from, NONE).find(({ index }) => index === to)?.distance;
}

describe('the distance between areas', () => {
  it('is the same both ways, and that of the formula', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const traits = createTraits(seed);
      for (const { index, distance, common } of distancesFrom(traits, 0, NONE)) {
        expect(distanceBetween(traits, index, 0), `seed ${seed}`).toBe(distance);
        const both = traits.filter(({ shown }) => shown[0] === 1 && shown[index] === 1);
        const squares = both.map(
          ({ values, scale }) => (((values[index] ?? 0) - (values[0] ?? 0)) / scale) ** 2,
        );
        const mean = squares.reduce((sum, square) => sum + square, 0) / both.length;
        expect(common).toBe(both.length);
        expect(common / traits.length).toBeGreaterThanOrEqual(2 / 3);
        expect(distance).toBeCloseTo(Math.sqrt(mean), 9);
      }
    }
  });

  it('is 0 to a twin, ascends, keeps to the triangle, and never counts what is not shown', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const traits = createTraits(seed);
      for (const { values, shown } of traits) {
        values[1] = values[0] ?? 0;
        shown[0] = shown[1] = shown[2] = 1;
      }
      expect(distanceBetween(traits, 0, 1)).toBe(0);
      expect(distanceBetween(traits, 1, 2)).toBe(distanceBetween(traits, 0, 2));
      const found = distancesFrom(traits, 0, NONE).map(({ distance }) => distance);
      expect(found).toEqual(found.toSorted((a, b) => a - b));
      const scrambled = traits.map((trait) => ({
        ...trait,
        values: trait.values.map((value, area) => (trait.shown[area] === 1 ? value : 999 - value)),
      }));
      expect(distancesFrom(scrambled, 0, NONE)).toEqual(distancesFrom(traits, 0, NONE));
    }
  });
});

describe('areas like one', () => {
  it('are told nearest first, with the difference in each indicator', async () => {
    const answer = await ask('area=gemeente:44021&indicators=v1101_t,vg_mediaan&period=2024');
    expect(answer.request).toEqual({
      area: 'gemeente:44021',
      indicators: ['v1101_t', 'vg_mediaan'],
      period: '2024',
      limit: 10,
    });
    const [people, age] = await Promise.all(
      ['v1101_t', 'vg_mediaan'].map(
        async (code) =>
          (
            (await test.ask(
              `/api/values?indicator=${code}&level=gemeente&period=2024`,
            )) as ValuesAnswer
          ).values,
      ),
    );
    const scales = answer.indicators.map(({ scale }) => scale);
    const expected = [1, 2].map((index) => {
      const differences = [people, age].map(
        (values, i) => ((values?.[index] ?? 0) - (values?.[0] ?? 0)) / (scales[i] ?? 1),
      );
      return Math.hypot(...differences) / Math.SQRT2;
    });
    expect(answer.areas.map(({ distance }) => distance)).toEqual(
      expected.toSorted((a, b) => a - b).map((each) => expect.closeTo(each, 2)),
    );
    expect(answer.areas.every(({ common }) => common === 2)).toBe(true);
    // The unknown location of the municipalities is nobody's like.
    expect(answer.areas.map(({ code }) => code)).not.toContain('99991');
  });

  it('never are those with hidden figures, and an area whose own are hidden has none', async () => {
    const near = await ask('area=statsec:46021B01-&indicators=v1101_t&period=2024');
    expect(near.areas.map(({ code }) => code)).not.toContain('44021A01-');
    const own = await ask('area=statsec:44021A01-&indicators=v1101_t&period=2024');
    expect(own.indicators[0]?.value).toBeNull();
    expect(own).toMatchObject({ compared: 0, areas: [] });
  });

  it('say by what they cannot be compared, and refuse what is no question', async () => {
    const older = await ask('area=gemeente:44021&indicators=v9900_opp,v1101_t&period=2023');
    expect(older.notAvailable).toEqual(['v9900_opp']);
    for (const [rest, code] of [
      ['area=gemeente:44021&indicators=nothing&period=latest', 'unknown_indicator'],
      ['area=gemeente:44021&indicators=v_helper&period=latest', 'not_available'],
      ['area=gemeente:44021&indicators=v1101_t,v1101_t&period=latest', 'bad_request'],
      ['area=gemeente:1&indicators=v1101_t&period=latest', 'unknown_area'],
      [`area=gemeente:44021&indicators=${Array(41).fill('v1101_t')}&period=latest`, 'bad_request'],
    ]) {
      expect(await test.ask(`/api/similar?${rest}`)).toMatchObject({ ok: false, code });
    }
  });
});
