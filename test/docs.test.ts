/** The documents say what is there: commands, files they point to, environment variables. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'server/API.md',
];
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

describe('documents', () => {
  it.each(DOCUMENTS)('%s names only npm scripts that exist', (file) => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const named = [...read(file).matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name);
    const builtIn = ['install', 'ci', 'start', 'test'];
    expect(named.filter((name) => !scripts.includes(name) && !builtIn.includes(name))).toEqual([]);
  });

  it.each(DOCUMENTS)('%s links only to files that exist', (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, link = '']) => link,
    );
    const missing = links.filter((link) => !existsSync(path.join(ROOT, path.dirname(file), link)));
    expect(missing).toEqual([]);
  });

  it('README explains every environment variable the server reads', () => {
    const config = read('server/http/config.ts');
    const variables = [...config.matchAll(/\benvironment\.([A-Z_]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(variables.length).toBeGreaterThan(0);
    for (const name of new Set(variables)) expect(read('README.md'), name).toContain(`\`${name}\``);
  });

  it('no document or source names a machine', () => {
    for (const file of DOCUMENTS) expect(read(file)).not.toMatch(/\/(work|home|root|tmp)\//);
  });
});
