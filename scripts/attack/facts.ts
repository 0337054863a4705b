/**
 * What the answers of one edition say of its hidden cells: linear facts over them, with everything that is
 * shown filled in as a number. A relation between columns counts when it holds wherever it can be checked.
 */
import type { Harvest, HarvestedColumn, HarvestedIndicator } from './harvest.ts';
import { isGuarded } from './harvest.ts';

/** A sum of hidden cells lies in `low … high`. Cells are named by `nameOf`. */
export type Fact = { terms: Map<string, number>; low: number; high: number };

/** What is known of the columns of one edition: a hidden cell has no value. */
export type Known = {
  harvest: Harvest;
  /** By `columnKey`. */
  columns: Map<string, HarvestedColumn>;
  facts: Fact[];
};

/** Share of the areas where a relation can be checked that must agree. */
const MIN_AGREEING = 0.95;

export function columnKey({
  indicator,
  cells,
  level,
  period,
}: Pick<HarvestedColumn, 'indicator' | 'cells' | 'level' | 'period'>): string {
  return `${indicator}|${cells}|${period}|${level}`;
}

/** Name of a cell, the same in every edition. */
export function nameOf(column: HarvestedColumn, area: string): string {
  return `${columnKey(column)}|${area}`;
}

/** A cell as a term: a number where it is shown, a name where it is hidden, nothing where there is no figure. */
export type CellTerm = { known: number; halfStep: number } | { name: string } | null;

export function termAt(column: HarvestedColumn, area: number, codes: readonly string[]): CellTerm {
  if (column.hidden[area]) return { name: nameOf(column, codes[area] ?? '') };
  const value = column.values[area];
  return typeof value === 'number' ? { known: value, halfStep: column.halfStep } : null;
}

/** A sum of terms, each with a factor, as a fact that it is 0; null where nothing in it is hidden. */
export function factOf(terms: readonly [term: CellTerm, factor: number][]): Fact | null {
  const named = new Map<string, number>();
  let [sum, slack] = [0, 0];
  for (const [term, factor] of terms) {
    if (term === null) continue;
    if ('name' in term) named.set(term.name, (named.get(term.name) ?? 0) + factor);
    else {
      sum += term.known * factor;
      slack += term.halfStep * Math.abs(factor);
    }
  }
  if (named.size === 0) return null;
  return { terms: named, low: -sum - slack, high: -sum + slack };
}

/** Reads an edition's own facts: sums over areas, sums over the items of a cube, formulas that add up. */
export function readFacts(harvest: Harvest): Known {
  const columns = new Map(harvest.columns.map((column) => [columnKey(column), column]));
  const known = { harvest, columns, facts: [] as Fact[] };
  for (const indicator of harvest.indicators) {
    if (!isGuarded(indicator)) continue;
    known.facts.push(...factsOfAreas(known, indicator));
    if (indicator.isCube) known.facts.push(...factsOfItems(known, indicator));
  }
  return known;
}

/** A coarser cell is the sum of the finer ones in it, where that holds for those that are all shown. */
function factsOfAreas({ harvest, columns }: Known, { code }: HarvestedIndicator): Fact[] {
  const own = harvest.columns.filter(({ indicator }) => indicator === code);
  return own.flatMap((fine): Fact[] => {
    const level = harvest.levels.find((one) => one.code === fine.level);
    return Object.entries(level?.parents ?? {}).flatMap(([parent, parentOf]): Fact[] => {
      const coarse = columns.get(columnKey({ ...fine, level: parent }));
      const above = harvest.levels.find((one) => one.code === parent);
      if (!coarse || !level || !above) return [];
      if (!fine.hidden.includes(1) && !coarse.hidden.includes(1)) return [];
      const children: number[][] = above.codes.map(() => []);
      for (const [child, index] of parentOf.entries())
        if (index !== null) children[index]?.push(child);
      return sumsThatHold(children, (area, list) => [
        [termAt(coarse, area, above.codes), -1],
        ...list.map((child): [CellTerm, number] => [termAt(fine, child, level.codes), 1]),
      ]);
    });
  });
}

/** A slice without an item of a dimension is the sum of the slices with one. */
function factsOfItems({ harvest, columns }: Known, { code }: HarvestedIndicator): Fact[] {
  const own = harvest.columns.filter(({ indicator, hidden }) => indicator === code && hidden);
  const groups = new Map<string, HarvestedColumn[]>();
  for (const column of own) {
    const parts = column.cells.split(',').filter(Boolean);
    for (const part of parts) {
      const dimension = part.split(':')[0];
      const cells = parts.filter((other) => other !== part).join(',');
      const key = `${dimension} ${columnKey({ ...column, cells })}`;
      groups.set(key, [...(groups.get(key) ?? []), column]);
    }
  }
  return [...groups].flatMap(([key, parts]): Fact[] => {
    const whole = columns.get(key.slice(key.indexOf(' ') + 1));
    const codes = harvest.levels.find((one) => one.code === whole?.level)?.codes;
    if (!whole || !codes) return [];
    if (!whole.hidden.includes(1) && !parts.some(({ hidden }) => hidden.includes(1))) return [];
    return sumsThatHold(
      codes.map((_, area) => [area]),
      (area) => [
        [termAt(whole, area, codes), -1],
        ...parts.map((part): [CellTerm, number] => [termAt(part, area, codes), 1]),
      ],
    );
  });
}

/** The facts of all areas, or none when those that can be checked do not agree. */
function sumsThatHold(
  members: readonly number[][],
  termsOf: (area: number, members: readonly number[]) => [CellTerm, number][],
): Fact[] {
  let [checked, agreeing] = [0, 0];
  const facts: Fact[] = [];
  for (const [area, list] of members.entries()) {
    if (list.length === 0) continue;
    const terms = termsOf(area, list);
    if (terms[0]?.[0] === null) continue;
    const fact = factOf(terms);
    if (fact) {
      facts.push(fact);
      continue;
    }
    checked += 1;
    if (isZero(terms)) agreeing += 1;
  }
  return agreeing >= MIN_AGREEING * checked ? facts : [];
}

/** Whether shown terms add up to 0, as far as their rounding tells. */
export function isZero(terms: readonly [CellTerm, number][]): boolean {
  let [sum, slack] = [0, 1e-6];
  for (const [term, factor] of terms) {
    if (term === null || 'name' in term) continue;
    sum += term.known * factor;
    slack += term.halfStep * Math.abs(factor);
  }
  return Math.abs(sum) <= slack;
}
