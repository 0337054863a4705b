/**
 * Several editions as one system. A reader takes a hidden figure for the same in all of them until that
 * cannot be; then it looks for the fewest figures that were revised.
 */
import type { Fact, Known } from './facts.ts';
import { nameOf } from './facts.ts';

/** Two cells that are the same unless a figure was revised; `same` is a number where one of them is shown. */
export type Link = { cell: string; same: string | number };

export type System = {
  /** Cells are named `edition#name`. */
  cells: string[];
  facts: Fact[];
  links: Link[];
};

/** Puts the facts of editions, oldest first, side by side and links what is about the same cell. */
export function linkEditions(editions: readonly Known[]): System {
  const hidden = new Map<string, number[]>();
  const facts: Fact[] = [];
  for (const [at, { harvest, facts: own }] of editions.entries()) {
    for (const fact of own) {
      const terms = new Map([...fact.terms].map(([name, factor]) => [`${at}#${name}`, factor]));
      facts.push({ ...fact, terms });
    }
    for (const { column, code } of cellsOf(harvest, (flag) => flag === 1))
      hidden.set(nameOf(column, code), [...(hidden.get(nameOf(column, code)) ?? []), at]);
  }
  const links: Link[] = [];
  for (const [name, list] of hidden) {
    for (const [index, at] of list.entries()) {
      const before = list[index - 1];
      if (before !== undefined) links.push({ cell: `${at}#${name}`, same: `${before}#${name}` });
    }
  }
  for (const [at, { harvest }] of editions.entries()) {
    for (const { column, code, value } of cellsOf(harvest, (flag) => flag === 0)) {
      const others = hidden.get(nameOf(column, code));
      if (typeof value !== 'number') continue;
      for (const other of others ?? [])
        if (other !== at) links.push({ cell: `${other}#${nameOf(column, code)}`, same: value });
    }
  }
  const cells = [...hidden].flatMap(([name, list]) => list.map((at) => `${at}#${name}`));
  return { cells, facts, links };
}

type Cell = { column: Known['harvest']['columns'][number]; code: string; value: number | null };

function* cellsOf(
  { columns, levels }: Known['harvest'],
  isWanted: (hidden: number) => boolean,
): Generator<Cell> {
  const codesOf = new Map(levels.map(({ code, codes }) => [code, codes]));
  for (const column of columns) {
    const codes = codesOf.get(column.level) ?? [];
    for (const [area, flag] of column.hidden.entries()) {
      if (!isWanted(flag)) continue;
      yield { column, code: codes[area] ?? '', value: column.values[area] ?? null };
    }
  }
}
