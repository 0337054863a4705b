/** A bounded sample of `npm run fuzz`: what was kept, and a few hundred inputs of one seed for each reader. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCorpus, runTarget } from './run-target.ts';
import { openTargets, type Targets } from './targets.ts';

const READERS = [
  'formula',
  'csv',
  'xlsx',
  'dbf',
  'shp',
  'geojson',
  'flow',
  'cube',
  'manifest',
  'parameters',
  'links',
  'content',
];

let opened: Targets;
beforeAll(async () => {
  opened = await openTargets();
});
afterAll(() => opened.close());

it('knows every reader', () => {
  expect(Object.keys(opened.targets)).toEqual(READERS);
});

it.each(READERS)('%s accepts or refuses, whatever comes', async (name) => {
  const target = opened.targets[name];
  if (!target) throw new Error(`no target ${name}`);
  const { failure, executions, accepted, refused } = await runTarget(name, target, {
    runs: 250,
    seconds: 20,
    seed: 17,
  });
  expect(failure).toBeNull();
  expect(executions).toBe(250 + readCorpus(name).length);
  // Inputs that are all wrong, or all right, would show nothing.
  if (name !== 'csv') expect(Math.min(accepted, refused)).toBeGreaterThan(5);
});
