/** The addresses of pages and of the map, as both sides make them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseUrlState } from '../../../client/src/link/link-text.ts';
import { areaPagePath } from '../../../client/src/state/areas/area-page-path.ts';
import { LANGUAGES } from '../../../server/contract/languages.ts';
import type { LevelsAnswer } from '../../../server/contract/levels.ts';
import { areaPath, homePath, mapPath } from '../../../server/contract/page-paths.ts';
import { segmentOf } from '../../../server/edition/newest-vintage.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

it('the screen links to the address that the server answers', async () => {
  const { edition } = test.editions.live();
  const { levels } = (await test.ask('/api/levels')) as unknown as LevelsAnswer;
  let compared = 0;
  for (const language of LANGUAGES) {
    for (const data of edition.levels) {
      const level = levels.find(({ code }) => code === data.level.code);
      const code = data.areas[0]?.code ?? '';
      if (!level) continue;
      const address = areaPath(language, segmentOf(edition, data), code);
      expect(areaPagePath(level, code, levels, language)).toBe(address);
      expect((await test.app.request(address)).status).toBe(200);
      compared++;
    }
  }
  expect(compared).toBe(3 * edition.levels.length);
});

it('a page links to the map as the screen reads its address', () => {
  const address = new URL(mapPath('fr', 'statsec', '44021A01-'), 'http://localhost');
  expect(parseUrlState(address.search, address.hash)).toMatchObject({
    level: 'statsec',
    area: { level: 'statsec', code: '44021A01-' },
    language: 'fr',
  });
  for (const language of LANGUAGES) {
    const home = new URL(homePath(language), 'http://localhost');
    expect(parseUrlState(home.search, '')).toMatchObject({ language, area: null });
  }
});
