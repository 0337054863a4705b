/** Finding a topic and a level: the theme tree, the search box, the page of a topic, levels and borders. */
import { describe, expect, it, vi } from 'vitest';
import { linkOf, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, SHARP, useAtlas } from './journey.ts';
import { countDifferent } from './pixels.ts';

vi.setConfig({ testTimeout: 150_000 });

describe.skipIf(missing)('finding a topic and a level', () => {
  const { server, open } = useAtlas();

  it('walks the theme tree with the arrow keys, from a group of ages to the page of one', async () => {
    const { page, complaints } = await open();
    await page.goto(server.origin);
    await settled(page, 'gemeente');
    // The chosen topic lies in open folders; a folder beside it opens with the right arrow.
    await page.focus('.tree-folder:has-text("Leeftijd")');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('.tree-folder:focus:has-text("Leeftijdsklassen 20-jaar")');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('.tree-group:focus[aria-expanded="false"]');
    expect(await page.textContent('.tree-group:focus')).toMatch(/^Aantal naar leeftijd\s*5$/);
    expect(await page.locator('.tree-topic[data-code="v1101_20_39"]').count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('.tree-topic[data-code="v1101_0_19"]:focus [data-sort="count"]');

    // What it means stands beside the panel, and goes with Escape.
    await page.waitForSelector('#topic-tip:has-text("van 0 tot en met 19 jaar")');
    await page.waitForSelector('.tree-topic:focus[aria-describedby="topic-tip"]');
    const [tip, panel] = await Promise.all(
      ['#topic-tip', '.panel'].map((each) => page.locator(each).boundingBox()),
    );
    // It touches the row it belongs to and covers no other.
    expect(tip?.x).toBeGreaterThan((panel?.x ?? 0) + (panel?.width ?? 0) - 24);
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('#topic-tip', { state: 'detached' });

    await page.keyboard.press('Enter');
    await page.waitForSelector('.head-title:has-text("0-19 jaar")');
    expect(await linkOf(page)).toContain('indicator=v1101_0_19');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.tree-about:focus');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:text-is("0-19 jaar")');
    await page.waitForURL('**/onderwerp/v1101_0_19');
    // The names in the formula lead on.
    await page.click('.formula a >> nth=0');
    await page.waitForSelector('h1:text-is("0-9 jaar")');
    expect(await findViolations(page)).toEqual([]);
    await page.click('.button:has-text("Bekijk op de kaart")');
    await page.waitForSelector('.head-title:has-text("0-9 jaar")');
    expect(complaints).toEqual([]);
  });

  it('searches from the keyboard: examples, slips, groups, and what was chosen before', async () => {
    const { page, complaints } = await open();
    await page.goto(server.origin);
    await settled(page, 'gemeente');
    await page.keyboard.press('/');
    await page.waitForSelector('.search-hit[data-kind="example"]');
    const examples = await page
      .locator('.search-hit[data-kind="example"] .search-name')
      .allTextContents();
    expect(examples).toHaveLength(3);
    for (const example of examples) {
      await page.fill('.search-input', '');
      await page.click(`.search-hit[data-kind="example"]:has-text("${example}")`);
      await page.waitForSelector(`.search-hit:has(mark:has-text("${example}"))`);
    }
    await page.fill('.search-input', 'gntbrugge');
    await page.waitForSelector('.search-hit[aria-selected="true"]:has-text("Gentbrugge")');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.place-name:has-text("Gentbrugge")');

    await page.keyboard.press('/');
    await page.keyboard.type('jaar');
    await page.waitForSelector('.search-hit[data-kind="variants"][aria-selected="true"]');
    expect(await page.locator('.search-hit[data-kind="indicator"]').count()).toBe(0);
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.search-hit[data-kind="indicator"]:has-text("10-19 jaar")');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.head-title:has-text("0-19 jaar")');

    // Kept on the device, the last one first, and nothing of it in the link.
    await page.goto(server.origin);
    await settled(page);
    await page.keyboard.press('/');
    const recent = '.search-hit:is([data-kind="area"], [data-kind="indicator"])';
    await page.waitForSelector(recent);
    expect(await page.locator(`${recent} .search-name`).allTextContents()).toEqual([
      '0-19 jaar',
      'Gentbrugge',
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('.search-hit[aria-selected="true"]:has-text("Gentbrugge")');
    await page.click('.search-forget');
    await page.waitForSelector(recent, { state: 'detached' });
    expect(await page.evaluate(() => localStorage.getItem('buurtatlas.recent'))).toBeNull();
    expect(complaints).toEqual([]);
  });

  it('says why a level has no figures, follows the zoom and lays borders over the map', async () => {
    const { page, complaints } = await open(SHARP);
    await page.goto(`${server.origin}/?indicator=v9980_graag_wonen&level=statsec2024`);
    await settled(page, 'gemeente');
    await page.waitForSelector('#level-why:has-text("Geen cijfers per sector.")');
    await page.locator('.chip[data-level="provincie"][aria-disabled="true"]').press('Enter');
    await page.waitForSelector('#level-why:has-text("Geen cijfers per provincie.")');
    expect(await linkOf(page)).not.toContain('provincie');
    expect(await findViolations(page)).toEqual([]);

    await page.goto(`${server.origin}/?level=gemeente&borders=none`);
    await settled(page, 'gemeente');
    const map = { x: 420, y: 360, width: 600, height: 260 };
    const bare = await page.screenshot({ clip: map });
    await page.selectOption('.borders-choice select', 'elz');
    await settled(page, 'gemeente');
    expect(countDifferent(bare, await page.screenshot({ clip: map }))).toBeGreaterThan(1000);
    expect(await linkOf(page)).toContain('borders=elz');

    await page.click('.level-lock');
    await page.waitForSelector('.level-lock[data-follows="true"]');
    for (const level of ['deelgemeente2024', 'ggw72024', 'statsec2024']) {
      while ((await page.getAttribute('.map', 'data-level')) !== level) {
        const before = await linkOf(page);
        await page.click('.map-controls button[aria-label="Inzoomen"]');
        await page.waitForFunction((link) => location.href !== link, before);
        await settled(page);
      }
    }
    expect(await linkOf(page)).toContain('follow=1');
    await page.click('.level-lock');
    await page.click('.map-controls button[aria-label="Uitzoomen"]');
    await settled(page);
    expect(await page.getAttribute('.map', 'data-level')).toBe('statsec2024');
    expect(await linkOf(page)).not.toContain('follow');
    expect(complaints).toEqual([]);
  });
});
