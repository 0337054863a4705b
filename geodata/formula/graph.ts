/**
 * Formulas that refer to formulas: circles, and the order in which to compute them.
 * A reference to a neighbouring period or to a slice of a cube counts like any other.
 */

import { DataError } from '../model/data-error.ts';
import { indexAt, itemAt } from '../model/read-at.ts';
import { type Ast, codeOf, foldCode, referencesOf } from './parse.ts';

/** The codes along a circle, the first one again at the end: `['a', 'b', 'a']`. */
export type Circle = string[];

/** `a → b → a`. */
export function spellCircle(circle: Circle): string {
  return circle.join(' → ');
}

/**
 * The circles among formulas (code → formula): for every code that depends on itself the shortest way
 * round, each circle once. A circle starts at its code that comes first in the map, and circles come
 * in that order. All circles are not listed, as n formulas can have more than 2ⁿ; when the ones
 * listed are broken, fewer codes remain.
 */
export function findCircles(formulas: ReadonlyMap<string, Ast>): Circle[] {
  const graph = createGraph(formulas);
  const circles = new Map<string, number[]>();
  for (const group of findGroups(graph.operands)) {
    const members = new Set(group);
    for (const start of group) {
      const circle = shortestCircle(graph.operands, start, members);
      if (circle) {
        const rotated = startAtLowest(circle);
        circles.set(rotated.join(' '), rotated);
      }
    }
  }
  return [...circles.values()]
    .sort((a, b) => itemAt(a, 0) - itemAt(b, 0) || a.length - b.length)
    .map((circle) => [...circle, ...circle.slice(0, 1)].map((index) => itemAt(graph.codes, index)));
}

/**
 * The codes of the formulas, each after every formula it refers to; otherwise in the map's order.
 * Codes without a formula are not in it.
 * @throws DataError `bad_formula` with every circle spelled out
 */
export function evaluationOrder(formulas: ReadonlyMap<string, Ast>): string[] {
  const { codes, operands } = createGraph(formulas);
  const circles = findCircles(formulas);
  if (circles.length > 0) {
    const spelled = circles.map(spellCircle).join('; ');
    throw new DataError('bad_formula', `formulas refer to each other in a circle: ${spelled}`);
  }
  // Without circles every formula is a group of its own, and groups come operands first.
  return findGroups(operands).map((group) => itemAt(codes, itemAt(group, 0)));
}

/** Formulas as numbers 0 … n−1 in the map's order, and for each the formulas it refers to. */
type Graph = { codes: string[]; operands: number[][] };

function createGraph(formulas: ReadonlyMap<string, Ast>): Graph {
  const codes = [...formulas.keys()];
  const indexes = new Map(codes.map((code, index) => [foldCode(code), index]));
  const operands = [...formulas.values()].map((ast) => {
    const found = referencesOf(ast).map((reference) => indexes.get(codeOf(reference)));
    return [...new Set(found.filter((index) => index !== undefined))];
  });
  return { codes, operands };
}

/**
 * Strongly connected groups, operands before what refers to them (Tarjan, SIAM J. Comput. 1(2), 1972;
 * with a stack of our own because chains of formulas may be long).
 */
function findGroups(operands: number[][]): number[][] {
  const count = operands.length;
  const order = new Int32Array(count).fill(-1);
  const lowest = new Int32Array(count);
  const next = new Int32Array(count);
  const waiting = new Uint8Array(count);
  const stack: number[] = [];
  const groups: number[][] = [];
  let visited = 0;
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    const path = [root];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      if (order[node] === -1) {
        order[node] = lowest[node] = visited++;
        stack.push(node);
        waiting[node] = 1;
      }
      const operand = operands[node]?.[indexAt(next, node)];
      if (operand !== undefined) {
        next[node] = indexAt(next, node) + 1;
        if (order[operand] === -1) path.push(operand);
        else if (waiting[operand]) lower(lowest, node, indexAt(order, operand));
        continue;
      }
      path.pop();
      const user = path.at(-1);
      if (user !== undefined) lower(lowest, user, indexAt(lowest, node));
      if (lowest[node] !== order[node]) continue;
      const group = stack.splice(stack.lastIndexOf(node));
      for (const member of group) waiting[member] = 0;
      groups.push(group);
    }
  }
  return groups;
}

function lower(lowest: Int32Array, node: number, value: number): void {
  if (value < indexAt(lowest, node)) lowest[node] = value;
}

/** The shortest way from `start` back to `start` inside its group, without the return; null if none. */
function shortestCircle(operands: number[][], start: number, group: Set<number>): number[] | null {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const node of queue) {
    for (const operand of itemAt(operands, node)) {
      if (operand === start) return walkBack(cameFrom, node, start);
      if (!group.has(operand) || cameFrom.has(operand)) continue;
      cameFrom.set(operand, node);
      queue.push(operand);
    }
  }
  return null;
}

function walkBack(cameFrom: Map<number, number>, end: number, start: number): number[] {
  const path = [end];
  for (let node = end; node !== start; path.push(node)) node = cameFrom.get(node) ?? start;
  return path.reverse();
}

function startAtLowest(circle: number[]): number[] {
  const at = circle.indexOf(Math.min(...circle));
  return [...circle.slice(at), ...circle.slice(0, at)];
}
