/** The auditor of flows: what a reader can work out from all published cells. */
import { type Constraint, IntegerSystem, UNLIMITED } from './integer-system.ts';

export const THRESHOLD = 4;

export const SMALL = [1, 2, 3];

/** One thing that can be asked: a sum of flows between municipalities. */
export type Answer = { name: string; atoms: number[]; value: number; shown: boolean };

export const between = ({ atoms }: Answer, low: number, high: number): Constraint => ({
  terms: atoms.map((atom) => [atom, 1] as const),
  low,
  high,
});

/** @param least what a hidden answer is at least, to this reader */
export function readerOf(
  answers: readonly Answer[],
  flows: Float64Array,
  least: 0 | 1,
): IntegerSystem {
  const known = answers.flatMap((answer) => {
    if (answer.shown) return [between(answer, answer.value, answer.value)];
    return least > 0 && answer.value > 0 ? [between(answer, least, UNLIMITED)] : [];
  });
  // Readers who know less have more tables to try.
  return new IntegerSystem(known, flows, least > 0 ? 20_000 : 1_000_000);
}

type Finding = { examined: number; leaks: string[]; undecided: number };

/** Small answers that are shown or of which a value can be excluded, and others known too well. */
export function audit(answers: readonly Answer[], flows: Float64Array, least: 0 | 1): Finding {
  const reader = readerOf(answers, flows, least);
  const finding: Finding = { examined: 0, leaks: [], undecided: 0 };
  const canBe = (answer: Answer, low: number, high: number): boolean => {
    const { kind } = reader.ask(between(answer, low, high));
    finding.undecided += kind === 'undecided' ? 1 : 0;
    return kind !== 'impossible';
  };
  for (const answer of answers) {
    const { name, value, shown } = answer;
    const isSmall = value > 0 && value < THRESHOLD;
    if (isSmall && shown) finding.leaks.push(`${name}: shown`);
    if (shown) continue;
    finding.examined += 1;
    const excluded = isSmall ? SMALL.filter((number) => !canBe(answer, number, number)) : [];
    if (excluded.length > 0) finding.leaks.push(`${name}: ${value}, cannot be ${excluded}`);
    // Wide open: some value at least that far away.
    const isWide =
      isSmall ||
      canBe(answer, value + THRESHOLD, UNLIMITED) ||
      canBe(answer, 0, value - THRESHOLD) ||
      [1, 2, 3].some(
        (up) => canBe(answer, value + up, value + up) && canBe(answer, 0, value + up - THRESHOLD),
      );
    if (!isWide) finding.leaks.push(`${name}: ${value}, narrow`);
  }
  return finding;
}

/** Without exchange groups: only what is small itself is hidden. */
export function withoutProtection(answers: readonly Answer[]): Answer[] {
  return answers.map((answer) => ({
    ...answer,
    shown: answer.value === 0 || answer.value >= THRESHOLD,
  }));
}
