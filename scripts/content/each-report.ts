/** Every report for every area of its levels, as questions. */
import type { ContentDocument } from '../../geodata/content/content.ts';
import type { LevelData } from '../../geodata/edition/edition.ts';
import type { Language } from '../../geodata/model/model.ts';
import { contentOf, listDocuments } from '../../server/content/context/content-of.ts';
import type { ReportQuestion } from '../../server/content/context/report-scope.ts';
import { territoryOf } from '../../server/content/context/territory.ts';
import { PAGE_KINDS } from '../../server/content/pages/content-paths.ts';
import type { EditionBundle } from '../../server/edition/edition-bundle.ts';
import { placeAt } from '../../server/edition/place.ts';

export function reportsOf(
  bundle: EditionBundle,
  name: string | undefined,
  language: Language,
): ContentDocument[] {
  const content = contentOf(bundle);
  const all = PAGE_KINDS.flatMap((kind) => listDocuments(content, kind, language));
  const chosen = name === undefined ? all : all.filter((one) => one.name === name);
  if (chosen.length === 0)
    throw new Error(`unknown report: "${name}" (known: ${all.map((one) => one.name).join(', ')})`);
  return chosen;
}

/** The newest vintage of each level that a report is for. */
export function levelsOfReport(
  { edition }: EditionBundle,
  { head }: ContentDocument,
  only: string | undefined,
): LevelData[] {
  const families = only === undefined ? head.levels : head.levels.filter((one) => one === only);
  if (families.length === 0)
    throw new Error(`this report is not for level "${only}" (but for: ${head.levels.join(', ')})`);
  return families.map((family) => edition.level(family));
}

/** One question per area, unknown locations included. With `step` above 1 every so many areas. */
export function* questionsOf(
  document: ContentDocument,
  data: LevelData,
  step = 1,
): Generator<ReportQuestion> {
  for (let index = 0; index < data.areas.length; index += step)
    yield { document, territory: territoryOf(placeAt(data, index)), comparison: null, until: null };
}
