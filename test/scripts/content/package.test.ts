/** A report made in one source folder and installed in another, each in a process of its own. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const TEXT = `---
title: Wonen
levels: gemeente
compare: group:steden
comparisons: group:steden, parents
---

{% figure indicator="dna_v1101_t" /%}

{% if above("dna_v1101_t", 1000) %}Er wonen er {% value("dna_v1101_t") %}.{% /if %}

{% part name="uitleg" /%}
`;
let root: string;
const folder = (name: string): string => path.join(root, name);

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'buurtatlas-package-'));
  for (const [file, text] of [
    ['a/content/reports/wonen.md', TEXT],
    ['a/content/parts/uitleg.md', 'Een "dna_v1101_t" in woorden blijft.\n'],
    [
      'a/content/groups.json',
      JSON.stringify({
        steden: { label: { nl: 's', fr: 'v', en: 'c' }, level: 'gemeente', codes: ['11002'] },
      }),
    ],
    ['b/content/reports/eigen.md', '---\ntitle: Eigen\nlevels: gemeente\n---\n\nTekst.\n'],
  ] as const) {
    mkdirSync(path.dirname(folder(file)), { recursive: true });
    writeFileSync(folder(file), text);
  }
  cpSync('geodata/starter/manifest.json', folder('b/manifest.json'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Exit code and what was printed. */
function content(...args: string[]): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', 'scripts/content.ts', ...args];
    execFile(process.execPath, command, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, out: stdout + stderr }),
    );
  });
}

const pack = (version: string) =>
  content(
    ...['pack', '--from', folder('a'), '--report', 'wonen', '--version', version],
    ...['--origin', 'Aalst', '--out', folder('wonen.json')],
  );
const install = (command: 'install' | 'diff', ...more: string[]) =>
  content(command, '--from', folder('b'), '--package', folder('wonen.json'), ...more);
const installed = (): string => readFileSync(folder('b/content/reports/wonen.md'), 'utf8');

it('says what is missing before it changes anything, maps codes by prefix, and keeps local edits', async () => {
  expect((await pack('1')).code).toBe(0);
  const refused = await install('install');
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.out).toContain('missing indicators: dna_v1101_t');
  expect(() => installed()).toThrow();

  const first = await install('install', '--prefix', 'dna_');
  expect(first.out).toContain('code dna_v1101_t is v1101_t here');
  expect(installed()).toBe(TEXT.replaceAll('dna_v1101_t', 'v1101_t'));
  expect(readFileSync(folder('b/content/parts/uitleg.md'), 'utf8')).toContain('dna_v1101_t');
  expect(JSON.parse(readFileSync(folder('b/content/groups.json'), 'utf8'))).toHaveProperty(
    'steden',
  );
  expect((await content('check', '--from', folder('b'))).out).toContain('0 errors');

  // An update replaces what nobody changed here, and shows what it would change where somebody did.
  writeFileSync(folder('a/content/reports/wonen.md'), TEXT.replace('Er wonen er', 'Er leven er'));
  writeFileSync(folder('b/content/parts/uitleg.md'), 'Eigen uitleg.\n');
  writeFileSync(folder('a/content/parts/uitleg.md'), 'Nieuwe uitleg.\n');
  await pack('2');
  const told = await install('diff', '--prefix', 'dna_');
  expect(told.out).toContain('reports/wonen.md: updated');
  expect(told.out).toMatch(/\+ .*Er leven er/);
  expect(told.out).toContain('parts/uitleg.md: changed here and in the package: yours is kept');
  expect(installed()).toContain('Er wonen er');
  await install('install', '--prefix', 'dna_');
  expect(installed()).toContain('Er leven er');
  expect(readFileSync(folder('b/content/parts/uitleg.md'), 'utf8')).toBe('Eigen uitleg.\n');
}, 120_000);
