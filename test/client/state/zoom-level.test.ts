import { describe, expect, it } from 'vitest';
import {
  areaWidthPx,
  levelAtZoom,
  type ZoomLevel,
} from '../../../client/src/state/levels/zoom-level.ts';
import { createRandom } from '../../fixtures/random.ts';

/** Flanders and Brussels: its box, and its levels with how many areas of each are drawn. */
const TERRITORY: [number, number, number, number] = [2.54, 50.67, 5.92, 51.51];
const LADDER: ZoomLevel[] = [
  { code: 'gewest', drawn: 2 },
  { code: 'provincie', drawn: 6 },
  { code: 'gemeente', drawn: 304 },
  { code: 'deelgemeente', drawn: 1150 },
  { code: 'wijk', drawn: 2735 },
  { code: 'sector', drawn: 9918 },
];
const order = (code: string | null): number => LADDER.findIndex((level) => level.code === code);

/** The levels met on a way over zooms, starting at one. */
function walk(start: string, zooms: readonly number[], ladder = LADDER): string[] {
  let now = start;
  return zooms.map((zoom) => {
    now = levelAtZoom(ladder, now, zoom, TERRITORY) ?? now;
    return now;
  });
}

describe('the level that follows the zoom', () => {
  it('is finer as the reader comes nearer, and coarser on the way back', () => {
    const nearer = [7.1, 8, 9, 9.7, 10.6, 12];
    expect(walk('gemeente', nearer)).toEqual([
      'gemeente',
      'gemeente',
      'deelgemeente',
      'wijk',
      'sector',
      'sector',
    ]);
    expect(walk('sector', [10, 9, 8, 6.5])).toEqual([
      'sector',
      'wijk',
      'deelgemeente',
      'provincie',
    ]);
  });

  it('skips levels without figures', () => {
    const ladder = LADDER.filter(({ code }) => code === 'gemeente' || code === 'sector');
    expect(walk('gemeente', [9.8, 10.6], ladder)).toEqual(['gemeente', 'sector']);
  });

  it('starts at the coarsest from a level that is no step of the ladder', () => {
    expect(levelAtZoom(LADDER, 'politiezone', 10, TERRITORY)).toBe('wijk');
    expect(levelAtZoom([], 'politiezone', 10, TERRITORY)).toBeNull();
  });

  it('never flickers: asked again it stays, and a small step back changes nothing', () => {
    const random = createRandom(4);
    for (let round = 0; round < 2000; round++) {
      const start = random.pick(LADDER).code;
      const zoom = 6 + random.next() * 8;
      const found = levelAtZoom(LADDER, start, zoom, TERRITORY) ?? '';
      expect(levelAtZoom(LADDER, found, zoom, TERRITORY)).toBe(found);
      const [there = '', back = ''] = walk(found, [zoom + random.next() * 0.8, zoom]);
      expect(order(back)).toBeGreaterThanOrEqual(order(found));
      expect(order(there)).toBeGreaterThanOrEqual(order(found));
      // What was reached by coming nearer is not lost by a quarter of a zoom.
      expect(walk(there, [zoom + 0.8, zoom + 0.55])[1]).toBe(walk(there, [zoom + 0.8])[0]);
    }
  });

  it('draws areas that can be read, as long as there are any', () => {
    for (let zoom = 8.2; zoom < 13; zoom += 0.1) {
      const found = LADDER.find(
        ({ code }) => code === levelAtZoom(LADDER, 'gewest', zoom, TERRITORY),
      );
      expect(areaWidthPx(found?.drawn ?? 1, zoom, TERRITORY)).toBeGreaterThan(30);
    }
  });
});
