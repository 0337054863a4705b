import { describe, expect, it } from 'vitest';
import { cameraBeside } from '../../../client/src/map/one-camera.ts';
import { createRandom, type Random } from '../../fixtures/random.ts';

const NOTHING = { top: 0, right: 0, bottom: 0, left: 0 };
const createPadding = (random: Random) => ({
  top: random.whole(80),
  right: random.whole(400),
  bottom: random.whole(300),
  left: random.whole(400),
});

describe('two maps with one camera', () => {
  it('have the very same camera where the same parts of them are covered', () => {
    const camera = { zoom: 8.3, lon: 4.1, lat: 50.9 };
    const padding = createPadding(createRandom(1));
    expect(cameraBeside(camera, padding, padding)).toEqual(camera);
  });

  it('come back to where they were, whatever is covered and however far the other zooms', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = createRandom(seed);
      const camera = {
        zoom: 6 + 10 * random.next(),
        lon: 2.5 + 4 * random.next(),
        lat: 50 + 2 * random.next(),
      };
      const [one, other] = [createPadding(random), createPadding(random)];
      const zoom = camera.zoom + random.next() - 0.5;
      const there = cameraBeside(camera, one, other, zoom);
      const back = cameraBeside(there, other, one, camera.zoom);
      expect(back.lon).toBeCloseTo(camera.lon, 9);
      expect(back.lat).toBeCloseTo(camera.lat, 9);
      expect(back.zoom).toBe(camera.zoom);
    }
  });

  it('look half of what is covered further to that side', () => {
    const camera = { zoom: 0, lon: 0, lat: 0 };
    const there = cameraBeside(camera, { ...NOTHING, left: 256 }, NOTHING);
    expect(there.lon).toBeCloseTo(90, 9);
    expect(cameraBeside(camera, { ...NOTHING, top: 100 }, NOTHING).lat).toBeLessThan(0);
  });
});
