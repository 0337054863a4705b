import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  FlowPairsAnswer,
  FlowPartnersAnswer,
  FlowTotalsAnswer,
} from '../../../server/contract/flows.ts';
import type { IndicatorAnswer, IndicatorsAnswer } from '../../../server/contract/indicators.ts';
import type { ProfileAnswer } from '../../../server/contract/profile.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import type { EditionContent } from '../../fixtures/create-edition.ts';
import { createIndicator } from '../../fixtures/create-indicator.ts';

const MOVES = [
  [500, 12, 7, 0, 3, 0, 0],
  [9, 80, 0, 0, 0, 0, 0],
  [0, 0, 60, 5, 0, 0, 0],
  [0, 0, 6, 70, 0, 0, 0],
  [2, 0, 0, 0, 90, 4, 0],
  [0, 0, 0, 0, -99997, 100, 0],
  [0, 0, 0, 0, 0, 0, 1],
];
const CONTENT: EditionContent = {
  indicators: [
    createIndicator('v1101_t', 'inwoners'),
    createIndicator('vs_moves', 'verhuizers', { provisionalPeriods: ['2024'] }),
    createIndicator('vs_guarded', 'verhuizers', { threshold: 5 }),
    createIndicator('vs_helper', 'verhuizers', { visible: false }),
  ],
  figures: { v1101_t: { statsec: { '2024': [1, 2, 3, 4, 5, 6, 7] } } },
  flows: {
    vs_moves: { '2023': MOVES, '2024': MOVES },
    vs_guarded: { '2024': MOVES },
    vs_helper: { '2024': MOVES },
  },
};

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({}, { content: CONTENT });
});
afterAll(() => test.stop());

const QUESTION = 'level=statsec&period=latest';

describe('GET /api/flows/:indicator', () => {
  it('is a column in area order with statuses', async () => {
    const answer = await test.ask(`/api/flows/VS_moves?${QUESTION}&direction=out`);
    expect(answer).toMatchObject({
      ok: true,
      edition: test.edition,
      request: { indicator: 'vs_moves', level: 'statsec', period: '2024', direction: 'out' },
      values: [22, 9, 5, 6, 6, null, 0],
      reasons: null,
      decimals: 0,
      provisional: true,
      forecast: false,
      source: 'statbel',
      sourceName: 'Bevolking',
      origin: { kind: 'loaded', from: ['statsec'] },
    } satisfies Partial<FlowTotalsAnswer>);
    expect(answer.statuses).toEqual([...Array(5).fill('value'), 'hidden', 'value']);
  });

  it('is added up for coarser levels', async () => {
    const ask = (direction: string) =>
      test.ask(`/api/flows/vs_moves?level=gemeente&period=2023&direction=${direction}`);
    expect(await ask('in')).toMatchObject({ values: [2, 7, 3, 0] });
    expect(await ask('internal')).toMatchObject({
      values: [602, 141, null, 0],
      origin: { kind: 'computed', from: ['statsec'] },
    });
  });

  it('says why what is suppressed is', async () => {
    const answer = (await test.ask(
      `/api/flows/vs_guarded?${QUESTION}&direction=internal`,
    )) as FlowTotalsAnswer;
    expect(answer.values[6]).toBeNull();
    expect(answer.statuses?.[6]).toBe('suppressed');
    expect(answer.reasons?.[6]).toBe('privacy');
  });
});

describe('GET /api/flows/:indicator/:area', () => {
  it('is the area with its partners in both directions', async () => {
    const path = `/api/flows/vs_moves/44021a00_?${QUESTION}&limit=2`;
    const answer = (await test.ask(path)) as FlowPartnersAnswer;
    expect(answer).toMatchObject({
      request: { indicator: 'vs_moves', level: 'statsec', area: '44021A00-', limit: 2 },
      area: { level: 'statsec', code: '44021A00-', name: 'Gent', index: 0 },
      totals: {
        out: { value: 22, status: 'value', reason: null },
        in: { value: 11, status: 'value', reason: null },
        internal: { value: 500, status: 'value', reason: null },
      },
      to: { shown: 3, suppressed: 0 },
      from: { shown: 2, suppressed: 0 },
    });
    expect(answer.to.partners).toEqual([
      {
        level: 'statsec',
        code: '44021A01-',
        name: 'Brugse Poort',
        index: 1,
        value: 12,
        status: 'value',
      },
      { level: 'statsec', code: '46021B00-', name: 'Écluse', index: 2, value: 7, status: 'value' },
    ]);
  });

  it('lists what the source hides, and counts what is suppressed', async () => {
    const { to } = (await test.ask(
      `/api/flows/vs_moves/11002C01-?${QUESTION}`,
    )) as FlowPartnersAnswer;
    expect(to.partners).toMatchObject([{ code: '11002C00-', value: null, status: 'hidden' }]);
    const answer = (await test.ask(
      `/api/flows/vs_guarded/44021A00-?${QUESTION}`,
    )) as FlowPartnersAnswer;
    expect(answer.to.suppressed).toBeGreaterThan(0);
    expect(answer.to.partners.every(({ value }) => (value ?? 0) >= 5)).toBe(true);
  });
});

describe('GET /api/largest-flows/:indicator', () => {
  const ask = async (path: string) =>
    (await test.ask(`/api/largest-flows/${path}`)) as FlowPairsAnswer;

  it('is the largest flows between areas, largest first', async () => {
    const answer = await ask(`vs_moves?${QUESTION}&limit=3`);
    expect(answer).toMatchObject({
      request: { indicator: 'vs_moves', level: 'statsec', period: '2024', limit: 3 },
      from: [0, 1, 0],
      to: [1, 0, 2],
      values: [12, 9, 7],
      shown: 8,
      suppressed: 0,
    });
  });

  it.each(['vs_moves', 'vs_guarded'])(
    'tells of %s what its partners tell, and no more',
    async (code) => {
      const answer = await ask(`${code}?level=statsec&period=2024&limit=1000`);
      const told = new Map(
        answer.from.map((from, i) => [`${from} ${answer.to[i]}`, answer.values[i]]),
      );
      let suppressed = 0;
      const fromPartners = new Map<string, number | null>();
      const { codes } = (await test.ask('/api/levels/statsec/areas')) as { codes: string[] };
      for (const [index, area] of codes.entries()) {
        const { to } = (await test.ask(
          `/api/flows/${code}/${area}?level=statsec&period=2024&limit=1000`,
        )) as FlowPartnersAnswer;
        suppressed += to.suppressed;
        for (const partner of to.partners)
          if (partner.value !== null) fromPartners.set(`${index} ${partner.index}`, partner.value);
      }
      expect(told).toEqual(fromPartners);
      expect(answer.suppressed).toBe(suppressed);
    },
  );
});

describe('flows refuse', () => {
  it.each([
    ['vs_moves?level=statsec&period=2024', 400, /"direction" is missing/],
    [`vs_moves?${QUESTION}&direction=both`, 400, /expected out, in or internal, got "both"/],
    [`vs_moves?${QUESTION}&direction=in&direction=out`, 400, /given 2 times/],
    [`vs_moves?${QUESTION}&direction=in&limit=3`, 400, /unknown parameter: "limit"/],
    [`v1101_t?${QUESTION}&direction=in`, 404, /no flows \(flows: vs_guarded, vs_moves\)/],
    [`vs_helper?${QUESTION}&direction=in`, 404, /helper indicator/],
    ['vs_moves?level=statsec&period=1999&direction=in', 404, /available: latest, 2023, 2024/],
    [`vs_moves/x?${QUESTION}`, 404, /unknown statsec: "x"/],
    [`vs_moves/44021A00-?${QUESTION}&limit=0`, 400, /at least 1/],
    [`vs_moves/44021A00-?${QUESTION}&limit=1001`, 400, /at most 1000/],
  ])('%s', async (path, status, error) => {
    const answer = await test.ask(`/api/flows/${path}`);
    expect(answer).toMatchObject({ ok: false, status });
    expect(answer.error).toMatch(error);
  });
});

describe('an indicator with flows', () => {
  it('is listed as such, with levels and periods', async () => {
    const { indicators } = (await test.ask('/api/indicators')) as IndicatorsAnswer;
    const moves = indicators.find(({ code }) => code === 'vs_moves');
    expect(moves).toMatchObject({ isFlow: true, periods: ['2023', '2024'] });
    expect(moves?.levels).toEqual(['provincie', 'gemeente', 'gemeente2018', 'statsec']);
    expect(indicators.find(({ code }) => code === 'v1101_t')?.isFlow).toBe(false);
    const { indicator } = (await test.ask('/api/indicators/vs_moves')) as IndicatorAnswer;
    expect(indicator.loadedAt).toEqual([{ level: 'statsec', periods: ['2023', '2024'] }]);
    expect(indicator.periodsByLevel.gemeente).toEqual(['2023', '2024']);
  });

  it.each([
    `/api/values?indicator=vs_moves&${QUESTION}`,
    '/api/series?indicator=vs_moves&areas=statsec:44021A00-',
    `/api/region?indicator=vs_moves&${QUESTION}&areas=44021A00-`,
  ])('is no column of values: %s', async (path) => {
    const answer = await test.ask(path);
    expect(answer).toMatchObject({ ok: false, code: 'not_available' });
    expect(answer.error).toContain('ask /api/flows/vs_moves with level, period and direction=');
  });

  it('is not in the profile of an area', async () => {
    const { notAvailable } = (await test.ask(
      '/api/profile?area=statsec:44021A00-&period=latest',
    )) as ProfileAnswer;
    expect(notAvailable).toContain('vs_moves');
  });
});
