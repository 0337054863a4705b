/**
 * Several editions as one system. A reader takes a hidden figure for the same in all of them until that
 * cannot be; then it looks for the fewest figures that were revised.
 */
import { columnKey, type Fact, type Known, nameOf } from './facts.ts';
import type { HarvestedColumn } from './harvest.ts';

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
  const links: Link[] = [];
  // Sums are revised with their parts: only the finest cells of either edition are revised by themselves.
  const finest = editions.map(({ harvest }) => finestColumns(harvest));
  const mayLink = (column: HarvestedColumn, at: number, other: number): boolean =>
    [at, other].some((edition) => finest[edition]?.has(columnKey(column)));
  for (const [at, { harvest, facts: own }] of editions.entries()) {
    for (const fact of own) {
      const terms = new Map([...fact.terms].map(([name, factor]) => [`${at}#${name}`, factor]));
      facts.push({ ...fact, terms });
    }
    for (const { column, code } of cellsOf(harvest, (flag) => flag === 1)) {
      const name = nameOf(column, code);
      const list = hidden.get(name) ?? [];
      hidden.set(name, list);
      const before = list.at(-1);
      if (before !== undefined && mayLink(column, before, at))
        links.push({ cell: `${at}#${name}`, same: `${before}#${name}` });
      list.push(at);
    }
  }
  for (const [at, { harvest }] of editions.entries()) {
    for (const { column, code, value } of cellsOf(harvest, (flag) => flag === 0)) {
      const others = hidden.get(nameOf(column, code));
      if (typeof value !== 'number') continue;
      for (const other of others ?? [])
        if (other !== at && mayLink(column, other, at))
          links.push({ cell: `${other}#${nameOf(column, code)}`, same: value });
    }
  }
  const cells = [...hidden].flatMap(([name, list]) => list.map((at) => `${at}#${name}`));
  return { cells, facts, links };
}

/** Keys of columns of which no finer one is there. */
function finestColumns({ columns, levels }: Known['harvest']): Set<string> {
  const all = new Set(columns.map(columnKey));
  const finer = (level: string): string[] =>
    levels.filter(({ parents }) => level in parents).map(({ code }) => code);
  const isFinest = (column: HarvestedColumn): boolean =>
    !finer(column.level).some((level) => all.has(columnKey({ ...column, level })));
  return new Set(columns.filter(isFinest).map(columnKey));
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
