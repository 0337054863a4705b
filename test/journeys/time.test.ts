/** Journeys through time: measures of the same figures, the line of periods, two ends of a change, playing. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goBack, linkOf, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, useAtlas } from './journey.ts';

const PEOPLE = '/?indicator=v1101_t&level=gemeente';
const textOf = (page: Page, selector: string) => page.textContent(selector).then(String);

/** Waits until the page says so: every change is a question to the server. */
async function untilSays(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    ([where, what]) => document.querySelector(where ?? '')?.textContent?.includes(what ?? ''),
    [selector, text] as const,
  );
}

describe.skipIf(missing)('time', () => {
  const { server, open } = useAtlas();

  it('the same figures as number, density and change, said by everything, with its sign and two sides', async () => {
    const { page, complaints } = await open();
    await page.goto(`${server.origin}${PEOPLE}&area=gemeente:44021`);
    await settled(page, 'gemeente');
    await page.check('.measure-choices input[value="density"]');
    await untilSays(page, '#legend-title', 'per km²');
    expect(await textOf(page, '.place-value')).toContain('inwoners per km²');
    await page.check('.measure-choices input[value="change"]');
    await untilSays(page, '.place-value', '2014–2024');
    await settled(page, 'gemeente');
    expect(await textOf(page, '.head-title')).toContain('verandering in %');
    expect(await page.title()).toContain('verandering in %');
    expect(await textOf(page, '.place-value')).toMatch(/[+−]\d/);
    await untilSays(page, '.live', 'verandering in %');
    expect(await textOf(page, '.legend-reference')).toMatch(/Referentie: Oost-Vlaanderen.*[+−]\d/);
    // Every class lies on one side of zero, and both sides have colours of their own.
    const ranges = await page.$$eval('.class-range', (all) =>
      all.map((each) => each.textContent ?? ''),
    );
    for (const range of ranges) expect(/−.*\+/.test(range), range).toBe(false);
    const link = await linkOf(page);
    expect(link).toContain('measure=change_percent');
    expect(await findViolations(page)).toEqual([]);
    await goBack(page);
    await untilSays(page, '#legend-title', 'inwoners');
    expect(complaints).toEqual([]);
  });

  it('two ends of a change are moved with keys and by pressing, and ask for no tile', async () => {
    const { page, complaints, requests } = await open();
    await page.goto(`${server.origin}${PEOPLE}&measure=change&since=2014&period=2023`);
    await settled(page, 'gemeente');
    const geometry = () => requests.filter((url) => /\/tiles\/|\/areas/.test(url)).length;
    const before = geometry();
    await page.focus('.time-range[data-end="since"]');
    await page.keyboard.press('ArrowLeft');
    await untilSays(page, '.time-now', '2013–2023');
    // Not past the other end.
    await page.keyboard.press('End');
    await untilSays(page, '.time-now', '2022–2023');
    await page.keyboard.press('Home');
    await untilSays(page, '.head-where', '2001–2023');
    await page.focus('.time-range[data-end="period"]');
    await page.keyboard.press('PageDown');
    await untilSays(page, '.head-where', '2001–2018');
    // 2001 and 2009 lie eight years apart, 2023 and 2024 one: pressing goes by time, not by number.
    const line = await page.locator('.time-line-of-years').boundingBox();
    const at = (year: number) => ((year - 2001) / 23) * (line?.width ?? 0);
    await page.mouse.click((line?.x ?? 0) + at(2020), (line?.y ?? 0) + 30);
    await untilSays(page, '.head-where', '2001–2020');
    expect(await page.getAttribute('.time-range[data-end="period"]', 'aria-valuetext')).toBe(
      '2020',
    );
    const gaps = await page.$$eval('.time-stretch[data-gap="true"]', (all) => all.length);
    expect(gaps).toBe(1);
    await settled(page, 'gemeente');
    expect(geometry()).toBe(before);
    expect(await linkOf(page)).toContain('since=2001');
    expect(complaints).toEqual([]);
  });

  it('plays to the end and stops there; what is still to come has a shape and a word', async () => {
    const { page, complaints, requests } = await open();
    await page.goto(`${server.origin}/?indicator=v1123_a_huish_t&level=provincie&period=2038`);
    await settled(page, 'provincie');
    expect(await textOf(page, '.time-now')).toContain('raming');
    expect(await textOf(page, '.time-marks')).toContain('raming');
    expect(
      await page.$$eval('.time-tick[data-period][data-kind="forecast"]', (all) => all.length),
    ).toBe(17);
    const tiles = () => requests.filter((url) => url.includes('/tiles/')).length;
    const before = tiles();
    await page.click('.time-speed');
    expect(await textOf(page, '.time-speed')).toBe('2×');
    await page.click('.time-play');
    await untilSays(page, '.time-now', '2040');
    await page.waitForSelector('.time-play[aria-pressed="false"]');
    // Each period once: what was asked for beforehand is not asked for again.
    const asked = requests.filter((url) => /api\/values.*period=(2039|2040)/.test(url));
    expect(new Set(asked).size).toBe(asked.length);
    expect(tiles()).toBe(before);
    expect(complaints).toEqual([]);
  });
});
