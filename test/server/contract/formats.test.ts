import { describe, expect, it } from 'vitest';
import { foldText, foldWords } from '../../../server/contract/fold-text.ts';
import { LANGUAGES } from '../../../server/contract/languages.ts';
import {
  formatChange,
  formatNumber,
  formatPercent,
  formatShort,
  formatWithUnit,
} from '../../../server/contract/numbers.ts';
import { areaPath, topicPath } from '../../../server/contract/page-paths.ts';

const inAll = (write: (language: (typeof LANGUAGES)[number]) => string): string[] =>
  LANGUAGES.map(write);

describe('what server and client write alike', () => {
  it('separates thousands by a thin space, in English by a comma', () => {
    expect(inAll((language) => formatNumber(1234567.8, 1, language))).toEqual([
      '1\u202f234\u202f567,8',
      '1\u202f234\u202f567,8',
      '1,234,567.8',
    ]);
  });

  it('rounds what a reader sees, half away from zero', () => {
    // The doubles nearest to these lie a little below the half.
    expect(formatNumber(1.005, 2, 'en')).toBe('1.01');
    expect(formatNumber(-0.15, 1, 'en')).toBe('\u22120.2');
  });

  it('gives nothing no sign', () => {
    expect(formatNumber(-0.04, 1, 'nl')).toBe('0,0');
    expect(formatChange(0.04, 1, 'nl')).toBe('0,0');
    expect(formatChange(0.05, 1, 'nl')).toBe('+0,1');
  });

  it('puts a percent sign close, in English without a space', () => {
    expect(inAll((language) => formatPercent(67, 0, language))).toEqual([
      '67\u202f%',
      '67\u202f%',
      '67%',
    ]);
  });

  it('puts a unit of one sign close and a word apart', () => {
    expect(formatWithUnit(12, 0, '€', 'nl')).toBe('12\u202f€');
    expect(formatWithUnit(12, 0, 'kWh', 'nl')).toBe('12 kWh');
    expect(formatWithUnit(12, 0, '', 'nl')).toBe('12');
  });

  it('shortens millions on an axis', () => {
    expect(inAll((language) => formatShort(1_250_000, 0, language))).toEqual([
      '1,3\u202fmln.',
      '1,3\u202fmio',
      '1.3\u202fm',
    ]);
  });

  it('folds accents, case and ligatures', () => {
    expect(foldText('Crèche, Œuvre, Straße')).toBe('creche, oeuvre, strasse');
    expect(foldWords('  Sint-Niklaas (Wäes) ')).toEqual(['sint', 'niklaas', 'waes']);
  });

  it('keeps whatever a code is made of in the path of its page', () => {
    expect(areaPath('fr', 'statsec', 'a/b')).toBe('/fr/gebied/statsec/a%2Fb');
    expect(topicPath('nl', 'v1101_t')).toBe('/onderwerp/v1101_t');
  });
});
