/**
 * Folds groups: many indicators side by side that differ only by an age class, a sex or another class of numbers.
 * Found in the names and codes themselves, so that no list has to be kept.
 */
import type { Difference } from '../../messages/cases.ts';

/** How an indicator is told from others: its code, its name in Dutch and its unit. */
export type Named = { code: string; name: string; unit: string };

export type VariantGroup<T> = {
  kind: 'variants';
  /** Tells groups of one list apart. */
  key: string;
  by: readonly Difference[];
  items: readonly T[];
};

/** Fewer than this are read sooner than opened. */
const MIN_VARIANTS = 4;

const TO = String.raw`\s*(?:-|–|/|à|to|tot(?: en met)?|t\.?e\.?m\.?)\s*`;
const END = String.raw`(?:\d+|\.{3}|…)`;
const YEARS = String.raw`\s*-?\s*(?:jaar|jarigen?|ans|years?(?: old)?|-?year-olds?)(?![\p{L}\d])`;
const MORE = String.raw`\s*(?:en|of|et|ou|and|or)\s+(?:ouder|meer|plus|over|more|older)`;
const LESS = String.raw`(?:jonger|ouder|minder|meer|moins|plus|under|over|less|more)\s+(?:dan|de|than)?\s*`;

/** Classes as names write them, the more exact first. */
const CLASSES: readonly (readonly [Difference, RegExp])[] = [
  ['age', pattern(String.raw`${LESS}\d+${YEARS}`)],
  ['age', pattern(String.raw`(?:van |de )?\d+${TO}${END}${YEARS}`)],
  ['age', pattern(String.raw`\d+-?plussers?`)],
  ['age', pattern(String.raw`\d+\s*\+?${YEARS}(?:${MORE})?`)],
  ['age', pattern(String.raw`aged (?:under |over )?\d+(?:${TO}\d+)?(?:${MORE})?`)],
  ['class', pattern(String.raw`\d[\d.]*${TO}(?:\d[\d.]*|\.{3}|…)(?![\p{L}\d])`)],
  ['class', pattern(String.raw`\d[\d.]*(?:\+|${MORE})(?![\p{L}\d])`)],
  ['class', pattern(String.raw`${LESS}\d[\d.]*(?![\p{L}\d])`)],
  [
    'sex',
    pattern(
      '(?:mannen|vrouwen|jongens|meisjes|hommes|femmes|garçons|filles|men|women|boys|girls)(?![\\p{L}])',
    ),
  ],
];

function pattern(text: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${text})`, 'iu');
}

/** A name without its classes: "mannen 0-4 jaar (VP)" differs by sex and age from others named "(VP)". */
export function stemOf(name: string): { stem: string; by: Difference[] } {
  // What stands between brackets says what the figure is held against, not which of its kind it is.
  const at = name.indexOf('(');
  let head = at < 0 ? name : name.slice(0, at);
  const by = new Set<Difference>();
  for (const [difference, found] of CLASSES) {
    if (!found.test(head)) continue;
    // One class of numbers in a name is enough: "class" would find the rest of an age.
    if (difference !== 'sex' && (by.has('age') || by.has('class'))) continue;
    head = head.replace(found, ' ');
    by.add(difference);
  }
  const stem = `${head} ${at < 0 ? '' : name.slice(at)}`
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:–-]+|[\s,:–-]+$/g, '');
  return { stem, by: [...by].sort() };
}

/**
 * The items in their order, with those of one group together where its first one stands. A group has the same
 * name but for its classes, the same unit, and codes of one table (`v1101`).
 */
export function groupVariants<T>(
  items: readonly T[],
  describe: (item: T) => Named | null,
): (T | VariantGroup<T>)[] {
  const keys = items.map((item) => {
    const named = describe(item);
    return named && keyOf(named);
  });
  const groups = new Map<string, T[]>();
  keys.forEach((key, i) => {
    const item = items[i];
    if (key === null || item === undefined) return;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  });
  const done = new Set<string>();
  return items.flatMap((item, i): (T | VariantGroup<T>)[] => {
    const key = keys[i] ?? null;
    const members = key === null ? [] : (groups.get(key) ?? []);
    if (key === null || members.length < MIN_VARIANTS) return [item];
    if (done.has(key)) return [];
    done.add(key);
    const by = key.split(SEPARATOR)[0]?.split(' ') as Difference[];
    return [{ kind: 'variants', key, by, items: members }];
  });
}

const SEPARATOR = '\u001f';

function keyOf({ code, name, unit }: Named): string | null {
  const { stem, by } = stemOf(name);
  if (by.length === 0) return null;
  const [table = ''] = /^[a-z]+\d+/i.exec(code) ?? [];
  return [by.join(' '), stem.toLowerCase(), unit.toLowerCase(), table].join(SEPARATOR);
}
