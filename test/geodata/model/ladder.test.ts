import { describe, expect, test } from 'vitest';
import { comparedFamilies, ladderOfLevels, rankedWithin } from '../../../geodata/model/ladder.ts';
import { createLevel } from '../../fixtures/create-level.ts';

const LEVELS = ['gewest', 'provincie', 'elz', 'gemeente', 'gemeente2024', 'ggw72024', 'statsec2024']
  .map((code) => createLevel(code))
  .map((level) => ({ ...level, offered: level.code !== 'elz' }));
const ALL = ['gewest', 'provincie', 'gemeente', 'ggw', 'statsec'];

describe('a ladder that nobody chose', () => {
  test('takes every family on offer in the order of the levels, and starts where readers do', () => {
    const { families, context, compared } = ladderOfLevels(LEVELS, 'gemeente');
    expect(families).toEqual(['gewest', 'provincie', 'gemeente', 'ggw7', 'statsec']);
    expect(context).toEqual(['gemeente', 'provincie', 'gewest']);
    expect(compared).toEqual(['statsec', 'ggw7', 'gemeente', 'provincie', 'gewest']);
  });

  test('is context as a whole where the start is no level of it', () => {
    expect(ladderOfLevels(LEVELS, '').context[0]).toBe('statsec');
  });

  test('is derived only as far as it was left out', () => {
    const families = ['gewest', 'gemeente'];
    expect(ladderOfLevels(LEVELS, 'gemeente', { families, compared: ['gewest'] })).toEqual({
      families,
      context: ['gemeente', 'gewest'],
      compared: ['gewest'],
    });
  });
});

describe('what an area is held against', () => {
  const ladder = {
    families: ALL,
    context: ['gemeente', 'provincie', 'gewest'],
    compared: ['ggw', 'gemeente', 'provincie', 'gewest'],
  };
  test.each([
    { around: ALL, expected: ['ggw', 'gemeente', 'gewest'] },
    { around: ['gewest', 'provincie', 'gemeente'], expected: ['gemeente', 'gewest'] },
    { around: ['gewest', 'provincie'], expected: ['provincie', 'gewest'] },
    { around: ['provincie'], expected: ['provincie'] },
    { around: [], expected: [] },
  ])('in $around is $expected', ({ around, expected }) => {
    expect(comparedFamilies(ladder, (family) => around.includes(family))).toEqual(expected);
  });

  test('is ranked within what people know it by, or else within the widest', () => {
    const within = ALL.map((family) => rankedWithin(ladder, family));
    expect(within).toEqual(['gewest', 'gewest', 'gewest', 'gemeente', 'gemeente']);
    expect(rankedWithin(ladder, 'politiezone')).toBe('gewest');
  });
});
