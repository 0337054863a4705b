import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goBack, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, SECTORS_OF_GENT, SHARP, useAtlas } from './journey.ts';
import { countColours, countDifferent, readColours } from './pixels.ts';

const MUNICIPALITIES = '/?indicator=v1101_bevdicht&level=gemeente&draw=areas';
const mapMiddle = { x: 470, y: 190, width: 540, height: 560 };

type ClassLine = { range: string; low: number; high: number; colour: string };

async function readLegend(page: Page): Promise<ClassLine[]> {
  const lines = await page.$$eval('.classes .class', (all) =>
    all.map((line) => ({
      range: line.querySelector('.class-range')?.textContent ?? '',
      colour: getComputedStyle(line.querySelector('.swatch') ?? line).backgroundColor,
    })),
  );
  return lines.map(({ range, colour }) => {
    const [low = 0, high = low] = range.split(' – ').map(readNumber);
    return { range, low, high, colour };
  });
}

function readNumber(text: string): number {
  return Number(
    text
      .replace(/[^\d−,]/g, '')
      .replace('−', '-')
      .replace(',', '.'),
  );
}

function colourFor(legend: readonly ClassLine[], value: number): string | undefined {
  return legend.find(({ low, high }) => value >= low && value <= high)?.colour;
}

const ranges = async (page: Page) => (await readLegend(page)).map(({ range }) => range);

describe.skipIf(missing)('classes', () => {
  const { server, open } = useAtlas();

  it.each([
    '&classes=7&colours=green&method=natural',
    '&classes=6&colours=shore&pivot=mean&theme=dark',
    '&classes=4&colours=earth&reverse=1&method=logarithmic&over=listed',
  ])('have one colour in map, legend, list, card and tooltip: %s', async (how) => {
    const { page, complaints } = await open(SHARP);
    await page.goto(server.origin + SECTORS_OF_GENT + how);
    await settled(page, 'statsec2024');
    const legend = await readLegend(page);
    expect(legend.length).toBe(Number(/classes=(\d)/.exec(how)?.[1]));
    const ofValue = (value: number) => colourFor(legend, value);

    const rows = await page.$$eval('.rows .row', (all) =>
      all.map((row) => ({
        code: row.getAttribute('data-code') ?? '',
        value: row.querySelector('.cell-value > span')?.textContent ?? '',
        bar: getComputedStyle(row.querySelector('.bar i') ?? row).backgroundColor,
      })),
    );
    const known = rows.filter(({ value }) => /^[\d\s]+$/.test(value));
    expect(known.length).toBeGreaterThan(50);
    for (const { code, value, bar } of known) expect(bar, code).toBe(ofValue(readNumber(value)));

    const drawn = new Set(known.map(({ bar }) => bar));
    const hex = readColours([...drawn]);
    const shares = countColours(await page.screenshot({ clip: mapMiddle }), hex);
    for (const [colour, share] of shares) expect(share, `${colour} on the map`).toBeGreaterThan(0);

    await page.mouse.move(640, 480);
    await page.mouse.move(646, 486);
    await page.waitForSelector('.tooltip');
    const pointed = await page.getAttribute('.map', 'data-hovered-area');
    const swatch = await page
      .$eval('.tooltip i.swatch', (element) => getComputedStyle(element).backgroundColor)
      .catch(() => null);
    if (swatch) expect(swatch).toBe(rows.find(({ code }) => code === pointed)?.bar);

    const own = known[3];
    await page.click(`.row[data-code="${own?.code}"]`);
    await page.waitForSelector('.place-value .swatch');
    const card = await page.$eval('.place-value .swatch', (element) => ({
      colour: getComputedStyle(element).backgroundColor,
      value: element.parentElement?.querySelector('b')?.textContent ?? '',
    }));
    expect(card.colour).toBe(ofValue(readNumber(card.value)));
    expect(complaints).toEqual([]);
  });

  it('have borders that are dragged and moved with keys, put back and undone', async () => {
    const { page, complaints } = await open(SHARP);
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    const found = await ranges(page);
    const picture = await page.screenshot({ clip: mapMiddle });

    const plot = await page.locator('.breaks').boundingBox();
    const handle = page.locator('[data-break="3"]');
    const at = await handle.boundingBox();
    if (!plot || !at) throw new Error('there is a border to drag');
    await page.mouse.move(at.x, plot.y + 30);
    await page.mouse.down();
    await page.mouse.move(at.x + 40, plot.y + 30, { steps: 8 });
    await page.mouse.up();
    await page.waitForFunction(() => location.search.includes('method=manual'));
    const dragged = await ranges(page);
    expect(dragged.slice(0, 3)).toEqual(found.slice(0, 3));
    expect(dragged[4]).not.toBe(found[4]);

    const before = Number(await handle.getAttribute('aria-valuenow'));
    const spoken = await handle.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      (old) => document.querySelector('[data-break="3"]')?.getAttribute('aria-valuetext') !== old,
      spoken,
    );
    const after = Number(await handle.getAttribute('aria-valuenow'));
    expect(after).toBeGreaterThan(before);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-break'))).toBe('3');
    expect((await readLegend(page))[4]?.low).toBe(after);
    expect(await handle.getAttribute('aria-valuetext')).toContain('inwoners per km²');
    await settled(page);
    const changed = async () => countDifferent(picture, await page.screenshot({ clip: mapMiddle }));
    await expect.poll(changed, { timeout: 30_000 }).toBeGreaterThan(200);

    await page.reload();
    await settled(page, 'statsec2024');
    expect((await readLegend(page))[4]?.low).toBe(after);
    await goBack(page);
    await page.waitForFunction(() => !location.search.includes('manual'));
    await expect.poll(() => ranges(page)).toEqual(found);
    await page.goForward();
    await page.waitForFunction(() => location.search.includes('manual'));
    await page.click('.histogram .link');
    await page.waitForFunction(() => !location.search.includes('manual'));
    expect(await ranges(page)).toEqual(found);
    expect(complaints).toEqual([]);
  });

  it('stay from year to year when they are of all periods', async () => {
    const { page, complaints } = await open();
    const legendIn = async (period: string, span: string) => {
      await page.goto(`${server.origin + MUNICIPALITIES}&period=${period}&span=${span}`);
      await page.waitForSelector('.classes .class');
      return ranges(page);
    };
    const [early, late] = [await legendIn('2012', 'shown'), await legendIn('2024', 'shown')];
    expect(early).not.toEqual(late);
    // Figures of all periods come in after those of the shown one.
    await legendIn('2024', 'all');
    await expect.poll(() => ranges(page), { timeout: 30_000 }).not.toEqual(late);
    const always = await ranges(page);
    await legendIn('2012', 'all&area=gemeente:44021');
    await expect.poll(() => ranges(page), { timeout: 30_000 }).toEqual(always);

    // The line over the years then has the colours of the map of each year.
    await page.waitForSelector('.trend-point');
    const legend = await readLegend(page);
    const points = await page.$$eval('.trend-point', (all) =>
      all.map((point) => ({
        value: point.querySelector('title')?.textContent?.split(': ')[1] ?? '',
        fill: getComputedStyle(point.querySelector('circle') ?? point).fill,
      })),
    );
    expect(points.length).toBeGreaterThan(5);
    for (const { value, fill } of points) {
      expect(fill, value).toBe(colourFor(legend, readNumber(value)));
    }
    expect(complaints).toEqual([]);
  });

  it('light their areas when pointed at, and stay alone when clicked', async () => {
    const { page, complaints } = await open(SHARP);
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    const plain = await page.screenshot({ clip: mapMiddle });
    const first = page.locator('.classes .class').first();
    await first.hover();
    await page.waitForSelector('.row[data-faded="true"]');
    await settled(page);
    const faded = async () => countDifferent(plain, await page.screenshot({ clip: mapMiddle }));
    await expect.poll(faded, { timeout: 30_000 }).toBeGreaterThan(5000);

    await first.click();
    await page.mouse.move(700, 5);
    await page.waitForFunction(() => location.search.includes('only=0'));
    expect(await first.getAttribute('aria-pressed')).toBe('true');
    const [own] = await readLegend(page);
    const rows = await page.$$eval('.rows .row', (all) =>
      all.map((row) => ({
        faded: row.getAttribute('data-faded'),
        value: row.querySelector('.cell-value > span')?.textContent ?? '',
      })),
    );
    for (const { faded, value } of rows.filter((row) => /^[\d\s]+$/.test(row.value))) {
      expect(faded === 'false', value).toBe(readNumber(value) <= (own?.high ?? 0));
    }

    await page.locator('.rows .row').nth(1).hover();
    await page.waitForSelector('.classes li:last-child .class[data-lit="true"]');
    await page.click('.legend > .link');
    await page.waitForFunction(() => !location.search.includes('only='));
    expect(await page.locator('.row[data-faded="true"]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('have options without accessibility violations, as high as a thumb on a phone', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, complaints } = await open({ colorScheme });
      await page.goto(
        `${server.origin + SECTORS_OF_GENT}&colours=dusk&pivot=area&classes=9&only=1`,
      );
      await settled(page, 'statsec2024');
      await page.waitForSelector('.class[data-faded="true"]');
      await page.click('.class-options .disclosure-ask');
      expect(await findViolations(page)).toEqual([]);
      await page.selectOption('.class-options .option select', '3');
      await page.waitForFunction(() => location.search.includes('classes=3'));
      expect((await readLegend(page)).length).toBe(3);
      expect(await page.textContent('.legend-reference')).toContain('Gent');
      expect(await findViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    }
    const { page } = await open({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    for (let taps = 0; taps < 2; taps++) await page.tap('.sheet-handle');
    await page.tap('.sheet-tab:first-child');
    await page.tap('.class-options .disclosure-ask');
    const heights = await page.$$eval('.scheme, .class, .option select, .breaks, .outlier', (all) =>
      all.map((element) => [element.className, element.getBoundingClientRect().height] as const),
    );
    expect(heights.length).toBeGreaterThan(10);
    for (const [name, height] of heights) expect(height, name).toBeGreaterThanOrEqual(44);
    expect(await findViolations(page)).toEqual([]);
  });
});
