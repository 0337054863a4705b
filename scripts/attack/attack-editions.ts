/** The attack as one step: several editions harvested, related, linked and solved. */
import { type Known, readFacts } from './facts.ts';
import { guessRelatives } from './guess-relatives.ts';
import { type Harvest, isGuarded } from './harvest.ts';
import { linkEditions } from './link-editions.ts';
import { type Range, solvePieces } from './solve-pieces.ts';

export type Attack = {
  ranges: Range[];
  /** Relations between columns that were found, in words. */
  relatives: string[];
};

export type AttackOptions = {
  /** Off: no relation between columns is looked for. */
  findsRelatives?: boolean;
  /** Which cells are asked about, by name: all without. */
  isAsked?: (cell: string) => boolean;
  untilMs?: number;
};

/** Attacks editions, oldest first, together. Cells of the answer are named `edition#indicator|cells|period|level|area`. */
export async function attackEditions(
  harvests: readonly Harvest[],
  { findsRelatives = true, isAsked, untilMs }: AttackOptions = {},
): Promise<Attack> {
  const impossible = new Map<string, Set<number>>();
  const relatives = new Set<string>();
  const known: Known[] = [];
  const thresholds = new Map<string, number>();
  for (const [at, harvest] of harvests.entries()) {
    const own = readFacts(harvest);
    known.push(own);
    for (const { code, threshold } of harvest.indicators.filter(isGuarded))
      thresholds.set(code, threshold ?? 0);
    if (!findsRelatives) continue;
    const guessed = guessRelatives(own);
    own.facts.push(...guessed.facts);
    for (const words of guessed.found) relatives.add(words);
    for (const [name, values] of guessed.impossible) impossible.set(`${at}#${name}`, values);
  }
  const system = linkEditions(known);
  const isCount = (cell: string): boolean => thresholds.has(indicatorOf(cell));
  const ranges = await solvePieces(
    { ...system, cells: system.cells.filter(isCount) },
    {
      thresholdOf: (cell) => thresholds.get(indicatorOf(cell)) ?? 0,
      impossible: (cell, value) => impossible.get(cell)?.has(value) ?? false,
      isAsked: (cell) => isCount(cell) && (isAsked?.(cell) ?? true),
      ...(untilMs === undefined ? {} : { untilMs }),
    },
  );
  return { ranges, relatives: [...relatives] };
}

function indicatorOf(cell: string): string {
  return cell.slice(cell.indexOf('#') + 1, cell.indexOf('|'));
}
