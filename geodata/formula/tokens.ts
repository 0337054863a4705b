/**
 * Formulas as tokens, and the error that points at a character.
 *
 * The language has no words of its own besides two functions, so a code is any run of letters, digits
 * and `_` that is not a number: `v1101_t`, and also `1101_t`. Other codes are put in quotes.
 */
import { DataError } from '../model/data-error.ts';

export type Token = {
  kind: 'number' | 'word' | 'quoted' | 'symbol' | 'end';
  /** As written; for a quoted token what stands between the quotes, trimmed. */
  text: string;
  /** 0-based offset in the formula. */
  start: number;
};

/** The longest real formula has 116 tokens; what is far beyond is refused, so no input takes long. */
export const MAX_TOKENS = 10_000;

// A number cannot start with a comma, which in `cell(cube,1_2)` comes before an item.
const NUMBER = /\d+(?:[.,]\d+)?|\.\d+/uy;
const WORD = /[\p{L}\p{N}_]+/uy;
// Formulas come out of spreadsheets and letters, so typographic quotes count as quotes.
const QUOTED = /["“”„]([^"“”„\r\n]*)["“”„]/uy;
const SPACE = /\s+/uy;
const BARE_WORD = /^[\p{L}\p{N}_]+$/u;
const DIGITS = /^\p{Nd}+$/u;
/** Not `0,125`: nobody writes a thousand as `0,`. */
const THOUSANDS_OR_DECIMALS = /^[1-9]\d{0,2},\d{3}$/;
const SYMBOLS = '+-*/(),';
/** Characters shown on either side of an error. */
const EXCERPT = 40;

/**
 * The tokens of a formula, closed by one of kind `end`.
 * @throws DataError `bad_formula` for a character, number or quote that cannot be read, and beyond
 * `MAX_TOKENS`
 */
export function readTokens(formula: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += matchAt(SPACE, formula, at)?.[0].length ?? 0;
    if (at >= formula.length) break;
    if (tokens.length === MAX_TOKENS) {
      throw formulaError(formula, at, `a formula has at most ${MAX_TOKENS} parts`);
    }
    const { token, end } = readToken(formula, at);
    tokens.push(token);
    at = end;
  }
  tokens.push({ kind: 'end', text: '', start: formula.length });
  return tokens;
}

function readToken(formula: string, start: number): { token: Token; end: number } {
  const number = matchAt(NUMBER, formula, start)?.[0];
  const word = matchAt(WORD, formula, start)?.[0];
  if (number !== undefined && number.length >= (word?.length ?? 0)) {
    const end = start + number.length;
    checkNumber(formula, start, number);
    return { token: { kind: 'number', text: number, start }, end };
  }
  if (word !== undefined) {
    return { token: { kind: 'word', text: word, start }, end: start + word.length };
  }
  const quoted = matchAt(QUOTED, formula, start);
  if (quoted) {
    const text = (quoted[1] ?? '').trim();
    if (text === '')
      throw formulaError(formula, start, 'expected a code between the quotes, got nothing');
    return { token: { kind: 'quoted', text, start }, end: start + quoted[0].length };
  }
  const symbol = formula.charAt(start);
  if (SYMBOLS.includes(symbol)) {
    return { token: { kind: 'symbol', text: symbol, start }, end: start + 1 };
  }
  if ('"“”„'.includes(symbol)) {
    throw formulaError(formula, start, 'expected a closing quote on the same line, got none');
  }
  throw formulaError(
    formula,
    start,
    `expected a code, a number or one of + - * / ( ), got ${quote(characterAt(formula, start))}`,
  );
}

/** Refuses `1.5x`, `1.2.3` and `1,000`, which may be one or a thousand. */
function checkNumber(formula: string, start: number, text: string): void {
  const next = characterAt(formula, start + text.length);
  if (BARE_WORD.test(next) || next === '.') {
    const written = `${text}${next}`;
    throw formulaError(formula, start, `expected a number or a code, got ${quote(`${written}…`)}`);
  }
  if (THOUSANDS_OR_DECIMALS.test(text)) {
    const thousands = text.replace(',', '');
    const decimals = text.replace(',', '.');
    const message = `expected ${thousands} or ${decimals}, got ${quote(text)}, which may mean either`;
    throw formulaError(formula, start, message);
  }
}

/** True when a code can stand in a formula without quotes. */
export function isBareCode(code: string): boolean {
  return BARE_WORD.test(code) && !DIGITS.test(code);
}

/** A found token in the words of an error message. */
export function describeToken(token: Token): string {
  return token.kind === 'end' ? 'the end of the formula' : quote(token.text);
}

/**
 * The error for a formula: `formula, character 11: expected …, got …`, then the formula (or the
 * stretch around the place) and a caret under the character. Characters are counted from 1.
 */
export function formulaError(formula: string, at: number, message: string): DataError {
  const from = at > EXCERPT * 1.5 ? at - EXCERPT : 0;
  const to = formula.length - at > EXCERPT * 1.5 ? at + EXCERPT : formula.length;
  // One space for every control character or line break keeps the caret under its character.
  const line = formula.slice(from, to).replace(/[\s\p{Cc}]/gu, ' ');
  const before = from > 0 ? '… ' : '';
  const after = to < formula.length ? ' …' : '';
  const caret = `${' '.repeat(before.length + at - from)}^`;
  return new DataError(
    'bad_formula',
    `formula, character ${at + 1}: ${message}\n${before}${line}${after}\n${caret}`,
  );
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function quote(text: string): string {
  return text.length > EXCERPT ? `"${text.slice(0, EXCERPT)}…"` : `"${text}"`;
}
