/** What pages draw: outlines cut to a frame, and letters out of their wrapping. */
import { bboxClip, area as measureArea, polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { clipRing } from '../../../server/pages/areas/clip-ring.ts';
import { readFont } from '../../../server/pages/layout/page-files.ts';
import { readWoff } from '../../../server/pages/layout/read-woff.ts';
import { createRandom } from '../../fixtures/random.ts';

const FRAME: [number, number, number, number] = [0, 0, 1, 1];

/** A star-shaped ring around a middle, in degrees near the equator, where they are square. */
function createRing(random: () => number): number[] {
  const [x, y] = [random() * 1.4 - 0.2, random() * 1.4 - 0.2];
  const corners = 3 + Math.floor(random() * 9);
  return Array.from({ length: corners }, (_, i) => {
    const angle = (i / corners) * 2 * Math.PI;
    const radius = 0.1 + random() * 0.8;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  }).flat();
}

function toPolygon(ring: readonly number[]) {
  const corners = Array.from({ length: ring.length / 2 }, (_, i) => [
    ring[2 * i] ?? 0,
    ring[2 * i + 1] ?? 0,
  ]);
  return polygon([[...corners, corners[0] ?? [0, 0]]]);
}

describe('a ring cut to a frame', () => {
  it('lies inside and covers what another clipper finds', () => {
    const random = createRandom(7).next;
    let cut = 0;
    for (let i = 0; i < 300; i++) {
      const ring = createRing(random);
      const clipped = clipRing(ring, FRAME);
      expect(clipped.every((value) => value >= -1e-12 && value <= 1 + 1e-12)).toBe(true);
      const theirs = bboxClip(toPolygon(ring), FRAME);
      const expected = measureArea(theirs);
      const found = clipped.length < 6 ? 0 : measureArea(toPolygon(clipped));
      expect(Math.abs(found - expected)).toBeLessThan(1e-6 * 1.3e10);
      if (clipped.length > 0 && clipped.length !== ring.length) cut++;
    }
    expect(cut).toBeGreaterThan(100);
  });

  it('is itself inside the frame, and nothing outside', () => {
    const inside = [0.1, 0.1, 0.9, 0.1, 0.5, 0.9];
    expect(clipRing(inside, FRAME)).toEqual(inside);
    expect(clipRing([2, 2, 3, 2, 3, 3], FRAME)).toEqual([]);
  });
});

describe('a font out of its wrapping', () => {
  it('has tables whose checksums are right', () => {
    const font = readWoff(readFont('latin', 400, 'woff'));
    const count = font.readUInt16BE(4);
    expect(count).toBeGreaterThan(8);
    for (let i = 0; i < count; i++) {
      const at = 12 + i * 16;
      const tag = font.toString('latin1', at, at + 4);
      const [checksum, offset, length] = [4, 8, 12].map((field) => font.readUInt32BE(at + field));
      let sum = 0;
      for (let word = 0; word < (length ?? 0); word += 4) {
        sum = (sum + font.readUInt32BE((offset ?? 0) + word)) >>> 0;
      }
      // The table `head` holds the sum of the whole file, which counts as 0 in its own.
      if (tag === 'head') sum = (sum - font.readUInt32BE((offset ?? 0) + 8)) >>> 0;
      expect(sum, tag).toBe(checksum);
    }
  });

  it('is refused when it is none', () => {
    expect(() => readWoff(readFont('latin', 400, 'woff2'))).toThrow('not a WOFF 1.0 file');
    expect(() => readWoff(Buffer.alloc(10))).toThrow('not a WOFF 1.0 file');
  });
});
