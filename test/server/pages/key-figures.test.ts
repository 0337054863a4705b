/** Which figures a page tells, and what it says where there are none at its level. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keyFiguresOf } from '../../../server/pages/areas/key-figures.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { readAloud } from './read-aloud.ts';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.stop());

/** Codes told of areas of a level, and codes that only other levels have. */
function told(level: string): { here: string[]; elsewhere: string[] } {
  const bundle = test.editions.live();
  const { here, elsewhere } = keyFiguresOf(bundle, bundle.edition.level(level));
  return { here: here.map(({ code }) => code), elsewhere: elsewhere.map(({ code }) => code) };
}

function name(...keyIndicators: string[]): void {
  Object.assign(test.editions.live().edition.meta, { keyIndicators });
}

async function read(path: string): Promise<string> {
  return readAloud(await (await test.app.request(path)).text());
}

it('without a choice: what the map begins with, then the first of each theme', () => {
  expect(told('statsec')).toEqual({ here: ['v1101_t', 'vp1101_m'], elsewhere: [] });
});

it('those that the manifest names, in its order, and none that is not published', () => {
  name('vg_mediaan', 'vp1101_m', 'v_helper', 'v_gone', 'v1101_t');
  expect(told('gemeente').here).toEqual(['vg_mediaan', 'vp1101_m', 'v1101_t']);
  expect(told('statsec')).toEqual({ here: ['vp1101_m', 'v1101_t'], elsewhere: ['vg_mediaan'] });
});

it('what a level lacks is told with the nearest area that has it', async () => {
  name('v1101_t', 'vg_mediaan');
  expect(await read('/gebied/statsec/44021A01-')).toContain(
    'Niet bekend per statistische sector\nDeze cijfers bestaan voor een ander soort gebied.\n' +
      'Mediaan inkomen\n  [Gent]: 31,5 in 2024. Per gemeente, in 2024.',
  );
  expect(await read('/fr/gebied/statsec/44021A01-')).toContain(': 31,5 en 2024. Par gemeente');
  expect(await read('/en/gebied/statsec/44021A01-')).toContain(': 31.5 in 2024. Per gemeente');
});

it('of an area that lies in none that has it, only where it is known', async () => {
  name('v1101_t', 'vg_mediaan');
  const page = await read('/gebied/provincie/40000');
  expect(page).toContain('Niet bekend per provincie');
  expect(page).toContain('Mediaan inkomen\n  Per gemeente, in 2024.');
});

it('a status of the source is told in words', async () => {
  name('vg_mediaan');
  const page = await read('/gebied/gemeente/99991');
  expect(page).toContain('Niet van toepassing in 2024');
  expect(page).toContain('Dit kan hier niet voorkomen.');
});
