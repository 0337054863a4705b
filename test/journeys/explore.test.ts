import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goBack, linkOf, settled } from './atlas-browser.ts';
import { MOVING, missing, SECTORS_OF_GENT, SHARP, useAtlas } from './journey.ts';
import { countColours, countDifferent, readColours } from './pixels.ts';

describe.skipIf(missing)('exploring the atlas', () => {
  const { server, open } = useAtlas();

  it('walks from Flanders to the sectors of Gent, and back', async () => {
    const { page, complaints } = await open(MOVING);
    await page.goto(server.origin);
    await settled(page, 'gemeente');

    await page.click('.crumbs li:first-child .crumb-chevron');
    await page.click('.menu-item:has-text("Vlaams Gewest")');
    await page.waitForSelector('.crumb[aria-current]:has-text("Vlaams Gewest")');
    await page.click('.crumbs li:last-child .crumb-chevron');
    await page.click('.menu-item:has-text("Oost-Vlaanderen")');
    await page.waitForSelector('.place-name:text-is("Oost-Vlaanderen")');
    await page.waitForSelector('.list-title:has-text("in Oost-Vlaanderen")');
    await page.click('.row:has-text("44021")');
    await page.waitForSelector('.place-name:text-is("Gent")');
    await settled(page, 'gemeente');

    await page.click('[data-part="statsec2024"]');
    await settled(page, 'statsec2024');
    await page.waitForSelector('.list-title:has-text("201 statistische sectoren")');
    const rows = await page.$$eval('.rows .row', (all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    );
    expect(rows.length).toBeGreaterThanOrEqual(201);
    expect(rows.every(([name, code]) => name && code?.startsWith('44021'))).toBe(true);
    const values = rows.map(([, , value]) => Number(value?.replace(/\D/g, '') || Number.NaN));
    const known = values.filter((value) => !Number.isNaN(value));
    expect(known.length).toBeGreaterThan(100);
    expect(known).toEqual([...known].sort((a, b) => b - a));

    await goBack(page);
    await settled(page, 'gemeente');
    await page.waitForSelector('.place-name:text-is("Gent")');
    await goBack(page);
    await page.waitForSelector('.place-name:text-is("Oost-Vlaanderen")');
    await page.goForward();
    await page.waitForSelector('.place-name:text-is("Gent")');
    expect(complaints).toEqual([]);
  });

  it('paints the classes of the legend on the map', async () => {
    const { page, complaints } = await open(SHARP);
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    const legend = await legendColours(page);
    expect(legend.length).toBe(5);
    expect(new Set(legend).size).toBe(5);
    const painted = countColours(await page.screenshot({ clip: mapMiddle }), legend);
    for (const [colour, share] of painted)
      expect(share, `${colour} on the map`).toBeGreaterThan(0.004);
    const bars = await page.$$eval('.rows .bar i', (all) =>
      all.map((bar) => getComputedStyle(bar).backgroundColor),
    );
    const known = new Set(legend.map(toRgb));
    expect(bars.some((bar) => known.has(bar))).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('outlines a hovered row on the map, and marks the row of a hovered area', async () => {
    const { page, complaints } = await open(SHARP);
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    const before = await page.screenshot({ clip: mapMiddle });
    const row = page.locator('.rows .row').nth(3);
    const code = await row.getAttribute('data-code');
    await row.hover();
    await page.waitForSelector(`.map[data-hovered-area="${code}"]`);
    const changed = async () => countDifferent(before, await page.screenshot({ clip: mapMiddle }));
    await expect.poll(changed, { timeout: 30_000 }).toBeGreaterThan(60);

    await page.mouse.move(640, 480);
    await page.mouse.move(646, 486);
    await page.waitForSelector('.tooltip');
    const pointed = await page.getAttribute('.map', 'data-hovered-area');
    expect(pointed).toBeTruthy();
    await page.waitForSelector(`.row[data-code="${pointed}"][data-state="pointed"]`);
    const name = await page.textContent(`.row[data-code="${pointed}"] .row-name`).catch(() => null);
    expect(await page.textContent('.tooltip-name b')).toBe(name);
    expect(complaints).toEqual([]);
  });

  it('shows the same picture after a reload', async () => {
    const { page, complaints } = await open(SHARP);
    await page.goto(`${server.origin + SECTORS_OF_GENT}&method=natural&lang=fr`);
    await settled(page, 'statsec2024');
    await page.mouse.move(20, 20);
    await page.waitForSelector('.list-title:has-text("201")');
    const look = () =>
      page.evaluate(() => [
        document.title,
        document.querySelector('.list-title')?.textContent,
        document.querySelector('.classes')?.textContent,
        document.querySelector('.crumbs')?.textContent,
      ]);
    const seen = await look();
    const picture = await page.screenshot({ clip: mapMiddle });
    const address = await linkOf(page);
    await page.reload();
    await settled(page, 'statsec2024');
    expect(await linkOf(page)).toBe(address);
    await expect.poll(look, { timeout: 30_000 }).toEqual(seen);
    const again = await page.screenshot({ clip: mapMiddle });
    expect(countDifferent(picture, again)).toBeLessThan(800);
    expect(seen[0]).toContain('Gent');
    expect(complaints).toEqual([]);
  });

  it('changes the year without asking for geometry again', async () => {
    const { page, complaints, requests } = await open();
    await page.goto(`${server.origin}/?indicator=v1101_t&draw=areas&level=statsec2024`);
    await settled(page, 'statsec2024');
    const legend = await page.textContent('.classes');
    const before = requests.filter((url) => /\/tiles\/|\/areas/.test(url)).length;
    await page.focus('.time-range');
    await page.keyboard.press('Home');
    await page.waitForFunction(
      (old) => document.querySelector('.classes')?.textContent !== old,
      legend,
    );
    await settled(page, 'statsec2024');
    expect(requests.filter((url) => /\/tiles\/|\/areas/.test(url)).length).toBe(before);
    expect(await linkOf(page)).toContain('period=');
    expect(complaints).toEqual([]);
  });

  it('marks sectors that are hidden for privacy with dots, on the map as in the legend', async () => {
    const { page, complaints } = await open(SHARP);
    await page.goto(`${server.origin + SECTORS_OF_GENT}&over=listed`);
    await settled(page, 'statsec2024');
    await page.waitForSelector('.list-title:has-text("201")');
    const listed = await page.$$eval('.rows .row:not(:has(.row-note)) .row-missing', (all) =>
      all.filter((each) => each.textContent?.includes('privacy')).map(() => 1),
    );
    const counted = await page.textContent('.missing [data-status="suppressed"] .class-count');
    expect(Number(counted)).toBe(listed.length);
    const [ground, mark] = await page.$eval(
      '.swatch-missing[data-status="suppressed"]',
      (swatch) => [
        getComputedStyle(swatch.querySelector(':scope > rect') as Element).fill,
        getComputedStyle(swatch.querySelector('pattern path') as Element).stroke,
      ],
    );
    const [groundHex = '', markHex = ''] = readColours([ground ?? '', mark ?? '']);
    const painted = countColours(
      await page.screenshot({ clip: mapMiddle }),
      [groundHex, markHex],
      12,
    );
    expect(painted.get(groundHex), 'ground of hidden sectors').toBeGreaterThan(0.01);
    expect(painted.get(markHex), 'dots on hidden sectors').toBeGreaterThan(0.002);
    expect(complaints).toEqual([]);
  });

  it('tells where a number comes from, and why there is none', async () => {
    const { page, complaints } = await open();
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    await page.click('.path-ask');
    await page.waitForSelector('.path-formula:has-text("inwoners ÷ oppervlakte")');
    await page.waitForSelector('.path-how:has-text("202 statistische sectoren")');
    await page.click('.row:has(.row-missing:has-text("privacy"))');
    await page.waitForSelector('.path-why:has-text("privacy")');
    expect(complaints).toEqual([]);
  });

  it('finds areas and topics from the keyboard', async () => {
    const { page, complaints } = await open();
    await page.goto(server.origin);
    await settled(page, 'gemeente');
    await page.keyboard.press('/');
    await page.waitForSelector('.search-input:focus');
    await page.keyboard.type('brugge');
    await page.waitForSelector('.search-hit >> nth=0 >> text=Brugge');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.place-name:has-text("Brugge")');
    await settled(page);
    expect(await linkOf(page)).toContain('area=');
    expect(complaints).toEqual([]);
  });

  it('draws counts as circles, and as areas when asked', async () => {
    const { page, complaints } = await open(SHARP);
    await page.goto(`${server.origin}/?indicator=v1101_t&level=gemeente`);
    await page.waitForSelector('.map[data-drawing="circles"][data-state="settled"]');
    const legend = await legendColours(page);
    const strongest = legend.at(-1) ?? '';
    const circles = countColours(await page.screenshot({ clip: mapMiddle }), [strongest], 40);
    expect(circles.get(strongest)).toBeGreaterThan(0.001);
    await page.click('.segment:has-text("Vlakken")');
    await page.waitForSelector('.map[data-drawing="areas"][data-state="settled"]');
    expect(await linkOf(page)).toContain('draw=areas');
    expect(complaints).toEqual([]);
  });

  it('works on a phone, in the dark', async () => {
    const { page, complaints } = await open({
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      hasTouch: true,
      isMobile: true,
    });
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    expect(await page.isVisible('.sheet-what')).toBe(true);
    await page.click('.sheet-handle');
    await page.waitForSelector('.sheet[data-height="half"]');
    await page.click('.sheet-tab:has-text("Gent")');
    await page.waitForSelector('.list-title:has-text("201")');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
  });

  it('says so when the map cannot be drawn, and keeps list and legend', async () => {
    const { page } = await open();
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(server.origin);
    await page.waitForSelector('.map-refused');
    await page.waitForSelector('.classes');
    await page.waitForSelector('.rows .row');
  });
});

/** A part of the map that neither panel nor card covers, at 1440 × 900. */
const mapMiddle = { x: 400, y: 160, width: 560, height: 560 };

async function legendColours(page: Page): Promise<string[]> {
  const colours = await page.$$eval('.classes .swatch', (all) =>
    all.map((swatch) => getComputedStyle(swatch).backgroundColor),
  );
  return readColours(colours);
}

function toRgb(hex: string): string {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return `rgb(${part(1)}, ${part(3)}, ${part(5)})`;
}
