import { describe, expect, it } from 'vitest';
import { periodsAfter, sinceFor, spanOf } from '../../../client/src/state/topic/measure.ts';

const PERIODS = ['2001', '2009', '2010', '2014', '2015', '2024'];

describe('a change', () => {
  it('is counted from where the reader says, if that lies before', () => {
    expect(sinceFor(PERIODS, '2024', '2009')).toBe('2009');
    expect(sinceFor(PERIODS, '2014', '2014')).toBe('2009');
    expect(sinceFor(PERIODS, '2024', '1999')).toBe('2014');
  });

  it('goes ten years back, or to the nearest after that, or as far as there is', () => {
    expect(sinceFor(PERIODS, '2024', null)).toBe('2014');
    expect(sinceFor(PERIODS, '2015', null)).toBe('2009');
    expect(sinceFor(PERIODS, '2009', null)).toBe('2001');
    expect(sinceFor(PERIODS, '2001', null)).toBeNull();
  });

  it('is told for periods after its first', () => {
    expect(periodsAfter(PERIODS, '2014')).toEqual(['2015', '2024']);
    expect(periodsAfter(PERIODS, undefined)).toEqual(PERIODS);
    expect(spanOf({ period: '2024', since: '2014' })).toBe('2014–2024');
    expect(spanOf({ period: '2024' })).toBe('2024');
  });
});
