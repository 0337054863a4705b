import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreaAnswer, LocateAnswer } from '../../../server/contract/areas.ts';
import type { IndicatorAnswer } from '../../../server/contract/indicators.ts';
import type {
  AreasAnswer,
  LevelsAnswer,
  NeighboursAnswer,
} from '../../../server/contract/levels.ts';
import type { SeriesAnswer } from '../../../server/contract/series.ts';
import type { ValuesAnswer } from '../../../server/contract/values.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp();
});

afterAll(() => test.stop());

async function ask<Answer>(path: string): Promise<Answer> {
  return (await test.ask(path)) as Answer;
}

describe('areas', () => {
  it('lists levels from coarse to fine with their relations', async () => {
    const { levels } = await ask<LevelsAnswer>('/api/levels');
    expect(levels.map(({ code }) => code)).toEqual([
      'provincie',
      'gemeente',
      'gemeente2018',
      'statsec',
    ]);
    expect(levels[1]).toMatchObject({
      areas: 4,
      drawn: 3,
      parents: ['provincie'],
      children: ['gemeente2018', 'statsec'],
    });
    expect(levels[1]).not.toHaveProperty('vintageOf');
    expect(levels[2]).toMatchObject({ vintageOf: 'gemeente', validUntil: 2018, offered: false });
  });

  it('lists areas in column order with parents as indices', async () => {
    const answer = await ask<AreasAnswer>('/api/levels/gemeente/areas');
    expect(answer.codes).toEqual(['44021', '46021', '11002', '99991']);
    expect(answer.parents).toEqual({ provincie: [0, 0, 1, null] });
    expect(answer.points).toEqual([[3.1, 51.05], [3.3, 51.05], [3.5, 51.05], null]);
    expect(answer.bboxes[0]).toEqual([3, 51, 3.2, 51.1]);
    expect(answer.unknown).toEqual([3]);
  });

  it('tells each pair of neighbours once', async () => {
    const { later } = await ask<NeighboursAnswer>('/api/levels/statsec/neighbours');
    const { codes } = await ask<AreasAnswer>('/api/levels/statsec/areas');
    expect(later).toHaveLength(codes.length);
    const pairs = later.flatMap((all, index) => all.map((other) => [index, other]));
    expect(pairs.every(([one = 0, other = 0]) => one < other)).toBe(true);
    const told = pairs.filter((pair) => pair.includes(3)).map((pair) => pair.find((i) => i !== 3));
    const { neighbours } = await ask<AreaAnswer>('/api/areas/statsec/46021B01-');
    expect(told.toSorted()).toEqual(neighbours.map(({ index }) => index).toSorted());
  });

  it('gives the ladder without other vintages of one family', async () => {
    const answer = await ask<AreaAnswer>('/api/areas/statsec/46021b01_');
    expect(answer.area).toMatchObject({ code: '46021B01-', index: 3, areaM2: 78_000_000 });
    expect(answer.ladder.map(({ level, code }) => [level, code])).toEqual([
      ['provincie', '40000'],
      ['gemeente', '46021'],
    ]);
    expect(answer.neighbours.map(({ name }) => name)).toEqual(["'t Zuid", 'Écluse']);
  });

  it('gives children of offered levels and the vintages apart', async () => {
    const answer = await ask<AreaAnswer>('/api/areas/gemeente/46021');
    expect(answer.children).toEqual([
      {
        level: 'statsec',
        areas: [
          { level: 'statsec', code: '46021B00-', name: 'Écluse', index: 2 },
          { level: 'statsec', code: '46021B01-', name: 'Stationsbuurt', index: 3 },
        ],
      },
    ]);
    expect(answer.vintages.from.map(({ code }) => code)).toEqual(['46020', '46099']);
    const older = await ask<AreaAnswer>('/api/areas/gemeente2018/46099');
    expect(older.vintages.to.map(({ level, code }) => [level, code])).toEqual([
      ['gemeente', '46021'],
    ]);
    expect(older.ladder.map(({ level }) => level)).toEqual(['provincie']);
  });

  it('describes an unknown location without geometry', async () => {
    const { area } = await ask<AreaAnswer>('/api/areas/gemeente/99991');
    expect(area).toMatchObject({
      unknownLocation: true,
      point: null,
      bbox: null,
      areaM2: null,
      boundaries: 'none',
    });
  });
});

describe('locate', () => {
  it('gives the area at every drawn level, and the question as it was used', async () => {
    const answer = await ask<LocateAnswer>('/api/locate?lon=3.3512345678&lat=51.05');
    expect(answer.lon).toBe(3.35123);
    expect(answer.areas.map(({ level, code, boundaries }) => [level, code, boundaries])).toEqual([
      ['provincie', '40000', 'approximate'],
      ['gemeente', '46021', 'approximate'],
      ['gemeente2018', '46099', 'approximate'],
      ['statsec', '46021B01-', 'approximate'],
    ]);
  });

  it('prefers an official outline to the parent of an approximate one', async () => {
    const official = await createTestApp({}, { officialMunicipalities: true });
    const { areas } = (await official.ask('/api/locate?lon=3.42&lat=51.05')) as LocateAnswer;
    expect(areas.map(({ level, code, boundaries }) => [level, code, boundaries])).toEqual([
      ['provincie', '40000', 'approximate'],
      ['gemeente', '46021', 'official'],
      ['gemeente2018', '11002', 'approximate'],
      ['statsec', '11002C00-', 'approximate'],
    ]);
    await official.stop();
  });

  it('is empty outside the territory', async () => {
    const { areas } = await ask<LocateAnswer>('/api/locate?lon=-3.3&lat=51.05');
    expect(areas).toEqual([]);
  });
});

describe('indicators', () => {
  it('lists the visible ones, and describes helpers too', async () => {
    const { indicators } = (await test.ask('/api/indicators')) as {
      indicators: { code: string }[];
    };
    expect(indicators.map(({ code }) => code)).toEqual([
      'v1101_t',
      'v1101_m',
      'vp1101_m',
      'v9900_opp',
      'vg_mediaan',
    ]);
    const { indicator } = await ask<IndicatorAnswer>('/api/indicators/V_HELPER');
    expect(indicator).toMatchObject({ code: 'v_helper', visible: false });
  });

  it('tells levels, periods, forecasts and sources', async () => {
    const { indicator } = await ask<IndicatorAnswer>('/api/indicators/v1101_t');
    expect(indicator).toMatchObject({
      levels: ['provincie', 'gemeente', 'gemeente2018', 'statsec'],
      periods: ['2023', '2024', '2030'],
      forecastFrom: '2030',
      provisional: ['2024'],
      sourceName: 'Bevolking',
      publisher: 'Statbel',
      loadedAt: [{ level: 'statsec', periods: ['2023', '2024', '2030'] }],
    });
  });
});

describe('values', () => {
  it('answers latest with the last period that is no forecast', async () => {
    const answer = await ask<ValuesAnswer>(
      '/api/values?indicator=V9900_OPP&level=gemeente&period=latest',
    );
    expect(answer).toMatchObject({
      edition: test.edition,
      request: { indicator: 'v9900_opp', level: 'gemeente', period: '2024' },
      statuses: ['value', 'value', 'value', 'empty'],
      decimals: 1,
      origin: { kind: 'computed', from: ['statsec'] },
    });
    const population = await ask<ValuesAnswer>(
      '/api/values?indicator=v1101_t&level=statsec&period=latest',
    );
    expect(population).toMatchObject({
      request: { period: '2024' },
      provisional: true,
      forecast: false,
    });
  });

  it('prints numbers with the decimals of the indicator', async () => {
    const response = await test.app.request(
      '/api/values?indicator=v9900_opp&level=gemeente&period=2024',
    );
    // 0.1 + 0.2 + … would print as 0.30000000000000004 and the like.
    expect(await response.text()).toContain('"values":[1.4,0.5,5.5,null]');
  });

  it('has no statuses when every area has a value', async () => {
    const { values, statuses } = await ask<ValuesAnswer>(
      '/api/values?indicator=v9900_opp&level=statsec&period=2024',
    );
    expect(statuses).toBeNull();
    expect(values).toEqual([1.3, 0.1, 0.2, 0.3, 2.5, 3, 0]);
  });

  it('names the reference with its own figure, of any level, or with why it has none', async () => {
    const path = '/api/values?indicator=v1101_t&level=gemeente&period=2024';
    const answer = await ask<ValuesAnswer>(`${path}&reference=provincie:40000`);
    const provinces = await ask<ValuesAnswer>(path.replace('gemeente', 'provincie'));
    expect(answer.request.reference).toBe('provincie:40000');
    expect(answer.reference).toMatchObject({
      level: 'provincie',
      code: '40000',
      name: 'Oost-Vlaanderen',
      value: provinces.values[answer.reference?.index ?? -1],
      status: 'value',
      reason: null,
    });
    const hidden = await ask<ValuesAnswer>(`${path}&reference=statsec:44021zzzz`);
    expect(hidden.request.reference).toBe('statsec:44021ZZZZ');
    expect(hidden.reference).toMatchObject({
      value: null,
      status: 'suppressed',
      reason: 'privacy',
    });
    const response = await test.app.request(`${path}&reference=provincie:1`);
    expect(await response.json()).toMatchObject({ code: 'unknown_area', status: 404 });
  });

  it('carries the same in binary form', async () => {
    const path = '/api/values?indicator=v1101_t&level=statsec&period=2024';
    const { values, statuses, ...about } = await ask<ValuesAnswer>(path);
    const response = await test.app.request(path, {
      headers: { accept: 'application/octet-stream' },
    });
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    const bytes = await response.arrayBuffer();
    const view = new DataView(bytes);
    expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe('BAVC');
    expect(view.getUint32(4, true)).toBe(1);
    const count = view.getUint32(8, true);
    expect(count).toBe(values.length);
    const numbers = [...new Float64Array(bytes, 16, count)];
    expect(numbers.map((number) => (Number.isNaN(number) ? null : number))).toEqual(values);
    const words = [
      'value',
      'empty',
      'hidden',
      'not_applicable',
      'unanswered',
      'suppressed',
      'undefined',
    ];
    expect([...new Uint8Array(bytes, 16 + count * 8, count)].map((s) => words[s])).toEqual(
      statuses,
    );
    const json = new TextDecoder().decode(bytes.slice(16 + count * 9));
    expect(Buffer.byteLength(json)).toBe(view.getUint32(12, true));
    expect(JSON.parse(json)).toEqual(about);
  });
});

describe('series', () => {
  it('covers the periods of all levels involved, with a reason where there is no value', async () => {
    const answer = await ask<SeriesAnswer>(
      '/api/series?indicator=v1101_t&areas=gemeente:44021,statsec:46021b00_',
    );
    expect(answer.request.areas).toEqual(['gemeente:44021', 'statsec:46021B00-']);
    expect(answer.periods).toEqual(['2023', '2024', '2030']);
    expect(answer.forecast).toEqual([false, false, true]);
    expect(answer.provisional).toEqual([false, true, false]);
    expect(answer.series[0]).toMatchObject({ code: '44021', name: 'Gent' });
    expect(answer.series[1]).toMatchObject({ index: 2 });
    for (const { values, statuses } of answer.series) {
      expect(values).toHaveLength(3);
      for (const [at, value] of values.entries()) {
        expect(value === null).toBe((statuses?.[at] ?? 'value') !== 'value');
      }
    }
  });

  it('keeps an area whose level lacks the indicator, as empty', async () => {
    const { series } = await ask<SeriesAnswer>(
      '/api/series?indicator=vg_mediaan&areas=gemeente:46021,provincie:40000',
    );
    expect(series.map(({ values, statuses, reasons }) => [values, statuses, reasons])).toEqual([
      [[28], null, null],
      [[null], ['empty'], null],
    ]);
  });
});
