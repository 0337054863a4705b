import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EditionAnswer } from '../../../server/contract/edition.ts';
import type { LevelsAnswer } from '../../../server/contract/levels.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp({}, { chosenLadder: false });
});
afterAll(() => server.stop());

test('an edition without a chosen ladder says the one that follows from its levels', async () => {
  const { ladder, start } = (await server.ask('/api/edition')) as EditionAnswer;
  const { levels } = (await server.ask('/api/levels')) as LevelsAnswer;
  const families = [...new Set(levels.map(({ family }) => family))];
  expect(ladder.families).toEqual(families);
  expect(ladder.compared).toEqual(families.toReversed());
  expect(ladder.context[0]).toBe(levels.find(({ code }) => code === start.level)?.family);
  expect(ladder.context.at(-1)).toBe(families[0]);
});
