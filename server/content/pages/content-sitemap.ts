/** The addresses of reports, dashboards and stories that search engines should know. */
import { LANGUAGES } from '../../contract/languages.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { placeAt } from '../../edition/place.ts';
import { contentOf, listDocuments } from '../context/content-of.ts';
import { territoryOf } from '../context/territory.ts';
import { contentPath, PAGE_KINDS, startPath, territoryPath } from './content-paths.ts';

/** Finer areas are many, and their reports short: they are found from the pages of the areas. */
const MAX_AREAS = 400;

/** Nothing for an edition without content. */
export function listContentPaths(bundle: EditionBundle): string[] {
  const { edition } = bundle;
  const content = contentOf(bundle);
  if (content.documents.length === 0) return [];
  return LANGUAGES.flatMap((language) => [
    startPath(language),
    ...PAGE_KINDS.flatMap((kind) => {
      const documents = listDocuments(content, kind, language);
      const pages = documents.flatMap(({ name, head }) =>
        head.levels
          .map((family) => edition.level(family))
          .filter(({ areas }) => areas.length <= MAX_AREAS)
          .flatMap((data) =>
            data.areas.flatMap((area, index) =>
              area.unknownLocation
                ? []
                : [
                    `${contentPath(kind, language, name)}/${territoryPath(edition, territoryOf(placeAt(data, index)))}`,
                  ],
            ),
          ),
      );
      return documents.length === 0 ? [] : [contentPath(kind, language), ...pages];
    }),
  ]);
}
