/** Content on its way into an edition: read, held against the edition that it will be part of, and written. */
import path from 'node:path';
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import type { DeclaredTotal } from '../../geodata/content/adds-up.ts';
import { checkContent } from '../../geodata/content/check-content.ts';
import type { ContentProblem } from '../../geodata/content/content-problem.ts';
import { CONTENT_FOLDER, type ReadContent } from '../../geodata/content/read-content.ts';
import { writeContent } from '../../geodata/content/store-content.ts';
import type { Database } from '../../geodata/edition/database.ts';
import type { Problem } from '../../geodata/model/data-error.ts';
import { openUnsealed } from './check-edition.ts';

/** Writes the content of a source folder, if it has any, and returns what is wrong with its form. */
export function addContent(db: Database, read: ReadContent | null): Problem[] {
  if (!read) return [];
  writeContent(db, read.content);
  return read.problems.map(asProblem);
}

/** What content says that the edition in `folder` does not have. */
export function checkAgainstEdition(
  folder: string,
  read: ReadContent | null,
  totals: readonly DeclaredTotal[],
): Problem[] {
  if (!read) return [];
  const edition = openUnsealed(folder);
  try {
    return checkContent(new ValueComputer(edition), read.content, totals).map(asProblem);
  } finally {
    edition.close();
  }
}

function asProblem({ severity, kind, file, line, column, message }: ContentProblem): Problem {
  const place = path.posix.join(CONTENT_FOLDER, file);
  return { severity, kind, file: place, row: line, column: String(column), message };
}
