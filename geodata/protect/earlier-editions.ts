/** Earlier editions beside the one that is being protected: what they told of its cells. */

import type { ValueComputer } from '../compute/compute-values.ts';
import {
  COMPLEMENTARY,
  type Grouping,
  type Past,
  type PastCells,
  SHOWN,
} from '../disclosure/suppression-table.ts';
import type { Edition } from '../edition/edition.ts';
import type { PastColumn } from '../edition/memory-store.ts';
import { foldCode } from '../model/area-code.ts';
import type { Column } from '../model/column.ts';
import type { Indicator } from '../model/model.ts';
import { byteAt, indexAt, numberAt } from '../model/read-at.ts';
import { VALUE } from '../model/status.ts';
import type { PublishedBefore } from './published-before.ts';

/** A published count may be off by less than this from what was published before and still be the same. */
const SAME = 1e-9;

/** A level that an earlier edition had and this one has not, over the areas of one that it has. */
type LostLevel = { level: string; groupOf: Int32Array; past: PastCells };

export class EarlierEditions {
  readonly #edition: Edition;
  /** By indicator and period. */
  readonly #columns = new Map<string, ReadonlyMap<string, PastColumn>>();
  readonly #cells = new Map<string, PastCells | null>();

  /** @param before null for a first edition */
  constructor(
    private readonly computer: ValueComputer,
    private readonly before: PublishedBefore | null,
  ) {
    this.#edition = computer.edition;
  }

  /** What was told of a count in the areas of a level, in their order; null when nothing was. */
  at(indicator: Indicator, level: string, period: string): PastCells | null {
    const key = `${indicator.code}|${level}|${period}`;
    const known = this.#cells.get(key);
    if (known !== undefined) return known;
    const past = this.#columnsOf(indicator, period).get(level);
    const column = past && this.computer.compute(indicator, level, period)?.column;
    const cells = column ? pastOfLevel(this.#edition, level, past, column, indicator) : null;
    this.#cells.set(key, cells);
    return cells;
  }

  /** Per level of this edition the cells of a count that the last edition hid. */
  hiddenOf(indicator: Indicator, period: string): [level: string, states: Uint8Array][] {
    return [...this.#columnsOf(indicator, period).keys()].flatMap(
      (level): [string, Uint8Array][] => {
        if (!this.#edition.levels.some((data) => data.level.code === level)) return [];
        const cells = this.at(indicator, level, period);
        return cells ? [[level, Uint8Array.from(cells.hiddenSince, stateOfHidden)]] : [];
      },
    );
  }

  /** What was told of some areas of a level and of coarser ones, and the levels that are gone since. */
  around(
    indicator: Indicator,
    level: string,
    period: string,
    coarser: readonly { code: string }[],
    atoms: readonly number[],
  ): { cells: Past; lost: Grouping[] } | null {
    const columns = this.#columnsOf(indicator, period);
    if (!this.before || columns.size === 0) return null;
    const lost = lostLevels(this.#edition, this.before, level, columns);
    const groups = coarser.map(({ code }) => this.at(indicator, code, period));
    return {
      cells: {
        atoms: pickPast(this.at(indicator, level, period), atoms),
        groups: [...groups, ...lost.map(({ past }) => past)],
      },
      lost: lost.map(({ groupOf, past }) => ({
        groupOf: Int32Array.from(atoms, (area) => indexAt(groupOf, area)),
        values: new Float64Array(past.pinned.length),
        published: new Uint8Array(past.pinned.length),
      })),
    };
  }

  #columnsOf({ code }: Indicator, period: string): ReadonlyMap<string, PastColumn> {
    const key = `${code}|${period}`;
    const known = this.#columns.get(key) ?? this.before?.columnsOf(code, period) ?? new Map();
    this.#columns.set(key, known);
    return known;
  }
}

function stateOfHidden(since: number): number {
  return since > 0 ? COMPLEMENTARY : SHOWN;
}

/** What was told of the areas of a level of this edition, in its order; null when nothing was. */
function pastOfLevel(
  edition: Edition,
  level: string,
  past: PastColumn | undefined,
  column: Column,
  { rounding }: Indicator,
): PastCells | null {
  if (!past) return null;
  const { indexOf, areas } = edition.level(level);
  const found = emptyPast(areas.length);
  for (const [at, code] of past.codes.entries()) {
    const area = indexOf.get(foldCode(code));
    if (area === undefined) continue;
    found.hiddenSince[area] = indexAt(past.hiddenSince, at);
    found.shownUntil[area] = indexAt(past.shownUntil, at);
    const isSame =
      byteAt(column.statuses, area) === VALUE &&
      Math.abs(numberAt(column.values, area) - numberAt(past.values, at)) <
        (rounding ?? 1) / 2 + SAME;
    const wasShown = indexAt(past.shownUntil, at) > 0 && indexAt(past.hiddenSince, at) === 0;
    found.pinned[area] = wasShown && isSame ? 1 : 0;
  }
  return found;
}

/** Some cells of a column of `pastOfLevel`. */
function pickPast(past: PastCells | null, areas: readonly number[]): PastCells {
  if (!past) return emptyPast(areas.length);
  return {
    pinned: Uint8Array.from(areas, (area) => byteAt(past.pinned, area)),
    hiddenSince: Int32Array.from(areas, (area) => indexAt(past.hiddenSince, area)),
    shownUntil: Int32Array.from(areas, (area) => indexAt(past.shownUntil, area)),
  };
}

/**
 * Levels of earlier editions that are gone, as groups of areas of a level that is there: by the tables of
 * then, or by the same codes in a level of the same family.
 */
function lostLevels(
  edition: Edition,
  before: PublishedBefore,
  level: string,
  columns: ReadonlyMap<string, PastColumn>,
): LostLevel[] {
  const here = new Set(edition.levels.map((data) => data.level.code));
  return [...columns].flatMap(([lost, column]): LostLevel[] => {
    if (here.has(lost)) return [];
    const groupOf = groupsIn(edition, before, level, lost, column.codes);
    const { hiddenSince, shownUntil } = column;
    const pinned = new Uint8Array(column.codes.length);
    return groupOf ? [{ level: lost, groupOf, past: { pinned, hiddenSince, shownUntil } }] : [];
  });
}

/** Per area of `level` its area in a lost level, as an index of `codes`, -1 for none; null when not connected. */
function groupsIn(
  edition: Edition,
  { levels }: PublishedBefore,
  level: string,
  lost: string,
  codes: readonly string[],
): Int32Array | null {
  const { areas, level: own } = edition.level(level);
  const indexOf = new Map(codes.map((code, at) => [foldCode(code), at]));
  const then = levels.get(level);
  const parents = then?.parents.get(lost);
  const lostCodes = levels.get(lost)?.codes ?? [];
  if (then && parents) {
    const at = new Map(then.codes.map((code, index) => [foldCode(code), index]));
    return Int32Array.from(areas, ({ code }) => {
      const index = at.get(foldCode(code));
      const parent = index === undefined ? -1 : indexAt(parents, index);
      return indexOf.get(foldCode(lostCodes[parent] ?? '')) ?? -1;
    });
  }
  if (levels.get(lost)?.family !== own.family) return null;
  return Int32Array.from(areas, ({ code }) => indexOf.get(foldCode(code)) ?? -1);
}

function emptyPast(cells: number): PastCells {
  return {
    pinned: new Uint8Array(cells),
    hiddenSince: new Int32Array(cells),
    shownUntil: new Int32Array(cells),
  };
}
