import { expect, it } from 'vitest';
import { readReplacements } from '../../../client/src/link/replacements.ts';

it('reads what was put in place of what', () => {
  expect(readReplacements('period:2031:2024,area:99998:,level:a%2Cb%3Ac:gemeente%3A44021')).toEqual(
    [
      { what: 'period', asked: '2031', shown: '2024' },
      { what: 'area', asked: '99998', shown: null },
      { what: 'level', asked: 'a,b:c', shown: 'gemeente:44021' },
    ],
  );
});

it.each([null, '', 'period', 'period::2024', 'nonsense:1:2', 'area:%:x', ','])(
  'leaves out what it cannot read: %s',
  (text) => {
    expect(readReplacements(text)).toBeNull();
  },
);

it('reads so many and so much of them, whoever wrote the link', () => {
  const many = Array.from({ length: 30 }, (_, i) => `area:${i}${'x'.repeat(500)}:`).join(',');
  const read = readReplacements(many) ?? [];
  expect(read).toHaveLength(8);
  expect(read.every(({ asked }) => asked.length <= 80)).toBe(true);
});
