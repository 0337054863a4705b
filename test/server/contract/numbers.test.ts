import { describe, expect, it } from 'vitest';
import {
  formatChange,
  formatNumber,
  formatRange,
  formatShort,
  formatWithUnit,
  THIN_SPACE,
} from '../../../server/contract/numbers.ts';

/** Narrow no-break spaces are hard to tell apart in a test: written here as plain ones. */
const plain = (text: string): string => text.replaceAll(THIN_SPACE, ' ');

describe('numbers', () => {
  it('separates thousands with a narrow no-break space', () => {
    expect(formatNumber(1706, 0, 'nl')).toBe('1\u202f706');
  });

  it.each([
    [1706.34, 1, 'nl', '1 706,3'],
    [1706.34, 1, 'fr', '1 706,3'],
    [1706.34, 1, 'en', '1,706.3'],
    [1234567, 0, 'nl', '1 234 567'],
    [999, 0, 'nl', '999'],
    [0.05, 2, 'nl', '0,05'],
    [-12.5, 1, 'nl', '−12,5'],
    [-0.04, 1, 'nl', '0,0'],
    [0, 0, 'nl', '0'],
  ] as const)('writes %d with %d decimals in %s as %s', (value, decimals, language, text) => {
    expect(plain(formatNumber(value, decimals, language))).toBe(text);
  });

  it('always signs a change, and never signs none', () => {
    expect(plain(formatChange(9.2, 1, 'nl'))).toBe('+9,2');
    expect(plain(formatChange(-3, 0, 'nl'))).toBe('−3');
    expect(plain(formatChange(0.01, 1, 'nl'))).toBe('0,0');
  });

  it('keeps the unit near the number', () => {
    expect(plain(formatWithUnit(12.5, 1, '%', 'nl'))).toBe('12,5 %');
    expect(plain(formatWithUnit(1200, 0, 'inwoners', 'nl'))).toBe('1 200 inwoners');
    expect(plain(formatWithUnit(3, 0, '', 'nl'))).toBe('3');
  });

  it('writes a class with both ends, or with one when they are the same', () => {
    expect(plain(formatRange(1000, 1999, 0, 'nl'))).toBe('1 000 – 1 999');
    expect(plain(formatRange(5, 5, 0, 'nl'))).toBe('5');
  });

  it('shortens millions on an axis', () => {
    expect(plain(formatShort(6_864_766, 0, 'nl'))).toBe('6,9 mln.');
    expect(plain(formatShort(70_384.2, 1, 'nl'))).toBe('70 384');
    expect(plain(formatShort(3.5, 1, 'nl'))).toBe('3,5');
  });
});
