import { Validator } from '@seriousme/openapi-schema-validator';
import jsonld from 'jsonld';
import { Parser, type Quad } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysOf } from '../../../server/catalogue/days-of-period.ts';
import { printJsonLd } from '../../../server/catalogue/print-jsonld.ts';
import { printTurtle } from '../../../server/catalogue/print-turtle.ts';
import type { Thing } from '../../../server/catalogue/statements.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createSecrets } from '../../fixtures/create-secrets.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

const textOf = async (path: string): Promise<string> => (await test.app.request(path)).text();

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const DCT = 'http://purl.org/dc/terms/';
const DCAT = 'http://www.w3.org/ns/dcat#';

/** Statements of two documents are the same whatever their blank nodes are called. */
const canonical = (quads: string): Promise<string> =>
  jsonld.canonize(quads, { algorithm: 'URDNA2015', inputFormat: 'application/n-quads' });

function toQuads(quads: readonly Quad[]): string {
  const term = ({ termType, value, language, datatype }: Quad['object']): string => {
    if (termType === 'NamedNode') return `<${value}>`;
    if (termType === 'BlankNode') return `_:${value.replace(/\W/g, '')}`;
    const text = JSON.stringify(value);
    if (language) return `${text}@${language}`;
    const type = datatype?.value ?? '';
    return type.endsWith('#string') ? text : `${text}^^<${type}>`;
  };
  return quads
    .map(
      ({ subject, predicate, object }) => `${[subject, predicate, object].map(term).join(' ')} .\n`,
    )
    .join('');
}

describe('the DCAT catalogue', () => {
  let quads: Quad[];
  beforeAll(async () => {
    quads = new Parser().parse(await textOf('/catalog.ttl'));
  });
  const objects = (subject: string, predicate: string): string[] =>
    quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
      .map(({ object }) => object.value);
  const ofType = (type: string): string[] =>
    quads
      .filter(({ predicate, object }) => predicate.value === RDF_TYPE && object.value === type)
      .map(({ subject }) => subject.value);

  it('has a dataset for each visible indicator, with what DCAT-AP demands', () => {
    const datasets = ofType(`${DCAT}Dataset`);
    expect(objects('http://localhost/catalog', `${DCAT}dataset`)).toEqual(datasets);
    expect(datasets.map((iri) => objects(iri, `${DCT}identifier`)[0])).toEqual([
      'v1101_t',
      'v1101_m',
      ...['vp1101_m', 'v9900_opp', 'vg_mediaan'],
    ]);
    for (const iri of ['http://localhost/catalog', ...datasets]) {
      for (const name of ['title', 'description', 'publisher', 'spatial']) {
        expect(objects(iri, `${DCT}${name}`), `${iri} ${name}`).not.toEqual([]);
      }
    }
    for (const iri of ofType(`${DCAT}Distribution`)) {
      expect(objects(iri, `${DCAT}accessURL`), iri).toHaveLength(1);
      expect(objects(iri, `${DCT}license`), iri).toHaveLength(1);
    }
    for (const iri of ofType('http://xmlns.com/foaf/0.1/Agent')) {
      expect(objects(iri, 'http://xmlns.com/foaf/0.1/name')[0]).not.toBe('');
    }
  });

  it('tells periods, themes and a licence that is known', () => {
    const dataset = 'http://localhost/catalog#v1101_t';
    const [temporal = ''] = objects(dataset, `${DCT}temporal`);
    expect(objects(temporal, `${DCAT}startDate`)).toEqual(['2023-01-01']);
    expect(objects(temporal, `${DCAT}endDate`)).toEqual(['2030-12-31']);
    const [theme = ''] = objects(dataset, `${DCAT}theme`);
    expect(objects(theme, 'http://www.w3.org/2004/02/skos/core#prefLabel')).toEqual(['Bevolking']);
    const [distribution = ''] = objects(dataset, `${DCAT}distribution`);
    expect(objects(distribution, `${DCT}license`)).toEqual([
      'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0',
    ]);
  });

  it('leads to files that exist', async () => {
    const addresses = ofType(`${DCAT}Distribution`).flatMap((iri) =>
      objects(iri, `${DCAT}downloadURL`),
    );
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) {
      const response = await test.app.request(address.replace('http://localhost', ''));
      await response.arrayBuffer();
      expect(response.status, address).toBe(200);
    }
  });

  it('says the same as JSON-LD', async () => {
    const document = JSON.parse(await textOf('/catalog.jsonld'));
    const fromJson = await jsonld.toRDF(document, { format: 'application/n-quads' });
    expect(await canonical(fromJson)).toBe(await canonical(toQuads(quads)));
  });

  it('is whichever of the two is preferred', async () => {
    const typeOf = async (accept: string): Promise<string | null> =>
      (await test.app.request('/catalog', { headers: { accept } })).headers.get('content-type');
    expect(await typeOf('application/ld+json')).toContain('application/ld+json');
    expect(await typeOf('text/turtle')).toContain('text/turtle');
    expect(await typeOf('*/*')).toContain('text/turtle');
  });
});

it('prints texts and addresses that need escaping', async () => {
  const text = 'a "quote" \\ back\nline\ttab é 😀';
  const thing: Thing = {
    iri: 'http://x/a b<c>',
    type: 'dct:Thing',
    says: [
      ['dct:title', [{ text, language: 'nl' }, { text: '' }]],
      ['dct:none', []],
      [
        'dct:part',
        [{ type: 'dct:Part', says: [['dct:date', [{ text: '1', datatype: 'xsd:date' }]]] }],
      ],
    ],
  };
  const quads = new Parser().parse(printTurtle([thing]));
  expect(quads[0]?.subject.value).toBe('http://x/a%20b%3Cc%3E');
  expect(quads.find(({ object }) => object.language === 'nl')?.object.value).toBe(text);
  expect(quads).toHaveLength(6);
  const plain = { ...thing, iri: 'http://x/a' };
  const json = await jsonld.toRDF(printJsonLd([plain]), { format: 'application/n-quads' });
  const turtle = toQuads(new Parser().parse(printTurtle([plain])));
  expect(await canonical(json)).toBe(await canonical(turtle));
});

it.each([
  ['2024', '2024-01-01', '2024-12-31'],
  ['2023Q1', '2023-01-01', '2023-03-31'],
  ['2023Q4', '2023-10-01', '2023-12-31'],
  ['2024M02', '2024-02-01', '2024-02-29'],
  ['2023-07-01', '2023-07-01', '2023-07-01'],
])('%s goes from %s to %s', (period, from, to) => {
  expect(daysOf(period)).toEqual({ from, to });
});

type Parameter = { name: string; in: string; required: boolean; description?: string };
type Operation = {
  operationId: string;
  summary: string;
  parameters: Parameter[];
  responses: object;
};
type Definition = { openapi: string; paths: Record<string, Record<string, Operation>> };

describe('the OpenAPI definition', () => {
  let definition: Definition;
  let operations: (Operation & { method: string; path: string })[];
  beforeAll(async () => {
    definition = JSON.parse(await textOf('/api/openapi.json'));
    operations = Object.entries(definition.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
    );
  });

  it('has every route, each with a summary and an id of its own', () => {
    expect(definition.openapi).toBe('3.1.0');
    expect(operations).toHaveLength(test.app.routes.length);
    expect(operations.filter(({ summary }) => summary === '')).toEqual([]);
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['/api/openapi.json', '/ogc/api'])(
    '%s is valid by the published schema',
    async (path) => {
      const result = await new Validator().validate(JSON.parse(await textOf(path)));
      expect(result).toEqual({ valid: true });
    },
  );

  it('explains every parameter', () => {
    const silent = operations.flatMap(({ method, path, parameters }) =>
      parameters
        .filter(({ description, in: place }) => place === 'query' && !description)
        .map(({ name }) => `${method} ${path}: ${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('has the parts of each path as parameters', () => {
    for (const { path, parameters } of operations) {
      const named = parameters.filter((parameter) => parameter.in === 'path');
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(named.map(({ name }) => name).toSorted(), path).toEqual(inPath.toSorted());
    }
  });

  it('has exactly the parameters that the strict routes accept', async () => {
    let compared = 0;
    for (const { method, path, parameters } of operations) {
      const inQuery = parameters.filter((parameter) => parameter.in === 'query');
      if (method !== 'get' || inQuery.length === 0 || path.startsWith('/jive')) continue;
      // A collection of its own adds its filters to these.
      const isOpen = path.endsWith('/items');
      const target = path.replace('{level}', 'gemeente').replace(/\{\w+\}/g, 'x');
      const asked = await test.app.request(`${target}?no_such_parameter=1`);
      expect(asked.status, path).toBe(400);
      for (const { name } of inQuery) {
        // Known names are refused for being there twice, before anything else is looked at.
        const twice = await test.app.request(`${target}?${name}=1&${name}=1`);
        const { error } = (await twice.json()) as { error: string };
        expect(error, `${path} ${name}`).toMatch(/2 times|unknown edition/);
      }
      const { error } = (await asked.json()) as { error: string };
      const [, allowed = ''] = /\(allowed: (.*)\)$/.exec(error) ?? [];
      if (!allowed.includes('…') && !isOpen) {
        const names = inQuery.map(({ name }) => name);
        expect(names.toSorted(), path).toEqual(allowed.split(', ').toSorted());
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(15);
  });

  it('calls required what is missed', async () => {
    for (const { method, path, parameters } of operations) {
      const required = parameters.filter((one) => one.in === 'query' && one.required);
      if (method !== 'get' || required.length === 0) continue;
      const response = await test.app.request(path.replace(/\{\w+\}/g, 'x'));
      expect(await response.json(), path).toMatchObject({ code: 'bad_request' });
    }
  });

  it('holds nothing of the figures: it is the same over any edition', async () => {
    const other = await createTestApp({}, { content: createSecrets() });
    for (const path of ['/api/openapi.json', '/api/docs']) {
      const theirs = await (await other.app.request(path)).text();
      expect(theirs.replaceAll(other.edition, test.edition)).toBe(await textOf(path));
    }
    await other.stop();
  });

  it('is a page without script', async () => {
    const response = await test.app.request('/api/docs');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    for (const { path } of operations) expect(page).toContain(`${path}</code>`);
    expect(page).not.toMatch(/<script|\[object|undefined/);
  });
});

describe('the MapLibre style', () => {
  it('is of a level that is drawn, from its own tiles', async () => {
    const style = (await test.ask('/styles/gemeente.json')) as unknown as {
      sources: { areas: { url: string } };
      layers: { 'source-layer'?: string }[];
    };
    const tiles = (await test.ask(
      style.sources.areas.url.replace('http://localhost', ''),
    )) as unknown as { vector_layers: { id: string }[] };
    const layers = new Set(style.layers.flatMap((layer) => layer['source-layer'] ?? []));
    expect([...layers]).toEqual(tiles.vector_layers.map(({ id }) => id));
    expect(await test.ask('/styles/wijk.json')).toMatchObject({ code: 'unknown_level' });
  });
});
