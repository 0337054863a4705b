/** The words of pages: the same in every language, each said somewhere, plural where it should be. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../server/contract/languages.ts';
import { formatNumber, formatPercent } from '../../../server/contract/numbers.ts';
import { formatPeriod } from '../../../server/contract/periods.ts';
import { formatList, pluralOf } from '../../../server/contract/plurals.ts';
import { countAreas, dataText, WORDS } from '../../../server/pages/words/words.ts';

const FOLDER = path.join(import.meta.dirname, '../../../server/pages');
const SOURCE = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('words'))
  .map((name) => readFileSync(path.join(FOLDER, name), 'utf8'))
  .concat(readFileSync(path.join(FOLDER, 'words/words.ts'), 'utf8'))
  .join('\n');

describe('the words of pages', () => {
  it('have the same keys in every language, and of the same kind', () => {
    const shapeOf = (words: object): string[] =>
      Object.entries(words).flatMap(([key, value]) => [
        `${key}: ${typeof value} ${typeof value === 'function' ? value.length : ''}`,
        ...(typeof value === 'object' ? shapeOf(value).map((inner) => `${key}.${inner}`) : []),
      ]);
    for (const language of LANGUAGES)
      expect(shapeOf(WORDS[language]).sort()).toEqual(shapeOf(WORDS.nl).sort());
  });

  it.each(Object.keys(WORDS.nl))('%s is said somewhere', (key) => {
    expect(
      SOURCE.search(new RegExp(`\\.${key}\\b|\\{[^{}]*\\b${key}\\b[^{}]*\\} = WORDS`)),
      key,
    ).not.toBe(-1);
  });

  it('are translated: no language says a sentence of another', () => {
    const sentences = (words: object): string[] =>
      Object.values(words).flatMap((value) =>
        typeof value === 'string' ? [value] : typeof value === 'object' ? sentences(value) : [],
      );
    const long = (text: string): boolean => text.includes(' ');
    const [nl, fr, en] = LANGUAGES.map((one) => new Set(sentences(WORDS[one]).filter(long)));
    expect([...(nl ?? [])].filter((text) => fr?.has(text) || en?.has(text))).toEqual([]);
    expect([...(fr ?? [])].filter((text) => en?.has(text))).toEqual([]);
  });
});

describe('numbers', () => {
  it.each([
    ['nl', '−1\u202f706,3', '33,4\u202f%', 'a, b en c'],
    ['fr', '−1\u202f706,3', '33,4\u202f%', 'a, b et c'],
    ['en', '−1,706.3', '33.4%', 'a, b and c'],
  ] as const)('are written as in %s', (language, number, percent, list) => {
    expect(formatNumber(-1706.34, 1, language)).toBe(number);
    expect(formatPercent(33.4, 1, language)).toBe(percent);
    expect(formatList(['a', 'b', 'c'], language)).toBe(list);
    expect(formatNumber(-0.04, 1, language)).not.toContain('−');
  });

  it('have plurals by the rules of the language', () => {
    const forms = { one: 'one', other: 'other' };
    expect([0, 1, 1.5, 2].map((n) => pluralOf(n, 'nl', forms))).toEqual([
      'other',
      'one',
      'other',
      'other',
    ]);
    expect([0, 1, 1.5, 2].map((n) => pluralOf(n, 'fr', forms))).toEqual([
      'one',
      'one',
      'one',
      'other',
    ]);
    expect(WORDS.fr.points(1.2, '1,2')).toBe('1,2 point de pourcentage');
    expect(WORDS.fr.points(2, '2,0')).toBe('2,0 points de pourcentage');
    expect(WORDS.en.points(1, '1.0')).toBe('1.0 percentage point');
    expect(WORDS.fr.searchFound(0, 'x')).toContain('0 zone trouvée');
    expect(WORDS.nl.others(1)).toBe('1 ander gebied');
  });

  it('stand before a level in one or many, without its vintage', () => {
    const level = {
      name: { nl: 'sector (t.e.m. 2024)', fr: 'secteur', en: 'sector' },
      namePlural: { nl: 'sectoren (t.e.m. 2024)', fr: 'secteurs', en: 'sectors' },
    } as Parameters<typeof countAreas>[2];
    expect(countAreas(1, '1', level, 'nl')).toBe('1 sector');
    expect(countAreas(201, '201', level, 'nl')).toBe('201 sectoren');
    expect(countAreas(0, '0', level, 'fr')).toBe('0 secteur');
  });

  it('tell periods of every kind', () => {
    const quarter = WORDS.fr.quarter;
    expect(formatPeriod('2024', 'fr', quarter)).toBe('2024');
    expect(formatPeriod('2023Q1', 'fr', quarter)).toBe('2023 (trimestre 1)');
    expect(formatPeriod('2023M07', 'fr', quarter)).toBe('juillet 2023');
    expect(formatPeriod('2023-07-01', 'en', quarter)).toBe('1 July 2023');
  });
});

describe('texts of the data', () => {
  it('are marked where they exist in Dutch only', () => {
    const text = { nl: 'grijze druk', fr: 'grijze druk', en: 'old-age ratio' };
    expect(String(dataText(text, 'fr'))).toBe(
      '<span lang="nl">grijze druk</span> <span class="mark">(en néerlandais)</span>',
    );
    expect(String(dataText(text, 'en'))).toBe('old-age ratio');
    expect(String(dataText(text, 'nl'))).toBe('grijze druk');
    expect(String(dataText({ nl: 'km²', fr: 'km²', en: 'km²' }, 'fr'))).toBe('km²');
  });
});
