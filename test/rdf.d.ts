/** What the tests use of two packages that bring no types. */
declare module 'n3' {
  export type Term = {
    termType: string;
    value: string;
    language?: string;
    datatype?: { value: string };
  };
  export type Quad = { subject: Term; predicate: Term; object: Term };
  export class Parser {
    parse(text: string): Quad[];
  }
}

declare module 'jsonld' {
  const jsonld: {
    toRDF(document: object, options: { format: 'application/n-quads' }): Promise<string>;
    canonize(
      input: string,
      options: { algorithm: 'URDNA2015'; inputFormat: 'application/n-quads' },
    ): Promise<string>;
  };
  export default jsonld;
}
