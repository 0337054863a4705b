import type { Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { dcatCatalogue } from '../catalogue/dcat.ts';
import { docsPage } from '../catalogue/docs-page.ts';
import { describeApi } from '../catalogue/openapi.ts';
import { printJsonLd } from '../catalogue/print-jsonld.ts';
import { printTurtle } from '../catalogue/print-turtle.ts';
import type { Thing } from '../catalogue/statements.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { type Deps, preferencesOf, readRequest, storedBytes } from '../http/answer.ts';
import { originOf } from '../http/origin.ts';
import { ANSWER_HEADERS, StoredAnswer } from '../http/stored-answer.ts';
import { HTML_PAGE_HEADERS, HTML_TYPE } from '../pages/layout/html-page.ts';

const TURTLE_TYPE = 'text/turtle; charset=utf-8';
const JSON_LD_TYPE = 'application/ld+json; charset=utf-8';
const PRINTERS = {
  [TURTLE_TYPE]: printTurtle,
  [JSON_LD_TYPE]: (things: readonly Thing[]): string => JSON.stringify(printJsonLd(things)),
};
const OPENAPI_TYPE = 'application/vnd.oai.openapi+json;version=3.1';

export function catalogueRoutes(app: Hono, deps: Deps): void {
  const answer = (c: Context, type: keyof typeof PRINTERS) => {
    const { bundle } = readRequest(c, deps, {});
    const base = originOf(c);
    const print = PRINTERS[type];
    return storedBytes(c, bundle, ['catalogue', base], type, () =>
      Buffer.from(print(dcatCatalogue(bundle, base))),
    );
  };
  app.get('/catalog.ttl', (c) => answer(c, TURTLE_TYPE));
  app.get('/catalog.jsonld', (c) => answer(c, JSON_LD_TYPE));
  // The address that things in the catalogue have as theirs.
  app.get('/catalog', (c) => {
    const supports = ['text/turtle', 'application/ld+json'];
    const type = accepts(c, { header: 'Accept', supports, default: 'text/turtle' });
    return answer(c, type === 'text/turtle' ? TURTLE_TYPE : JSON_LD_TYPE);
  });

  app.get('/api/openapi.json', async (c) => {
    const { bundle } = readRequest(c, deps, {});
    const body = Buffer.from(JSON.stringify(await definitionOf(c, app, bundle)));
    return new StoredAnswer(body, OPENAPI_TYPE, bundle.id).respond(preferencesOf(c));
  });

  app.get('/api/docs', async (c) => {
    const { bundle } = readRequest(c, deps, {});
    const definition = await definitionOf(c, app, bundle);
    const address = `${originOf(c)}/api/openapi.json`;
    const body = Buffer.from(docsPage(definition, 'en', address));
    const headers = { ...ANSWER_HEADERS, ...HTML_PAGE_HEADERS };
    return new StoredAnswer(body, HTML_TYPE, bundle.id).respond(preferencesOf(c), headers);
  });
}

/** By address and edition: asking every handler takes a few milliseconds. */
const DEFINITIONS = new WeakMap<EditionBundle, Map<string, Promise<object>>>();
/** Names a proxy may give us; more are no proxy. */
const MOST_ADDRESSES = 8;

function definitionOf(c: Context, app: Hono, bundle: EditionBundle): Promise<object> {
  const base = originOf(c);
  const known = DEFINITIONS.get(bundle) ?? new Map<string, Promise<object>>();
  DEFINITIONS.set(bundle, known);
  const definition = known.get(base) ?? describeApi(app, bundle.id, base);
  if (known.size < MOST_ADDRESSES) known.set(base, definition);
  return definition;
}
