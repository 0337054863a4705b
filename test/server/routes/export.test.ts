/** One list of questions for every format: what is read back is what the API says. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import JSONstat from 'jsonstat-toolkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ExportAboutAnswer } from '../../../server/contract/export.ts';
import type { ValuesAnswer } from '../../../server/contract/values.ts';
import { FORMAT_CODES, FORMATS } from '../../../tiles/export/formats.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { type Figure, readExport } from './read-export.ts';

let test: TestApp;

let folder: string;

beforeAll(async () => {
  test = await createTestApp();
  folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-test-'));
  // The flatgeobuf package tells on the console how it searches.
  vi.spyOn(console, 'debug').mockImplementation(() => {});
});

afterAll(async () => {
  await test.stop();
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

/** Indicators with their periods, areas of the sectors in area order, and how it is asked. */
const QUESTIONS = [
  {
    what: 'one indicator in one period',
    query: 'indicator=v1101_t&level=statsec&period=2023',
    periods: { v1101_t: ['2023'] },
    areas: [0, 1, 2, 3, 4, 5, 6],
  },
  {
    what: 'several indicators, each in the periods it has',
    query: 'indicator=v1101_t,vp1101_m,v9900_opp&level=statsec&period=all',
    periods: { v1101_t: ['2023', '2024', '2030'], vp1101_m: ['2023', '2024'], v9900_opp: ['2024'] },
    areas: [0, 1, 2, 3, 4, 5, 6],
  },
  {
    what: 'the areas within another',
    query: 'indicator=v1101_t,v1101_m&level=statsec&period=2023..2024&within=gemeente:44021',
    periods: { v1101_t: ['2023', '2024'], v1101_m: ['2023', '2024'] },
    areas: [0, 1, 6],
  },
  {
    what: 'areas by code, in any order and spelling',
    query: 'indicator=vp1101_m&level=statsec&period=latest&areas=11002c01_,44021A01-',
    periods: { vp1101_m: ['2024'] },
    areas: [1, 5],
  },
];

const SHAPES = FORMAT_CODES.flatMap((format) =>
  FORMATS[format].shapes.map((shape) => ({ format, shape })),
);

async function fetchBytes(query: string): Promise<Buffer> {
  const response = await test.app.request(`/api/export?${query}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.status, bytes.toString().slice(0, 300)).toBe(200);
  return bytes;
}

type Expected = { figures: Map<string, Figure>; suppressed: number };

async function askValues(periods: Record<string, string[]>, areas: number[]): Promise<Expected> {
  const codes = (await test.ask('/api/levels/statsec/areas')).codes as string[];
  const figures = new Map<string, Figure>();
  for (const [indicator, list] of Object.entries(periods)) {
    for (const period of list) {
      const path = `/api/values?indicator=${indicator}&level=statsec&period=${period}`;
      const answer = (await test.ask(path)) as ValuesAnswer;
      const flags = (['provisional', 'forecast', 'modelled'] as const).filter((f) => answer[f]);
      for (const area of areas) {
        figures.set(`${codes[area]} ${indicator} ${period}`, {
          value: answer.values[area] ?? null,
          status: answer.statuses?.[area] ?? 'value',
          reason: answer.reasons?.[area] ?? null,
          flags: flags.join(' ') || null,
        });
      }
    }
  }
  const suppressed = [...figures.values()].filter(({ status }) => status === 'suppressed').length;
  return { figures, suppressed };
}

describe.each(SHAPES)('$format, $shape', ({ format, shape }) => {
  it.each(QUESTIONS)('holds $what', async ({ query, periods, areas }) => {
    const bytes = await fetchBytes(`format=${format}&shape=${shape}&${query}`);
    const read = await readExport(format, bytes, folder);
    const { figures, suppressed } = await askValues(periods, areas);
    const wanted = new Map(
      [...figures]
        // FlatGeobuf has only areas with an outline.
        .filter(([key]) => format !== 'fgb' || !key.startsWith('44021ZZZZ'))
        .map(([key, figure]) => {
          const { flags: _, ...plain } = figure;
          return [key, format === 'jsonstat' ? plain : figure];
        }),
    );
    if (format === 'jsonstat') {
      // A dense cube: what an indicator has no period for is empty.
      for (const [key, { status }] of read.figures)
        if (!wanted.has(key)) expect(status).toBe('empty');
      for (const key of read.figures.keys()) if (!wanted.has(key)) read.figures.delete(key);
    }
    expect(Object.fromEntries(read.figures)).toEqual(Object.fromEntries(wanted));
    if (format === 'csv') return;
    expect(read.about).toMatchObject({ edition: test.edition, licence: 'CC BY 4.0' });
    expect(read.about.citation).toContain('Statbel, Bevolking (CC BY 4.0)');
    expect(read.about.title).not.toBe('');
    if (format !== 'fgb') expect(read.about.suppressed).toBe(suppressed);
  });

  it('is the same, byte for byte, when asked again and as a body', async () => {
    const asked = { format, shape, level: 'statsec', period: 'all', lang: 'fr' };
    const query = new URLSearchParams({ ...asked, indicator: 'v1101_t,v1101_m' });
    const first = await fetchBytes(`${query}`);
    const second = await fetchBytes(`${query}`);
    expect(second.equals(first)).toBe(true);
    const response = await test.app.request('/api/export', {
      method: 'POST',
      body: JSON.stringify({ ...asked, indicator: ['v1101_t', 'v1101_m'] }),
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(first)).toBe(true);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('leaves nothing in the temporary folder', async () => {
    const own = mkdtempSync(path.join(folder, 'tmp-'));
    vi.stubEnv('TMPDIR', own);
    await fetchBytes(`format=${format}&shape=${shape}&indicator=v1101_t&level=statsec&period=2024`);
    vi.unstubAllEnvs();
    expect(readdirSync(own)).toEqual([]);
  });
});

describe.each(SHAPES.filter(({ format }) => FORMATS[format].systems.length > 0))(
  'outlines in $format, $shape',
  ({ format, shape }) => {
    const query = `format=${format}&shape=${shape}&indicator=v1101_t&level=statsec&period=2024`;

    it.each(['full', 'simplified'])(
      '%s: rings are closed, outer ones counterclockwise',
      async (geometry) => {
        const zoom = geometry === 'simplified' ? '&zoom=12' : '';
        const bytes = await fetchBytes(`${query}&geometry=${geometry}${zoom}`);
        const { outlines } = await readExport(format, bytes, folder);
        expect(outlines.size).toBe(format === 'fgb' ? 6 : 7);
        for (const [code, polygons] of outlines) {
          if (code === '44021ZZZZ') {
            expect(polygons).toBeNull();
            continue;
          }
          const [ring = []] = polygons?.[0] ?? [];
          expect(ring[0]).toEqual(ring.at(-1));
          const area = ring.slice(1).reduce((sum, [x = 0, y = 0], at) => {
            const [x0 = 0, y0 = 0] = ring[at] ?? [];
            return sum + (x0 * y - x * y0) / 2;
          }, 0);
          // Squares of 0.1°, on a grid of 2⁻¹⁷° and at zoom 12 of 360 / 4096 / 4096.
          expect(area).toBeCloseTo(0.01, 4);
          for (const [x = 0, y = 0] of ring) {
            expect(Math.abs(x * 1e7 - Math.round(x * 1e7))).toBeLessThan(1e-3);
            expect(y).toBeGreaterThan(50.99);
          }
        }
      },
    );
  },
);

describe('what is asked beside values', () => {
  const query = 'indicator=vp1101_m,v1101_t&level=statsec&period=2024&denominator=1';

  it.each(FORMAT_CODES.filter((format) => format !== 'jsonstat'))(
    'denominators, classes and colours stand in %s',
    async (format) => {
      const classes = 'eff3ff,47,BDD7E7,60,6baed6';
      const bytes = await fetchBytes(`format=${format}&${query}&classes=${classes}`);
      const { figures } = await readExport(format, bytes, folder);
      expect(figures.get('44021A00- vp1101_m 2024')).toMatchObject({
        value: 46.9,
        denominator: 130,
        class: 0,
        colour: '#eff3ff',
      });
      expect(figures.get('11002C00- vp1101_m 2024')).toMatchObject({
        value: 51.2,
        denominator: 80,
        class: 1,
        colour: '#bdd7e7',
      });
      const hidden = figures.get('44021A01- vp1101_m 2024');
      expect(hidden?.status).toBe('suppressed');
      for (const field of ['value', 'denominator', 'class', 'colour']) {
        expect(hidden?.[field] ?? null, field).toBeNull();
      }
      expect(figures.get('44021A00- v1101_t 2024')?.denominator ?? null).toBeNull();
    },
  );

  it('a helper indicator is no denominator, since it is not published', async () => {
    const about = (await test.ask(
      `/api/export/about?format=csv&${query}`,
    )) as unknown as ExportAboutAnswer;
    expect(about.about.indicators[0]).toMatchObject({ denominator: 'v1101_t' });
    const refused = await test.app.request(
      '/api/export?format=csv&indicator=v_helper&level=statsec&period=2024',
    );
    expect(refused.status).toBe(404);
  });
});

describe('CSV', () => {
  const query = 'format=csv&indicator=v1101_t&level=statsec&period=2024';

  it('has a separator and a mark for Excel when asked', async () => {
    const bytes = await fetchBytes(`${query}&separator=semicolon&bom=1`);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, ...rows] = parseCsv(bytes, { bom: true, delimiter: ';' }) as string[][];
    expect(header?.slice(0, 3)).toEqual(['level', 'area', 'name']);
    expect(rows).toHaveLength(7);
  });

  it('points to metadata that describe its columns', async () => {
    const response = await test.app.request(`/api/export?${query}`);
    const [header] = parseCsv(await response.text()) as string[][];
    const [, target = ''] =
      /^<([^>]+)>; rel="describedby"/.exec(response.headers.get('link') ?? '') ?? [];
    const described = await test.app.request(target);
    expect(described.headers.get('content-type')).toContain('application/csvm+json');
    const metadata = (await described.json()) as {
      '@context': unknown[];
      url: string;
      tableSchema: { columns: { name: string; titles: string; datatype: string }[] };
    };
    expect(metadata['@context'][0]).toBe('http://www.w3.org/ns/csvw');
    expect(metadata.tableSchema.columns.map(({ titles }) => titles)).toEqual(header);
    expect(metadata.tableSchema.columns.find(({ name }) => name === 'value')?.datatype).toBe(
      'double',
    );
    const again = await test.app.request(metadata.url);
    expect(await again.text()).toBe(await (await test.app.request(`/api/export?${query}`)).text());
  });
});

describe('JSON-stat', () => {
  it('is understood by the reader of its makers', async () => {
    const query = 'format=jsonstat&indicator=v1101_t,v9900_opp&level=statsec&period=2023..2024';
    const cube = JSONstat(JSON.parse((await fetchBytes(query)).toString()));
    expect(cube.n).toBe(2 * 2 * 7);
    expect(cube.role).toMatchObject({ metric: ['indicator'], time: ['period'], geo: ['area'] });
    const at = (indicator: string, period: string, area: string) =>
      cube.Data({ indicator, period, area });
    expect(at('v1101_t', '2024', '44021A00-')).toMatchObject({ value: 130, status: null });
    expect(at('v1101_t', '2024', '44021A01-')).toMatchObject({ value: null, status: 'suppressed' });
    expect(at('v1101_t', '2023', '11002C01-')).toMatchObject({ value: null, status: 'hidden' });
    expect(at('v9900_opp', '2024', '44021A00-').value).toBe(1.3);
    expect(at('v9900_opp', '2023', '44021A00-')).toMatchObject({ value: null, status: 'empty' });
    const opp = cube.Dimension('indicator').Category('v9900_opp');
    expect(opp).toMatchObject({ label: 'oppervlakte', unit: { decimals: 1, label: 'km²' } });
  });
});
