import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../client/src/words/en.ts';
import { fr } from '../../client/src/words/fr.ts';
import { nl } from '../../client/src/words/nl.ts';

const SOURCE = new URL('../../client/src/', import.meta.url);

function pathsOf(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? pathsOf(value, `${prefix}${key}.`)
      : [`${prefix}${key}:${typeof value}`],
  );
}

function sources(): string {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/^words[\\/](nl|fr|en)\.ts$/.test(file))
    .map((file) => readFileSync(new URL(file.replaceAll('\\', '/'), SOURCE), 'utf8'))
    .join('\n');
}

describe('the dictionaries', () => {
  it.each([
    ['fr', fr],
    ['en', en],
  ])('%s says everything that Dutch says', (_, words) => {
    expect(pathsOf(words)).toEqual(pathsOf(nl));
  });

  it('hold no word that is never said', () => {
    const text = sources();
    const unused = Object.keys(nl).filter((key) => !new RegExp(`\\.${key}\\b`).test(text));
    const indexed = ['forecast', 'provisional'];
    expect(unused.filter((key) => !indexed.includes(key))).toEqual([]);
  });

  it('leave no text empty', () => {
    for (const words of [nl, fr, en]) {
      for (const [key, value] of Object.entries(words)) {
        if (typeof value === 'string') expect(value, key).not.toBe('');
      }
    }
  });

  it('fill in what they are given', () => {
    for (const words of [nl, fr, en]) {
      expect(words.rank('2', '300', 'sectoren')).toMatch(/2.*300/);
      expect(words.inPlace('sectoren', 'Gent')).toMatch(/sectoren.*Gent/);
      expect(words.titleOf('Inwoners')).toContain('Inwoners');
    }
  });
});
