import { expect, test } from 'vitest';
import type { Problem } from '../../../geodata/model/data-error.ts';
import { buildHierarchy, childrenByParent, NONE } from '../../../geodata/model/hierarchy.ts';
import type { Area, Level } from '../../../geodata/model/model.ts';
import { createRandom } from '../../fixtures/random.ts';

const text = { nl: '', fr: '', en: '' };
const levelOf = (code: string): Level => ({
  code,
  family: code,
  validUntil: null,
  name: text,
  namePlural: text,
  boundaries: 'none',
  minZoom: 0,
  offered: true,
});

/** Levels as `{sector: 4}`, tables as `{'sector>wijk': [0, 0, 1, 1]}`. */
function build(sizes: Record<string, number>, tables: Record<string, number[]>) {
  const problems: Problem[] = [];
  const areas = new Map(
    Object.entries(sizes).map(([level, size]): [string, Area[]] => [
      level,
      Array.from({ length: size }, (_, i) => ({
        code: `${level}${i}`,
        name: '',
        fullName: '',
        unknownLocation: false,
      })),
    ]),
  );
  const parents = buildHierarchy(
    Object.keys(sizes).map(levelOf),
    areas,
    Object.entries(tables).map(([pair, parentOf]) => {
      const [child = '', parent = ''] = pair.replace(/#.*/, '').split('>');
      return { child, parent, parentOf: Int32Array.from(parentOf), file: `${pair}.xlsx` };
    }),
    problems,
  );
  const of = (child: string, parent: string): number[] | undefined => {
    const column = parents.get(child)?.get(parent);
    return column && [...column];
  };
  return { of, problems, parents };
}

test('tables chain to every level above', () => {
  const { of, problems } = build(
    { provincie: 2, gemeente: 3, sector: 4 },
    { 'sector>gemeente': [0, 1, 1, 2], 'gemeente>provincie': [0, 1, NONE] },
  );
  expect(of('sector', 'provincie')).toEqual([0, 1, 1, NONE]);
  expect(of('provincie', 'sector')).toBeUndefined();
  expect(problems).toEqual([]);
});

test('a direct table is filled in by a path where it is silent', () => {
  const { of, problems } = build(
    { provincie: 2, gemeente: 2, sector: 3 },
    {
      'sector>provincie': [1, NONE, NONE],
      'sector>gemeente': [1, 0, NONE],
      'gemeente>provincie': [0, 1],
    },
  );
  expect(of('sector', 'provincie')).toEqual([1, 0, NONE]);
  expect(problems).toEqual([]);
});

test('paths that disagree are told with examples, and the direct table is kept', () => {
  const { of, problems } = build(
    { provincie: 2, gemeente: 2, sector: 3 },
    { 'sector>provincie': [0, 0, 1], 'sector>gemeente': [0, 1, 1], 'gemeente>provincie': [0, 1] },
  );
  expect(of('sector', 'provincie')).toEqual([0, 0, 1]);
  expect(problems).toEqual([
    {
      severity: 'warning',
      kind: 'conflicting_paths',
      file: 'sector>gemeente.xlsx',
      message:
        'sector → provincie: 1 areas have another parent via gemeente (sector1 is in provincie0, via gemeente in provincie1); the first is kept',
    },
  ]);
});

test('of two paths the one through more areas counts first', () => {
  const { of, problems } = build(
    { gewest: 2, regio: 2, gemeente: 3, sector: 3 },
    {
      'sector>regio': [0, 0, 0],
      'regio>gewest': [0, 0],
      'sector>gemeente': [0, 1, 2],
      'gemeente>gewest': [1, 1, 1],
    },
  );
  expect(of('sector', 'gewest')).toEqual([1, 1, 1]);
  expect(problems.map(({ kind, file }) => [kind, file])).toEqual([
    ['conflicting_paths', 'sector>regio.xlsx'],
  ]);
});

test('two tables for one pair of levels complete each other', () => {
  const { of } = build(
    { gemeente: 2, sector: 3 },
    { 'sector>gemeente': [0, NONE, NONE], 'sector>gemeente#2': [NONE, 1, NONE] },
  );
  expect(of('sector', 'gemeente')).toEqual([0, 1, NONE]);
});

test('a circle is spelled out with its files and gives no hierarchy', () => {
  const { parents, problems } = build({ a: 1, b: 1, c: 1 }, { 'a>b': [0], 'b>c': [0], 'c>a': [0] });
  expect(parents.size).toBe(0);
  expect(problems).toMatchObject([
    {
      severity: 'error',
      kind: 'circular_tables',
      file: 'a>b.xlsx',
      message:
        'aggregation tables go round in a circle: a → b → c → a (a>b.xlsx, b>c.xlsx, c>a.xlsx)',
    },
  ]);
});

test('every area is among the children of its parent and of no other', () => {
  const random = createRandom(3).next;
  for (let round = 0; round < 50; round++) {
    const parents = 1 + Math.floor(random() * 8);
    const parentOf = Int32Array.from(
      { length: 30 },
      () => Math.floor(random() * (parents + 1)) - 1,
    );
    const children = childrenByParent(parentOf, parents);
    expect(children.length).toBe(parents);
    const found = new Int32Array(30).fill(NONE);
    for (const [parent, own] of children.entries()) {
      expect(own).toEqual([...own].sort((a, b) => a - b));
      for (const child of own) {
        expect(found[child]).toBe(NONE);
        found[child] = parent;
      }
    }
    expect(found).toEqual(parentOf);
  }
});
