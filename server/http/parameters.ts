/**
 * Parameters of requests, read strictly: an unknown, repeated, missing or malformed one is refused with
 * its name, what was found and what is allowed. A misspelt parameter that is ignored gives a wrong map.
 */
import { z } from 'zod';
import { foldCode } from '../../geodata/model/area-code.ts';
import type { Confidence } from '../../geodata/model/confidence.ts';
import type { CubeCells } from '../../geodata/model/cube.ts';
import { DataError, listKnown } from '../../geodata/model/data-error.ts';
import { MEASURES } from '../../geodata/model/measure.ts';

const MAX_CODE_LENGTH = 64;
/** As many areas as a chart can still tell apart, with room for exports of a ladder. */
const MAX_AREAS = 50;
const MAX_THEME_LENGTH = 400;
const MAX_QUOTE_LENGTH = 80;

const code = z
  .string()
  .regex(/^[^\p{C}\s]+$/u, 'expected a code without spaces')
  .max(MAX_CODE_LENGTH, `expected at most ${MAX_CODE_LENGTH} characters`);

/** One area: its level and its code. */
export type AreaKey = { level: string; code: string };

const area = z.string().transform((text, context): AreaKey => {
  const colon = text.indexOf(':');
  const key = { level: text.slice(0, Math.max(colon, 0)), code: text.slice(colon + 1) };
  if (isCode(key.level) && isCode(key.code)) return key;
  context.addIssue({ code: 'custom', message: 'expected level:code' });
  return z.NEVER;
});

/** The parameter types that routes are made of. */
export const parameter = {
  level: code,
  indicator: code,
  period: code,
  code,
  edition: code.optional(),
  area,
  /** Codes of areas of one level. */
  codes: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(code)),
  /** Items of a cube per dimension level: `leeftijd:20-24|25-29,geslacht:V`. */
  cells: z.string().transform((text, context): CubeCells => {
    const cells = readCells(text);
    if (cells) return cells;
    const message = 'expected level:item|item for each dimension level once, separated by commas';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
  direction: z.enum(['out', 'in', 'internal'], 'expected out, in or internal'),
  flag: z.literal('1', 'expected 1'),
  margin: z
    .enum(['90', '95', '99'], 'expected 90, 95 or 99')
    .transform((text) => Number(text) as Confidence),
  measure: z.enum(MEASURES, `expected ${MEASURES.join(', ')}`),
  theme: z
    .string()
    .max(MAX_THEME_LENGTH, `expected at most ${MAX_THEME_LENGTH} characters`)
    .transform((text) => text.split('/'))
    .pipe(z.array(z.string().min(1, 'expected names of folders, separated by /'))),
  lon: degrees(180),
  lat: degrees(90),
  search: z
    .string()
    .transform((text) => text.trim())
    .pipe(z.string().min(1, 'expected at least 1 letter').max(100, 'expected at most 100 letters')),
  limit: (most: number, otherwise: number) =>
    z
      .string()
      .regex(/^\d{1,4}$/, `expected a whole number from 1 to ${most}`)
      .transform(Number)
      .pipe(z.number().min(1, `expected at least 1`).max(most, `expected at most ${most}`))
      .default(otherwise),
  areas: z.string().transform((text, context) => {
    const keys = text.split(',').map((item) => {
      const colon = item.indexOf(':');
      return { level: item.slice(0, Math.max(colon, 0)), code: item.slice(colon + 1) };
    });
    const message = problemOfAreas(keys);
    if (message === null) return keys;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
};

function readCells(text: string): CubeCells | null {
  const cells: Record<string, string[]> = {};
  for (const part of text.split(',')) {
    const colon = part.indexOf(':');
    const level = part.slice(0, Math.max(colon, 0));
    const items = part.slice(colon + 1).split('|');
    if (!isCode(level) || Object.hasOwn(cells, level) || items.some((item) => !isCode(item)))
      return null;
    cells[level] = items;
  }
  return cells;
}

function isCode(text: string): boolean {
  return code.safeParse(text).success;
}

function degrees(most: number) {
  return z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,20})?$/, `expected degrees such as 3.725`)
    .transform((text) => Math.round(Number(text) * 1e5) / 1e5)
    .pipe(
      z.number().min(-most, `expected at least ${-most}`).max(most, `expected at most ${most}`),
    );
}

function problemOfAreas(keys: { level: string; code: string }[]): string | null {
  if (keys.length > MAX_AREAS) return `expected at most ${MAX_AREAS} areas`;
  if (keys.some(({ level, code }) => level === '' || code === '')) {
    return 'expected level:code, separated by commas';
  }
  const folded = keys.map(({ level, code }) => `${level}:${foldCode(code)}`);
  return new Set(folded).size < keys.length ? 'expected each area once' : null;
}

/** The query of a request as `shape` says. Throws `bad_request`. */
export function readQuery<Shape extends z.ZodRawShape>(
  url: string,
  shape: Shape,
): z.output<z.ZodObject<Shape>> {
  const start = url.indexOf('?');
  const query = new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
  const given: Record<string, string> = {};
  for (const [name, value] of query) {
    if (!Object.hasOwn(shape, name)) {
      const allowed = listKnown(Object.keys(shape)) || 'none';
      throw new DataError('bad_request', `unknown parameter: ${quote(name)} (allowed: ${allowed})`);
    }
    if (Object.hasOwn(given, name)) {
      const times = query.getAll(name).length;
      throw new DataError(
        'bad_request',
        `parameter "${name}" is given ${times} times, expected once`,
      );
    }
    given[name] = value;
  }
  return parseGiven(given, shape, 'parameter');
}

/** What was given, once names are known and unique. Throws `bad_request` with the first thing wrong. */
export function parseGiven<Shape extends z.ZodRawShape>(
  given: Record<string, unknown>,
  shape: Shape,
  noun: 'parameter' | 'field',
): z.output<z.ZodObject<Shape>> {
  const parsed: Record<string, unknown> = {};
  // Field by field: making an object schema of them costs more than all that is read from it.
  for (const [name, schema] of Object.entries(shape)) {
    const result = z.safeParse(schema, given[name]);
    if (!result.success) throw refuse(name, given, result.error.issues[0], shape, noun);
    if (result.data !== undefined) parsed[name] = result.data;
  }
  return parsed as z.output<z.ZodObject<Shape>>;
}

function refuse(
  name: string,
  given: Record<string, unknown>,
  issue: z.core.$ZodIssue | undefined,
  shape: z.ZodRawShape,
  noun: 'parameter' | 'field',
): DataError {
  if (!Object.hasOwn(given, name)) {
    const allowed = listKnown(Object.keys(shape));
    return new DataError('bad_request', `${noun} "${name}" is missing (allowed: ${allowed})`);
  }
  // Inside a list the item that is wrong; a list in an address is one text.
  const list = given[name];
  const [at] = issue?.path ?? [];
  const value = Array.isArray(list) && at !== undefined ? list[Number(at)] : list;
  const message = issue?.message.replace(/^Invalid input: /, '');
  return new DataError('bad_request', `${noun} "${name}": ${message}, got ${quote(value)}`);
}

/** A part of the path that must be a whole number. Throws `bad_request`. */
export function readWholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new DataError('bad_request', `${name}: expected a whole number, got ${quote(text)}`);
}

/** Throws `bad_request` when the path is no proper percent-encoding of UTF-8. */
export function checkEncoding(url: string): void {
  if (!url.includes('%')) return;
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
  } catch {
    throw new DataError('bad_request', 'the path is not valid percent-encoded UTF-8');
  }
}

/** Path and query of an absolute URL. */
export function targetOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return start < 0 ? '/' : url.slice(start);
}

/** A value as it was given, cut where it would flood the message. */
function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  const quoted = text.length > MAX_QUOTE_LENGTH ? `${text.slice(0, MAX_QUOTE_LENGTH)}…` : text;
  return typeof value === 'string' ? `"${quoted}"` : quoted;
}
