import { expect, it } from 'vitest';
import { isBlank, readGreyMaps } from '../../../scripts/content/blank-pages.ts';

/** A page of 10 by 100 pixels with one dark pixel in a row, or none. */
function pageOf(darkRow: number | null): Buffer {
  const pixels = Buffer.alloc(1000, 255);
  if (darkRow !== null) pixels[darkRow * 10 + 3] = 90;
  return Buffer.concat([Buffer.from('P5\n10 100\n255\n'), pixels]);
}

it('a page is blank when nothing stands above its foot', () => {
  const pages = readGreyMaps(Buffer.concat([pageOf(null), pageOf(50), pageOf(97)]));
  expect(pages.map(isBlank)).toEqual([true, false, true]);
});

it('refuses what is no grey map', () => {
  expect(() => readGreyMaps(Buffer.from('P6\n1 1\n255\nabc'))).toThrow(
    'expected a grey map at byte 0',
  );
});
