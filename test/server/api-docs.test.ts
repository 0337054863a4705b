import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../server/http/config.ts';
import { createTestApp, type TestApp } from '../fixtures/create-app.ts';

/** With the padding of table cells taken out. */
const page = readFileSync(new URL('../../server/API.md', import.meta.url), 'utf8').replace(
  / {2,}/g,
  ' ',
);

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

it('API.md has a heading for every route, and no other', () => {
  // `:y{[^/]+\.mvt}` in the code is `:y.mvt` to a reader.
  const routes = test.app.routes.map(
    ({ method, path }) => `${method} ${path.replace(/\{[^}]*?\\(\.\w+)\}/g, '$1')}`,
  );
  const documented = [...page.matchAll(/^### `(.+)`$/gm)].map(([, route]) => route);
  expect(documented.toSorted()).toEqual(routes.toSorted());
});

it('API.md has every setting with its default', () => {
  const { port, host, dataDir } = readConfig({});
  for (const [name, value] of Object.entries({
    PORT: port,
    HOST: host,
    DATA_DIR: dataDir,
    LOG: 'on',
  })) {
    expect(page).toContain(`| \`${name}\` | ${value} |`);
  }
});

it('API.md lists the error codes that occur', async () => {
  const source = readFileSync(new URL('../../server/http/errors.ts', import.meta.url), 'utf8');
  const table = source.slice(source.indexOf('STATUS_OF'));
  const codes = [...table.matchAll(/^ {2}(\w+): (\d+),$/gm)].map(([, code, status]) => ({
    code,
    status,
  }));
  expect(codes.length).toBeGreaterThan(10);
  // These two concern building an edition and formulas in requests, which there are none of.
  for (const { code, status } of codes.filter(
    ({ code }) => code !== 'bad_source' && code !== 'bad_formula',
  )) {
    expect(page).toMatch(new RegExp(`^\\|.*\`${code}\`.*\\| ${status} \\|`, 'm'));
  }
});
