import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { precisionOfRatio, precisionOfShare } from '../../../geodata/publish/publish-precision.ts';
import type { ProfileAnswer, ProfileRow } from '../../../server/contract/profile.ts';
import type { SeriesAnswer } from '../../../server/contract/series.ts';
import type { ValuesAnswer } from '../../../server/contract/values.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

async function ask(rest: string): Promise<ProfileAnswer> {
  return (await test.ask(`/api/profile?${rest}`)) as ProfileAnswer;
}

function row({ rows }: ProfileAnswer, indicator: string): ProfileRow | undefined {
  return rows.find((one) => one.indicator === indicator);
}

describe('a profile', () => {
  it('has every visible indicator in its own latest period, with rank and reference', async () => {
    const answer = await ask('area=gemeente:46021&period=latest&reference=provincie:40000');
    expect(answer.request).toEqual({
      area: 'gemeente:46021',
      period: 'latest',
      reference: 'provincie:40000',
    });
    expect(answer.area.name).toBe('Sint-Niklaas');
    expect(answer.reference?.name).toBe('Oost-Vlaanderen');
    expect(answer.rows.map(({ indicator }) => indicator)).toEqual([
      'v1101_t',
      'v1101_m',
      'vp1101_m',
      'v9900_opp',
      'vg_mediaan',
    ]);
    expect(row(answer, 'v1101_t')).toEqual({
      indicator: 'v1101_t',
      period: '2024',
      value: 60,
      status: 'value',
      reason: null,
      provisional: true,
      forecast: false,
      modelled: false,
      rank: 3,
      of: 3,
      reference: { value: 196, status: 'value', reason: null },
    });
    // A median has none for the province.
    expect(row(answer, 'vg_mediaan')).toMatchObject({ value: 28, rank: 3, of: 3, reference: null });
    expect(answer.notAvailable).toEqual([]);
  });

  it('says what it cannot have at this level or in this period', async () => {
    const { notAvailable } = await ask('area=provincie:40000&period=latest');
    expect(notAvailable).toEqual(['vg_mediaan']);
    const older = await ask('area=gemeente:44021&period=2023');
    expect(older.notAvailable).toEqual(['v9900_opp', 'vg_mediaan']);
  });

  it('keeps to a theme folder and the folders under it', async () => {
    for (const theme of ['DEMOGRAFIE', 'demografie/bevolking']) {
      const { rows } = await ask(`area=gemeente:44021&period=latest&theme=${theme}`);
      expect(rows.map(({ indicator }) => indicator)).toEqual(['v1101_t', 'vp1101_m']);
    }
  });

  it('ranks among shown values only, equal ones alike, and never an unknown location', async () => {
    const { statuses, values } = (await test.ask(
      '/api/values?indicator=v1101_t&level=statsec&period=2024',
    )) as ValuesAnswer;
    const codes = ['44021A00-', '44021A01-', '46021B00-', '46021B01-', '11002C00-', '11002C01-'];
    const shown = values.filter((value, index) => value !== null && index < 6) as number[];
    for (const [index, code] of codes.entries()) {
      const answer = await ask(`area=statsec:${code}&period=2024`);
      const own = values[index];
      const rank = own == null ? null : shown.filter((value) => value > own).length + 1;
      expect(row(answer, 'v1101_t')).toMatchObject({ rank, of: shown.length });
    }
    expect(statuses?.[1]).toBe('suppressed');
    const unknown = await ask('area=statsec:44021ZZZZ&period=latest');
    expect(row(unknown, 'v9900_opp')).toMatchObject({ value: 0, rank: null, of: 6 });
  });

  it('has no value for what is suppressed, but its reason', async () => {
    const answer = await ask('area=statsec:44021A01-&period=2024&reference=statsec:44021ZZZZ');
    expect(row(answer, 'v1101_t')).toMatchObject({
      value: null,
      status: 'suppressed',
      reason: 'privacy',
      rank: null,
      reference: { value: null, status: 'suppressed', reason: 'privacy' },
    });
  });
});

describe('a profile with distributions', () => {
  it('has the shown values of the level, each once, and where the area stands among them', async () => {
    const answer = await ask('area=gemeente:44021&period=2024&distribution=1');
    expect(answer.request.distribution).toBe('1');
    const { values } = (await test.ask(
      '/api/values?indicator=v1101_t&level=gemeente&period=2024',
    )) as ValuesAnswer;
    const shown = values.slice(0, 3).filter((value) => value !== null);
    const told = row(answer, 'v1101_t');
    expect(told?.distribution).toEqual({
      quartiles: [60, 74.5, 89, 112.5, 136],
      values: shown.toSorted((a, b) => a - b),
      counts: [1, 1, 1],
    });
    expect(told?.standing).toEqual({ percentile: 83.3, ties: 0, score: 1.35 });
  });

  it('leaves what is suppressed and what has no place out of them', async () => {
    const answer = await ask('area=statsec:44021A01-&period=2024&distribution=1');
    const told = row(answer, 'v1101_t');
    expect(told?.standing).toBeNull();
    expect(told?.distribution?.counts.reduce((sum, count) => sum + count, 0)).toBe(told?.of);
    const unknown = await ask('area=statsec:44021ZZZZ&period=2024&distribution=1');
    expect(row(unknown, 'v9900_opp')?.standing).toBeNull();
  });

  it('has the area in every period, and what is suppressed in none', async () => {
    const answer = await ask('area=statsec:44021A01-&period=2024&series=1');
    const series = (await test.ask(
      '/api/series?indicator=v1101_t&areas=statsec:44021A01-',
    )) as SeriesAnswer;
    const [line] = series.series;
    expect(row(answer, 'v1101_t')?.series).toEqual({
      periods: series.periods,
      values: line?.values,
      statuses: line?.statuses,
    });
  });
});

describe('the precision of a figure', () => {
  it('is that of a share of so many, of a ratio of so many cases, and of a mean of a handful', () => {
    expect(precisionOfShare(50, 100)).toEqual({ of: 100, cases: 50, error: 4.9, weak: false });
    expect(precisionOfShare(50, 40)).toMatchObject({ cases: 20, weak: true });
    expect(precisionOfShare(0, 20)).toMatchObject({ cases: 0, weak: true });
    expect(precisionOfShare(0, 20_000)).toMatchObject({ weak: false });
    expect(precisionOfShare(1, 900)).toMatchObject({ cases: 9, weak: true });
    expect(precisionOfRatio(10, 10_000, 1000)).toEqual({
      of: 10_000,
      cases: 100,
      error: 1,
      weak: false,
    });
    expect(precisionOfRatio(1, 10_000, 1000)).toMatchObject({ cases: 10, weak: true });
    expect(precisionOfRatio(-1, 10_000, 1000)).toBeNull();
  });

  it('stands beside shares of people, and not beside counts, which have none', async () => {
    const answer = await ask('area=gemeente:44021&period=2024&precision=1');
    expect(row(answer, 'v1101_t')?.precision).toBeNull();
    const share = row(answer, 'vp1101_m');
    expect(share?.precision).toEqual(precisionOfShare(share?.value ?? 0, 136));
  });
});
