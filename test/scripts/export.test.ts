/** The command writes what the API answers, or nothing. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMAT_CODES, FORMATS } from '../../tiles/export/formats.ts';
import { createTestApp, type TestApp } from '../fixtures/create-app.ts';

const ROOT = path.join(import.meta.dirname, '../..');
let test: TestApp;
let folder: string;
beforeAll(async () => {
  test = await createTestApp();
  folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-test-'));
});
afterAll(async () => {
  await test.stop();
  rmSync(folder, { recursive: true });
});

function run(...args: string[]) {
  const command = ['--import', 'tsx', path.join(ROOT, 'scripts/export.ts'), ...args];
  return spawnSync(process.execPath, command, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: test.dataDir },
  });
}

const ASKED = ['--indicator', 'v1101_t,v1101_m', '--level', 'statsec', '--period', 'all'];
const QUERY = 'indicator=v1101_t,v1101_m&level=statsec&period=all';

describe('npm run export', { timeout: 60_000 }, () => {
  it.each(FORMAT_CODES)('writes the very bytes of the API as %s', async (format) => {
    const out = mkdtempSync(path.join(folder, 'out-'));
    const { status, stderr, stdout } = run(...ASKED, '--format', format, '--out', out);
    expect({ status, stdout }, stderr).toEqual({ status: 0, stdout: '' });
    const name = `v1101_t-and-1-more_statsec_2023-2030_${test.edition}.${FORMATS[format].extension}`;
    const beside = format === 'csv' ? [`${name}-metadata.json`] : [];
    expect(readdirSync(out).sort()).toEqual([name, ...beside]);
    const response = await test.app.request(`/api/export?format=${format}&${QUERY}`);
    const expected = Buffer.from(await response.arrayBuffer());
    expect(readFileSync(path.join(out, name)).equals(expected)).toBe(true);
  });

  it('takes the other options, and writes a manifest when asked', () => {
    const file = path.join(folder, 'gent.csv');
    const options = ['--within', 'gemeente:44021', '--shape', 'wide', '--denominator', '--bom'];
    const { status, stderr } = run(
      ...ASKED,
      ...options,
      ...[
        '--format',
        'csv',
        '--separator',
        'semicolon',
        '--lang',
        'en',
        '--out',
        file,
        '--manifest',
      ],
    );
    expect(status, stderr).toBe(0);
    const bytes = readFileSync(file);
    expect(bytes.toString()).toMatch(/^\uFEFFarea;name;v1101_t_2023;.*v1101_t_2023_denominator/);
    expect(bytes.toString().split('\r\n')).toHaveLength(5);
    const manifest = JSON.parse(readFileSync(`${file}.manifest.json`, 'utf8'));
    expect(manifest).toMatchObject({
      file: 'gent.csv',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      about: { language: 'en', within: 'gemeente:44021', areas: 3, edition: { id: test.edition } },
    });
    const metadata = JSON.parse(readFileSync(`${file}-metadata.json`, 'utf8'));
    expect(metadata).toMatchObject({ url: 'gent.csv', dialect: { delimiter: ';' } });
  });

  it('explains itself', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    for (const option of ['indicator', 'level', 'period', 'format', 'out', 'manifest', 'edition']) {
      expect(stdout).toContain(`--${option} `);
    }
  });

  it.each([
    ['an unknown option', ['--perod', '2024'], 2, /Unknown option '--perod'/],
    [
      'a missing one',
      ['--format', 'csv', '--level', 'statsec'],
      2,
      /"period" is missing|"indicator" is missing/,
    ],
    ['a malformed one', [...ASKED, '--format', 'ods'], 2, /expected csv, xlsx/],
    [
      'an unknown indicator',
      ['--indicator', 'v9', '--level', 'statsec', '--period', 'all', '--format', 'csv'],
      1,
      /unknown indicator: "v9"/,
    ],
    [
      'a folder that is not there',
      [...ASKED, '--format', 'gpkg', '--out', '/nowhere/x.gpkg'],
      1,
      /ENOENT/,
    ],
    [
      'an edition that is not there',
      [...ASKED, '--format', 'csv', '--edition', 'ffffffffffff'],
      1,
      /unknown edition/,
    ],
  ])('refuses %s and leaves nothing', (_, args, code, message) => {
    const out = mkdtempSync(path.join(folder, 'out-'));
    const given = args.includes('--out') ? args : [...args, '--out', out];
    const { status, stderr } = run(...given);
    expect(status).toBe(code);
    expect(stderr).toMatch(message);
    expect(readdirSync(out)).toEqual([]);
  });
});
