import { expect, it } from 'vitest';
import { evaluationOrder, findCircles, spellCircle } from '../../../geodata/formula/graph.ts';
import { type Ast, parseFormula } from '../../../geodata/formula/parse.ts';

it('spells a circle out, from its code that comes first', () => {
  const formulas = createFormulas({ top: 'b + 1', b: 'c / x', c: 'D * 2', D: 'b - y' });
  expect(spelled(formulas)).toEqual(['b → c → D → b']);
});

it('finds a formula that refers to itself, its own past, or a cube made of it', () => {
  expect(spelled(createFormulas({ a: 'a + 1' }))).toEqual(['a → a']);
  expect(spelled(createFormulas({ a: 'x + data_from_period(A, "-1")' }))).toEqual(['a → a']);
  expect(spelled(createFormulas({ k: 'a', a: 'cell(k, x_1)' }))).toEqual(['k → a → k']);
});

it('finds every circle of a knot that shares a formula, each once', () => {
  const formulas = createFormulas({ a: 'b + c + d', b: 'a', c: 'a', d: 'e', e: 'd' });
  expect(spelled(formulas)).toEqual(['a → b → a', 'a → c → a', 'd → e → d']);
});

it('finds no circle where formulas only share operands', () => {
  expect(findCircles(createFormulas({ a: 'b + c', b: 'd', c: 'd + d', d: 'x' }))).toEqual([]);
});

it('orders formulas after what they refer to', () => {
  const formulas = createFormulas({ a: 'b / C', b: 'c + x', C: 'y', d: 'data_from_period(a,-1)' });
  expect(evaluationOrder(formulas)).toEqual(['C', 'b', 'a', 'd']);
});

it('refuses to order a circle', () => {
  const formulas = createFormulas({ a: 'b', b: 'a', c: 'c' });
  expect(() => evaluationOrder(formulas)).toThrow(
    'formulas refer to each other in a circle: a → b → a; c → c',
  );
});

it('follows a chain of 20,000 formulas, open and closed', () => {
  const length = 20_000;
  const chain = Object.fromEntries(
    Array.from({ length }, (_, i) => [`f${i}`, `f${i + 1} + 1`] as const),
  );
  expect(evaluationOrder(createFormulas(chain))[0]).toBe(`f${length - 1}`);
});

it('closes a circle of 1,000 formulas', () => {
  const formulas = createFormulas(
    Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`f${i}`, `f${(i + 1) % 1000}`])),
  );
  const circles = findCircles(formulas);
  expect(circles).toHaveLength(1);
  expect(circles[0]).toHaveLength(1001);
});

function spelled(formulas: Map<string, Ast>): string[] {
  return findCircles(formulas).map(spellCircle);
}

function createFormulas(formulas: Record<string, string>): Map<string, Ast> {
  return new Map(Object.entries(formulas).map(([code, text]) => [code, parseFormula(text)]));
}
