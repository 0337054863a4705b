/** An upload of flat figures read against an edition: what it holds, where, and what cannot be read. */
import path from 'node:path';
import type { Edition } from '../../edition/edition.ts';
import type { Problem } from '../../model/data-error.ts';
import { foldIndicator } from '../../model/indicator-code.ts';
import { FigurePlaces } from './figure-places.ts';
import type { Figures } from './figures.ts';
import { readFigures } from './read-figures.ts';

export type Upload = {
  /** By folded indicator code. */
  figures: Figures;
  places: FigurePlaces;
  problems: Problem[];
};

/**
 * Reads the file at `file` (xlsx or csv). `levels` says what its level names mean in the edition:
 * `{gemeente: 'gemeente2024'}`. Never throws over what is in the file.
 */
export async function readUpload(
  file: string,
  edition: Edition,
  levels: Record<string, string> = {},
): Promise<Upload> {
  const places = new FigurePlaces();
  const figures: Figures = new Map();
  const problems: Problem[] = [];
  const context = {
    levels: edition.levels.map(({ level }) => level),
    codes: new Map(edition.levels.map(({ level, indexOf }) => [level.code, indexOf])),
    defined: new Set(edition.indicators.map(({ code }) => foldIndicator(code))),
    places,
  };
  const entry = {
    file: path.basename(file),
    levels,
    ignore: [],
    unknownCodes: 'error' as const,
  };
  await readFigures(path.dirname(file), entry, context, figures, problems);
  if (figures.size === 0 && problems.every(({ severity }) => severity !== 'error')) {
    const message = 'no figures found';
    problems.push({ severity: 'error', kind: 'no_figures', file: entry.file, message });
  }
  return { figures, places, problems };
}

const UNREADABLE = new Set([
  'missing_file',
  'unreadable_file',
  'unsupported_format',
  'wrong_header',
  'missing_sheet',
  'no_figures',
]);

/** True when a problem is that there is nothing to compare, not that a figure is wrong. */
export function isUnreadable(problem: Problem): boolean {
  return problem.severity === 'error' && UNREADABLE.has(problem.kind);
}
