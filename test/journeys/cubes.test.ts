/** Cubes, in a real browser: what is ticked is what is mapped, crossed and piled up. */
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import type { CrossTableAnswer } from '../../server/contract/cubes.ts';
import type { AreasAnswer } from '../../server/contract/levels.ts';
import type { ValuesAnswer } from '../../server/contract/values.ts';
import { goBack, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, useAtlas } from './journey.ts';

vi.setConfig({ testTimeout: 180_000 });

const CUBE = 'kubus1101_lft_gsl_nat';
const GENT = `/?indicator=${CUBE}&level=gemeente&area=gemeente:44021&draw=areas&lang=en`;

describe.skipIf(missing)('cubes', () => {
  const { server, open } = useAtlas();
  const ask = async <T>(address: string): Promise<T> =>
    (await fetch(server.origin + address)).json() as Promise<T>;

  /** The value in the card, once it answers the link. */
  async function untilGentIs(page: Page, cells: string): Promise<void> {
    const query = `/api/values?indicator=${CUBE}&level=gemeente&period=2015${cells && `&cells=${cells}`}`;
    const [areas, answer] = await Promise.all([
      ask<AreasAnswer>('/api/levels/gemeente/areas'),
      ask<ValuesAnswer>(query),
    ]);
    const value = answer.values[areas.codes.indexOf('44021')] ?? Number.NaN;
    const told = value.toLocaleString('en-GB');
    await page.waitForFunction(
      (text) => document.querySelector('.place-value b')?.textContent === text,
      told,
    );
    await page.waitForSelector(`.row[data-code="44021"]:has-text("${told}")`);
  }

  it('ticks items one by one and by dragging; map, card, list and link follow; Back undoes', async () => {
    const { page, complaints } = await open();
    await page.goto(server.origin + GENT);
    await settled(page, 'gemeente');
    await page.click('[data-dimension="leeftijd"]');
    await page.click('.slice-tools .link:text-is("None")');
    await page.waitForSelector('.slice-items .note');
    await dragOver(page, ['20_24', '25_29', '30_34', '35_39']);
    await untilLinked(page, 'leeftijd5:20_24..35_39');
    await untilGentIs(page, 'leeftijd5:20_24|25_29|30_34|35_39');
    await page.click('[data-dimension="geslacht"]');
    await page.click('.slice-item:has([data-item="m"])');
    await untilLinked(page, 'leeftijd5:20_24..35_39,geslacht:v');
    await untilGentIs(page, 'leeftijd5:20_24|25_29|30_34|35_39,geslacht:v');
    await page.waitForSelector('.head-cells:text-is("20–39 jaar, vrouwen")');
    await page.waitForSelector('.legend-cells:text-is("20–39 jaar, vrouwen")');
    await page.waitForFunction(() => document.title.includes('20–39 jaar, vrouwen'));

    await page.selectOption('.slice-level', 'leeftijdsklasse');
    await untilLinked(page, 'leeftijdsklasse:20_39,geslacht:v');
    await page.click('.slice-item:has([data-item="0_9"])', { modifiers: ['Shift'] });
    await untilLinked(page, 'leeftijdsklasse:0_9~20_39,geslacht:v');
    await page.click('.slice-item:has([data-item="60_64"])', { modifiers: ['Shift'] });
    await untilLinked(page, 'leeftijdsklasse:0_9..60_64,geslacht:v');
    await untilStill(page);
    expect(await findViolations(page)).toEqual([]);
    for (const cells of [
      'leeftijdsklasse:0_9~20_39,geslacht:v',
      'leeftijdsklasse:20_39,geslacht:v',
    ]) {
      await goBack(page);
      await untilLinked(page, cells);
    }
    await page.click('.slice-reset');
    await untilLinked(page, null);
    await untilGentIs(page, '');
    expect(complaints).toEqual([]);
  });

  it('says how much of a slice is hidden, and that a link in any order is the same', async () => {
    const { page, complaints } = await open();
    const cells = 'nationaliteit:nietb,leeftijdsklasse:20_39';
    await page.goto(`${server.origin}/?indicator=${CUBE}&level=provincie&cells=${cells}&lang=en`);
    await page.waitForSelector('.slice-hidden:has-text("All 6 provinces are hidden")');
    await page.waitForSelector('.head-cells:text-is("20–39 jaar, niet-Belgen")');
    expect(complaints).toEqual([]);
  });

  it('crosses two dimensions and piles up a pyramid, as the server has them; another year moves nothing', async () => {
    const { page, complaints } = await open();
    await page.goto(`${server.origin}${GENT}&view=cube`);
    await settled(page, 'gemeente');
    const table = await ask<CrossTableAnswer>(
      `/api/crosstab?cube=${CUBE}&area=gemeente:44021&period=2015&rows=leeftijd5&columns=geslacht`,
    );
    await page.waitForSelector('.cross-table tbody tr');
    const numbers = await page.$$eval('.cross-table tbody td:not([data-total="true"])', (all) =>
      all.map((cell) => ({ kind: cell.getAttribute('data-kind'), text: cell.textContent ?? '' })),
    );
    expect(numbers.map(({ kind }) => kind)).toEqual(table.statuses);
    expect(numbers.map(({ text }) => Number(text.replaceAll(',', '')) || null)).toEqual(
      table.values,
    );
    const hidden = table.values.filter((value) => value === null).length;
    expect(hidden).toBeGreaterThan(0);
    await page.waitForSelector(`.cross-missing:has-text("${hidden} of ${table.values.length}")`);
    expect(await page.locator('.pyramid-hidden').count()).toBe(hidden);
    expect(await page.locator('.pyramid-bar').count()).toBe(table.values.length - hidden);
    await page.waitForSelector('.pyramid[data-other="Oost-Vlaanderen"] .pyramid-outline');
    // One scale: bars are as long as their values are large, left and right.
    const bars = await page.$$eval('.pyramid-bar', (all) =>
      all.map((bar) => Number(bar.getAttribute('width'))),
    );
    const known = table.values.filter((value) => value !== null);
    const ratios = bars.map((width, i) => width / (known[i] ?? Number.NaN));
    expect(Math.max(...ratios) / Math.min(...ratios)).toBeLessThan(1.01);

    const drawing = page.locator('.pyramid-drawing');
    await drawing.focus();
    await page.keyboard.press('ArrowUp');
    await page.waitForSelector('.pyramid-drawing[aria-valuetext^="5–9 jaar"]');
    const told = await drawing.getAttribute('aria-valuetext');
    expect(told).toContain((table.values[2] ?? Number.NaN).toLocaleString('en-GB'));

    const before = await drawing.boundingBox();
    await page.locator('.time-range').focus();
    await page.keyboard.press('Home');
    await page.waitForSelector('.cross .view-title:has-text("2009")');
    await page.waitForSelector('.cross[data-stale="false"]');
    expect(await drawing.boundingBox()).toEqual(before);

    await page.selectOption('[data-choice="share"]', 'row');
    await page.waitForFunction(() => location.search.includes('share=row'));
    await page.waitForSelector('.cross-table tbody tr:first-child td:last-child:text-is("100.0%")');
    await page.selectOption('[data-choice="rows"]', 'geslacht');
    await page.waitForFunction(() => location.search.includes('cross=geslacht:leeftijd5'));
    await page.waitForSelector('.cross-table thead .cross-item[data-item="0_4"]');
    await page.click('.cross-table thead .cross-item[data-item="0_4"]');
    await untilLinked(page, 'leeftijd5:0_4');
    await page.waitForSelector('.cross-item[data-item="0_4"][aria-pressed="true"]');
    await untilStill(page);
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('is a tab of the sheet on a phone, also where the chosen area has no figures of its own', async () => {
    const { page, complaints } = await open({ viewport: { width: 390, height: 844 } });
    const sector = 'area=statsec2024:44021A00-';
    await page.goto(
      `${server.origin}/?indicator=${CUBE}&${sector}&view=cube&share=total&theme=dark&lang=en`,
    );
    await page.waitForSelector('.cross .note:has-text("You see Gent.")');
    await page.waitForSelector('.pyramid-bar');
    await page.waitForSelector('.cross-table tbody tr');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await untilStill(page);
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

async function dragOver(page: Page, codes: string[]): Promise<void> {
  for (const [at, code] of codes.entries()) {
    const box = await page.locator(`.slice-item:has([data-item="${code}"])`).boundingBox();
    if (!box) throw new Error(`no item ${code}`);
    await page.mouse.move(box.x + 60, box.y + box.height / 2, { steps: 3 });
    if (at === 0) await page.mouse.down();
  }
  await page.mouse.up();
}

async function untilLinked(page: Page, cells: string | null): Promise<void> {
  await page.waitForFunction(
    (wanted) => new URLSearchParams(location.search).get('cells') === wanted,
    cells,
  );
}

/** What is about to change is pale, and colours that still change would be measured halfway. */
async function untilStill(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForFunction(
    () =>
      !document.querySelector('[data-stale="true"]') &&
      document.getAnimations().every((each) => !(each instanceof CSSTransition)),
  );
}
