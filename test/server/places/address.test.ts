/** Addresses, from a local server that speaks the documented format of the Flemish address register's search. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EditionAnswer } from '../../../server/contract/edition.ts';
import type { AddressAnswer, SearchAnswer } from '../../../server/contract/search.ts';
import { loggedUrl } from '../../../server/http/request-log.ts';
import { createAddressService } from '../../../server/places/address-service.ts';
import { createApp } from '../../../server/routes/app.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

/** One result as the register gives it; the places lie in the squares of the test edition. */
function createResult(street: string, lon: number, lat: number) {
  const here = { Lat_WGS84: lat, Lon_WGS84: lon, X_Lambert72: 104500.1, Y_Lambert72: 193800.2 };
  return {
    Municipality: 'Gent',
    Zipcode: '9000',
    Thoroughfarename: street,
    Housenumber: '1',
    ID: '1234567',
    FormattedAddress: `${street} 1, 9000 Gent`,
    Location: here,
    LocationType: 'basisregisters_adres',
    BoundingBox: { LowerLeft: here, UpperRight: here },
  };
}

let test: TestApp;
let register: Server;
let base: string;
let asked: URL[];
let reply: { status: number; body: string };

beforeAll(async () => {
  test = await createTestApp();
  register = createServer((request, response) => {
    asked.push(new URL(request.url ?? '/', base));
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.body);
  });
  await new Promise<void>((resolve) => register.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(register.address() as AddressInfo).port}/geolocation`;
});
afterEach(() => {
  asked = [];
});
afterAll(async () => {
  register.close();
  await test.stop();
});

async function ask(path: string): Promise<{ status: number; headers: Headers; answer: unknown }> {
  asked = [];
  const addresses = createAddressService(base);
  const app = createApp({ editions: test.editions, clientDir: '', log: () => {}, addresses });
  const response = await app.request(path);
  return { status: response.status, headers: response.headers, answer: await response.json() };
}

function replyWith(results: object[] | null): void {
  reply = { status: 200, body: JSON.stringify({ LocationResult: results }) };
}

describe('addresses', () => {
  it('are asked of the service and told with the areas they lie in', async () => {
    replyWith([createResult('Kerkstraat', 3.05, 51.05), createResult('Markt', 3.45, 51.05)]);
    const { answer, headers } = await ask('/api/address?q=Kerkstraat%201,%20Gent');
    expect(asked.map(({ pathname, search }) => pathname + search)).toEqual([
      '/geolocation/v4/Location?q=Kerkstraat+1%2C+Gent&c=5',
    ]);
    const { addresses } = answer as AddressAnswer;
    expect(addresses.map(({ name, point }) => [name, point])).toEqual([
      ['Kerkstraat 1, 9000 Gent', [3.05, 51.05]],
      ['Markt 1, 9000 Gent', [3.45, 51.05]],
    ]);
    expect(addresses[0]?.context).toContain('Gent');
    expect(addresses[1]?.context).toContain('Antwerpen');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('may be none', async () => {
    for (const results of [[], null]) {
      replyWith(results);
      expect((await ask('/api/address?q=nergens')).answer).toMatchObject({ addresses: [] });
    }
  });

  it.each([
    ['an error', { status: 500, body: '' }],
    ['no JSON', { status: 200, body: '<html>' }],
    ['another format', { status: 200, body: '{"LocationResult":[{"name":"x"}]}' }],
    ['too much', { status: 200, body: `{"LocationResult":[${' '.repeat(300_000)}]}` }],
  ])('are unavailable when the service answers %s', async (_, broken) => {
    reply = broken;
    const { status, answer } = await ask('/api/address?q=kerkstraat');
    expect(status).toBe(503);
    expect(answer).toMatchObject({ ok: false, code: 'unavailable' });
  });

  it('are not looked for unless the maintainer says so', async () => {
    expect(await test.ask('/api/address?q=kerkstraat')).toMatchObject({ code: 'not_available' });
    expect(await test.ask('/api/edition')).toMatchObject({ findsAddresses: false });
    replyWith([]);
    expect(((await ask('/api/edition')).answer as EditionAnswer).findsAddresses).toBe(true);
    expect(asked).toEqual([]);
  });
});

describe('coordinates', () => {
  it('are found with the areas they lie in', async () => {
    const { hits } = (await test.ask('/api/search?q=51.05, 3.05')) as SearchAnswer;
    expect(hits).toMatchObject([
      { kind: 'place', name: '51.05000, 3.05000', point: [3.05, 51.05] },
    ]);
    expect(hits[0]?.context).toContain('Gent');
  });

  it('outside the territory are a place without areas', async () => {
    const { hits } = (await test.ask('/api/search?q=50.5, 5.5')) as SearchAnswer;
    expect(hits).toMatchObject([{ kind: 'place', context: '' }]);
  });
});

describe('the log', () => {
  it.each([
    ['/api/locate?lon=3.72&lat=51.05', '/api/locate?…'],
    ['/api/search?q=kerkstraat', '/api/search?…'],
    ['/api/address?q=kerkstraat%201', '/api/address?…'],
    ['/fr/gebied?q=kerkstraat', '/fr/gebied?…'],
    ['/api/values?indicator=v1101_t', '/api/values?indicator=v1101_t'],
    ['/gebied/gemeente/44021', '/gebied/gemeente/44021'],
  ])('writes %s as %s', (url, written) => {
    expect(loggedUrl(url)).toBe(written);
  });
});
