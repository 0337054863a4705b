import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

const values = '/api/values?indicator=v1101_t&level=gemeente&period=2024';

/** Path (`{ed}` is the live edition), status, code, and a part of the message. */
const failures: [string, number, string, string][] = [
  ['/api/nothing', 404, 'not_found', '/api/nothing'],
  ['/api', 404, 'not_found', '/api'],
  ['/api/edition/', 404, 'not_found', '/api/edition/'],
  ['/health?x=1', 400, 'bad_request', 'allowed: none'],
  ['/api/edition?x=1', 400, 'bad_request', 'unknown parameter: "x"'],
  ['/api/edition?edition=000000000000', 404, 'unknown_edition', '000000000000'],
  ['/api/edition?edition=../live', 404, 'unknown_edition', '../live'],
  ['/api/levels/wijk2019/areas', 404, 'unknown_level', 'provincie, gemeente'],
  ['/api/levels/%E0%A4%A/areas', 400, 'bad_request', 'percent-encoded'],
  ['/%ff', 400, 'bad_request', 'percent-encoded'],
  ['/api/areas/gemeente/00000', 404, 'unknown_area', 'codes look like 44021'],
  ['/api/areas/wijk/44021', 404, 'unknown_level', '"wijk"'],
  ['/api/indicators/v0', 404, 'unknown_indicator', 'v1101_t'],
  ['/api/values', 400, 'bad_request', 'parameter "indicator" is missing'],
  [`${values}&period=2023`, 400, 'bad_request', 'parameter "period" is given 2 times'],
  [`${values}&Period=2023`, 400, 'bad_request', 'allowed: indicator, level, period'],
  [`${values}&__proto__=1`, 400, 'bad_request', '__proto__'],
  ['/api/values?indicator=v1101_t&level=gemeente&period=', 400, 'bad_request', 'period'],
  ['/api/values?indicator=v1101_t&level=gemeente&period=1900', 404, 'unknown_period', '2023, 2024'],
  ['/api/values?indicator=v0&level=gemeente&period=latest', 404, 'unknown_indicator', 'v0'],
  ['/api/values?indicator=v1101_t&level=wijk&period=latest', 404, 'unknown_level', 'wijk'],
  [
    '/api/values?indicator=vg_mediaan&level=provincie&period=latest',
    404,
    'not_available',
    'cannot be added',
  ],
  ['/api/values?indicator=v_helper&level=gemeente&period=latest', 404, 'not_available', 'helper'],
  ['/api/series?indicator=v_helper&areas=gemeente:44021', 404, 'not_available', 'helper'],
  ['/api/series?indicator=v1101_t&areas=44021', 400, 'bad_request', 'level:code'],
  ['/api/series?indicator=v1101_t&areas=gemeente:44021,gemeente:44021', 400, 'bad_request', 'once'],
  [
    `/api/series?indicator=v1101_t&areas=${Array.from({ length: 51 }, (_, i) => `gemeente:${i}`)}`,
    400,
    'bad_request',
    'at most 50',
  ],
  ['/api/series?indicator=vg_mediaan&areas=provincie:40000', 404, 'not_available', 'gemeente'],
  [`${values}&area=44021`, 400, 'bad_request', 'only allowed with explain=1'],
  [`${values}&explain=true`, 400, 'bad_request', 'parameter "explain": expected 1, got "true"'],
  [`${values}&explain=1&area=00000`, 404, 'unknown_area', 'codes look like 44021'],
  [`${values}&margin=80`, 400, 'bad_request', 'expected 90, 95 or 99, got "80"'],
  [`${values}&margin=95`, 404, 'not_available', 'no margin of error'],
  [`${values}&within=40000`, 400, 'bad_request', 'parameter "within": expected level:code'],
  [`${values}&within=provincie:1`, 404, 'unknown_area', 'codes look like 40000'],
  [`${values}&within=statsec:44021A00-`, 404, 'not_available', 'but in: provincie'],
  ['/api/region?indicator=v1101_t&level=gemeente&period=2024', 400, 'bad_request', 'either'],
  [
    '/api/region?indicator=v1101_t&level=gemeente&period=2024&areas=44021&within=provincie:40000',
    400,
    'bad_request',
    'either',
  ],
  [
    '/api/region?indicator=v1101_t&level=gemeente&period=2024&areas=44021,,46021',
    400,
    'bad_request',
    'parameter "areas": expected a code without spaces, got "44021,,46021"',
  ],
  [
    '/api/region?indicator=v1101_t&level=gemeente&period=2024&areas=44021,44021',
    400,
    'bad_request',
    'twice',
  ],
  [
    '/api/region?indicator=v1101_t&level=gemeente&period=2024&areas=1',
    404,
    'unknown_area',
    'codes look like 44021',
  ],
  [
    '/api/region?indicator=vg_mediaan&level=gemeente&period=2024&areas=44021,46021',
    404,
    'not_available',
    'cannot be added up',
  ],
  [
    '/api/region?indicator=v_helper&level=gemeente&period=2024&areas=44021',
    404,
    'not_available',
    'helper',
  ],
  ['/api/profile?area=44021&period=latest', 400, 'bad_request', '"area": expected level:code'],
  ['/api/profile?area=gemeente:1&period=latest', 404, 'unknown_area', 'codes look like 44021'],
  ['/api/profile?area=gemeente:44021', 400, 'bad_request', 'parameter "period" is missing'],
  [
    '/api/profile?area=gemeente:44021&period=latest&theme=WONEN',
    404,
    'not_found',
    'unknown theme: "WONEN" (known: DEMOGRAFIE)',
  ],
  ['/api/locate?lon=3.05', 400, 'bad_request', 'parameter "lat" is missing'],
  ['/api/locate?lon=3,05&lat=51', 400, 'bad_request', 'parameter "lon": expected degrees'],
  ['/api/locate?lon=NaN&lat=51', 400, 'bad_request', 'lon'],
  ['/api/locate?lon=3&lat=91', 400, 'bad_request', 'at most 90, got "91"'],
  ['/api/search?q=', 400, 'bad_request', 'q'],
  ['/api/search?q=gent&limit=21', 400, 'bad_request', 'limit'],
  ['/api/search?q=gent&limit=1e1', 400, 'bad_request', 'whole number'],
  ['/tiles/000000000000/gemeente/8/130/85.mvt', 404, 'unknown_edition', '000000000000'],
  ['/tiles/{ed}/wijk/8/130/85.mvt', 404, 'unknown_level', 'wijk'],
  ['/tiles/{ed}/gemeente/8/130/85.mvt?x=1', 400, 'bad_request', 'x'],
  ['/tiles/{ed}/gemeente/8/a/85.mvt', 400, 'bad_request', 'x: expected a whole number, got "a"'],
  ['/tiles/{ed}/gemeente/8/-1/85.mvt', 400, 'bad_request', 'x'],
  ['/tiles/{ed}/gemeente/8.5/1/85.mvt', 400, 'bad_request', 'zoom'],
  ['/tiles/{ed}/gemeente/13/1/85.mvt', 404, 'not_found', 'stored: 6 to 12'],
  ['/tiles/{ed}/gemeente/5/1/1.mvt', 404, 'not_found', 'stored: 6 to 12'],
  ['/tiles/{ed}/gemeente/8/256/1.mvt', 404, 'not_found', '0 to 255'],
  ['/tiles/{ed}/gemeente/8/1/1.png', 404, 'not_found', '1.png'],
  ['/tiles/{ed}/wijk.json', 404, 'unknown_level', 'wijk'],
  ['/fgb/{ed}/wijk.fgb', 404, 'unknown_level', 'wijk'],
  ['/fgb/{ed}/..%2f..%2flive.fgb', 404, 'unknown_level', '../../live'],
  ['/fgb/000000000000/gemeente.fgb', 404, 'unknown_edition', '000000000000'],
  ['/assets/gone.js', 404, 'not_found', '/assets/gone.js'],
  ['/.secret', 404, 'not_found', '.secret'],
  ['/assets/..%2f.secret', 404, 'not_found', 'assets'],
];

describe('every failure', () => {
  it.each(failures)('%s has the one shape', async (path, status, code, part) => {
    const response = await test.app.request(path.replace('{ed}', test.edition));
    const answer = await response.json();
    expect(answer).toEqual({ ok: false, code, error: expect.stringContaining(part), status });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])(
    '%s is refused where GET is answered',
    async (method) => {
      for (const path of ['/api/edition', '/', `/fgb/${test.edition}/gemeente.fgb`]) {
        const response = await test.app.request(path, { method });
        expect(response.status).toBe(405);
        expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
        expect(await response.json()).toMatchObject({ ok: false, code: 'method_not_allowed' });
      }
    },
  );

  const region = { indicator: 'v1101_t', level: 'gemeente', period: '2024' };
  /** Body of a request for a region, status, code, and a part of the message. */
  const bodies: [string, number, string, string][] = [
    ['', 400, 'bad_request', 'not valid JSON'],
    ['{"indicator":', 400, 'bad_request', 'not valid JSON'],
    ['[1]', 400, 'bad_request', 'not a JSON object'],
    ['null', 400, 'bad_request', 'not a JSON object'],
    [JSON.stringify(region), 400, 'bad_request', 'either "areas" or "within"'],
    [JSON.stringify({ ...region, areas: [] }), 400, 'bad_request', '1 to 20000 areas, got 0'],
    [
      JSON.stringify({ ...region, areas: '44021' }),
      400,
      'bad_request',
      'field "areas": expected array',
    ],
    [JSON.stringify({ ...region, areas: [44021] }), 400, 'bad_request', 'string'],
    [
      JSON.stringify({ ...region, areas: ['44021', 'a b'] }),
      400,
      'bad_request',
      'field "areas": expected a code without spaces, got "a b"',
    ],
    [JSON.stringify({ ...region, area: '44021' }), 400, 'bad_request', 'unknown field: "area"'],
    ['{"__proto__": 1}', 400, 'bad_request', 'unknown field: "__proto__"'],
    [JSON.stringify({ level: 'gemeente' }), 400, 'bad_request', 'field "indicator" is missing'],
    [JSON.stringify({ ...region, edition: '0' }), 404, 'unknown_edition', '"0"'],
    ['['.repeat(100_000), 400, 'bad_request', 'not valid JSON'],
    [' '.repeat(2 ** 20 + 1), 413, 'body_too_large', '1048576 bytes'],
  ];

  it.each(bodies)('of a body has the one shape: %.60s', async (body, status, code, part) => {
    const response = await test.app.request('/api/region', { method: 'POST', body });
    const answer = await response.json();
    expect(answer).toEqual({ ok: false, code, error: expect.stringContaining(part), status });
    expect(response.status).toBe(status);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('of a body that is no UTF-8, or beside parameters, is refused', async () => {
    for (const [path, body] of [
      ['/api/region', Buffer.from([0x7b, 0xff, 0x7d])],
      ['/api/region?level=gemeente', '{}'],
    ] as const) {
      const response = await test.app.request(path, { method: 'POST', body });
      expect(await response.json()).toMatchObject({ ok: false, code: 'bad_request' });
    }
  });

  it('names POST where it is allowed', async () => {
    const response = await test.app.request('/api/region', { method: 'PUT' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    const preflight = await test.app.request('/api/region', { method: 'OPTIONS' });
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Content-Type');
  });

  it('of our own making tells nothing of the inside and is logged', async () => {
    const broken = await createTestApp();
    broken.editions.live().edition.close();
    const response = await broken.app.request(values);
    expect(response.status).toBe(500);
    const answer = await response.json();
    expect(answer).toEqual({
      ok: false,
      code: 'unexpected',
      error: 'something went wrong on the server',
      status: 500,
    });
    expect(broken.logged.join()).toContain('database connection is not open');
    await broken.stop();
  });
});
