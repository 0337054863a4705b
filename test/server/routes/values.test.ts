import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeriesAnswer } from '../../../server/contract/series.ts';
import type { ValuesAnswer } from '../../../server/contract/values.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createSurvey } from '../../fixtures/create-survey.ts';

let test: TestApp;
let survey: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  survey = await createTestApp({}, { content: createSurvey() });
});
afterAll(async () => {
  await test.stop();
  await survey.stop();
});

async function ask(rest: string, app = test): Promise<ValuesAnswer> {
  return (await app.ask(`/api/values?${rest}`)) as ValuesAnswer;
}

describe('reasons', () => {
  it('stand beside suppressed values, and nowhere else', async () => {
    const answer = await ask('indicator=v1101_t&level=statsec&period=2023');
    expect(answer.statuses).toEqual([
      'value',
      'suppressed',
      'value',
      'value',
      'value',
      'hidden',
      'suppressed',
    ]);
    expect(answer.reasons).toEqual([null, 'privacy', null, null, null, null, 'privacy']);
  });

  it('tell too few cases from privacy', async () => {
    const { reasons } = await ask('indicator=vp_agree&level=gemeente&period=2024', survey);
    expect(reasons).toEqual([null, 'too_few_cases', null, null]);
  });

  it('are null when nothing is suppressed', async () => {
    const { reasons } = await ask('indicator=v9900_opp&level=gemeente&period=2024');
    expect(reasons).toBeNull();
  });

  it('stand per period in a series', async () => {
    const { series } = (await test.ask(
      '/api/series?indicator=v1101_t&areas=statsec:44021A01-,statsec:44021A00-',
    )) as SeriesAnswer;
    expect(series[0]).toMatchObject({
      values: [null, null, 8],
      reasons: ['privacy', 'privacy', null],
    });
    expect(series[1]?.reasons).toBeNull();
  });
});

describe('within', () => {
  it('gives only the areas in another, with their indices', async () => {
    const all = await ask('indicator=v1101_t&level=statsec&period=2023');
    const some = await ask('indicator=v1101_t&level=statsec&period=2023&within=gemeente:44021');
    expect(some.request.within).toBe('gemeente:44021');
    expect(some.indices).toEqual([0, 1, 6]);
    for (const [at, index] of (some.indices ?? []).entries()) {
      expect(some.values[at]).toBe(all.values[index]);
      expect(some.statuses?.[at]).toBe(all.statuses?.[index]);
      expect(some.reasons?.[at]).toBe(all.reasons?.[index]);
    }
    expect(all).not.toHaveProperty('indices');
  });

  it('of the same level is the area itself', async () => {
    const answer = await ask(
      'indicator=v9900_opp&level=gemeente&period=2024&within=gemeente:46021',
    );
    expect(answer).toMatchObject({ indices: [1], values: [0.5] });
  });

  it('shortens the binary form too', async () => {
    const path = '/api/values?indicator=v1101_t&level=statsec&period=2023&within=gemeente:44021';
    const accept = { accept: 'application/octet-stream' };
    const bytes = await (await test.app.request(path, { headers: accept })).arrayBuffer();
    expect(new DataView(bytes).getUint32(8, true)).toBe(3);
    expect([...new Float64Array(bytes, 16, 3)]).toEqual([120, Number.NaN, Number.NaN]);
    const about = JSON.parse(new TextDecoder().decode(bytes.slice(16 + 3 * 9)));
    expect(about).toMatchObject({ indices: [0, 1, 6], reasons: [null, 'privacy', 'privacy'] });
  });
});

describe('margin', () => {
  it('reproduces the published example beside its value, and leaves out suppressed areas', async () => {
    const answer = await ask('indicator=vp_agree&level=gemeente&period=2024&margin=95', survey);
    expect(answer.request.margin).toBe(95);
    expect(answer.values).toEqual([39.6, null, 50, null]);
    // 100 people asked of 80: no margin can be told.
    expect(answer.margins).toEqual([4.66, null, null, null]);
    expect(answer.statuses).toEqual(['value', 'suppressed', 'value', 'not_applicable']);
  });

  it('is wider for more confidence', async () => {
    const margins = await Promise.all(
      [90, 95, 99].map(async (margin) => {
        const path = `indicator=vp_agree&level=provincie&period=2024&margin=${margin}`;
        return (await ask(path, survey)).margins?.[0] ?? Number.NaN;
      }),
    );
    expect(margins).toEqual([...margins].sort((a, b) => a - b));
  });

  it('is no part of an answer that was not asked for it', async () => {
    expect(await ask('indicator=vp_agree&level=gemeente&period=2024', survey)).not.toHaveProperty(
      'margins',
    );
  });
});

describe('explain', () => {
  it('tells the path of a column', async () => {
    const answer = await ask('indicator=v9900_opp&level=gemeente&period=latest&explain=1');
    expect(answer.explanation).toEqual({
      indicator: 'v9900_opp',
      level: 'gemeente',
      period: '2024',
      kind: 'sum',
      from: { level: 'statsec', areas: 7, withValue: 7, share: 1, onMapShare: null },
    });
  });

  it('tells the path of one number', async () => {
    const answer = await ask('indicator=v9900_opp&level=gemeente&period=2024&explain=1&area=46021');
    expect(answer.request.area).toBe('46021');
    expect(answer.explanation?.from).toEqual({
      level: 'statsec',
      areas: 2,
      withValue: 2,
      share: 1,
      onMapShare: 1,
    });
  });
});
