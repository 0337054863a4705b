/**
 * What a reader of an edition sees of some counts in one period, as a table to audit. Atoms are the
 * finest areas with figures of each indicator that is not itself a sum of others; a total of parts is
 * the sum over the atoms of all parts.
 *
 * Whether a cell is shown is read from what is published, its kind from the stored states. A reader who
 * sees a loaded figure that differs from the sum of its parts knows the difference at most, so a shown
 * cell counts as telling the sum of its atoms exactly.
 */

import type { Edition } from '../../geodata/edition/edition.ts';
import { createColumn } from '../../geodata/model/column.ts';
import { SUPPRESSED, UNDEFINED, VALUE } from '../../geodata/model/status.ts';
import type { ValuePublisher } from '../../geodata/publish/publish-values.ts';
import type { Cell, State, Table } from './audit.ts';
import { stateOf } from './create-tables.ts';
import type { Constraint, Term } from './integer-system.ts';

/** An area of a level for one indicator: key of its cell. */
type Atom = { indicator: string; area: number; value: number };

export type Asked = {
  /** Indicators whose figures are the atoms. */
  parts: readonly string[];
  /** The finest level with figures for the period: its areas are the atoms. */
  level: string;
  period: string;
  /** What the parts add up to, if that is published too. */
  total?: string;
};

export function tableOfEdition(publisher: ValuePublisher, asked: Asked): Table {
  const { edition } = publisher.computer;
  const { parts, level, period, total } = asked;
  const atoms = parts.flatMap((code) => atomsOf(publisher, code, level, period));
  const cells: Cell[] = [];
  const levels = [level, ...edition.coarserLevels(level).map((data) => data.level.code)];
  const sums = total === undefined ? parts : [...parts, total];
  for (const code of sums) {
    for (const at of levels) {
      const members = membersByArea(edition, atoms, level, at, code === total ? null : code);
      cells.push(...cellsAt(publisher, code, at, period, members));
    }
  }
  return { values: Float64Array.from(atoms, ({ value }) => value), cells };
}

function atomsOf(
  { computer }: ValuePublisher,
  code: string,
  level: string,
  period: string,
): Atom[] {
  const column = computer.compute(computer.edition.indicator(code), level, period)?.column;
  return [...(column?.values ?? [])].flatMap((value, area): Atom[] =>
    column?.statuses[area] === VALUE ? [{ indicator: code, area, value }] : [],
  );
}

/** For each area of `at`, the atoms in it, of one indicator or (null) of all. */
function membersByArea(
  edition: Edition,
  atoms: readonly Atom[],
  level: string,
  at: string,
  code: string | null,
): number[][] {
  const parentOf = level === at ? null : edition.parentsOf(level, at);
  const members: number[][] = edition.level(at).areas.map(() => []);
  for (const [index, atom] of atoms.entries()) {
    if (code !== null && atom.indicator !== code) continue;
    members[parentOf ? (parentOf[atom.area] ?? -1) : atom.area]?.push(index);
  }
  return members;
}

function cellsAt(
  publisher: ValuePublisher,
  code: string,
  level: string,
  period: string,
  members: readonly number[][],
): Cell[] {
  const { edition } = publisher.computer;
  const indicator = edition.indicator(code);
  const { statuses } = publisher.publish({ indicator, level, period }).column;
  const column = publisher.computer.compute(indicator, level, period)?.column ?? createColumn(0);
  const states = edition.hiddenStates(code, level, period);
  return members.flatMap((atoms, area): Cell[] => {
    if (statuses[area] !== VALUE && statuses[area] !== SUPPRESSED) return [];
    const name = `${code} ${level} ${edition.level(level).areas[area]?.code}`;
    const kind = stateOf(states?.[area]);
    // Slices of a cube have no stored states: the cube's own rule hides more than is under the threshold.
    const isSmall = (column.values[area] ?? 0) < (indicator.threshold ?? 0);
    const own: State = column.statuses[area] === VALUE && !isSmall ? 'complementary' : 'primary';
    const hidden: State = states === null || kind === 'shown' ? own : kind;
    const state = statuses[area] === VALUE ? 'shown' : hidden;
    return [{ name, atoms, state, threshold: indicator.threshold ?? 0 }];
  });
}

/**
 * What published means say of their weights. A coarser mean M is Σ w·m / Σ w over its areas, so
 * Σ w·(m − M) = 0; of m and M a reader knows the rounded values, each off by half a step at most. In
 * steps, with d the difference of the rounded values: Σ w·(d − 1) ≤ 0 ≤ Σ w·(d + 1).
 */
export function factsOfMean(
  publisher: ValuePublisher,
  mean: string,
  weight: string,
  level: string,
  period: string,
  coarser: readonly string[],
): Constraint[] {
  const { edition } = publisher.computer;
  const indicator = edition.indicator(mean);
  const step = indicator.rounding ?? 1;
  const atoms = atomsOf(publisher, weight, level, period);
  const fine = publisher.publish({ indicator, level, period }).column;
  return coarser.flatMap((at): Constraint[] => {
    if (!publisher.computer.compute(indicator, at, period)) return [];
    const coarse = publisher.publish({ indicator, level: at, period }).column;
    const members = membersByArea(edition, atoms, level, at, weight);
    return members.flatMap((list, area): Constraint[] => {
      const areas = list.map((atom) => atoms[atom]?.area ?? 0);
      const isKnown = areas.every((index) => fine.statuses[index] === VALUE);
      if (coarse.statuses[area] !== VALUE || list.length === 0 || !isKnown) return [];
      const differences = areas.map((index) =>
        Math.round(((fine.values[index] ?? 0) - (coarse.values[area] ?? 0)) / step),
      );
      const terms = (by: number): Term[] =>
        list.flatMap((atom, index): Term[] => {
          const coefficient = (differences[index] ?? 0) + by;
          return coefficient === 0 ? [] : [[atom, coefficient]];
        });
      return [
        { terms: terms(-1), low: -UNBOUNDED, high: 0 },
        { terms: terms(1), low: 0, high: UNBOUNDED },
      ];
    });
  });
}

const UNBOUNDED = 2 ** 50;

/** What an answer for a region of areas of level `at` says of the atoms of one indicator. */
export function factOfRegion(
  publisher: ValuePublisher,
  { parts, level, period }: Asked,
  at: string,
  areas: readonly number[],
  value: number,
): Constraint {
  const atoms = parts.flatMap((code) => atomsOf(publisher, code, level, period));
  const members = membersByArea(publisher.computer.edition, atoms, level, at, null);
  const terms = areas.flatMap((area) => (members[area] ?? []).map((atom): Term => [atom, 1]));
  return { terms, low: value, high: value };
}

export type Exposed = {
  indicator: string;
  level: string;
  period: string;
  area: string;
  status: number;
};

/**
 * Every published cell that has, among what it is computed from or weighed against, a count that is
 * hidden for that area: a value, or the status `undefined` although nothing is missing, which says that
 * a hidden denominator is 0.
 * @param operandsOf codes of the counts an indicator rests on, with the period each is taken from
 */
export function exposedCells(
  publisher: ValuePublisher,
  operandsOf: (code: string, period: string) => readonly { code: string; period: string }[],
): Exposed[] {
  const { computer } = publisher;
  const { edition } = computer;
  const exposed: Exposed[] = [];
  for (const indicator of edition.indicators) {
    for (const [level, periods] of computer.availability(indicator)) {
      for (const period of periods) {
        const operands = operandsOf(indicator.code, period);
        const states = operands.flatMap(
          (operand) => edition.hiddenStates(operand.code, level, operand.period) ?? [],
        );
        if (states.length === 0) continue;
        const known = operands
          .filter(({ code }) => edition.indicator(code).formula === null)
          .map(
            (o) => computer.compute(edition.indicator(o.code), level, o.period)?.column.statuses,
          );
        const { statuses } = publisher.publish({ indicator, level, period }).column;
        for (const [area, status] of statuses.entries()) {
          if (!states.some((list) => list[area])) continue;
          const isComplete = known.every((list) => list?.[area] === VALUE);
          if (status !== VALUE && !(status === UNDEFINED && isComplete)) continue;
          const code = edition.level(level).areas[area]?.code ?? '';
          exposed.push({ indicator: indicator.code, level, period, area: code, status });
        }
      }
    }
  }
  return exposed;
}

/**
 * The counts a formula rests on, to the bottom, by reading its text anew: codes, and a shift in years
 * for `data_from_period`.
 */
export function operandsByText(
  edition: Edition,
): (code: string, period: string) => { code: string; period: string }[] {
  const collect = (
    code: string,
    period: string,
    depth: number,
  ): { code: string; period: string }[] => {
    const indicator = edition.findIndicator(code);
    if (!indicator || depth > 20) return [];
    const own = [{ code: indicator.code, period }];
    if (indicator.thresholdIndicator !== null)
      own.push(...collect(indicator.thresholdIndicator, period, depth + 1));
    if (indicator.formula === null) return own;
    let text = indicator.formula;
    for (const [whole, operand, by] of text.matchAll(
      /data_from_period\(\s*([\w.]+)\s*,\s*"([+-]?\d+)"\s*\)/g,
    )) {
      text = text.replace(whole, ' ');
      own.push(...collect(operand ?? '', String(Number(period) + Number(by)), depth + 1));
    }
    for (const [operand] of text.matchAll(/[A-Za-z_]\w*/g))
      own.push(...collect(operand, period, depth + 1));
    return own;
  };
  return (code, period) => collect(code, period, 0);
}
