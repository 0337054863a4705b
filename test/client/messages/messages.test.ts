import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../client/src/messages/en.ts';
import { fr } from '../../../client/src/messages/fr.ts';
import { nl } from '../../../client/src/messages/nl.ts';

const SOURCE = new URL('../../../client/src/', import.meta.url);

function pathsOf(messages: object, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? pathsOf(value, `${prefix}${key}.`)
      : [`${prefix}${key}:${typeof value}`],
  );
}

/** Groups whose words are looked up by a value: any of them may be said. */
const INDEXED = new Set([
  'before',
  'choices',
  'drawings',
  'drawingRefusals',
  'titles',
  'made',
  'levelFamilies',
  'methods',
  'statuses',
  'statusMarks',
  'why',
  'sorts',
  'differences',
  'sides',
  'names',
  'forecast',
  'provisional',
]);
/** Words that are the same in two languages. */
const THE_SAME = new Set([
  ...['title', 'code', 'level', 'levelFamilies.statsec', 'privacy.title'],
  ...['measure.choices.density', 'measure.titles.density', 'drawings.cartogram'],
  ...['measure.choices.index', 'measure.titles.index'],
]);

/** Every text with its path; what a function says of two words and of a number. */
function textsOf(messages: object, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'object' && value !== null) return textsOf(value, `${prefix}${key}.`);
    return typeof value === 'string' ? [[prefix + key, value]] : [];
  });
}

function sources(): string {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/^messages[\\/](nl|fr|en)\.ts$/.test(file))
    .map((file) => readFileSync(new URL(file.replaceAll('\\', '/'), SOURCE), 'utf8'))
    .join('\n');
}

describe('the dictionaries', () => {
  it.each([
    ['fr', fr],
    ['en', en],
  ])('%s says everything that Dutch says', (_, messages) => {
    expect(pathsOf(messages)).toEqual(pathsOf(nl));
  });

  it('hold no word that is never said', () => {
    const text = sources();
    const unused = pathsOf(nl)
      .map((path) => path.replace(/:\w+$/, '').split('.'))
      .filter(([group = '']) => !INDEXED.has(group) || !new RegExp(`\\.${group}\\b`).test(text))
      .filter((path) => !INDEXED.has(path.at(-2) ?? ''))
      .filter((path) => !new RegExp(`\\.${path.at(-1)}\\b`).test(text))
      .map((path) => path.join('.'));
    expect(unused).toEqual([]);
  });

  it.each([
    ['fr', fr],
    ['en', en],
  ])('%s is no copy of the Dutch', (_, messages) => {
    const own = new Map(textsOf(messages));
    const same = textsOf(nl).filter(
      ([path, text]) => /\p{L}{3}/u.test(text) && own.get(path) === text,
    );
    expect(same.filter(([path]) => !THE_SAME.has(path)).map(([path]) => path)).toEqual([]);
  });

  it('leave no text empty', () => {
    for (const messages of [nl, fr, en]) {
      const empty = textsOf(messages).filter(([, text]) => text.trim() === '');
      expect(empty.map(([path]) => path)).toEqual(['statusMarks.value']);
    }
  });

  it('fill in what they are given', () => {
    for (const messages of [nl, fr, en]) {
      expect(messages.rank('2', '300', 'sectoren')).toMatch(/2.*300/);
      expect(messages.inPlace('sectoren', 'Gent')).toMatch(/sectoren.*Gent/);
      expect(messages.titleOf('Inwoners')).toContain('Inwoners');
    }
  });
});
