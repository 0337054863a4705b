/** The live edition with the content of a source folder in place of its own. */

import type { ContentProblem } from '../../geodata/content/content-problem.ts';
import { readContent } from '../../geodata/content/read-content.ts';
import { openEdition, readLive } from '../../geodata/edition/editions.ts';
import { useContent } from '../../server/content/context/content-of.ts';
import { EditionBundle } from '../../server/edition/edition-bundle.ts';

export type Opened = { bundle: EditionBundle; problems: ContentProblem[] };

/** @param id of the edition; the live one unless given */
export async function openContent(
  from: string,
  dataDir: string,
  id = readLive(dataDir),
): Promise<Opened> {
  if (id === null)
    throw new Error(`there is no edition in ${dataDir}: npm run edition -- --from ${from}`);
  const read = await readContent(from);
  if (!read) throw new Error(`${from} has no content folder`);
  const bundle = new EditionBundle(openEdition(dataDir, id));
  useContent(bundle, read.content);
  return { bundle, problems: read.problems };
}
