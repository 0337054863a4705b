import { expect, it } from 'vitest';
import { Growth } from '../../../client/src/map/drawings/growth.ts';

it('grows, turns around where it is, and is at the end at once for a reader without motion', () => {
  const growth = new Growth(100);
  expect(growth.at(0)).toBe(0);
  growth.turn(false, 1000, false);
  expect([1000, 1025, 1100, 9000].map((now) => growth.at(now))).toEqual([0, 0.25, 1, 1]);
  growth.turn(true, 1025, false);
  expect(growth.at(1025)).toBe(0.25);
  expect(growth.at(1050)).toBe(0);
  growth.turn(false, 2000, true);
  expect(growth.at(2000)).toBe(1);
  growth.turn(true, 2000, true);
  expect(growth.at(2000)).toBe(0);
});
