import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lazyEn } from '../../../../client/src/messages/lazy-en.ts';
import { lazyFr } from '../../../../client/src/messages/lazy-fr.ts';
import { lazyNl } from '../../../../client/src/messages/lazy-nl.ts';

const SOURCE = new URL('../../../../client/src/', import.meta.url);

function pathsOf(messages: object, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? pathsOf(value, `${prefix}${key}.`)
      : [`${prefix}${key}:${typeof value}`],
  );
}

describe('the words of what loads later', () => {
  it.each([
    ['fr', lazyFr],
    ['en', lazyEn],
  ])('%s says everything that Dutch says', (_, messages) => {
    expect(pathsOf(messages)).toEqual(pathsOf(lazyNl));
  });

  it('hold no word that is never said', () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
    const text = files
      .filter((file) => /\.tsx?$/.test(file) && !/^messages[\\/]/.test(file))
      .map((file) => readFileSync(new URL(file.replaceAll('\\', '/'), SOURCE), 'utf8'))
      .join('\n');
    const unused = Object.keys(lazyNl).filter((key) => !new RegExp(`\\.${key}\\b`).test(text));
    expect(unused).toEqual([]);
  });
});
