import { describe, expect, it } from 'vitest';
import { markMatches } from '../../../../client/src/features/search/mark-matches.ts';
import { createRandom } from '../../../fixtures/random.ts';

/** The name with what was found between brackets. */
const show = (name: string, query: string): string =>
  markMatches(name, query)
    .map(({ text, found }) => (found ? `[${text}]` : text))
    .join('');

describe('what was typed, marked in a name', () => {
  it.each([
    ['Brugge', 'bru', '[Bru]gge'],
    ['Sint-Niklaas', 'sint nik', '[Sint]-[Nik]laas'],
    ['Zeebrugge', 'brugge', 'Zeebrugge'],
    ['Leeftijdsklassen 20-jaar', 'JAAR', 'Leeftijdsklassen 20-[jaar]'],
    ['officiële statistiek', 'officiele', '[officiële] statistiek'],
    ['Œudeghien', 'oeu', '[Œu]deghien'],
    ['Antwerpen', 'antwerepn', 'Antwerpen'],
    ['0-19 jaar (t.o.v. inwoners)', '19 inw', '0-[19] jaar (t.o.v. [inw]oners)'],
    ['Gent', '', 'Gent'],
  ])('%s, having typed "%s"', (name, query, marked) => {
    expect(show(name, query)).toBe(marked);
  });

  it('loses no letter, whatever is typed', () => {
    const { pick, whole } = createRandom(7);
    const letters = [...'abcÉëœß -(0'];
    const word = () => Array.from({ length: whole(12) }, () => pick(letters)).join('');
    for (let round = 0; round < 500; round++) {
      const name = word();
      const pieces = markMatches(name, word());
      expect(pieces.map(({ text }) => text).join('')).toBe(name);
    }
  });
});
