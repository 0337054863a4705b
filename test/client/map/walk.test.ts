import { Delaunay } from 'd3-delaunay';
import { describe, expect, it } from 'vitest';
import { DIRECTIONS, nearestTo, Walk } from '../../../client/src/map/keyboard/walk.ts';
import type { Position } from '../../../geodata/model/model.ts';
import { createRandom } from '../../fixtures/random.ts';

/** 3 × 3 areas around Gent, numbered row by row from the north-west; neighbours share a side or a corner. */
function createGrid(): { points: Position[]; later: number[][] } {
  const points = Array.from(
    { length: 9 },
    (_, i): Position => [3.7 + 0.016 * (i % 3), 51.06 - 0.01 * Math.floor(i / 3)],
  );
  const touch = (a: number, b: number): boolean =>
    Math.abs((a % 3) - (b % 3)) <= 1 && Math.abs(Math.floor(a / 3) - Math.floor(b / 3)) <= 1;
  const later = points.map((_, a) => points.flatMap((_, b) => (b > a && touch(a, b) ? [b] : [])));
  return { points, later };
}

/** Areas strewn at random, some in a part of their own far away, some not drawn. */
function createCountry(seed: number): { points: (Position | null)[]; later: number[][] } {
  const { next } = createRandom(seed);
  const at = (lon: number): Position => [lon + next() * next() * 2, 50.8 + next() * 0.6];
  const main = Array.from({ length: 160 }, () => at(3));
  const exclave = Array.from({ length: 6 }, () => at(7));
  const drawn = [...exclave, ...main];
  const later: number[][] = drawn.map(() => []);
  for (const [first, part] of [
    [0, exclave],
    [exclave.length, main],
  ] as const) {
    const mesh = Delaunay.from(part);
    part.forEach((_, i) => {
      later[first + i] = [...mesh.neighbors(i)].filter((j) => j > i).map((j) => first + j);
    });
  }
  return { points: [...drawn, null, null], later: [...later, [], []] };
}

function reachFrom(walk: Walk, start: number): Set<number> {
  const reached = new Set([start]);
  for (const index of reached) {
    for (const direction of DIRECTIONS) {
      const next = walk.step(index, direction);
      if (next >= 0) reached.add(next);
    }
  }
  return reached;
}

describe('walking from area to area', () => {
  it('goes to the neighbour in the direction of the key', () => {
    const { points, later } = createGrid();
    const walk = new Walk(points, later);
    expect(DIRECTIONS.map((direction) => walk.step(4, direction))).toEqual([3, 5, 1, 7]);
  });

  it('stops at the edge', () => {
    const { points, later } = createGrid();
    const walk = new Walk(points, later);
    expect(walk.step(0, 'left')).toBe(-1);
    expect(walk.step(0, 'up')).toBe(-1);
  });

  it('goes on beyond a gap', () => {
    const walk = new Walk(
      [
        [3, 51],
        [5, 51],
      ],
      [[], []],
    );
    expect(walk.step(0, 'right')).toBe(1);
    expect(walk.step(1, 'left')).toBe(0);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('comes to every drawn area and to no other (%i)', (seed) => {
    const { points, later } = createCountry(seed);
    const walk = new Walk(points, later);
    const drawn = points.flatMap((point, index) => (point ? [index] : []));
    for (const start of [0, 5, 20, 90, 165]) {
      expect([...reachFrom(walk, start)].toSorted((a, b) => a - b)).toEqual(drawn);
    }
  });

  it('does not lead anywhere from an area that is not drawn', () => {
    const { points, later } = createCountry(1);
    const walk = new Walk(points, later);
    expect(DIRECTIONS.map((direction) => walk.step(166, direction))).toEqual([-1, -1, -1, -1]);
  });

  it('begins at the area nearest to a place', () => {
    const { points } = createGrid();
    expect(nearestTo(points, [0, 2, 8], [3.731, 51.041])).toBe(8);
    expect(nearestTo([null], [0], [3.7, 51])).toBe(-1);
  });
});
