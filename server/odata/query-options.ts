/** `$skip`, `$top`, `$count`, `$select`, `$orderby` and simple `$filter` over any set. */
import { z } from 'zod';
import { DataError } from '../../geodata/model/data-error.ts';
import type { Entity } from './sets.ts';

const text = z.string().optional();

/** The options as OData spells them. */
export const optionsShape = {
  $skip: text,
  $top: text,
  $count: text,
  $select: text,
  $orderby: text,
  $filter: text,
  $format: text,
};

export type QueryOptions = {
  skip: number;
  /** Null for as many as a page holds. */
  top: number | null;
  count: boolean;
  select: string[] | null;
  orderBy: { field: string; descending: boolean } | null;
  filter: ((entity: Entity) => boolean) | null;
};

/** Options by name in any case, with or without `$`; what is no option is left alone. Throws `bad_request`. */
export function readOptions(query: URLSearchParams, fields: readonly string[]): QueryOptions {
  const given = new Map(
    [...query].map(([name, value]) => [name.toLowerCase().replace(/^\$/, ''), value.trim()]),
  );
  const fieldOf = (text: string): string => {
    const found = fields.find((field) => field.toLowerCase() === text.trim().toLowerCase());
    if (found) return found;
    throw new DataError('bad_request', `unknown field: "${text}" (known: ${fields.join(', ')})`);
  };
  const order = given.get('orderby');
  const filter = given.get('filter');
  const select = given.get('select');
  return {
    skip: readCount('$skip', given.get('skip')) ?? 0,
    top: readCount('$top', given.get('top')),
    count: given.get('count')?.toLowerCase() === 'true',
    select: select && select !== '*' ? select.split(',').map(fieldOf) : null,
    orderBy: order
      ? { field: fieldOf(order.split(/\s+/)[0] ?? ''), descending: /\sdesc$/i.test(order) }
      : null,
    filter: filter ? readFilter(filter, fieldOf) : null,
  };
}

function readCount(name: string, text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new DataError('bad_request', `parameter "${name}": expected a whole number, got "${text}"`);
}

const COMPARISON = /^(\w+)\s+(eq|ne)\s+('(?:[^']|'')*'|[\w.-]+)$/i;
const SEARCH = /^(contains|startswith|endswith)\s*\(\s*(\w+)\s*,\s*'((?:[^']|'')*)'\s*\)$/i;

/** Comparisons and searches joined by `and`; texts in any case. */
function readFilter(text: string, fieldOf: (text: string) => string): (entity: Entity) => boolean {
  const parts = text.match(/(?:'(?:[^']|'')*'|(?!\sand\s).)+/gis) ?? [];
  const tests = parts.map((part) => {
    const trimmed = part.trim().replace(/^and\s+/i, '');
    return readTest(trimmed, fieldOf);
  });
  return (entity) => tests.every((test) => test(entity));
}

function readTest(text: string, fieldOf: (text: string) => string): (entity: Entity) => boolean {
  const textOf = (entity: Entity, field: string): string =>
    String(entity[field] ?? '').toLowerCase();
  const [, name, operator, operand = ''] = COMPARISON.exec(text) ?? [];
  if (name !== undefined) {
    const field = fieldOf(name);
    const wanted = unquote(operand).toLowerCase();
    const isEqual = operator?.toLowerCase() === 'eq';
    return (entity) => (textOf(entity, field) === wanted) === isEqual;
  }
  const [, method, inside, part = ''] = SEARCH.exec(text) ?? [];
  if (inside === undefined) {
    throw new DataError(
      'bad_request',
      `parameter "$filter": expected Field eq 'text' or contains(Field,'text'), joined by and, got "${text.slice(0, 80)}"`,
    );
  }
  const field = fieldOf(inside);
  const wanted = part.replaceAll("''", "'").toLowerCase();
  if (method?.toLowerCase() === 'contains')
    return (entity) => textOf(entity, field).includes(wanted);
  if (method?.toLowerCase() === 'startswith') {
    return (entity) => textOf(entity, field).startsWith(wanted);
  }
  return (entity) => textOf(entity, field).endsWith(wanted);
}

function unquote(operand: string): string {
  const [, quoted] = /^'(.*)'$/s.exec(operand) ?? [];
  return quoted === undefined ? operand : quoted.replaceAll("''", "'");
}

/** A page of entities; `more` when others follow it, `count` when asked for. */
export type EntityPage = { entities: Entity[]; more: boolean; count: number | null };

export function takePage(
  all: Iterable<Entity>,
  { skip, top, count, select, orderBy, filter }: QueryOptions,
  mostOnPage: number,
): EntityPage {
  const size = Math.min(top ?? Number.POSITIVE_INFINITY, mostOnPage);
  const page: Entity[] = [];
  let passed = 0;
  let more = false;
  for (const entity of orderBy ? sorted(all, orderBy) : all) {
    if (filter && !filter(entity)) continue;
    passed++;
    if (passed <= skip) continue;
    if (page.length < size) page.push(select ? pick(entity, select) : entity);
    else {
      more = true;
      if (!count) break;
    }
  }
  // What the client left out by `$top` it does not want to hear of.
  return {
    entities: page,
    more: more && (top === null || top > size),
    count: count ? passed : null,
  };
}

function sorted(
  all: Iterable<Entity>,
  { field, descending }: { field: string; descending: boolean },
): Entity[] {
  const order = new Intl.Collator('nl', { numeric: true });
  const sign = descending ? -1 : 1;
  return [...all].sort(
    (a, b) => sign * order.compare(String(a[field] ?? ''), String(b[field] ?? '')),
  );
}

function pick(entity: Entity, fields: readonly string[]): Entity {
  return Object.fromEntries(fields.map((field) => [field, entity[field] ?? null]));
}
