/** What a first visit must load, added up from the built client. Skipped where nothing is built. */
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { benchClientSize } from '../../scripts/bench/client-size.ts';

const BUILT = new URL('../../client/dist/index.html', import.meta.url);

it.skipIf(!existsSync(BUILT))(
  'a first visit loads at most 650 kB of script, compressed',
  async () => {
    const [load] = await benchClientSize();
    expect(load?.budget).toBe('≤ 650 kB');
    const kilobytes = Number.parseFloat(load?.measured ?? '');
    // Too little would mean that the map or the page itself was not counted.
    expect(kilobytes).toBeGreaterThan(400);
    expect(kilobytes).toBeLessThanOrEqual(650);
  },
);
