import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { dcatCatalogue } from '../catalogue/dcat.ts';
import { docsPage } from '../catalogue/docs-page.ts';
import { describeApi } from '../catalogue/openapi.ts';
import { printJsonLd } from '../catalogue/print-jsonld.ts';
import { printTurtle } from '../catalogue/print-turtle.ts';
import type { Thing } from '../catalogue/statements.ts';
import { preferencesOf, storedBytes } from '../edition/answer.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import type { DeclaredRoute } from '../http/declared-route.ts';
import { originOf } from '../http/origin.ts';
import { ANSWER_HEADERS, StoredAnswer } from '../http/stored-answer.ts';
import { HTML_PAGE_HEADERS, HTML_TYPE } from '../pages/layout/html-page.ts';
import type { Routes } from './declare-routes.ts';

const TURTLE_TYPE = 'text/turtle; charset=utf-8';
const JSON_LD_TYPE = 'application/ld+json; charset=utf-8';
const PRINTERS = {
  [TURTLE_TYPE]: printTurtle,
  [JSON_LD_TYPE]: (things: readonly Thing[]): string => JSON.stringify(printJsonLd(things)),
};
const OPENAPI_TYPE = 'application/vnd.oai.openapi+json;version=3.1';

export function catalogueRoutes({ route, declared }: Routes): void {
  const answer = (c: Context, bundle: EditionBundle, type: keyof typeof PRINTERS) => {
    const base = originOf(c);
    const print = PRINTERS[type];
    return storedBytes(c, bundle, ['catalogue', base], type, () =>
      Buffer.from(print(dcatCatalogue(bundle, base))),
    );
  };
  route('/catalog.ttl', {}, (c, { bundle }) => answer(c, bundle, TURTLE_TYPE));
  route('/catalog.jsonld', {}, (c, { bundle }) => answer(c, bundle, JSON_LD_TYPE));
  // The address that things in the catalogue have as theirs.
  route('/catalog', {}, (c, { bundle }) => {
    const supports = ['text/turtle', 'application/ld+json'];
    const type = accepts(c, { header: 'Accept', supports, default: 'text/turtle' });
    return answer(c, bundle, type === 'text/turtle' ? TURTLE_TYPE : JSON_LD_TYPE);
  });

  route('/api/openapi.json', {}, (c, { bundle }) => {
    const body = Buffer.from(JSON.stringify(definitionOf(c, declared, bundle)));
    return new StoredAnswer(body, OPENAPI_TYPE, bundle.id).respond(preferencesOf(c));
  });

  route('/api/docs', {}, (c, { bundle }) => {
    const definition = definitionOf(c, declared, bundle);
    const address = `${originOf(c)}/api/openapi.json`;
    const body = Buffer.from(docsPage(definition, 'en', address));
    const headers = { ...ANSWER_HEADERS, ...HTML_PAGE_HEADERS };
    return new StoredAnswer(body, HTML_TYPE, bundle.id).respond(preferencesOf(c), headers);
  });
}

/** By address and edition: printing all schemas takes a few milliseconds. */
const DEFINITIONS = new WeakMap<EditionBundle, Map<string, object>>();
/** Names a proxy may give us; more are no proxy. */
const MAX_ADDRESSES = 8;

function definitionOf(
  c: Context,
  declared: readonly DeclaredRoute[],
  bundle: EditionBundle,
): object {
  const base = originOf(c);
  const known = DEFINITIONS.get(bundle) ?? new Map<string, object>();
  DEFINITIONS.set(bundle, known);
  const definition = known.get(base) ?? describeApi(declared, bundle.id, base);
  if (known.size < MAX_ADDRESSES) known.set(base, definition);
  return definition;
}
