/** What the graphics card draws and what the pointer finds, against the stores and the server. */
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { decodeTile } from '../../client/src/map/tiles/decode-tile.ts';
import { findArea } from '../../client/src/map/tiles/find-area.ts';
import type { DrawnTile } from '../../client/src/map/tiles/level-tiles.ts';
import type { LocateAnswer } from '../../server/contract/areas.ts';
import {
  type ClassRule,
  FRESH_COLOURS,
  optionsOf,
} from '../../server/contract/classify/class-rule.ts';
import { classify } from '../../server/contract/classify/classify.ts';
import { colourAt, colourOfMissing } from '../../server/contract/classify/colour-of-area.ts';
import { readFigures, sortKnown } from '../../server/contract/classify/figures.ts';
import { MARK_COLOURS } from '../../server/contract/classify/hatching.ts';
import { MISSING_ORDER } from '../../server/contract/classify/kind-of-value.ts';
import type { Mode } from '../../server/contract/classify/schemes.ts';
import type { ValuesAnswer } from '../../server/contract/values.ts';
import { createRandom, type Random } from '../fixtures/random.ts';
import { settled } from './atlas-browser.ts';
import { missing, SHARP, useAtlas } from './journey.ts';
import { decodePng } from './pixels.ts';

vi.setConfig({ testTimeout: 150_000 });

const LEVEL = 'statsec2024';
const CAMERA = { zoom: 11, lat: 51.05, lon: 3.72 };
const CLIP = { x: 420, y: 150, width: 560, height: 600 };
/** Areas are looked at this far from their borders, in pixels. */
const MARGIN = 4;
/** Points asked of the server: all 10,000 with POINTS=10000. */
const POINTS = Number(process.env.POINTS ?? 300);
/** Half a tile unit for each of both roundings, and the third of a pixel that outlines are simplified by. */
const TOLERANCE_UNITS = 4;

type World = { x: number; y: number };

function worldOf(lon: number, lat: number): World {
  const angle = (lat * Math.PI) / 180;
  return {
    x: (lon + 180) / 360,
    y: 0.5 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / (2 * Math.PI),
  };
}

function degreesOf({ x, y }: World): { lon: number; lat: number } {
  return { lon: x * 360 - 180, lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI };
}

describe.skipIf(missing)('the map', () => {
  const { server, open } = useAtlas(SHARP);

  const ask = async <A>(path: string): Promise<A> => (await fetch(server.origin + path)).json();

  async function tilesAround(
    box: { west: number; east: number; north: number; south: number },
    z: number,
  ) {
    const { edition } = await ask<{ edition: string }>('/api/edition');
    const count = 2 ** z;
    const tiles: DrawnTile[] = [];
    for (let x = Math.floor(box.west * count); x <= Math.floor(box.east * count); x++) {
      for (let y = Math.floor(box.north * count); y <= Math.floor(box.south * count); y++) {
        const answer = await fetch(`${server.origin}/tiles/${edition}/${LEVEL}/${z}/${x}/${y}.mvt`);
        const bytes = new Uint8Array(await answer.arrayBuffer());
        const geometry = bytes.length > 0 ? decodeTile(bytes, LEVEL) : null;
        if (geometry) tiles.push({ z, x, y, geometry, clip: [0, 0, 4096, 4096] });
      }
    }
    return tiles;
  }

  it('finds the very area that the server finds, but for a hair beside a border', async () => {
    const [one, other] = [worldOf(3.5, 51.15), worldOf(3.95, 50.95)];
    const tiles = await tilesAround(
      { west: one.x, north: one.y, east: other.x, south: other.y },
      12,
    );
    const unit = 1 / (4096 * 2 ** 12);
    const random = createRandom(7);
    let near = 0;
    for (let i = 0; i < POINTS; i++) {
      const at = {
        x: one.x + random.next() * (other.x - one.x),
        y: one.y + random.next() * (other.y - one.y),
      };
      const { lon, lat } = degreesOf(at);
      const { areas } = await ask<LocateAnswer>(`/api/locate?lon=${lon}&lat=${lat}`);
      const theirs = areas.find(({ level }) => level === LEVEL)?.code;
      const { codes } = await areasOf();
      const codeAt = (x: number, y: number) => codes[findArea(tiles, x, y) ?? -1];
      if (codeAt(at.x, at.y) === theirs) continue;
      near++;
      const around = [-1, 0, 1].flatMap((dx) =>
        [-1, 0, 1].map((dy) =>
          codeAt(at.x + dx * unit * TOLERANCE_UNITS, at.y + dy * unit * TOLERANCE_UNITS),
        ),
      );
      expect(around, `${lon} ${lat}`).toContain(theirs);
    }
    expect(near).toBeLessThanOrEqual(POINTS / 50 + 1);
  });

  let areas: Promise<{ codes: string[]; unknown: number[] }> | null = null;
  const areasOf = () => {
    areas ??= ask<{ codes: string[]; unknown: number[] }>(`/api/levels/${LEVEL}/areas`);
    return areas;
  };

  it('has the colour of the class of every area, breaks on values included', async () => {
    const random = createRandom(11);
    let looked = 0;
    for (const mode of ['light', 'dark'] as const) {
      const { page, complaints } = await open({ colorScheme: mode });
      for (let round = 0; round < 3; round++) {
        const indicator = random.pick(['vp2506_elek_res_n', 'v2506_elek_res_n']);
        const answer = await ask<ValuesAnswer>(
          `/api/values?indicator=${indicator}&level=${LEVEL}&period=latest`,
        );
        const rule = randomRule(random, answer);
        const link = new URLSearchParams({
          indicator,
          level: LEVEL,
          draw: 'areas',
          method: rule.method,
          classes: String(rule.classes),
        });
        if (rule.breaks) link.set('breaks', rule.breaks.join(','));
        if (rule.scheme) link.set('colours', rule.scheme);
        await page.goto(`${server.origin}/?${link}#${CAMERA.zoom}/${CAMERA.lat}/${CAMERA.lon}`);
        await settled(page, LEVEL);
        const found = await lookAt(page, { answer, rule, mode, random });
        expect(found.wrong, `${mode} ${link}`).toEqual([]);
        expect(found.right, `${mode} ${link}`).toBeGreaterThan(found.looked * 0.75);
        looked += found.right;
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }
    expect(looked).toBeGreaterThan(400);
  });

  type Question = { answer: ValuesAnswer; rule: ClassRule; mode: Mode; random: Random };

  /** Colours at random places well inside an area, beside what the classes say. Names hide some. */
  async function lookAt(page: Page, { answer, rule, mode, random }: Question) {
    const figures = readFigures(answer);
    const { indicators } = await ask<{ indicators: { code: string; type: never }[] }>(
      '/api/indicators',
    );
    const type =
      indicators.find(({ code }) => code === answer.request.indicator)?.type ?? ('ratio' as never);
    const { decimals } = answer;
    // The legend is about the areas that have a place on the map.
    const unknown = new Set((await areasOf()).unknown);
    const placed = [...figures.values.keys()].filter((index) => !unknown.has(index));
    const sorted = sortKnown(figures.values, placed);
    const about = { type, middle: null, decimals, sorted, reference: null };
    const classes = classify(sorted, optionsOf(rule, about, mode));
    const view = { figures, classes };
    const { bytes, channels, width } = decodePng(await page.screenshot({ clip: CLIP }));
    const stage = await page.locator('.map-canvas').boundingBox();
    if (!stage) throw new Error('the map is on the screen');
    const middle = worldOf(CAMERA.lon, CAMERA.lat);
    const pixel = 1 / (512 * 2 ** CAMERA.zoom);
    const worldAt = (x: number, y: number): World => ({
      x: middle.x + (CLIP.x + x + 0.5 - stage.x - stage.width / 2) * pixel,
      y: middle.y + (CLIP.y + y + 0.5 - stage.y - stage.height / 2) * pixel,
    });
    const [one, other] = [worldAt(0, 0), worldAt(CLIP.width, CLIP.height)];
    const tiles = await tilesAround(
      { west: one.x, north: one.y, east: other.x, south: other.y },
      CAMERA.zoom,
    );
    const colours = new Set(classes?.classes.map(({ colour }) => colour));
    for (const kind of MISSING_ORDER) colours.add(colourOfMissing(kind, mode));
    const marks = new Set<string>(Object.values(MARK_COLOURS[mode]));
    const result = { looked: 0, right: 0, wrong: [] as string[] };
    for (let i = 0; i < 4000 && result.looked < 120; i++) {
      const [x, y] = [random.whole(CLIP.width), random.whole(CLIP.height)];
      const at = (dx: number, dy: number): number | null => {
        const place = worldAt(x + dx * MARGIN, y + dy * MARGIN);
        return findArea(tiles, place.x, place.y);
      };
      const area = at(0, 0);
      const steps = [-1, 0, 1];
      if (area === null || steps.some((dx) => steps.some((dy) => at(dx, dy) !== area))) continue;
      const wanted = colourAt(view, area, mode).toLowerCase();
      const start = (y * width + x) * channels;
      const seen = `#${[0, 1, 2].map((k) => (bytes[start + k] ?? 0).toString(16).padStart(2, '0')).join('')}`;
      result.looked++;
      if (seen === wanted) result.right++;
      // What is neither a class nor a ground is a name, its halo, a mark or a line over it.
      else if (colours.has(seen) && !marks.has(seen)) {
        result.wrong.push(`${answer.values[area]} at ${x}, ${y}: ${seen}, not ${wanted}`);
      }
    }
    return result;
  }
});

/** Methods and schemes at random; own breaks are values that areas have, which then begin a class. */
function randomRule(random: Random, answer: ValuesAnswer): ClassRule {
  const known = answer.values.filter((value) => value !== null);
  const own = [...new Set(Array.from({ length: 4 }, () => random.pick(known)))].sort(
    (a, b) => a - b,
  );
  const method = random.pick(['manual', 'quantile', 'equal', 'natural'] as const);
  return {
    ...FRESH_COLOURS,
    method,
    classes: 4 + random.whole(5),
    breaks: method === 'manual' ? own : null,
    scheme: random.pick([null, 'green', 'earth'] as const),
  };
}
