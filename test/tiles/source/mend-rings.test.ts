import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { mendRings } from '../../../tiles/source/mend-rings.ts';

const close = (...corners: Position[]): Position[] => [...corners, [...(corners[0] ?? [])]];

describe('a ring', () => {
  it('stays as it is when nothing is wrong, in either direction', () => {
    const square = close([0, 0], [4, 0], [4, 4], [0, 4]);
    for (const ring of [square, square.toReversed()]) {
      expect(mendRings([[ring]])).toEqual({
        polygons: [[ring]],
        divided: 0,
        crossing: null,
        dropped: 0,
      });
    }
  });

  it('is closed, and loses repeated vertices and spikes', () => {
    const { polygons, dropped } = mendRings([
      [
        [
          [0, 0],
          [4, 0],
          [4, 0],
          [9, 0],
          [4, 0],
          [4, 4],
        ],
      ],
    ]);
    expect(polygons).toEqual([[close([0, 0], [4, 0], [4, 4])]]);
    expect(dropped).toBe(1);
  });

  it('without extent is left out', () => {
    expect(mendRings([[close([0, 0], [4, 4])], [close([0, 0], [2, 2], [4, 4])]]).polygons).toEqual(
      [],
    );
  });

  it('that meets itself in a vertex becomes two, side by side', () => {
    const { polygons, divided } = mendRings([
      [close([0, 0], [2, 0], [2, 2], [4, 2], [4, 4], [2, 4], [2, 2], [0, 2])],
    ]);
    expect(divided).toBe(1);
    expect(polygons.map(([outer]) => outer?.length)).toEqual([5, 5]);
  });

  it('that goes around a hole and back becomes a ring with that hole', () => {
    const { polygons } = mendRings([
      [close([0, 0], [9, 0], [9, 9], [0, 9], [0, 0], [2, 4], [4, 4], [4, 2])],
    ]);
    expect(polygons).toHaveLength(1);
    expect(polygons[0]).toHaveLength(2);
  });

  it('that crosses itself becomes what lies inside', () => {
    const { polygons, crossing } = mendRings([[close([0, 0], [4, 4], [4, 0], [0, 4])]]);
    expect(crossing).toEqual([2, 2]);
    expect(polygons).toHaveLength(2);
    for (const [outer] of polygons) expect(outer).toHaveLength(4);
  });
});
