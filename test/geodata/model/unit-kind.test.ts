import { expect, test } from 'vitest';
import { isPercent, kindOfUnit } from '../../../geodata/model/unit-kind.ts';
import { sameText } from '../../../geodata/source/definitions/minimal-indicator.ts';

test.each([
  ['%', 'percent', true],
  ['% verschil', 'percent_of', true],
  ['aantal', 'things', false],
  ['Index', 'index', false],
  ['verhouding', 'index', false],
  ['huishoudens', 'other', false],
  ['per 1.000 inwoners', 'other', false],
  ['', 'other', false],
])('the unit "%s" is of the kind %s', (name, kind, percent) => {
  expect(kindOfUnit(sameText(name))).toBe(kind);
  expect(isPercent(sameText(name))).toBe(percent);
});
