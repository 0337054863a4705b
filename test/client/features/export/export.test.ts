import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  breakLines,
  type MapCaption,
  mapCorner,
  mapSheet,
} from '../../../../client/src/features/export/map-sheet.ts';
import type { Item } from '../../../../client/src/features/export/sheet-items.ts';
import { svgOfSheet } from '../../../../client/src/features/export/svg-of-sheet.ts';
import {
  addressOfFile,
  curlSnippet,
  type Fetch,
  pythonSnippet,
  rSnippet,
} from '../../../../client/src/features/reproduce/snippets.ts';
import type { View } from '../../../../client/src/geometry/geometry-messages.ts';
import { svgPath, toPixels } from '../../../../client/src/geometry/to-pixels.ts';

function createFetch(areas: string[]): Fetch {
  return {
    origin: 'https://atlas.example',
    question: {
      format: 'csv',
      indicator: ['v1101_t'],
      level: 'statsec2024',
      period: '2024',
      lang: 'nl',
      edition: 'fb33839f9e6c',
      areas,
    },
    fileName: "v1101_t_it's.csv",
    sha256: 'a'.repeat(64),
  };
}

const hasPython = canRun('python3');
if (!hasPython) console.info('no python3: its program is not read');

function canRun(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const few = createFetch(['44021A63-', '44021A801']);
const many = createFetch(Array.from({ length: 2000 }, (_, i) => `44021A${i}-`));

function createCaption(part: Partial<MapCaption> = {}): MapCaption {
  return {
    title: 'Inwoners',
    subtitle: 'Alle gemeenten · 2024',
    unit: 'inwoners',
    classes: [
      { colour: '#112233', range: '0 – 9', count: '4' },
      { colour: '#445566', range: '10 – 19', count: '5' },
    ],
    missing: [
      { kind: 'suppressed', ground: '#777777', edge: '#000000', label: 'verborgen', count: '2' },
    ],
    footer: ['Bron: <Statbel> & "co"', 'Benaderende grenzen'],
    language: 'nl',
    colours: { paper: '#ffffff', ink: '#000000', soft: '#555555', line: '#999999' },
    ...part,
  };
}

const measure = (text: string, sizePx: number) => text.length * sizePx * 0.5;
const textsOf = (items: readonly Item[]): Extract<Item, { kind: 'text' }>[] =>
  items.flatMap((item) => (item.kind === 'text' ? [item] : []));

describe('programs that fetch the figures again', () => {
  it('have the address while it is short, and send the question when it is not', () => {
    expect(addressOfFile(few)).toBe(
      'https://atlas.example/api/export?format=csv&indicator=v1101_t&level=statsec2024&period=2024&lang=nl&edition=fb33839f9e6c&areas=44021A63-,44021A801',
    );
    expect(addressOfFile(many)).toBeNull();
    expect(curlSnippet(few)).not.toContain('--data');
    expect(curlSnippet(many)).toContain(JSON.stringify(many.question));
  });

  it.each([
    ['few', few],
    ['many', many],
  ])('are right in their language: %s', (_, fetch) => {
    execFileSync('sh', ['-n'], { input: curlSnippet(fetch) });
    const compile = 'import ast, sys; ast.parse(sys.stdin.read())';
    if (hasPython) execFileSync('python3', ['-c', compile], { input: pythonSnippet(fetch) });
    const r = rSnippet(fetch).replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, 'text');
    expect(r.split('(').length).toBe(r.split(')').length);
    expect(r).not.toMatch(/["']/);
  });

  it('check what they get', () => {
    for (const text of [curlSnippet(few), pythonSnippet(many)]) expect(text).toContain(few.sha256);
  });
});

describe('the sheet around a map', () => {
  const map = { width: 600, height: 400, metresPerPixel: 25, items: [] as Item[] };

  it('names what, where, when, every class, what is missing, and the source', () => {
    const sheet = mapSheet(createCaption(), map, measure);
    const texts = textsOf(sheet.items).map(({ text }) => text);
    for (const wanted of [
      'Inwoners',
      'Alle gemeenten · 2024',
      'inwoners',
      '0 – 9  (4)',
      '10 – 19  (5)',
      'verborgen  (2)',
      'Bron: <Statbel> & "co"',
      '2 km',
    ]) {
      expect(texts).toContain(wanted);
    }
  });

  it('keeps everything on the sheet, however long the title and the list of classes', () => {
    const classes = Array.from({ length: 30 }, (_, i) => ({
      colour: '#112233',
      range: String(i),
      count: '1',
    }));
    const title = 'Aandeel inwoners van vijfenzestig jaar en ouder '.repeat(5);
    const sheet = mapSheet(createCaption({ classes, title }), map, measure);
    for (const { x, y, text, sizePx } of textsOf(sheet.items)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + measure(text, sizePx), text).toBeLessThanOrEqual(sheet.width);
      expect(y, text).toBeLessThanOrEqual(sheet.height);
    }
    const clip = sheet.items.find((item) => item.kind === 'clip');
    expect(clip).toMatchObject(mapCorner(createCaption({ classes, title }), map.width, measure));
  });

  it('draws a scale bar as long as it says', () => {
    const sheet = mapSheet(createCaption(), map, measure);
    const bars = sheet.items.flatMap((item) => (item.kind === 'path' ? [item.path] : []));
    const length = bars.map((path) => /v5h([\d.]+)v-5/.exec(path)?.[1]).find(Boolean);
    expect(Number(length) * map.metresPerPixel).toBe(2000);
  });

  it('is written as SVG that keeps what the words say', () => {
    const svg = svgOfSheet(mapSheet(createCaption(), map, measure), 'A & B', 'light');
    expect(svg).toContain('Bron: &lt;Statbel&gt; &amp; &quot;co&quot;');
    expect(svg).toContain('<pattern id="suppressed"');
    expect(svg).not.toContain('<pattern id="empty"');
  });

  it('breaks lines between words only', () => {
    expect(breakLines('een twee drie', 8, (text) => text.length)).toEqual(['een twee', 'drie']);
    expect(breakLines('onafscheidelijk', 4, (text) => text.length)).toEqual(['onafscheidelijk']);
    expect(breakLines('', 4, (text) => text.length)).toEqual([]);
  });
});

describe('an outline in a picture', () => {
  const view: View = {
    ...{ x: 24, y: 100, width: 512, height: 512, zoom: 0 },
    ...{ west: -180, north: 85.0511287798066, east: 180, south: -85.0511287798066 },
  };

  it('stands where Web Mercator puts it', () => {
    const [left, top] = toPixels(view)([-180, 85.0511287798066]);
    expect([left, Math.round(top)]).toEqual([24, 100]);
    const [x, y] = toPixels(view)([0, 0]);
    expect([x, Math.round(y)]).toEqual([24 + 256, 100 + 256]);
  });

  it('has no corner twice, and every ring closed', () => {
    const path = svgPath(
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [0, 0.000001],
              [90, 0],
              [0, 45],
              [0, 0],
            ],
          ],
        ],
      },
      view,
    );
    expect(path).toBe('M280.0 356.0L408.0 356.0L280.0 284.2Z');
  });
});
