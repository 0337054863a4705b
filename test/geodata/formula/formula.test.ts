import { describe, expect, it } from 'vitest';
import {
  type Ast,
  MAX_NESTING,
  type Operator,
  parseFormula,
  printFormula,
  referencesOf,
} from '../../../geodata/formula/parse.ts';
import { MAX_TOKENS } from '../../../geodata/formula/tokens.ts';
import { DataError } from '../../../geodata/model/data-error.ts';
import { createRandom } from '../../fixtures/random.ts';

describe('parseFormula', () => {
  it.each<[string, Ast]>([
    ['v1101_t', indicator('v1101_t')],
    ['  V1101_T\r\n', indicator('v1101_t')],
    ['"v1111a_mannen"', indicator('v1111a_mannen')],
    ['“v-1 a”', indicator('v-1 a')],
    ['1101_t', indicator('1101_t')],
    ['cell', indicator('cell')],
    ['12', number(12)],
    ['0.221', number(0.221)],
    ['0,221', number(0.221)],
    ['12,5', number(12.5)],
    ['.5', number(0.5)],
    ['+a', indicator('a')],
    ['-a', negate(indicator('a'))],
    ['a-b-c', binary('-', binary('-', indicator('a'), indicator('b')), indicator('c'))],
    ['a-(b-c)', binary('-', indicator('a'), binary('-', indicator('b'), indicator('c')))],
    ['a+b*c', binary('+', indicator('a'), binary('*', indicator('b'), indicator('c')))],
    ['a/b*100', binary('*', binary('/', indicator('a'), indicator('b')), number(100))],
    ['-a*-b', binary('*', negate(indicator('a')), negate(indicator('b')))],
    ['a--b', binary('-', indicator('a'), negate(indicator('b')))],
    ['data_from_period(a,"-1")', shifted('a', -1)],
    ['Data_From_Period ( a , " +2 " )', shifted('a', 2)],
    ['data_from_period(a, - 3)', shifted('a', -3)],
    ['data_from_period(a,0)', shifted('a', 0)],
    ['cell(kubus)', { kind: 'cell', cube: 'kubus', items: [] }],
    ['CELL(Kubus, A_1 ,1_2)', { kind: 'cell', cube: 'kubus', items: ['a_1', '1_2'] }],
  ])('reads %j', (formula, ast) => {
    expect(parseFormula(formula)).toEqual(ast);
  });

  it.each([
    ['', 1, 'expected a code, a number or (, got the end of the formula'],
    ['v1 / )', 6, 'expected a code, a number or (, got ")"'],
    ['v1 v2', 4, 'expected an operator or the end, got "v2"'],
    ['(v1 + v2', 9, 'expected an operator or ), got the end of the formula'],
    ['v1)', 3, 'expected a ( before this ), got ")"'],
    ['v1 % 2', 4, 'expected a code, a number or one of + - * / ( ), got "%"'],
    ['v1 + 😀', 6, 'expected a code, a number or one of + - * / ( ), got "😀"'],
    ['v1 * 1,000', 6, 'expected 1000 or 1.000, got "1,000", which may mean either'],
    ['1.2.3', 1, 'expected a number or a code, got "1.2.…"'],
    ['1.5x', 1, 'expected a number or a code, got "1.5x…"'],
    ['"v1 + v2', 1, 'expected a closing quote on the same line, got none'],
    ['v1 + " "', 6, 'expected a code between the quotes, got nothing'],
    ['sum(v1)', 1, 'expected data_from_period or cell before (, got "sum"'],
    ['cell "("', 6, 'expected an operator or the end, got "("'],
    ['cell()', 6, 'expected the code of a cube, got ")"'],
    ['cell(k, 5)', 9, 'expected an item such as geslacht_v, got "5"'],
    ['cell(k; a_1)', 7, 'expected a code, a number or one of + - * / ( ), got ";"'],
    ['data_from_period(v1)', 20, 'expected a comma and the number of periods, got ")"'],
    [
      'data_from_period(v1, "1.5")',
      22,
      'expected a whole number of periods such as "-1", got "1.5"',
    ],
    ['data_from_period(v1, "-1"', 26, 'expected ), got the end of the formula'],
  ])('points at what is wrong in %j', (formula, character, message) => {
    const caret = `${' '.repeat(character - 1)}^`;
    expect(errorOf(formula)).toBe(
      `formula, character ${character}: ${message}\n${formula}\n${caret}`,
    );
  });

  it('shows a long formula around the place, with the caret under the character', () => {
    const [, line = '', caret = ''] = errorOf(`${'a + '.repeat(100)}?${' + a'.repeat(100)}`).split(
      '\n',
    );
    expect(line.length).toBeLessThan(90);
    expect(line.startsWith('… ') && line.endsWith(' …')).toBe(true);
    expect(line.charAt(caret.length - 1)).toBe('?');
  });

  it('keeps the caret in place behind line breaks and tabs', () => {
    const [, line = '', caret = ''] = errorOf('a\t+\r\n?').split('\n');
    expect(line.charAt(caret.length - 1)).toBe('?');
  });

  it('refuses a number that is too large to be one', () => {
    expect(errorOf('9'.repeat(400))).toContain('character 1: expected a number below 1.8e308');
  });

  it('refuses what is nested too deep, and reads what is not', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    expect(parseFormula(nested(MAX_NESTING))).toEqual(indicator('a'));
    expect(errorOf(nested(MAX_NESTING + 1))).toContain('expected at most 100 parentheses');
    expect(errorOf(nested(4_000))).toContain('expected at most 100 parentheses');
    expect(errorOf(nested(100_000))).toContain('a formula has at most 10000 parts');
    expect(errorOf(`${'-'.repeat(5_000)}a`)).toContain('expected at most 100 parentheses');
    expect(errorOf('a+('.repeat(3_000))).toContain('expected at most 100 parentheses');
  });

  it('reads, prints and lists a sum of as many terms as a formula may have', () => {
    const terms = MAX_TOKENS / 2;
    const ast = parseFormula(Array.from({ length: terms }, (_, i) => `v${i}`).join('+'));
    expect(referencesOf(ast)).toHaveLength(terms);
    const printed = printFormula(ast);
    expect(printFormula(parseFormula(printed))).toBe(printed);
    expect(errorOf('a+'.repeat(terms + 1))).toContain('a formula has at most 10000 parts');
  });
});

describe('printFormula', () => {
  it.each([
    ['((A))/(b)*100', 'a / b * 100'],
    ['(a+b)/2', '(a + b) / 2'],
    ['a-(b+c)-(d*e)', 'a - (b + c) - d * e'],
    ['a/(b/c)', 'a / (b / c)'],
    ['-(a+b)*--c', '-(a + b) * --c'],
    ['(-a)/-(b)', '-a / -b'],
    ['cell( K ,A_1,b_2 )', 'cell(k, a_1, b_2)'],
    ['data_from_period("A",2)', 'data_from_period(a, "+2")'],
    ['"a b" + "12"', '"a b" + "12"'],
    ['0.0000001 * 1000000000000000000000000', '0.0000001 * 1000000000000000000000000'],
    ['0.000000012345', '0.000000012345'],
  ])('writes %j as %j', (formula, printed) => {
    expect(printFormula(parseFormula(formula))).toBe(printed);
  });
});

describe('referencesOf', () => {
  it('lists every reference once, in the order of writing', () => {
    const ast = parseFormula('(B - cell(k,x_1)) / A * data_from_period(b,-1) + b + CELL(K, X_1)');
    expect(referencesOf(ast)).toEqual([
      indicator('b'),
      { kind: 'cell', cube: 'k', items: ['x_1'] },
      indicator('a'),
      shifted('b', -1),
    ]);
  });
});

describe('with seeded randomness', () => {
  it('parse(print(x)) = x for 5,000 random formulas', () => {
    const random = createRandom(1).next;
    for (let i = 0; i < 5_000; i++) {
      const ast = createAst(random, 6);
      const printed = printFormula(ast);
      expect(parseFormula(printed), printed).toEqual(ast);
    }
  });

  it('20,000 random and damaged formulas are read, or refused with the place', () => {
    const random = createRandom(2).next;
    let read = 0;
    for (let i = 0; i < 20_000; i++) {
      const formula =
        i % 2 ? createNoise(random) : damage(random, printFormula(createAst(random, 4)));
      try {
        const ast = parseFormula(formula);
        expect(parseFormula(printFormula(ast)), formula).toEqual(ast);
        read++;
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        expect(error.code).toBe('bad_formula');
        const place = Number(/^formula, character (\d+): /.exec(error.message)?.[1]);
        expect(place >= 1 && place <= formula.length + 1, error.message).toBe(true);
        expect(error.message.split('\n')).toHaveLength(3);
      }
    }
    expect(read).toBeGreaterThan(1_000);
    expect(read).toBeLessThan(19_000);
  });
});

function errorOf(formula: string): string {
  try {
    parseFormula(formula);
  } catch (error) {
    if (error instanceof DataError && error.code === 'bad_formula') return error.message;
    throw error;
  }
  throw new Error(`${formula} was read`);
}

function indicator(code: string): Ast {
  return { kind: 'indicator', code };
}

function shifted(code: string, by: number): Ast {
  return { kind: 'shifted', code, by };
}

function number(value: number): Ast {
  return { kind: 'number', value };
}

function negate(operand: Ast): Ast {
  return { kind: 'negate', operand };
}

function binary(op: Operator, left: Ast, right: Ast): Ast {
  return { kind: 'binary', op, left, right };
}

function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

function createAst(random: () => number, depth: number): Ast {
  const code = () =>
    pick(random, ['v1101_t', 'a', '1101_m', 'cell', 'v 1', '12', 'é_ß', '-', 'x,(y']);
  const kind = depth === 0 ? random() * 0.5 : random();
  if (kind < 0.2) return indicator(code());
  if (kind < 0.3) return number(pick(random, [0, 1, 100, 0.221, 1e-9, 1.5e300, random()]));
  if (kind < 0.4) return shifted(code(), Math.floor(random() * 9) - 4);
  if (kind < 0.5) {
    return { kind: 'cell', cube: code(), items: Array.from({ length: random() * 4 }, code) };
  }
  if (kind < 0.6) return negate(createAst(random, depth - 1));
  const op = pick(random, ['+', '-', '*', '/'] as const);
  return binary(op, createAst(random, depth - 1), createAst(random, depth - 1));
}

function createNoise(random: () => number): string {
  const parts = [...'+-*/(),."\'_ \n\t0123456789avÉ;%“”^=\u0000\ud800😀'];
  const words = ['data_from_period(', 'cell(', 'v1101_t', '"-1"', ',', ')', '1,000', '100'];
  const length = Math.floor(random() * 20);
  return Array.from({ length }, () => pick(random, random() < 0.5 ? parts : words)).join('');
}

/** The formula with a few characters left out, doubled, replaced or moved. */
function damage(random: () => number, formula: string): string {
  const characters = [...formula];
  for (let times = Math.floor(random() * 3); times > 0; times--) {
    const at = Math.floor(random() * characters.length);
    const removed = characters.splice(at, 1);
    if (random() < 0.3) characters.splice(at, 0, ...removed, ...removed);
    else if (random() < 0.5) characters.splice(at, 0, pick(random, [...'+-*/(),."1a ?']));
    else characters.splice(Math.floor(random() * characters.length), 0, ...removed);
  }
  return characters.join('');
}
