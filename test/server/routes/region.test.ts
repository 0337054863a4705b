import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createSecrets } from '../../fixtures/create-secrets.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

const question = { indicator: 'v1101_t', level: 'statsec', period: '2024' };

async function ask(rest: string): Promise<RegionAnswer> {
  const path = `/api/region?${new URLSearchParams(question)}&${rest}`;
  return (await test.ask(path)) as RegionAnswer;
}

async function post(body: object): Promise<Response> {
  return test.app.request('/api/region', { method: 'POST', body: JSON.stringify(body) });
}

describe('a region', () => {
  it('is the sum of its areas, with everything said of the value', async () => {
    expect(await ask('areas=44021A00-,46021b01_')).toEqual({
      ok: true,
      edition: test.edition,
      request: { ...question, areas: 2 },
      value: 190,
      status: 'value',
      reason: null,
      unit: { nl: 'aantal', fr: 'aantal', en: 'aantal' },
      decimals: 0,
      provisional: true,
      forecast: false,
      modelled: false,
      source: 'statbel',
      sourceName: 'Bevolking',
      parts: 2,
      explanation: { from: [{ level: 'statsec', areas: 2 }], suppressed: 0 },
      nearest: null,
    });
  });

  it('is what lies in an area', async () => {
    const answer = await ask('within=provincie:40000');
    expect(answer).toMatchObject({
      request: { areas: 5, within: 'provincie:40000' },
      value: 196,
      explanation: { from: [{ level: 'provincie', areas: 1 }], suppressed: 2 },
    });
  });

  it('that cannot be shown is refused with its reason and the nearest that can', async () => {
    const hidden = await createTestApp({}, { content: createSecrets() });
    const asked = ['44021A01-', '11002C00-', '46021B00-'];
    const path = '/api/region?indicator=v_people&level=statsec&period=2023&areas=';
    const answer = (await hidden.ask(`${path}${asked}`)) as RegionAnswer;
    expect(answer).toMatchObject({
      ok: true,
      value: null,
      status: 'suppressed',
      reason: 'privacy',
    });
    expect(answer).toMatchObject({ parts: 0, explanation: { from: [] } });
    expect(answer.explanation.suppressed).toBeGreaterThan(0);
    const { nearest } = answer;
    expect(nearest?.areas.length).toBeGreaterThan(0);
    const shown = (await hidden.ask(`${path}${nearest?.areas}`)) as RegionAnswer;
    expect(shown.status).toBe('value');
    const reached = new Set(asked);
    for (const code of nearest?.add ?? []) reached.add(code);
    for (const code of nearest?.remove ?? []) expect(reached.delete(code)).toBe(true);
    expect([...reached].sort()).toEqual(nearest?.areas.toSorted());
    await hidden.stop();
  });

  it('counts the cells of a formula once', async () => {
    const areas = ['44021A00-', '46021B01-'];
    const response = await post({ ...question, indicator: 'vp1101_m', areas });
    const answer = (await response.json()) as RegionAnswer;
    expect(answer).toMatchObject({ value: 49.5, decimals: 1, parts: 2 });
  });

  it('asked for in a body is the same and never stored', async () => {
    const areas = ['44021A00-', '46021B01-'];
    const response = await post({ ...question, areas, edition: test.edition });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual(await ask(`areas=${areas}`));
    const within = await post({ ...question, within: 'provincie:40000' });
    expect(await within.json()).toEqual(await ask('within=provincie:40000'));
  });

  it('asked for in an address can be kept and checked', async () => {
    const path = `/api/region?${new URLSearchParams(question)}&areas=44021A00-`;
    const first = await test.app.request(path);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await test.app.request(path, { headers })).status).toBe(304);
  });
});
