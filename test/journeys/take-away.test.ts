/** The selection as one area, taking it away and getting the same again, in a real browser. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreasAnswer } from '../../server/contract/levels.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { ValuesAnswer } from '../../server/contract/values.ts';
import { linkOf, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, useAtlas } from './journey.ts';
import { decodePng } from './pixels.ts';
import { canRun, download, downloadText, drag, GENT, SHOWN, untilCount } from './select-areas.ts';

const hasTools = ['curl', 'python3'].every((command) => canRun(command, '--version'));

const hasR = canRun('Rscript', '--version');

if (!hasTools) console.info('no curl or python3: the programs to reproduce a view are not run');

describe.skipIf(missing)('what is selected', () => {
  const { server, open } = useAtlas();
  let folder: string;
  let areas: AreasAnswer;
  const ask = async <T>(address: string): Promise<T> =>
    (await fetch(server.origin + address)).json() as Promise<T>;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'buurtatlas-select-'));
    areas = await ask('/api/levels/statsec2024/areas');
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  /** Opens the sectors of Gent, ready to select. */
  async function startSelecting(address = GENT, options = {}) {
    const watched = await open(options);
    await watched.page.goto(server.origin + address);
    await settled(watched.page, 'statsec2024');
    if (!(await watched.page.isVisible('.tools'))) await watched.page.click('.select-areas');
    await watched.page.waitForSelector('.tools');
    return watched;
  }

  it('shows the selection as one area, or why not and the nearest that can be shown', async () => {
    const { page, complaints } = await startSelecting(
      `${GENT}&select=statsec2024:${SHOWN.join(',')}`,
    );
    const address = `/api/region?indicator=v1101_t&level=statsec2024&period=latest&areas=${SHOWN}`;
    const { value } = await ask<RegionAnswer>(address);
    await page.waitForSelector(`[data-region-value="${value}"]`);
    expect(await page.textContent('.region')).toMatch(/km².*omtrek/);
    await page.click('.region .disclosure-ask');
    await page.waitForSelector('.region .comparison li:has-text("Gent")');
    await page.waitForSelector('.region .trend-line');
    expect(await findViolations(page)).toEqual([]);

    await page.click('[data-tool="box"]');
    await drag(page, [
      [600, 400],
      [860, 660],
    ]);
    await page.waitForSelector('.region-missing[data-status="suppressed"]');
    await page.click('.region-nearest .link');
    await page.waitForSelector('[data-region-value]');
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('exports a CSV with a row for each selected area, and copies the table', async () => {
    const { page, complaints } = await startSelecting(
      `${GENT}&select=statsec2024:${SHOWN.join(',')}`,
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    await page.click('.tool.export');
    await page.waitForSelector('.expected [data-rows="4"]');
    expect(await findViolations(page)).toEqual([]);
    const csv = await downloadText(page, '.button-main');
    const rows = csv.trim().split('\n').slice(1);
    expect(rows.map((row) => row.split(',')[1]).sort()).toEqual([...SHOWN].sort());
    const { values } = await ask<ValuesAnswer>(
      '/api/values?indicator=v1101_t&level=statsec2024&period=latest',
    );
    for (const row of rows) {
      const cells = row.split(',');
      const at = areas.codes.indexOf(cells[1] ?? '');
      expect(Number(cells[5]), cells[1]).toBe(values[at]);
    }

    await page.click('.button:has-text("Kopieer de tabel")');
    await page.waitForSelector('.download-state:has-text("gekopieerd")');
    const table = await page.evaluate(() => navigator.clipboard.readText());
    const lines = table.split('\n').map((line) => line.split('\t'));
    expect(
      lines
        .slice(1)
        .map(([code]) => code)
        .sort(),
    ).toEqual([...SHOWN].sort());
    expect(new Set(lines.map((cells) => cells.length))).toEqual(new Set([4]));

    await page.click('[name="export-what"][value="level"]');
    await page.selectOption('[aria-label="Bestand"]', 'gpkg');
    await page.waitForSelector(`.expected [data-rows="${areas.codes.length}"]`);
    expect(complaints).toEqual([]);
  });

  it('makes pictures of the map and the charts', async () => {
    const { page, complaints } = await startSelecting(
      `${GENT}&select=statsec2024:${SHOWN.join(',')}`,
      { acceptDownloads: true },
    );
    await page.click('.tool.export');
    await page.click('#take-away-picture');
    expect(await findViolations(page)).toEqual([]);
    const buttons = await page.$$eval('[data-file]', (all) =>
      all.map((button) => (button as HTMLElement).dataset.file ?? ''),
    );
    expect(buttons.length).toBeGreaterThanOrEqual(5);
    const widths: number[] = [];
    for (const name of buttons) {
      const file = await download(page, `[data-file="${name}"]`);
      if (name.endsWith('.png')) widths.push(decodePng(file).width);
      else {
        const text = file.toString('utf8');
        expect(text).toContain('Statbel');
        expect(text).toMatch(/<(path|rect) /);
        const parsed = await page.evaluate(
          (svg) =>
            new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror'),
          text,
        );
        expect(parsed, name).toBeNull();
      }
    }
    expect(widths[1]).toBe(Math.round((widths[0] ?? 0) * 3));
    expect(complaints).toEqual([]);
  });

  it.skipIf(!hasTools)('reproduces the view with cURL and Python', async () => {
    for (const selection of [SHOWN.join(','), 'many']) {
      const { page, complaints } = await startSelecting(
        selection === 'many' ? GENT : `${GENT}&select=statsec2024:${selection}`,
      );
      if (selection === 'many') {
        await page.click('[data-way="value"]');
        await page.fill('.finder .number', '3000');
        await page.click('.finder button:has-text("Selecteren")');
        await untilCount(page, (count) => count > 200);
      }
      const count = Number(await page.getAttribute('#selection-title', 'data-count'));
      await page.click('.tool.export');
      await page.click('#take-away-reproduce');
      await page.waitForSelector('[data-snippet="cURL"]');
      const snippet = (name: string) => page.textContent(`[data-snippet="${name}"] pre`);
      const run = (command: string, input: string | null) =>
        execFileSync(command, ['-'], { cwd: folder, input: input ?? '', encoding: 'utf8' });
      expect(run('sh', (await snippet('cURL'))?.replace(/^curl/, 'set -e; curl') ?? '')).toContain(
        'OK',
      );
      expect(run('python3', await snippet('Python'))).toContain(`${count} rows`);
      if (hasR) expect(run('Rscript', await snippet('R'))).toContain(String(count));
      const manifest = JSON.parse((await snippet('Manifest (JSON)')) ?? '{}');
      expect(manifest.areas.codes).toHaveLength(count);
      expect(manifest.edition.id).toBe(areas.edition);
      const file = await readFile(path.join(folder, manifest.file.name));
      const digest = await crypto.subtle.digest('SHA-256', file);
      expect(manifest.file.sha256).toBe(Buffer.from(digest).toString('hex'));
      expect(await findViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  it('stays with the edition a link is pinned to, and says so when it is an older one', async () => {
    const editions = path.join(import.meta.dirname, '../../data/editions');
    const { readdir } = await import('node:fs/promises');
    const { edition: live } = await ask<{ edition: string }>('/api/edition');
    const older = (await readdir(editions)).find(
      (id) =>
        /^[0-9a-f]{12}$/.test(id) &&
        id !== live &&
        existsSync(path.join(editions, id, 'edition.json')),
    );
    const { page } = await open();
    if (older && (await fetch(`${server.origin}/api/edition?edition=${older}`)).ok) {
      await page.goto(`${server.origin}/?level=gemeente&edition=${older}`);
      await page.waitForSelector('.pinned');
      await settled(page, 'gemeente');
      expect(await findViolations(page)).toEqual([]);
      await page.click('.pinned .link');
      await settled(page, 'gemeente');
      expect(await linkOf(page)).not.toContain('edition=');
      expect(await page.isVisible('.pinned')).toBe(false);
    } else console.info('no older edition on this machine');
    await page.goto(`${server.origin}/?edition=${live}`);
    await settled(page);
    expect(await page.isVisible('.pinned')).toBe(false);
    await page.goto(`${server.origin}/?edition=ffffffffffff`);
    await page.waitForSelector('.pinned .link');
  });

  it.each(['light', 'dark'] as const)('has no fault that axe finds, %s', async (colorScheme) => {
    const { page, complaints } = await startSelecting(
      `${GENT}&select=statsec2024:${SHOWN.join(',')}`,
      // A colour on its way to another is neither.
      { colorScheme, reducedMotion: 'reduce' },
    );
    await page.waitForSelector('[data-region-value]');
    expect(await findViolations(page), 'panel').toEqual([]);
    for (const way of ['within', 'value', 'top', 'codes', 'file']) {
      await page.click(`[data-way="${way}"]`);
      expect(await findViolations(page), way).toEqual([]);
    }
    await page.click('[data-tool="polygon"]');
    for (const [x, y] of [
      [560, 500],
      [700, 500],
      [700, 620],
    ] as const) {
      await page.mouse.click(x, y);
    }
    await page.waitForSelector('.sketching-finish');
    expect(await findViolations(page), 'drawing').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.click('.tool.export');
    await page.waitForSelector('.expected [data-rows]');
    for (const format of ['csv', 'geojson', 'gpkg']) {
      await page.selectOption('[aria-label="Bestand"]', format);
      expect(await findViolations(page), format).toEqual([]);
    }
    await page.click('#take-away-reproduce');
    await page.waitForSelector('.snippet');
    expect(await findViolations(page), 'reproduce').toEqual([]);
    expect(complaints).toEqual([]);
  });
});
