/**
 * The formula language of indicators (DOMAIN.md §5): `+ - * / ( )`, numbers, indicator codes,
 * `data_from_period(code, "-1")` and `cell(cube, dimlevel_item, …)`.
 *
 *     sum     = product { ("+" | "-") product }
 *     product = factor { ("*" | "/") factor }
 *     factor  = { "-" | "+" } ( number | code | call | "(" sum ")" )
 *
 * Codes and function names are read in any case, because the real formulas write `v2301_ASO_lln` for
 * `v2301_aso_lln`; what comes out is in lower case.
 */
import { describeToken, formulaError, isBareCode, readTokens, type Token } from './tokens.ts';

export type Operator = '+' | '-' | '*' | '/';

/** What a formula takes its figures from. Codes and items are in lower case (`foldCode`). */
export type Reference =
  /** An indicator in the period that is computed. */
  | { kind: 'indicator'; code: string }
  /** An indicator `by` periods later (negative: earlier). */
  | { kind: 'shifted'; code: string; by: number }
  /** The part of a cube with these items; without items the cube's total. */
  | { kind: 'cell'; cube: string; items: string[] };

/** A parsed formula. A `number` is finite and never negative: `-5` is a `negate` of 5. */
export type Ast =
  | Reference
  | { kind: 'number'; value: number }
  | { kind: 'negate'; operand: Ast }
  | { kind: 'binary'; op: Operator; left: Ast; right: Ast };

/** Parentheses and signs within each other. Real formulas go one deep. */
export const MAX_NESTING = 100;

const PRECEDENCE: Record<Operator, number> = { '+': 1, '-': 1, '*': 2, '/': 2 };
const NEGATE_PRECEDENCE = 3;
const SHIFT = /^([+-]?)\s*(\d{1,4})$/;

/** A code as it is compared: `v2301_ASO_lln` and `v2301_aso_lln` are the same indicator. */
export function foldCode(code: string): string {
  return code.toLowerCase();
}

/**
 * Reads a formula.
 * @throws DataError `bad_formula` with the character (from 1), what was found, what was expected, and
 * the formula with a caret; also for more than `MAX_NESTING` levels or `MAX_TOKENS` parts
 */
export function parseFormula(formula: string): Ast {
  const reader: Reader = { formula, tokens: readTokens(formula), at: 0, nesting: 0 };
  const ast = parseOperations(reader, 1);
  const rest = peek(reader);
  if (rest.kind !== 'end') {
    const expected = isSymbol(rest, ')') ? 'a ( before this )' : 'an operator or the end';
    throw unexpected(reader, rest, expected);
  }
  return ast;
}

type Reader = { formula: string; tokens: Token[]; at: number; nesting: number };

/** Precedence climbing: operators that bind at least as strongly as `lowest`, from left to right. */
function parseOperations(reader: Reader, lowest: number): Ast {
  let left = parseFactor(reader);
  for (;;) {
    const op = operatorOf(peek(reader));
    if (op === undefined || PRECEDENCE[op] < lowest) return left;
    reader.at++;
    left = { kind: 'binary', op, left, right: parseOperations(reader, PRECEDENCE[op] + 1) };
  }
}

function parseFactor(reader: Reader): Ast {
  const outside = reader.nesting;
  let negations = 0;
  for (let sign = operatorOf(peek(reader)); sign === '-' || sign === '+'; ) {
    enter(reader, peek(reader));
    if (sign === '-') negations++;
    sign = operatorOf(peek(reader));
  }
  let ast = parseOperand(reader);
  for (; negations > 0; negations--) ast = { kind: 'negate', operand: ast };
  reader.nesting = outside;
  return ast;
}

function parseOperand(reader: Reader): Ast {
  const token = peek(reader);
  if (token.kind === 'number') {
    reader.at++;
    return { kind: 'number', value: numberOf(reader, token) };
  }
  if (token.kind === 'word' && isSymbol(peek(reader, 1), '(')) return parseCall(reader);
  if (token.kind === 'word' || token.kind === 'quoted') {
    reader.at++;
    return { kind: 'indicator', code: foldCode(token.text) };
  }
  if (token.kind === 'symbol' && token.text === '(') {
    enter(reader, token);
    const ast = parseOperations(reader, 1);
    expectSymbol(reader, ')', 'an operator or )');
    return ast;
  }
  throw unexpected(reader, token, 'a code, a number or (');
}

function parseCall(reader: Reader): Ast {
  const name = peek(reader);
  reader.at += 2;
  switch (foldCode(name.text)) {
    case 'data_from_period': {
      const code = parseCode(reader, 'an indicator code');
      expectSymbol(reader, ',', 'a comma and the number of periods');
      const by = parseShift(reader);
      expectSymbol(reader, ')', ')');
      return { kind: 'shifted', code, by };
    }
    case 'cell': {
      const cube = parseCode(reader, 'the code of a cube');
      const items: string[] = [];
      while (isSymbol(peek(reader), ',')) {
        reader.at++;
        items.push(parseCode(reader, 'an item such as geslacht_v'));
      }
      expectSymbol(reader, ')', 'a comma and an item, or )');
      return { kind: 'cell', cube, items };
    }
    default:
      throw unexpected(reader, name, 'data_from_period or cell before (');
  }
}

function parseCode(reader: Reader, expected: string): string {
  const token = peek(reader);
  if (token.kind !== 'word' && token.kind !== 'quoted') throw unexpected(reader, token, expected);
  reader.at++;
  return foldCode(token.text);
}

/** `"-1"` as the real formulas write it, or -1 without quotes. */
function parseShift(reader: Reader): number {
  const first = peek(reader);
  reader.at++;
  let text = first.text;
  if (first.kind === 'symbol' && (text === '-' || text === '+')) {
    text += peek(reader).text;
    reader.at++;
  }
  const match = SHIFT.exec(text);
  if (!match) throw unexpected(reader, first, 'a whole number of periods such as "-1"');
  const periods = Number(match[2]);
  return match[1] === '-' && periods > 0 ? -periods : periods;
}

function numberOf(reader: Reader, token: Token): number {
  const value = Number(token.text.replace(',', '.'));
  if (!Number.isFinite(value)) throw unexpected(reader, token, 'a number below 1.8e308');
  return value;
}

function enter(reader: Reader, token: Token): void {
  if (reader.nesting === MAX_NESTING) {
    const message = `expected at most ${MAX_NESTING} parentheses and signs within each other`;
    throw formulaError(reader.formula, token.start, message);
  }
  reader.nesting++;
  reader.at++;
}

function expectSymbol(reader: Reader, symbol: string, expected: string): void {
  const token = peek(reader);
  if (!isSymbol(token, symbol)) throw unexpected(reader, token, expected);
  reader.at++;
}

function peek(reader: Reader, ahead = 0): Token {
  const token = reader.tokens[reader.at + ahead] ?? reader.tokens.at(-1);
  if (!token) throw new RangeError('readTokens always ends with an end token');
  return token;
}

function isSymbol(token: Token, symbol: string): boolean {
  return token.kind === 'symbol' && token.text === symbol;
}

function operatorOf(token: Token): Operator | undefined {
  if (token.kind !== 'symbol') return undefined;
  const { text } = token;
  return text === '+' || text === '-' || text === '*' || text === '/' ? text : undefined;
}

function unexpected(reader: Reader, token: Token, expected: string) {
  const message = `expected ${expected}, got ${describeToken(token)}`;
  return formulaError(reader.formula, token.start, message);
}

/**
 * Every node, operands before what uses them and left before right.
 * A sum of thousands of terms is a tree as deep, so nothing here or above it walks by recursion.
 */
export function nodesOf(ast: Ast): Ast[] {
  const nodes: Ast[] = [];
  const open: Ast[] = [ast];
  for (let node = open.pop(); node; node = open.pop()) {
    nodes.push(node);
    if (node.kind === 'negate') open.push(node.operand);
    else if (node.kind === 'binary') open.push(node.left, node.right);
  }
  return nodes.reverse();
}

/** What a formula refers to, each once, in the order of writing. */
export function referencesOf(ast: Ast): Reference[] {
  const references = new Map<string, Reference>();
  for (const node of nodesOf(ast)) {
    if (node.kind !== 'indicator' && node.kind !== 'shifted' && node.kind !== 'cell') continue;
    const key = printReference(node);
    if (!references.has(key)) references.set(key, node);
  }
  return [...references.values()];
}

/** The indicator or cube whose figures a reference takes. */
export function codeOf(reference: Reference): string {
  return reference.kind === 'cell' ? reference.cube : reference.code;
}

/**
 * The formula in its one canonical spelling: single spaces around operators, only the parentheses
 * that are needed. `parseFormula(printFormula(ast))` equals `ast`.
 */
export function printFormula(ast: Ast): string {
  // One entry per operand that waits for its operator: its text, and how strongly it holds together.
  const printed: { text: string; precedence: number }[] = [];
  const take = (lowest: number): string => {
    const { text, precedence } = printed.pop() ?? { text: '', precedence: 0 };
    return precedence < lowest ? `(${text})` : text;
  };
  for (const node of nodesOf(ast)) {
    switch (node.kind) {
      case 'number':
        printed.push({ text: printNumber(node.value), precedence: 4 });
        break;
      case 'indicator':
      case 'shifted':
      case 'cell':
        printed.push({ text: printReference(node), precedence: 4 });
        break;
      case 'negate':
        printed.push({ text: `-${take(NEGATE_PRECEDENCE)}`, precedence: NEGATE_PRECEDENCE });
        break;
      case 'binary': {
        const precedence = PRECEDENCE[node.op];
        const right = take(precedence + 1);
        const left = take(precedence);
        printed.push({ text: `${left} ${node.op} ${right}`, precedence });
        break;
      }
      default:
        node satisfies never;
    }
  }
  return take(0);
}

/** A reference as a formula writes it. Two references are the same when this text is. */
export function printReference(reference: Reference): string {
  switch (reference.kind) {
    case 'indicator':
      return printCode(reference.code);
    case 'shifted': {
      const by = reference.by > 0 ? `+${reference.by}` : `${reference.by}`;
      return `data_from_period(${printCode(reference.code)}, "${by}")`;
    }
    case 'cell':
      return `cell(${[reference.cube, ...reference.items].map(printCode).join(', ')})`;
  }
}

function printCode(code: string): string {
  return isBareCode(code) ? code : `"${code}"`;
}

/** Without exponent, which the language does not have: `1e-7` is `0.0000001`. */
function printNumber(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e');
  if (exponent === undefined) return mantissa;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  return digits.padEnd(point, '0');
}
