/** Selecting areas in a real browser, in every way there is. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreasAnswer } from '../../server/contract/levels.ts';
import type { ValuesAnswer } from '../../server/contract/values.ts';
import { goBack, linkOf, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, useAtlas } from './journey.ts';
import {
  drag,
  GENT,
  hasGdal,
  SHOWN,
  selectedCodes,
  shapeAroundGent,
  untilCount,
} from './select-areas.ts';

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
