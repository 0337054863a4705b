/** Two topics in one plot, and map, table and chart together, in a real browser. */
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import type { AreasAnswer } from '../../server/contract/levels.ts';
import type { ValuesAnswer } from '../../server/contract/values.ts';
import { goBack, linkOf, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, useAtlas } from './journey.ts';

vi.setConfig({ testTimeout: 180_000 });

const [X, Y] = ['vp1101_65p', 'v1203_gem_inwoner'];
const PLOT = `/?view=scatter&indicator=${X}&second=${Y}&level=gemeente&plot=xlinear,ylinear&lang=en`;
const TRIPTYCH = `/?view=triptych&indicator=${X}&level=gemeente&period=2013&lang=en`;

describe.skipIf(missing)('two topics in one plot', () => {
  const { server, open } = useAtlas();
  const ask = async <T>(address: string): Promise<T> =>
    (await fetch(server.origin + address)).json() as Promise<T>;
  const valuesOf = async (indicator: string) =>
    (await ask<ValuesAnswer>(`/api/values?indicator=${indicator}&level=gemeente&period=2013`))
      .values;

  /** Municipalities with both figures and a place on the map, from much to little of the first. */
  async function pairsOnServer() {
    const [areas, xs, ys] = await Promise.all([
      ask<AreasAnswer>('/api/levels/gemeente/areas'),
      valuesOf(X),
      valuesOf(Y),
    ]);
    const unknown = new Set(areas.unknown);
    return areas.codes
      .flatMap((code, i) => {
        const [x, y] = [xs[i], ys[i]];
        return typeof x === 'number' && typeof y === 'number' && !unknown.has(i)
          ? [{ code, name: areas.names[i] ?? '', x, y }]
          : [];
      })
      .sort((a, b) => b.x - a.x);
  }

  it('has the server’s correlation; hover goes both ways; a brush selects what lies under it', async () => {
    const pairs = await pairsOnServer();
    const { page, complaints } = await open();
    await page.goto(`${server.origin}${PLOT}&period=2013`);
    await settled(page, 'gemeente');
    await untilStill(page, '2013');
    expect(await page.textContent('[data-number="r"]')).toBe(correlationOf(pairs).toFixed(2));
    expect(await page.textContent('[data-number="n"]')).toBe(`${pairs.length} municipalities`);
    expect(await page.getAttribute('.scatter-sheet', 'data-dots')).toBe(String(pairs.length));

    // From the table to plot and map, and back again.
    await page.click('.disclosure-ask:has-text("Table behind the chart")');
    const [first] = pairs;
    if (!first) throw new Error('no pairs');
    await page.hover(`.wide-table tr[data-code="${first.code}"]`);
    await page.waitForSelector(`.map[data-hovered-area="${first.code}"]`);
    const dot = await dotOf(page, first.code);
    await page.mouse.move(dot.x - 20, dot.y - 30);
    await page.waitForFunction(() => !document.querySelector('.scatter-ring'));
    await page.mouse.move(dot.x, dot.y);
    await page.waitForSelector(`.wide-table tr[data-code="${first.code}"][data-state="pointed"]`);
    await page.waitForSelector(`.map[data-hovered-area="${first.code}"]`);
    expect(await page.textContent('.scatter-tip .tooltip-name')).toBe(first.name);
    expect(await colourUnder(page, dot)).toBe(await lastClassColour(page));

    // The areas above a gap among the highest: there a pixel more or less makes no difference.
    const gap = pairs.findIndex(({ x }, i) => i > 2 && x - (pairs[i + 1]?.x ?? x) > 0.5);
    const expected = pairs.slice(0, gap + 1).map(({ code }) => code);
    const edge = await dotOf(page, expected.at(-1) ?? '');
    await brush(page, edge.x - 3);
    const selected = async () => new URLSearchParams(await linkOf(page)).get('select');
    const codes = (await selected())?.split(':')[1]?.split(',') ?? [];
    expect(codes.sort()).toEqual(expected.sort());
    await page.waitForSelector(`.wide-table tr[data-code="${first.code}"][data-selected="true"]`);
    await brush(page, edge.x - 3, 'Alt');
    await page.waitForFunction(() => !location.search.includes('select='));
    expect(complaints).toEqual([]);
  });

  it('plays to the last shared year without a tile, leaving trails; its axes stay', async () => {
    const { page, requests, complaints } = await open({ reducedMotion: 'reduce' });
    await page.goto(`${server.origin}${PLOT}&period=2013&area=gemeente:44021`);
    await settled(page, 'gemeente');
    await untilStill(page, '2013');
    const ends = await page.$$eval('.plot-end', (all) => all.map((each) => each.textContent));
    expect(ends).toEqual(['2009', '2013']);
    requests.length = 0;
    await page.click('.plot-player .time-play');
    await page.waitForSelector('.plot-player[data-ready="true"]');
    await page.waitForSelector('.scatter-sheet[data-period="2010"]');
    const ticks = () =>
      page.$$eval('.scatter-axis-tick', (all) => all.map((each) => each.textContent).join(' '));
    const before = await ticks();
    await page.waitForSelector('.scatter-sheet[data-period="2013"]');
    await page.waitForSelector('.plot-player[data-playing="false"]');
    expect(await ticks()).toBe(before);
    expect(await page.$$eval('.scatter-trail[data-code="44021"] circle', (all) => all.length)).toBe(
      5,
    );
    expect(await page.$$eval('.scatter-trail text', (all) => all.at(-1)?.textContent)).toBe('2013');
    expect(requests.filter((url) => url.includes('/tiles/'))).toEqual([]);
    expect(await linkOf(page)).toContain('period=2013');
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('shows map, table and bars of one order, one pointer and one set of colours', async () => {
    const { page, complaints } = await open();
    await page.goto(`${server.origin}${TRIPTYCH}&theme=dark`);
    await settled(page, 'gemeente');
    const order = (part: string) =>
      page.$$eval(`${part} tbody tr[data-code]`, (all) =>
        all.slice(0, 8).map((each) => each.getAttribute('data-code')),
      );
    await page.waitForSelector('.trip-chart tr[data-code]');
    const values = await valuesOf(X);
    const { codes } = await ask<AreasAnswer>('/api/levels/gemeente/areas');
    const figureOf = (code: string | null) => values[codes.indexOf(code ?? '')] ?? Number.NaN;
    const highest = values.filter((each) => each !== null).sort((a, b) => b - a);
    expect((await order('.trip-part')).map(figureOf)).toEqual(highest.slice(0, 8));
    expect(await order('.trip-chart')).toEqual(await order('.trip-part'));

    // The bar of the highest value has the colour of the highest class.
    const [top] = await order('.trip-chart');
    const bar = `.trip-chart tr[data-code="${top}"] .trip-track i`;
    const colour = await page.$eval(bar, (each) => getComputedStyle(each).backgroundColor);
    expect(colour).toBe(await lastClassColour(page));

    await page.hover(`.trip-chart tr[data-code="${top}"]`);
    await page.waitForSelector(`.map[data-hovered-area="${top}"]`);
    await page.waitForSelector(`.trip-part tr[data-code="${top}"][data-state="pointed"]`);
    await page.click('.trip-part th:has-text("Name") .sort >> nth=0');
    await page.waitForSelector('.trip-part th[aria-sort="ascending"]:has-text("Name")');
    expect(await order('.trip-chart')).toEqual(await order('.trip-part'));
    expect(figureOf((await order('.trip-part'))[0] ?? null)).not.toBe(highest[0]);

    await page.click('.trip-chart tr[data-code] .trip-track >> nth=2');
    await page.waitForSelector('.trip-part tr[data-state]:not([data-state="plain"])');
    expect(await linkOf(page)).toContain('area=gemeente:');
    expect(await findViolations(page)).toEqual([]);
    await page.click('.chip[data-chart="dots"]');
    await page.waitForSelector('.trip-chart .dot-plot');
    await goBack(page);
    await page.waitForSelector('.trip-chart .trip-track');
    expect(complaints).toEqual([]);
  });

  it('tells a dot’s name and values where a finger comes down', async () => {
    const [first] = await pairsOnServer();
    const { page, complaints } = await open({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 844 },
    });
    await page.goto(`${server.origin}${PLOT}&period=2013&area=gemeente:${first?.code}`);
    await settled(page);
    await page.selectOption('.view-chip select', 'map');
    await page.selectOption('.view-chip select', 'scatter');
    await page.waitForSelector('.sheet[data-height="full"]');
    await untilStill(page, '2013');
    await page.waitForSelector(`.scatter-reading:has-text("${first?.name}")`);
    const dot = await middleOf(page, '.scatter-ring-chosen');
    await page.touchscreen.tap(dot.x - 120, dot.y + 40);
    const tapped = page.locator('.scatter-reading b >> nth=0');
    await page.touchscreen.tap(dot.x, dot.y);
    await page.waitForFunction((name) => {
      const shown = document.querySelector('.scatter-reading b')?.textContent;
      return shown === name;
    }, first?.name);
    expect(await tapped.textContent()).toBe(first?.name);
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

async function untilStill(page: Page, period: string): Promise<void> {
  await page.waitForSelector(`.scatter-sheet[data-period="${period}"]`);
  await page.waitForSelector('.scatter-canvas[data-state="still"]');
}

/** Pearson's, as textbooks have it. */
function correlationOf(pairs: readonly { x: number; y: number }[]): number {
  const n = pairs.length;
  const sum = (of: (pair: { x: number; y: number }) => number) =>
    pairs.reduce((total, pair) => total + of(pair), 0);
  const [sx, sy] = [sum(({ x }) => x), sum(({ y }) => y)];
  const over = n * sum(({ x, y }) => x * y) - sx * sy;
  const [vx, vy] = [n * sum(({ x }) => x * x) - sx ** 2, n * sum(({ y }) => y * y) - sy ** 2];
  return over / Math.sqrt(vx * vy);
}

/** Drags a rectangle over the plot, from a place to its right edge, over its whole height. */
async function brush(page: Page, left: number, key?: string): Promise<void> {
  const box = await page.locator('.scatter-sheet').boundingBox();
  if (!box) throw new Error('no plot');
  if (key) await page.keyboard.down(key);
  await page.mouse.move(left, box.y + box.height - 2);
  await page.mouse.down();
  await page.mouse.move(left + 30, box.y + 60);
  await page.mouse.move(box.x + box.width - 2, box.y + 40);
  await page.waitForSelector('.scatter-stroke');
  await page.mouse.up();
  await page.waitForFunction(() => !document.querySelector('.scatter-stroke'));
  if (key) await page.keyboard.up(key);
}

/** Where the dot of an area is on the screen: its row in the table, under the keyboard, rings it. */
async function dotOf(page: Page, code: string): Promise<{ x: number; y: number }> {
  // A pointer under which the page scrolls would point at something else.
  await page.mouse.move(700, 20);
  await page.focus(`.wide-table tr[data-code="${code}"] .wide-name`);
  await page.locator('.scatter-sheet').scrollIntoViewIfNeeded();
  return middleOf(page, `.scatter-ring[data-code="${code}"] circle`);
}

async function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  await page.waitForSelector(selector, { state: 'attached' });
  return page.$eval(selector, (each) => {
    const { left, top, width, height } = each.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
}

/** What the canvas of dots has there. */
async function colourUnder(page: Page, at: { x: number; y: number }): Promise<string> {
  return page.$eval(
    '.scatter-canvas',
    (element, { x, y }) => {
      const canvas = element as HTMLCanvasElement;
      const { left, top } = canvas.getBoundingClientRect();
      const scale = window.devicePixelRatio;
      const pixel = canvas
        .getContext('2d')
        ?.getImageData((x - left) * scale, (y - top) * scale, 1, 1).data;
      return `rgb(${[...(pixel ?? [])].slice(0, 3).join(', ')})`;
    },
    at,
  );
}

async function lastClassColour(page: Page): Promise<string> {
  return page.$$eval(
    '.swatch[data-class]',
    (all) => getComputedStyle(all.at(-1) as Element).backgroundColor,
  );
}
