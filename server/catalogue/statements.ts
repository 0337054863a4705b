/** Statements about things, as RDF has them, before they are printed as Turtle or JSON-LD. */
import type { Text } from '../../geodata/model/model.ts';

export type Value =
  | { iri: string }
  | { text: string; language?: string }
  | { text: string; datatype: string }
  | Part;

type Says = [predicate: string, values: Value[]][];

/** A thing with an address of its own. */
export type Thing = { iri: string; type: string; says: Says };

/** A thing that only stands inside another. */
export type Part = { type: string; says: Says };

export const PREFIXES: Record<string, string> = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

export function isPart(value: Value): value is Part {
  return 'says' in value;
}

/** One text per language; only one where all are the same, which then is Dutch. */
export function inLanguages(text: Text | undefined): Value[] {
  if (!text) return [];
  const isSame = text.nl === text.fr && text.nl === text.en;
  const languages = isSame ? (['nl'] as const) : (['nl', 'fr', 'en'] as const);
  return languages
    .filter((language) => text[language] !== '')
    .map((language) => ({ text: text[language], language }));
}
