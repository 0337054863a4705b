import { describe, expect, it } from 'vitest';
import { readCoordinates } from '../../../server/places/coordinates.ts';

const GENT = [3.7167, 51.05];
/** echo 104500 193800 | gdaltransform -s_srs EPSG:31370 -t_srs EPSG:4326 */
const LAMBERT_OF_GENT = [3.71983529, 51.05257184];

describe('coordinates in a search box', () => {
  it.each([
    '51.05, 3.7167',
    '51.05 3.7167',
    '51.05,3.7167',
    '3.7167, 51.05',
    '51,05 3,7167',
    '51,05; 3,7167',
    '51.05°, 3.7167°',
    '51.05 N 3.7167 E',
    '3.7167 O, 51.05 N',
    `51°03'N 3°43'E`,
    `51°03'00"N, 3°43'00"E`,
    '51° 3′ 0″ N 3° 43′ 0.1″ E',
    '3°43’E 51°03’N',
  ])('reads %s', (text) => {
    const found = readCoordinates(text);
    expect(found?.[0]).toBeCloseTo(GENT[0] ?? 0, 3);
    expect(found?.[1]).toBeCloseTo(GENT[1] ?? 0, 3);
  });

  it.each(['104500 193800', '104500, 193800', '104500.0 193800.0', '104500;193800'])(
    'reads Lambert 72: %s',
    (text) => {
      const found = readCoordinates(text);
      expect(found?.[0]).toBeCloseTo(LAMBERT_OF_GENT[0] ?? 0, 5);
      expect(found?.[1]).toBeCloseTo(LAMBERT_OF_GENT[1] ?? 0, 5);
    },
  );

  it.each([
    '',
    'gent',
    '9000',
    '9000 gent',
    '44021',
    '44021 11002',
    '44021A00-',
    '51.05',
    '12 34',
    '40.7, -74.0',
    '1 2 3',
    '900000 900000',
    'kerkstraat 51 3',
  ])('leaves "%s" to the search by name', (text) => {
    expect(readCoordinates(text)).toBeNull();
  });
});
