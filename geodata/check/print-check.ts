/** The result of an import check as a page for the terminal. */
import { listKnown, type Problem, placeOf } from '../model/data-error.ts';
import { EMPTY } from '../model/status.ts';
import type { FigurePlace } from '../source/figures/figure-places.ts';
import type { Upload } from '../source/figures/read-upload.ts';
import type { Finding } from './findings.ts';

/** One file's page: what is in it, what is wrong, what needs a look, what is good to know. */
export function printCheck(file: string, upload: Upload, findings: readonly Finding[]): string {
  const problems = upload.problems.filter(({ severity }) => severity !== 'note');
  const notes = upload.problems.filter(({ severity }) => severity === 'note');
  const looks = printFindings(findings.filter(({ weight }) => weight === 'look'));
  const known = printFindings(findings.filter(({ weight }) => weight === 'note'));
  const lines = [`${file}: ${describe(upload)}`];
  section(lines, 'wrong in the file', problems.map(printProblem));
  section(lines, 'to look at', looks);
  section(lines, 'good to know', [...known, ...notes.map(printProblem)]);
  const total = problems.length + looks.length;
  lines.push('', total === 0 ? 'nothing to look at' : `${total} findings to look at`);
  return lines.join('\n');
}

/** `12,345 figures of 3 indicators at gemeente, statsec2024, 2018–2021`. */
function describe({ figures }: Upload): string {
  let count = 0;
  const levels = new Set<string>();
  const periods = new Set<string>();
  for (const byLevel of figures.values()) {
    for (const [level, byPeriod] of byLevel) {
      levels.add(level);
      for (const [period, column] of byPeriod) {
        periods.add(period);
        count += column.statuses.filter((status) => status !== EMPTY).length;
      }
    }
  }
  if (count === 0) return 'no figures';
  const sorted = [...periods].sort();
  const span = sorted.length > 1 ? `${sorted[0]}–${sorted.at(-1)}` : sorted[0];
  return `${printCount(count)} figures of ${figures.size} indicators at ${[...levels].join(', ')}, ${span}`;
}

function section(lines: string[], title: string, entries: readonly string[]): void {
  if (entries.length === 0) return;
  lines.push('', title, ...entries.map((entry) => `  ${entry.replaceAll('\n', '\n  ')}`));
}

/** The manifest is not at hand in a check: say how to try the same here. */
function printProblem(problem: Problem): string {
  const pair = /"levels": \{"(.+?)": "(.+?)"\}/.exec(problem.message);
  const here =
    problem.kind === 'other_vintage' && pair ? `; here: --levels ${pair[1]}=${pair[2]}` : '';
  return `${problem.kind}  ${placeOf(problem)}: ${problem.message}${here}`;
}

/** One entry each, but for what is told of several indicators in the same words. */
function printFindings(findings: readonly Finding[]): string[] {
  const groups = new Map<Finding | string, Finding[]>();
  for (const finding of findings) {
    const key = finding.examples.length > 0 ? finding : `${finding.kind} ${finding.message}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (!first) return '';
    if (first.examples.length > 0) return printFigures(first);
    const subjects = listKnown(
      group.map(({ subject }) => subject),
      4,
    );
    return `${first.kind}  ${subjects}: ${first.message}`;
  });
}

function printFigures({ kind, subject, message, count, of, examples }: Finding): string {
  const lines = examples.map(
    ({ place, text }) => `  ${place ? `${printPlace(place)}: ` : ''}${text}`,
  );
  if (count > examples.length) lines.push(`  … and ${printCount(count - examples.length)} more`);
  const head = `${kind}  ${subject}: ${printCount(count)} of ${printCount(of)} ${message}`;
  return [head, ...lines].join('\n');
}

/** `sheet "upload", row 12, column "v1101_t"`. */
function printPlace({ sheet, row, column }: FigurePlace): string {
  return `${sheet === undefined ? '' : `sheet "${sheet}", `}row ${row}, column "${column}"`;
}

function printCount(count: number): string {
  return count.toLocaleString('en');
}
