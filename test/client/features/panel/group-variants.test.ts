import { describe, expect, it } from 'vitest';
import {
  groupVariants,
  type Named,
  stemOf,
  type VariantGroup,
} from '../../../../client/src/state/topic/group-variants.ts';
import { createRandom } from '../../../fixtures/random.ts';

const count = (code: string, name: string): Named => ({ code, name, unit: 'aantal' });
const isGroup = (item: Named | VariantGroup<Named>): item is VariantGroup<Named> => 'kind' in item;

/** How a list reads: names, and groups as `by (number)`. */
const read = (items: readonly Named[]): string[] =>
  groupVariants(items, (item) => item).map((item) =>
    isGroup(item) ? `${item.by.join('+')} (${item.items.length})` : item.name,
  );

describe('what an indicator is told from its kin by', () => {
  it.each([
    ['0-19 jaar', '', 'age'],
    ['80-... jaar', '', 'age'],
    ['65 jaar en ouder', '', 'age'],
    ['jonger dan 18 jaar', '', 'age'],
    ['6-11-jarigen', '', 'age'],
    ['de 0 à 19 ans', '', 'age'],
    ['60 ans ou plus', '', 'age'],
    ['aged 60 or over', '', 'age'],
    ['mannen 0-4 jaar', '', 'age sex'],
    [
      'leerlingen van 6 tot en met 11 jaar in het lager onderwijs',
      'leerlingen in het lager onderwijs',
      'age',
    ],
    ['0-19 jaar (t.o.v. inwoners)', '(t.o.v. inwoners)', 'age'],
    ['gebouwd 1919-1945', 'gebouwd', 'class'],
    ['huizen met 4 of meer gevels', 'huizen met gevels', 'class'],
  ])('reads %s', (name, stem, by) => {
    expect(stemOf(name)).toEqual({ stem, by: by === '' ? [] : by.split(' ') });
  });

  it.each([
    'oppervlakte (in m²)',
    'leerlingen gewoon lager onderwijs (per 100 inwoners van 0-19 jaar) - VP',
    'fijn stof (PM2,5) - gemiddelde concentratie',
    'womenfolk',
  ])('finds no class in %s', (name) => {
    expect(stemOf(name).by).toEqual([]);
  });
});

describe('groups', () => {
  const AGES = ['0-4', '5-9', '10-14', '15-19', '20-24'];

  it('stand where their first one stood, the others keep their order', () => {
    const ages = AGES.map((age) => count(`v1101_${age.replace('-', '_')}`, `${age} jaar`));
    const items = [count('v1101_t', 'inwoners'), ages[0], count('v1101_geh', 'gehuwd')];
    const list = [...items, ...ages.slice(1)] as Named[];
    expect(read(list)).toEqual(['inwoners', 'age (5)', 'gehuwd']);
  });

  it('are of one unit and of one table', () => {
    const ages = AGES.slice(0, 4).map((age) => count(`v1101_${age}`, `${age} jaar`));
    const other = { ...count('v1101_x', '25-29 jaar'), unit: '%' };
    expect(read([...ages, other, count('v1303_x', '30-34 jaar')])).toEqual([
      'age (4)',
      '25-29 jaar',
      '30-34 jaar',
    ]);
  });

  it('of men and of women by age are one', () => {
    const both = AGES.flatMap((age) => [
      count(`v1101_m_${age}`, `mannen ${age} jaar`),
      count(`v1101_v_${age}`, `vrouwen ${age} jaar`),
    ]);
    expect(read(both)).toEqual(['age+sex (10)']);
  });

  it('are no group when they are few', () => {
    const few = AGES.slice(0, 3).map((age) => count('v1', `${age} jaar`));
    expect(read(few)).toEqual(few.map(({ name }) => name));
  });

  it('lose nothing and double nothing, whatever the list', () => {
    const { pick, whole } = createRandom(20261126);
    for (let round = 0; round < 200; round++) {
      const items = Array.from({ length: whole(24) }, (_, i) =>
        count(
          `${pick(['v1101', 'v1302'])}_${i}`,
          `${pick(['', 'mannen ', 'leerlingen '])}${pick([...AGES.map((age) => `${age} jaar`), 'bos', 'graffiti'])}${pick(['', ' (t.o.v. inwoners)'])}`,
        ),
      );
      const folded = groupVariants(items, (item) => item);
      const flat = folded.flatMap((item) => (isGroup(item) ? item.items : [item]));
      expect([...flat].sort(byCode)).toEqual([...items].sort(byCode));
      for (const item of folded) if (isGroup(item)) expect(item.items.length).toBeGreaterThan(3);
    }
  });
});

function byCode(a: Named, b: Named): number {
  return a.code < b.code ? -1 : 1;
}
