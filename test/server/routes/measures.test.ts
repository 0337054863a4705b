import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorAnswer } from '../../../server/contract/indicators.ts';
import type { SeriesAnswer } from '../../../server/contract/series.ts';
import type { ValuesAnswer } from '../../../server/contract/values.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createSecrets } from '../../fixtures/create-secrets.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  Object.assign(test.editions.live().edition.meta, {
    surfaceIndicator: { code: 'v9900_opp', perKm2: 1 },
    populationIndicator: 'v1101_t',
  });
});
afterAll(() => test.stop());

const ask = (rest: string) => test.ask(`/api/values?${rest}`) as Promise<ValuesAnswer>;
const PEOPLE = 'indicator=v1101_t&level=statsec';

describe('a measure of values', () => {
  it('is repeated with its unit, its decimals and what it was divided by', async () => {
    const answer = await ask(`${PEOPLE}&period=latest&measure=density`);
    expect(answer.request).toEqual({
      ...{ indicator: 'v1101_t', level: 'statsec', period: '2024', measure: 'density' },
    });
    expect(answer.divisor).toEqual({ indicator: 'v9900_opp', period: '2024' });
    expect(answer.unit.en).toMatch(/per km²$/);
    const plain = await ask(`${PEOPLE}&period=2024`);
    const surface = await ask('indicator=v9900_opp&level=statsec&period=2024');
    const density = (plain.values[0] ?? 0) / (surface.values[0] ?? 0);
    expect(answer.values[0]).toBe(Number(density.toFixed(answer.decimals)));
    expect(plain.request).not.toHaveProperty('measure');
    expect(plain).not.toHaveProperty('divisor');
  });

  it('follows from what is shown of both periods', async () => {
    const [then, now, change] = await Promise.all([
      ask(`${PEOPLE}&period=2023`),
      ask(`${PEOPLE}&period=2024`),
      ask(`${PEOPLE}&period=2024&measure=change&since=2023`),
    ]);
    for (const [i, value] of change.values.entries()) {
      const [from, to] = [then.values[i] ?? null, now.values[i] ?? null];
      expect(value).toBe(from === null || to === null ? null : to - from);
      if (from === null || to === null) expect(change.statuses?.[i]).not.toBe('value');
    }
    expect(change.reasons?.[1]).toBe('privacy');
  });

  it('in bytes is the same', async () => {
    const path = `/api/values?${PEOPLE}&period=2024&measure=change&since=2023`;
    const response = await test.app.request(path, {
      headers: { accept: 'application/octet-stream' },
    });
    const bytes = new DataView(await response.arrayBuffer());
    const { values } = await ask(path.slice(path.indexOf('?') + 1));
    expect(bytes.getFloat64(16, true)).toBe(values[0]);
  });

  it.each([
    ['measure=growth', 'expected value, change, change_percent, index, density, per_1000'],
    ['measure=change', 'parameter "since" is missing'],
    ['since=2023', 'is for measure=change, change_percent or index'],
    ['measure=change&since=2024', 'expected a period before 2024'],
    ['measure=change&since=1999', 'v1101_t has no period "1999"'],
    ['measure=per_1000', 'v1101_t has no measure per_1000 (available: value, change'],
    ['measure=density&explain=1', 'parameter "explain" is for measure=value'],
  ])('%s is refused', async (rest, message) => {
    const response = await test.app.request(`/api/values?${PEOPLE}&period=2024&${rest}`);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(((await response.json()) as { error: string }).error).toContain(message);
  });
});

it('a measure is made of what is shown of both, for every indicator at every level', async () => {
  const secret = await createTestApp({}, { content: createSecrets() });
  let compared = 0;
  for (const { code, visible } of secret.editions.live().edition.indicators) {
    if (!visible) continue;
    const { indicator } = (await secret.ask(`/api/indicators/${code}`)) as IndicatorAnswer;
    for (const [level, periods] of Object.entries(indicator.measures.change ?? {})) {
      for (const period of periods) {
        const since = indicator.periodsByLevel[level]?.[0];
        const path = `/api/values?indicator=${code}&level=${level}`;
        const [then, now, change] = (await Promise.all([
          secret.ask(`${path}&period=${since}`),
          secret.ask(`${path}&period=${period}`),
          secret.ask(`${path}&period=${period}&measure=change&since=${since}`),
        ])) as [ValuesAnswer, ValuesAnswer, ValuesAnswer];
        for (const [i, value] of change.values.entries()) {
          const [from, to] = [then.values[i] ?? null, now.values[i] ?? null];
          const known = from !== null && to !== null;
          expect(value).toBe(known ? Number((to - from).toFixed(now.decimals)) : null);
          compared += 1;
        }
      }
    }
  }
  await secret.stop();
  expect(compared).toBeGreaterThan(50);
});

describe('a measure over time', () => {
  const SERIES = '/api/series?indicator=v1101_t';

  it('is that of each period', async () => {
    const answer = (await test.ask(
      `${SERIES}&areas=statsec:44021A00-&measure=change_percent&since=2023`,
    )) as SeriesAnswer;
    expect(answer.periods).toEqual(['2024', '2030']);
    expect(answer.forecast).toEqual([false, true]);
    expect(answer.series[0]?.values).toEqual([8.3, 25]);
    expect(answer.unit.nl).toBe('%');
  });

  it('has the middle of a level, alone or beside areas, of areas that are always shown', async () => {
    const answer = (await test.ask(`${SERIES}&middle=statsec`)) as SeriesAnswer;
    expect(answer.series).toEqual([]);
    // Of 120, 0, 50, 70 in 2023: those with a threshold of 5 shown in every period and with a place.
    expect(answer.middle).toMatchObject({ level: 'statsec' });
    expect(answer.middle?.values[0]).toBe(70);
    const response = await test.app.request(SERIES);
    expect(response.status).toBe(400);
  });

  it('says what is wrong with it', async () => {
    const response = await test.app.request(`${SERIES}&middle=statsec&measure=change`);
    expect(((await response.json()) as { error: string }).error).toContain('"since" is missing');
  });
});

describe('an indicator', () => {
  it('tells its measures with levels and periods', async () => {
    const { indicator } = (await test.ask('/api/indicators/v1101_t')) as IndicatorAnswer;
    expect(Object.keys(indicator.measures)).toEqual([
      'value',
      'change',
      'change_percent',
      'index',
      'density',
    ]);
    expect(indicator.measures.value).toEqual(indicator.periodsByLevel);
    expect(indicator.measures.change?.statsec).toEqual(['2024', '2030']);
  });
});
