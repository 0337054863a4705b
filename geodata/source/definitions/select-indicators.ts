/** Which definitions make it into an edition, and in what final form. */

import { findCircles, spellCircle } from '../../formula/graph.ts';
import { type Ast, codeOf, parseFormula, referencesOf } from '../../formula/parse.ts';
import { DataError, type Problem } from '../../model/data-error.ts';
import { foldIndicator } from '../../model/indicator-code.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { Indicator } from '../../model/model.ts';
import type { ReadIndicator } from './read-indicators.ts';

type Defined = ReadIndicator & { onlyWithFigures: boolean };

/**
 * Adds the manifest's extras, parses formulas, checks references and circles, and leaves out what can
 * have no value: definitions without figures whose formula, if any, does not come down to figures.
 */
export function selectIndicators(
  defined: ReadonlyMap<string, Defined>,
  figures: ReadonlySet<string>,
  manifest: Manifest,
  problems: Problem[],
  flows: ReadonlySet<string> = new Set(),
): Indicator[] {
  const formulas = new Map<string, Ast>();
  for (const [code, entry] of defined) {
    const parsed = parse(entry, problems);
    if (parsed) formulas.set(code, parsed);
  }
  for (const circle of findCircles(formulas)) {
    const entry = defined.get(circle[0] ?? '');
    problems.push({
      severity: 'error',
      kind: 'circular_formula',
      file: entry?.file ?? '',
      sheet: entry?.sheet,
      row: entry?.row,
      column: entry?.headers.formula,
      message: `formulas go round in a circle: ${spellCircle(circle)}`,
    });
  }
  const withValues = reachFigures(formulas, figures, flows);
  const extras = new Map(
    Object.entries(manifest.extras).map(([code, extra]) => [foldIndicator(code), extra]),
  );
  const selected: Indicator[] = [];
  const without: string[] = [];
  for (const [code, entry] of defined) {
    if (!withValues.has(code)) {
      // What is wrong in a definition that is not used does not stand in anyone's way.
      const severity = entry.onlyWithFigures ? 'note' : 'error';
      problems.push(...entry.problems.map((problem) => ({ ...problem, severity }) as const));
      if (!entry.onlyWithFigures) {
        without.push(entry.indicator.code);
        checkOperands(entry, formulas.get(code), withValues, defined, problems);
      }
      continue;
    }
    problems.push(...entry.problems);
    const indicator = withExtras(entry.indicator, extras.get(code));
    selected.push(indicator);
    checkReferences(entry, indicator, withValues, defined, problems);
  }
  if (without.length > 0) {
    problems.push({
      severity: 'warning',
      kind: 'no_figures',
      file: defined.get(foldIndicator(without[0] ?? ''))?.file ?? '',
      message: `${without.length} indicators have no figures and are left out: ${without.slice(0, 10).join(', ')}`,
    });
  }
  return selected;
}

function parse({ indicator, file, sheet, row, headers }: Defined, problems: Problem[]): Ast | null {
  if (indicator.formula === null) return null;
  try {
    return parseFormula(indicator.formula);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    problems.push({
      severity: 'error',
      kind: 'bad_formula',
      file,
      sheet,
      row,
      column: headers.formula,
      message: `${indicator.code}: ${error.message}`,
    });
    return null;
  }
}

/** Codes with figures, and those whose formula needs only such codes. */
function reachFigures(
  formulas: ReadonlyMap<string, Ast>,
  figures: ReadonlySet<string>,
  flows: ReadonlySet<string>,
): Set<string> {
  const reached = new Set(figures);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const [code, formula] of formulas) {
      if (!reached.has(code) && operandsReached(formula, reached, flows)) {
        reached.add(code);
      }
    }
  }
  return reached;
}

/** A slice of a cube counts as reached when the cube has figures. */
function operandsReached(
  formula: Ast,
  reached: ReadonlySet<string>,
  flows: ReadonlySet<string>,
): boolean {
  const codes = referencesOf(formula).map((reference) => foldIndicator(codeOf(reference)));
  return codes.every((code) => reached.has(code) && !flows.has(code));
}

function withExtras(
  indicator: Indicator,
  extra: Manifest['extras'][string] | undefined,
): Indicator {
  if (!extra) return indicator;
  const given = Object.fromEntries(
    Object.entries(extra).filter(([, value]) => value !== undefined),
  );
  return { ...indicator, ...given };
}

/** Says which operands keep a formula from having values. */
function checkOperands(
  { file, sheet, row, headers, indicator }: Defined,
  formula: Ast | undefined,
  withValues: ReadonlySet<string>,
  defined: ReadonlyMap<string, Defined>,
  problems: Problem[],
): void {
  const codes = new Set(formula ? referencesOf(formula).map(codeOf) : []);
  for (const code of codes) {
    if (withValues.has(foldIndicator(code))) continue;
    const known = defined.has(foldIndicator(code));
    problems.push({
      severity: 'warning',
      kind: known ? 'reference_without_figures' : 'unknown_reference',
      file,
      sheet,
      row,
      column: headers.formula,
      message: `${indicator.code}: formula uses "${code}", which ${known ? 'has no figures' : 'is not defined'}`,
    });
  }
}

/** Weights and thresholds that point nowhere change what is computed or shown: say so. */
function checkReferences(
  { file, sheet, row, headers }: Defined,
  indicator: Indicator,
  withValues: ReadonlySet<string>,
  defined: ReadonlyMap<string, Defined>,
  problems: Problem[],
): void {
  for (const field of [
    'aggregationIndicator',
    'thresholdIndicator',
    'sampleIndicator',
    'deviationIndicator',
  ] as const) {
    const code = indicator[field];
    if (code === null || withValues.has(foldIndicator(code))) continue;
    const known = defined.has(foldIndicator(code));
    problems.push({
      severity: 'warning',
      kind: known ? 'reference_without_figures' : 'unknown_reference',
      file,
      sheet,
      row,
      column: headers[field],
      message: `${indicator.code}: ${field} "${code}" ${known ? 'has no figures' : 'is not defined'}`,
    });
  }
}
