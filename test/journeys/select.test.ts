/** Selecting, the selection as one area, taking it away and getting the same again, in a real browser. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreasAnswer } from '../../server/contract/levels.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { ValuesAnswer } from '../../server/contract/values.ts';
import { goBack, linkOf, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, useAtlas } from './journey.ts';
import { decodePng } from './pixels.ts';

const hasGdal = canRun('ogr2ogr', '--version');
const hasTools = ['curl', 'python3'].every((command) => canRun(command, '--version'));
const hasR = canRun('Rscript', '--version');
if (!hasTools) console.info('no curl or python3: the programs to reproduce a view are not run');

const GENT = '/?indicator=v1101_t&draw=areas&level=statsec2024&area=gemeente:44021&within=gemeente';
const SHOWN = ['44021A63-', '44021A801', '44021A531', '44021A542'];

function canRun(command: string, argument: string): boolean {
  try {
    execFileSync(command, [argument], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(missing)('selecting areas', () => {
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

  it('draws a rectangle and a lasso, adds with Shift, goes back, and comes back from its link', async () => {
    const { page, complaints } = await startSelecting();
    await page.click('[data-tool="box"]');
    await drag(page, [
      [600, 420],
      [740, 540],
    ]);
    const boxed = await untilCount(page, (count) => count > 5);
    const inBox = await codesUnder(page, [600, 420, 740, 540]);
    expect(await selectedCodes(page)).toEqual(inBox);

    await page.click('[data-tool="lasso"]');
    await drag(page, [
      [480, 560],
      [560, 560],
      [560, 660],
      [480, 660],
      [480, 560],
    ]);
    const lassoed = await untilCount(page, (count) => count > boxed);

    await page.keyboard.press('Escape');
    expect(await page.getAttribute('[data-tool="lasso"]', 'aria-pressed')).toBe('false');
    await page.click('.map-canvas canvas', {
      position: { x: 860, y: 300 },
      modifiers: ['Shift'],
    });
    await untilCount(page, (count) => count === lassoed + 1);
    const address = await linkOf(page);
    const codes = await selectedCodes(page);

    await goBack(page);
    await untilCount(page, (count) => count === lassoed);
    await goBack(page);
    await untilCount(page, (count) => count === boxed);
    await page.goForward();
    await page.goForward();
    await untilCount(page, (count) => count === lassoed + 1);

    await page.goto('about:blank');
    await page.goto(address);
    await settled(page, 'statsec2024');
    await untilCount(page, (count) => count === lassoed + 1);
    expect(await selectedCodes(page)).toEqual(codes);
    expect(address.length).toBeLessThan(2000);
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);

    /** Areas whose label point is under a box of the screen, by the map's own account of where that is. */
    async function codesUnder(on: Page, [left, top, right, bottom]: number[]): Promise<string[]> {
      const [, zoom, lat, lon] =
        /#([\d.]+)\/([\d.]+)\/([\d.]+)/.exec(await linkOf(on))?.map(Number) ?? [];
      const box = await on.locator('.map-canvas').boundingBox();
      const size = 512 * 2 ** (zoom ?? 0);
      const across = (degrees: number) => ((degrees + 180) / 360) * size;
      const down = (degrees: number) => {
        const angle = (degrees * Math.PI) / 180;
        return ((1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2) * size;
      };
      const middle = {
        x: (box?.x ?? 0) + (box?.width ?? 0) / 2,
        y: (box?.y ?? 0) + (box?.height ?? 0) / 2,
      };
      return areas.codes
        .filter((_, i) => {
          const point = areas.points[i];
          if (!point) return false;
          const x = middle.x + across(point[0]) - across(lon ?? 0);
          const y = middle.y + down(point[1]) - down(lat ?? 0);
          return x > (left ?? 0) && x < (right ?? 0) && y > (top ?? 0) && y < (bottom ?? 0);
        })
        .sort();
    }
  });

  it('picks areas one by one: clicks, boxes in the list, Space on a row', async () => {
    const { page, complaints } = await startSelecting();
    await page.click('[data-tool="click"]');
    await page.click('.map-canvas canvas', { position: { x: 640, y: 480 } });
    await untilCount(page, (count) => count === 1);
    await page.click('.list-switch .segment:has-text("Alle")');
    await page.locator('.row:not(.row-head) input:not(:checked)').first().check();
    await untilCount(page, (count) => count === 2);
    await page.locator('.rows .row:has(input:not(:checked))').first().focus();
    await page.keyboard.press(' ');
    await untilCount(page, (count) => count === 3);
    await page.click('.segment:has-text("Geselecteerd")');
    expect(await selectedCodes(page)).toHaveLength(3);
    await page.click('[data-tool="click"][aria-pressed="true"]');
    await page.click('.class >> nth=0');
    const counted = await page.textContent('.class .class-count >> nth=0');
    await untilCount(page, (count) => count >= Number(counted?.replace(/\D/g, '')));
    expect(complaints).toEqual([]);
  });

  it('finds areas by their values, as the figures say', async () => {
    const { page, complaints } = await startSelecting();
    await page.click('[data-way="value"]');
    await page.fill('.finder .number', '4000');
    await page.click('.finder button:has-text("Selecteren")');
    await untilCount(page, (count) => count > 0);
    const { values } = await ask<ValuesAnswer>(
      '/api/values?indicator=v1101_t&level=statsec2024&period=latest',
    );
    const expected = areas.codes.filter((_, i) => (values[i] ?? 0) >= 4000).sort();
    expect(expected.length).toBeGreaterThan(10);
    expect(await selectedCodes(page)).toEqual(expected);
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('takes pasted codes and names those it does not know', async () => {
    const { page, complaints } = await startSelecting();
    await page.click('[data-way="codes"]');
    await page.fill('.finder textarea', '44021a63-, 44021A801;44021A531\n99999X99-');
    await page.click('.finder button:has-text("Selecteren")');
    await untilCount(page, (count) => count === 3);
    expect(await page.textContent('.finder .note')).toContain('99999X99-');
    await page.click('.chip:has-text("Bewaren")');
    await page.fill('.finder input[type="text"]', 'Drie sectoren');
    await page.click('.finder button:has-text("Bewaar")');
    await page.click('.chip:has-text("Wissen")');
    await untilCount(page, (count) => count === 0);
    await page.click('.saved-row .link:has-text("Drie sectoren")');
    await untilCount(page, (count) => count === 3);
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('reads a file of shapes on the device, in whatever format and coordinates', async () => {
    const geojson = path.join(folder, 'shape.geojson');
    await writeFile(geojson, JSON.stringify(shapeAroundGent()));
    const files = [geojson];
    if (hasGdal) {
      const convert = (name: string, ...options: string[]) => {
        const to = path.join(folder, name);
        execFileSync('ogr2ogr', [...options, to, geojson]);
        files.push(to);
      };
      convert('shape.fgb', '-f', 'FlatGeobuf');
      convert('lambert.fgb', '-f', 'FlatGeobuf', '-t_srs', 'EPSG:31370');
      convert('lambert.shp.zip', '-f', 'ESRI Shapefile', '-t_srs', 'EPSG:31370');
    } else console.info('no ogr2ogr: only GeoJSON is uploaded');
    const { page, complaints, requests } = await startSelecting();
    await page.click('[data-way="file"]');
    await page.click('.segment:has-text("Nieuw")');
    const found: string[][] = [];
    for (const file of files) {
      await page.setInputFiles('.finder input[type="file"]', file);
      await page.waitForSelector('.finder p[role="status"]:has-text("gebieden gevonden")');
      await untilCount(page, (count) => count > 10);
      found.push(await selectedCodes(page));
      await page.click('.chip:has-text("Wissen")');
      await untilCount(page, (count) => count === 0);
    }
    for (const codes of found) expect(codes).toEqual(found[0]);
    expect(requests.filter((url) => url.startsWith('blob:'))).toEqual([]);
    expect(await findViolations(page)).toEqual([]);

    const csv = path.join(folder, 'codes.csv');
    await writeFile(csv, `naam;code;waarde\n${SHOWN.map((code) => `x;${code};1`).join('\n')}\n`);
    await page.setInputFiles('.finder input[type="file"]', csv);
    await untilCount(page, (count) => count === 4);
    expect(complaints).toEqual([]);
  });

  it('adds neighbours, inverts, takes what lies within, and the top', async () => {
    const { page, complaints } = await startSelecting(`${GENT}&select=statsec2024:${SHOWN[0]}`);
    await untilCount(page, (count) => count === 1);
    const { neighbours } = await ask<{ neighbours: { code: string }[] }>(
      `/api/areas/statsec2024/${SHOWN[0]}`,
    );
    await page.click('.chip:has-text("Buren erbij")');
    await untilCount(page, (count) => count === neighbours.length + 1);
    expect(await selectedCodes(page)).toEqual(
      [SHOWN[0] ?? '', ...neighbours.map(({ code }) => code)].sort(),
    );
    await page.click('.segment:has-text("Nieuw")');
    await page.click('[data-way="top"]');
    await page.click('.finder button:has-text("Selecteren")');
    await untilCount(page, (count) => count >= 10 && count < 20);
    await page.click('[data-way="within"]');
    await page.waitForFunction(
      () => (document.querySelector('.finder [list]') as HTMLInputElement | null)?.value === 'Gent',
    );
    await page.click('.finder button:has-text("Selecteren")');
    const inGent = areas.codes.filter((code) => code.startsWith('44021')).length;
    await untilCount(page, (count) => count === inGent);
    await page.click('.chip:has-text("Omkeren")');
    await untilCount(page, (count) => count === areas.codes.length - inGent);
    expect((await linkOf(page)).length).toBeLessThan(2000);
    await page.click('.chips .chip:has-text("Gemeente")');
    await settled(page, 'gemeente');
    await page.click('.other-level .link >> nth=0');
    await untilCount(page, (count) => count > 250);
    expect(complaints).toEqual([]);
  });

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

  it('works with a thumb', async () => {
    const { page, complaints } = await startSelecting(GENT, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.tap('[data-tool="lasso"]');
    await page.waitForSelector('.sketching');
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: [number, number]) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: at ? [{ x: at[0], y: at[1] }] : [],
      });
    await touch('touchStart', [100, 250]);
    for (const at of [
      [280, 250],
      [290, 420],
      [100, 420],
    ] as [number, number][]) {
      await touch('touchMove', at);
    }
    await touch('touchEnd');
    await page.waitForSelector('.tools-hint b');
    expect(await findViolations(page)).toEqual([]);
    await page.click('.sheet-handle');
    await untilCount(page, (count) => count > 5);
    // A handle on its way up is measured where it is not.
    await page.$eval('.sheet', (sheet) =>
      Promise.all(sheet.getAnimations().map((animation) => animation.finished)),
    );
    expect(await findViolations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
  });
});

async function drag(page: Page, path: [number, number][]): Promise<void> {
  const [first, ...rest] = path;
  if (!first) return;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const at of rest) await page.mouse.move(...at, { steps: 8 });
  await page.mouse.up();
}

/** Waits until so many areas are selected; answers how many. */
async function untilCount(page: Page, wanted: (count: number) => boolean): Promise<number> {
  const read = async () => Number(await page.getAttribute('#selection-title', 'data-count'));
  await expect.poll(async () => wanted(await read()), { timeout: 30_000 }).toBe(true);
  return read();
}

/** Codes in the link, whichever way it writes them, read by the page that wrote them: those of its list. */
async function selectedCodes(page: Page): Promise<string[]> {
  await page.waitForFunction(() => {
    const count = document.querySelector('#selection-title')?.getAttribute('data-count');
    const rows = document.querySelector('.table')?.getAttribute('aria-rowcount');
    return Number(rows) === Number(count) + 1;
  });
  const codes = await page.locator('.rows').evaluate(async (rows) => {
    const seen = new Set<string>();
    const end = rows.scrollHeight - rows.clientHeight;
    for (let top = 0; ; top += 500) {
      rows.scrollTop = top;
      // Rows come in sight in the frame after the list was told of scrolling.
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      for (const row of rows.querySelectorAll<HTMLElement>('.row'))
        seen.add(row.dataset.code ?? '');
      if (top >= end) return [...seen];
    }
  });
  return codes.sort();
}

async function download(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.click(button),
  ]);
  return readFile(await file.path());
}

async function downloadText(page: Page, button: string): Promise<string> {
  return (await download(page, button)).toString('utf8');
}

/** A polygon over the middle of Gent. */
function shapeAroundGent(): object {
  const ring = [
    [3.69, 51.03],
    [3.76, 51.03],
    [3.77, 51.06],
    [3.72, 51.08],
    [3.69, 51.03],
  ];
  const geometry = { type: 'Polygon', coordinates: [ring] };
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { name: 'middle' }, geometry }],
  };
}
