/** What a first visit must load, added up from the built client. Skipped where nothing is built. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { benchClientSize } from '../../scripts/bench/client-size.ts';

const BUILT = new URL('../../client/dist/index.html', import.meta.url);

it.skipIf(!existsSync(BUILT))(
  'a first visit needs at most 130 kB of script for its words, and 800 kB beside it for the map, compressed',
  async () => {
    const [page, map] = await benchClientSize();
    expect(page?.budget).toBe('≤ 130 kB');
    expect(map?.budget).toBe('≤ 800 kB');
    const kilobytes = [page, map].map((each) => Number.parseFloat(each?.measured ?? ''));
    // Too little would mean that the page or the map was not counted.
    expect(kilobytes[0]).toBeGreaterThan(60);
    expect(kilobytes[0]).toBeLessThanOrEqual(130);
    expect(kilobytes[1]).toBeGreaterThan(400);
    expect(kilobytes[1]).toBeLessThanOrEqual(800);
  },
);

it.skipIf(!existsSync(BUILT))('the map is asked for from the first byte of the page', () => {
  const html = readFileSync(BUILT, 'utf8');
  expect(html).toMatch(/<link rel="modulepreload"[^>]*assets\/atlas-map-/);
});
