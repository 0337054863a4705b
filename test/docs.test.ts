/** The documents say what is there: commands, files they point to, environment variables. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const FOLDERS = ['geodata', 'tiles', 'server', 'client', 'scripts', 'test', 'docs'];
const filesOf = (folder: string, pattern: RegExp): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .filter((name) => pattern.test(name) && !/\/(dist|\.out)\//.test(name));
const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...FOLDERS.flatMap((folder) => filesOf(folder, /\.md$/)),
].filter((file) => !file.includes('starter/content/'));
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

  it('every section of DOMAIN.md that is cited exists', () => {
    const sections = new Set(
      [...read('geodata/DOMAIN.md').matchAll(/^## (\d+)\. /gm)].map(([, number = '']) => number),
    );
    const citations = FOLDERS.flatMap((folder) => filesOf(folder, /\.(tsx?|mjs|css|md)$/)).flatMap(
      (file) =>
        [...read(file).matchAll(/DOMAIN(?:\.md)?((?:,? (?:and )?§\d+)+)/g)].flatMap(
          ([, cited = '']) =>
            [...cited.matchAll(/§(\d+)/g)].map(([, number = '']) => ({ file, number })),
        ),
    );
    expect(citations.length).toBeGreaterThan(40);
    expect(citations.filter(({ number }) => !sections.has(number))).toEqual([]);
  });

  it('no document or source cites one that is not here', () => {
    const named = FOLDERS.flatMap((folder) => filesOf(folder, /\.(tsx?|mjs|css|md)$/)).filter(
      (file) => file !== 'test/docs.test.ts' && /\b(DESIGN|STYLE|UX|FIELD)\.md\b/.test(read(file)),
    );
    expect(named).toEqual([]);
  });

  it('the files that CONTRIBUTING.md sends a stranger to exist', () => {
    const named = [...read('CONTRIBUTING.md').matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(
      ([, name = '']) => name,
    );
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  });

  it('ARCHITECTURE.md stays one page, READMEs of rooms stay short', () => {
    expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(150);
    const rooms = FOLDERS.flatMap((folder) => filesOf(folder, /\/README\.md$/)).filter(
      (file) => !file.includes('/features/'),
    );
    const long = rooms.filter((file) => read(file).split('\n').length > 45);
    expect(long).toEqual([]);
  });

  it('every decision says what, why, what was rejected and what would change our mind', () => {
    const decisions = filesOf('docs/decisions', /\.md$/);
    expect(decisions.length).toBeGreaterThan(10);
    for (const file of decisions) {
      expect(file).toMatch(/\/\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md$/);
      for (const part of ['What', 'Why', 'Rejected', 'What would change our mind'])
        expect(read(file), `${file}: ${part}`).toContain(`**${part}.**`);
    }
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
