import { expect, it } from 'vitest';
import { createSteps } from '../../../client/src/link/steps.ts';
import { createRandom } from '../../fixtures/random.ts';

it('what is dragged or played is one step, and after a pause another', () => {
  const steps = createSteps();
  expect(steps.begins('period', 0)).toBe(true);
  for (let at = 1100; at <= 11_000; at += 1100) expect(steps.begins('period', at)).toBe(false);
  expect(steps.begins('period', 13_000)).toBe(true);
});

it('a pause begins when a change is on the screen, so that drawing slowly ends no step', () => {
  const steps = createSteps();
  expect(steps.begins('breaks', 0)).toBe(true);
  steps.shown(2500);
  expect(steps.begins('breaks', 3900)).toBe(false);
  steps.shown(4000);
  expect(steps.begins('breaks', 5600)).toBe(true);
});

it('a walk is one step however long it takes', () => {
  const steps = createSteps();
  expect(steps.begins('walk', 0)).toBe(true);
  expect(steps.begins('walk', 60_000)).toBe(false);
});

it('another kind in between, or a step back, ends it', () => {
  const steps = createSteps();
  steps.begins('period', 0);
  expect(steps.begins('classes', 10)).toBe(true);
  expect(steps.begins('period', 20)).toBe(true);
  steps.end();
  expect(steps.begins('period', 30)).toBe(true);
});

it('a change without a kind is a step, whatever was before', () => {
  const random = createRandom(7);
  const steps = createSteps();
  for (let at = 0; at < 2000; at += 1 + random.whole(50)) {
    const kind = random.pick(['', 'period', 'walk']);
    if (kind === '') expect(steps.begins('', at)).toBe(true);
    else steps.begins(kind, at);
  }
});
