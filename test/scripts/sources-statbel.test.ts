/**
 * The way from Statbel's files to an edition, against a server of our own on this machine that serves files as Statbel
 * publishes them, and everything that goes wrong on the way.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Edition } from '../../geodata/edition/edition.ts';
import { readLive } from '../../geodata/edition/editions.ts';
import { fetchStatbel } from '../../scripts/sources/fetch-statbel.ts';
import { createShapefile } from '../fixtures/create-shapefile.ts';
import {
  collection,
  sectors,
  zipPeople,
  zipSectors as zipped,
} from '../fixtures/create-statbel.ts';
import { ogr2ogr, withoutGdal } from '../tiles/source/gdal.ts';

type Answer = { status?: number; body: Buffer; headers?: Record<string, string>; cutAt?: number };

let dir: string;
let server: Server;
let base: string;
let answers: Map<string, Answer>;
let asked: IncomingMessage[];
let printed: string[];

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-statbel-'));
  answers = new Map();
  asked = [];
  printed = [];
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(
    path.join(dir, 'addresses.json'),
    JSON.stringify({
      sectors: [
        { year: 2024, url: `${base}/sh%20sectors_20240101.geojson.zip`, page: `${base}/page` },
      ],
      population: [
        { year: 2024, url: `${base}/OPENDATA_SECTOREN_2024.zip`, page: `${base}/people` },
      ],
    }),
  );
  answers.set('/sh%20sectors_20240101.geojson.zip', zipped(collection()));
  answers.set('/OPENDATA_SECTOREN_2024.zip', zipPeople());
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(dir, { recursive: true });
});

/** Serves what the test put there: whole, from a byte on, "unchanged", or cut off. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  asked.push(request);
  const found = answers.get(request.url ?? '');
  if (!found) return void response.writeHead(404).end('<html>niet gevonden</html>');
  const { status = 200, body, headers = {}, cutAt } = found;
  const tag = headers.ETag;
  if (tag && request.headers['if-none-match'] === tag) return void response.writeHead(304).end();
  const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const isRange = from > 0 && request.headers['if-range'] === tag;
  const sent = isRange ? body.subarray(from) : body;
  response.writeHead(isRange ? 206 : status, { ...headers, 'Content-Length': sent.length });
  if (cutAt === undefined) return void response.end(sent);
  response.write(sent.subarray(0, cutAt));
  // The connection breaks once these bytes have been kept: a client may drop what it has not read yet.
  const part = path.join(dir, 'data/sources/sh sectors_20240101.geojson.zip.part');
  const waiting = setInterval(() => {
    if (statSync(part, { throwIfNoEntry: false })?.size !== cutAt) return;
    clearInterval(waiting);
    response.destroy();
  }, 5);
}

function run(change: Partial<Parameters<typeof fetchStatbel>[0]> = {}): Promise<string> {
  return fetchStatbel({
    year: null,
    addresses: path.join(dir, 'addresses.json'),
    dataDir: path.join(dir, 'data'),
    build: false,
    print: (line) => void printed.push(line),
    ...change,
  });
}

async function failure(change: Parameters<typeof run>[0] = {}): Promise<string> {
  const message = await run(change).then(
    () => 'no error',
    (error: Error) => error.message,
  );
  return message.replaceAll(base, 'http://statbel');
}

/** What lies in the folder of sources, without whole downloads. */
function kept(): string[] {
  return readdirSync(path.join(dir, 'data/sources'))
    .filter((name) => !/^unpacked/.test(name))
    .toSorted();
}

describe('npm run sources -- statbel', () => {
  it('fetches, writes a source folder and builds an edition of it', async () => {
    await run({ build: true });
    expect(kept()).toEqual([
      'OPENDATA_SECTOREN_2024.zip',
      'OPENDATA_SECTOREN_2024.zip.json',
      'sh sectors_20240101.geojson.zip',
      'sh sectors_20240101.geojson.zip.json',
      'statbel-2024',
    ]);
    const id = readLive(path.join(dir, 'data'));
    const edition = new Edition(path.join(dir, 'data/editions', id ?? ''));
    try {
      expect(edition.levels.map(({ level }) => [level.code, level.boundaries])).toEqual(
        [
          'gewest',
          'provincie2024',
          'arrondiss2024',
          'gemeente2024',
          'deelgemeente2024',
          'statsec2024',
        ].map((code) => [code, 'official']),
      );
      const gemeenten = edition.levels.find(({ level }) => level.code === 'gemeente2024');
      expect(gemeenten?.areas.map(({ name, frenchName }) => [name, frenchName])).toEqual([
        ['Brussel', 'Bruxelles'],
        ['Gent', 'Gand'],
      ]);
    } finally {
      edition.close();
    }
    expect(printed).toContain('607 inhabitants in 5 rows');
    expect(printed.join('\n')).toMatch(/sha256 [0-9a-f]{64}/);
  });

  it('keeps to regions, and says which there are', async () => {
    const folder = await run({ region: 'Brussel' });
    expect(readFileSync(path.join(folder, 'areas/gemeente.csv'), 'utf8')).toBe(
      'sequence nr,geoitem code,short name,name,french name\n1,21004,Brussel,Brussel,Bruxelles\n',
    );
    expect(await failure({ region: 'zeeland' })).toMatch(
      /unknown region "zeeland" \(known: vlaanderen/,
    );
    expect(await failure({ region: 'wallonie' })).toBe(
      'no sectors in region 3000 (found: Vlaams Gewest (2000), Brussels Gewest (4000))',
    );
  });

  it('asks only whether a file has changed, and tells when it has', async () => {
    await run();
    asked = [];
    await run();
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual(['"s1"', '"p1"']);
    answers.set(
      '/sh%20sectors_20240101.geojson.zip',
      zipped(
        collection((name) => name.toUpperCase()),
        '"s2"',
      ),
    );
    printed = [];
    await run();
    expect(printed.join('\n')).toMatch(/changed since .*: it was \d+ bytes, sha256/);
  });

  it('goes on where a download was cut off', async () => {
    const whole = zipped(collection());
    answers.set('/sh%20sectors_20240101.geojson.zip', { ...whole, cutAt: 300 });
    expect(await failure()).toBe(
      `http://statbel/sh%20sectors_20240101.geojson.zip was cut off after 300 of ${whole.body.length} bytes; run the command again: it goes on there`,
    );
    expect(kept().filter((name) => !name.includes('.part'))).toEqual([]);
    answers.set('/sh%20sectors_20240101.geojson.zip', whole);
    await run();
    expect(printed).toContain('went on at byte 300');
  });

  it('begins anew when the file has changed meanwhile, or has no version', async () => {
    const whole = zipped(collection());
    answers.set('/sh%20sectors_20240101.geojson.zip', { ...whole, cutAt: 300 });
    await failure();
    answers.set('/sh%20sectors_20240101.geojson.zip', zipped(collection(), '"s9"'));
    await run();
    expect(printed.join()).not.toMatch(/went on/);
    rmSync(path.join(dir, 'data'), { recursive: true });
    answers.set('/sh%20sectors_20240101.geojson.zip', { body: whole.body, cutAt: 300 });
    expect(await failure()).toMatch(/begins anew, the publisher gives no version/);
    expect(kept()).toEqual([]);
  });

  it('says which page to open when the file is gone, refused or another thing', async () => {
    answers.delete('/sh%20sectors_20240101.geojson.zip');
    const hand =
      'Open http://statbel/page, download "sh sectors_20240101.geojson.zip" and give it: npm run sources -- statbel --file sh sectors_20240101.geojson.zip';
    const url = 'http://statbel/sh%20sectors_20240101.geojson.zip';
    expect(await failure()).toBe(`${url} answered 404 Not Found. ${hand}`);
    answers.set('/sh%20sectors_20240101.geojson.zip', {
      body: Buffer.from('<html>Bent u een mens?</html>'),
      headers: { 'Content-Type': 'text/html' },
    });
    expect(await failure()).toBe(`${url} answered with text/html that is no zip archive. ${hand}`);
    expect(kept()).toEqual([]);
  });

  it('says so without a connection, and uses what it has', async () => {
    await run();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    printed = [];
    await run();
    expect(printed[0]).toMatch(/the publisher cannot be reached/);
    rmSync(path.join(dir, 'data'), { recursive: true });
    expect(await failure()).toMatch(/^no connection to http:.*ECONNREFUSED.*Open http:/);
  });

  it('names the columns it misses, and keeps the folder of the last time', async () => {
    const folder = await run();
    const before = readFileSync(path.join(folder, 'manifest.json'), 'utf8');
    const renamed = collection((name) => name.replace('cd_sector', 'sectorcode'));
    answers.set('/sh%20sectors_20240101.geojson.zip', zipped(renamed, '"s3"'));
    expect(await failure()).toMatch(
      /no column for the code of the sector \(cd_sector, CS01012021\); found: sectorcode, tx_sector_descr_nl/,
    );
    expect(readFileSync(path.join(folder, 'manifest.json'), 'utf8')).toBe(before);
  });

  it('reads a shapefile that a person downloaded, with the columns of 2021', async () => {
    const names = ['CS01012021', 'T_SEC_NL', 'CNIS5_2021', 'T_MUN_NL', 'CNIS_REGIO', 'M_AREA_HA'];
    createShapefile(
      dir,
      'a',
      names.map((name) => ({ name, type: 'C', length: 20 })),
      sectors().map(({ properties: p, ring }) => ({
        values: [
          p.cd_sector,
          p.tx_sector_descr_nl,
          p.cd_munty_refnis,
          p.tx_munty_descr_nl,
          p.cd_rgn_refnis,
          100,
        ].map(String),
        rings: [ring.toReversed()],
      })),
    );
    const parts = ['a.shp', 'a.dbf'].map((name) => [
      `map/${name}`,
      readFileSync(path.join(dir, name)),
    ]);
    const file = path.join(dir, 'sectors.zip');
    writeFileSync(file, zipSync(Object.fromEntries(parts)));
    const folder = await run({ file });
    expect(printed[0]).toBe('sectors of 2021: 4 records, code in "CS01012021"');
    expect(printed[1]).toBe('without provincie, arrondiss, deelgemeente');
    expect(readFileSync(path.join(folder, 'figures/surface.csv'), 'utf8')).toMatch(
      /^period,geolevel,geoitem,v9900_oppervl\n2021,statsec2024,44021A00-,1000000\n/,
    );
  });

  it.skipIf(withoutGdal('SQLite', 'GPKG'))(
    'reads SQLite and GeoPackage in Lambert 2008',
    async () => {
      const json = path.join(dir, 'x.geojson');
      writeFileSync(json, JSON.stringify(collection()));
      for (const [name, format] of [
        ['x.sqlite', 'SQLite'],
        ['x.gpkg', 'GPKG'],
      ] as const) {
        ogr2ogr('-f', format, '-t_srs', 'EPSG:3812', '-nln', 'sectors', path.join(dir, name), json);
        const folder = await run({ file: path.join(dir, name) });
        expect(folder).toMatch(/statbel-2024$/);
        expect(printed.at(-2)).toBe('4 sectors, 4 with an outline');
      }
    },
  );

  it('refuses the year that was not asked, and tables of addresses that are wrong', async () => {
    expect(await failure({ year: 2019 })).toBe('no address for the year 2019 (known: 2024)');
    const file = path.join(dir, 'x.geojson');
    writeFileSync(file, JSON.stringify(collection()));
    expect(await failure({ year: 2019, file })).toBe(
      'x.geojson holds the sectors of 2024, not those of 2019',
    );
    writeFileSync(path.join(dir, 'addresses.json'), '{"sectors": [{"year": "x"}]}');
    expect(await failure()).toMatch(/addresses.json: sectors.0.year: /);
  });
});
