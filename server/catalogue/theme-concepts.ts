/** The theme tree as concepts, for DCAT. */
import type { Edition } from '../../geodata/edition/edition.ts';
import type { Text, ThemeNode } from '../../geodata/model/model.ts';
import { inLanguages, type Thing } from './statements.ts';

/** A concept for each folder of the theme tree, under that of the folder it lies in. */
export function describeConcepts(edition: Edition, base: string): Thing[] {
  const scheme: Thing = {
    iri: schemeIri(base),
    type: 'skos:ConceptScheme',
    says: [['dct:title', inLanguages({ nl: "Thema's", fr: 'Thèmes', en: 'Themes' })]],
  };
  const concepts = new Map<string, Thing>();
  const walk = (nodes: readonly ThemeNode[], above: readonly Text[]): void => {
    for (const node of nodes) {
      if (node.kind !== 'folder') continue;
      const path = [...above, node.name];
      const iri = conceptIri(base, path);
      concepts.set(iri, {
        iri,
        type: 'skos:Concept',
        says: [
          ['skos:prefLabel', inLanguages(node.name)],
          ['skos:inScheme', [{ iri: schemeIri(base) }]],
          ['skos:broader', above.length > 0 ? [{ iri: conceptIri(base, above) }] : []],
        ],
      });
      walk(node.children, path);
    }
  };
  walk(edition.themes, []);
  return [scheme, ...concepts.values()];
}

/** The folders an indicator hangs in, each as the names from the top. */
export function foldersOf(
  nodes: readonly ThemeNode[],
  code: string,
  above: readonly Text[] = [],
): Text[][] {
  return nodes.flatMap((node) => {
    if (node.kind === 'folder') return foldersOf(node.children, code, [...above, node.name]);
    return node.code === code && above.length > 0 ? [[...above]] : [];
  });
}

export function schemeIri(base: string): string {
  return `${base}/catalog#themes`;
}

export function conceptIri(base: string, path: readonly Text[]): string {
  return `${base}/catalog#themes/${path.map(({ nl }) => encodeURIComponent(nl)).join('/')}`;
}
