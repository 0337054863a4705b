import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { goBack, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, SHARP, useAtlas } from './journey.ts';
import { countColours, readColours } from './pixels.ts';

vi.setConfig({ testTimeout: 150_000 });

const QUESTION = '/?indicator=v1101_bevdicht&level=gemeente&draw=areas';
const OTHER = '&second=v1203_gem_inwoner';
type Which = 'first' | 'second';
type Box = { x: number; y: number; width: number; height: number };

async function bothSettled(page: Page): Promise<void> {
  for (const which of ['first', 'second']) {
    await page.waitForSelector(`.map[data-which="${which}"][data-state="settled"]`, {
      timeout: 60_000,
    });
  }
}

/** The middles of what can be seen of both maps, as boxes of the same size. */
async function middles(page: Page): Promise<Record<Which, Box>> {
  const [panel, second] = await Promise.all(
    ['.panel', '.second-map'].map((part) => page.locator(part).boundingBox()),
  );
  if (!panel || !second) throw new Error('both maps are on the screen');
  const size = { width: 340, height: 260 };
  const y = second.y + second.height / 2 - size.height / 2;
  const around = (x: number): Box => ({ x: x - size.width / 2, y, ...size });
  return {
    first: around((panel.x + panel.width + second.x) / 2),
    second: around(second.x + second.width / 2),
  };
}

const middleOf = ({ x, y, width, height }: Box): [number, number] => [
  x + width / 2,
  y + height / 2,
];

/** The area that each map says is pointed at, with the pointer in the middle of one of them. */
async function pointAtMiddle(page: Page, which: Which): Promise<(string | null)[]> {
  const [x, y] = middleOf((await middles(page))[which]);
  await page.mouse.move(700, 20);
  await page.waitForFunction(() => !document.querySelector('.map[data-hovered-area]'));
  await page.mouse.move(x - 2, y);
  await page.mouse.move(x, y);
  await page.waitForSelector('.map[data-which="first"][data-hovered-area]');
  return page.$$eval('.map', (maps) => maps.map((map) => map.getAttribute('data-hovered-area')));
}

async function coloursOf(page: Page, swatches: string): Promise<string[]> {
  return readColours(
    await page.$$eval(swatches, (all) => all.map((each) => getComputedStyle(each).backgroundColor)),
  );
}

/** Share of each colour in the middle of each map. */
async function sharesOf(page: Page, colours: string[]): Promise<Record<Which, number[]>> {
  const boxes = await middles(page);
  const shares = async (clip: Box) => [
    ...countColours(await page.screenshot({ clip }), colours).values(),
  ];
  return { first: await shares(boxes.first), second: await shares(boxes.second) };
}

function furthest(one: number[], other: number[]): number {
  return Math.max(...one.map((share, i) => Math.abs(share - (other[i] ?? 0))));
}

describe.skipIf(missing)('two maps', () => {
  const { server, open } = useAtlas(SHARP);

  it('show two periods with one legend, one camera, one hover and one chosen area', async () => {
    const { page, complaints, requests } = await open();
    await page.goto(server.origin + QUESTION);
    await settled(page, 'gemeente');
    expect(requests.filter((url) => url.includes('/api/values')).length).toBe(1);
    await page.click('.view-choice[data-view="two"]');
    await bothSettled(page);
    await page.waitForSelector('.legend-note');
    expect(await page.textContent('.legend-note')).toMatch(/2024.*2001/);
    expect(await page.locator('.second-legend').count()).toBe(0);
    const colours = await coloursOf(page, '.classes .swatch');
    const then = await sharesOf(page, colours);
    for (const share of [...then.first, ...then.second]) expect(share).toBeGreaterThan(0);
    expect(furthest(then.first, then.second)).toBeGreaterThan(0.01);

    const [first, second] = await pointAtMiddle(page, 'second');
    expect(second).toBe(first);
    expect(await pointAtMiddle(page, 'first')).toEqual([first, first]);
    expect(await page.locator('.tooltip .tooltip-period').allTextContents()).toEqual([
      '2024',
      '2001',
    ]);
    const tooltip = await page.$$eval('.tooltip .swatch', (all) =>
      all.map((each) => getComputedStyle(each).backgroundColor),
    );
    for (const colour of readColours(tooltip)) expect(colours).toContain(colour);

    const [x, y] = middleOf((await middles(page)).second);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y - 20, { steps: 6 });
    await page.mouse.up();
    await page.waitForFunction(() => location.hash !== '');
    await bothSettled(page);
    const moved = await pointAtMiddle(page, 'second');
    expect(moved[0]).not.toBe(first);
    expect(moved).toEqual([moved[0], moved[0]]);
    expect(await pointAtMiddle(page, 'first')).toEqual(moved);

    await page.mouse.click(...middleOf((await middles(page)).second));
    await page.waitForFunction(
      (code) => location.search.includes(`area=gemeente:${code}`),
      moved[0],
    );

    await page.selectOption('.map-chip-second .period-choice', '2024');
    await page.waitForFunction(() => location.search.includes('then=2024'));
    await page.mouse.move(700, 20);
    await page.waitForFunction(() =>
      /2024.*2024/.test(document.querySelector('.legend-note')?.textContent ?? ''),
    );
    await bothSettled(page);
    const same = await sharesOf(page, await coloursOf(page, '.classes .swatch'));
    expect(furthest(same.first, same.second)).toBeLessThan(0.01);
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('of two topics have a legend each, and a cut that the arrow keys move', async () => {
    const { page, complaints } = await open({ colorScheme: 'dark' });
    await page.goto(`${server.origin + QUESTION}&view=two`);
    await bothSettled(page);
    await page.click('.map-chip-second .topic-picker-button');
    await page.fill('.topic-picker-choices input', 'inkomen per inwoner');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.second-legend li');
    await bothSettled(page);
    const [own, other] = [
      await coloursOf(page, '.classes .swatch'),
      await coloursOf(page, '.second-legend li[data-class] .swatch'),
    ];
    expect(other.length).toBe(own.length);
    expect(other.some((colour) => own.includes(colour))).toBe(false);
    const shares = await sharesOf(page, [...own, ...other]);
    const sum = (list: number[]) => list.reduce((total, share) => total + share, 0);
    expect(sum(shares.first.slice(0, own.length))).toBeGreaterThan(0.2);
    expect(sum(shares.first.slice(own.length))).toBeLessThan(0.02);
    expect(sum(shares.second.slice(own.length))).toBeGreaterThan(0.2);
    expect(sum(shares.second.slice(0, own.length))).toBeLessThan(0.02);
    expect(await findViolations(page)).toEqual([]);

    await page.click('.split-forms button:nth-child(2)');
    await page.waitForSelector('.swipe-handle');
    await bothSettled(page);
    const handle = page.locator('.swipe-handle');
    const at = await handle.boundingBox();
    if (!at) throw new Error('there is a cut to move');
    const beside = { x: at.x - 60, y: 420, width: 70, height: 160 };
    const ofOther = async () => {
      const counts = countColours(await page.screenshot({ clip: beside }), other);
      return sum([...counts.values()]);
    };
    expect(await ofOther()).toBeLessThan(0.02);
    await handle.focus();
    for (let presses = 0; presses < 2; presses++) await page.keyboard.press('PageDown');
    expect(await handle.getAttribute('aria-valuenow')).toBe('30');
    expect(await ofOther()).toBeGreaterThan(0.3);
    await page.mouse.move(at.x - 60, 500);
    await page.waitForSelector('.map[data-which="second"][data-hovered-area]');
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('become one map in nine colours, whose legend lights and filters', async () => {
    const { page, complaints } = await open();
    await page.goto(`${server.origin + QUESTION}&view=two${OTHER}`);
    await bothSettled(page);
    await page.click('.split-forms button:nth-child(3)');
    await page.waitForSelector('.map[data-drawing="bivariate"]');
    await page.waitForSelector('.pair-cell');
    await settled(page, 'gemeente');
    expect(await page.locator('.second-map').count()).toBe(0);
    const cells = await page.$$eval('.pair-cell', (all) =>
      all.map((cell) => ({
        at: cell.getAttribute('data-cell') ?? '',
        colour: getComputedStyle(cell).backgroundColor,
        count: Number(cell.textContent),
      })),
    );
    expect(cells.length).toBe(9);
    const colours = readColours(cells.map(({ colour }) => colour));
    const onMap = async () => {
      const clip = { x: 400, y: 300, width: 640, height: 360 };
      return countColours(await page.screenshot({ clip }), colours);
    };
    const plain = await onMap();
    for (const [i, { count, at }] of cells.entries()) {
      const share = plain.get(colours[i] ?? '') ?? 0;
      expect(share > 0, `cell ${at}`).toBe(count > 0);
    }
    const bars = await coloursOf(page, '.rows .row .bar i');
    expect(bars.filter((bar) => colours.includes(bar)).length).toBeGreaterThan(bars.length / 2);
    // A row without the second figure has the ground of what lacks, which is no cell's.
    const grounds = new Set(bars.filter((bar) => !colours.includes(bar)));
    expect(grounds.size).toBeLessThan(3);

    const most = cells.reduce((best, cell) => (cell.count > best.count ? cell : best));
    await page.click(`.pair-cell[data-cell="${most.at}"]`);
    await page.waitForFunction((at) => location.search.includes(`only=${at}`), most.at);
    await page.mouse.move(700, 20);
    await page.waitForSelector('.row[data-faded="true"]');
    await settled(page, 'gemeente');
    const kept = await onMap();
    for (const [colour, share] of kept) {
      if (colour === colours[cells.indexOf(most)]) expect(share).toBeGreaterThan(0.01);
      else expect(share, colour).toBeLessThan((plain.get(colour) ?? 0) / 4 + 0.002);
    }
    expect(await findViolations(page)).toEqual([]);
    await goBack(page);
    await page.waitForFunction(() => !location.search.includes('only='));
    expect(complaints).toEqual([]);
  });

  it('lie over each other on a phone, with a cut for a thumb', async () => {
    const { page, complaints } = await open({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.goto(`${server.origin + QUESTION}&view=two`);
    await page.waitForSelector('.split-map[data-over="true"] .swipe-handle');
    await bothSettled(page);
    expect(await page.getAttribute('.sheet', 'data-height')).toBe('peek');
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
