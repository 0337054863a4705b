/** Comparing pinned areas, in a real browser: strip, marks and table say what the server says. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { AreasAnswer } from '../../server/contract/levels.ts';
import type { SeriesAnswer } from '../../server/contract/series.ts';
import type { ValuesAnswer } from '../../server/contract/values.ts';
import { goBack, linkOf, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, useAtlas } from './journey.ts';

const TOPIC = '/?indicator=v1101_t&draw=areas&level=gemeente&period=2024&lang=en';
const GENT = `${TOPIC}&area=gemeente:44021`;
const PINNED = ['44021', '11002', '40000'];

describe.skipIf(missing)('comparing areas', () => {
  const { server, open } = useAtlas();
  const ask = async <T>(address: string): Promise<T> =>
    (await fetch(server.origin + address)).json() as Promise<T>;

  /** Value and rank of an area at a level, by counting. */
  async function standingOf(level: string, code: string) {
    const [areas, answer] = await Promise.all([
      ask<AreasAnswer>(`/api/levels/${level}/areas`),
      ask<ValuesAnswer>(`/api/values?indicator=v1101_t&level=${level}&period=2024`),
    ]);
    const value = answer.values[areas.codes.indexOf(code)] ?? Number.NaN;
    const known = answer.values.filter((each) => each !== null);
    return { value, rank: 1 + known.filter((each) => each > value).length, of: known.length };
  }

  it('pins from card, list and search; dots, lines and table agree with the server; Back unpins', async () => {
    const { page, complaints } = await open();
    await page.goto(server.origin + GENT);
    await settled(page, 'gemeente');
    await page.click('.pin-button');
    await page.hover('.row[data-code="41002"]');
    await page.click('.row[data-code="41002"] .row-pin');
    await page.fill('.search-input', 'Oost-Vlaanderen');
    await page.waitForSelector('.search-hit');
    await page.click('.search-hit:has-text("Oost-Vlaanderen")', { modifiers: ['Shift'] });
    const codes = ['44021', '41002', '40000'];
    await untilPinned(page, codes);
    await page.keyboard.press('Escape');

    expect(await page.$$eval('.pin-name', marks)).toEqual(codes);
    await page.waitForSelector('.compare-mark[data-code="44021"]');

    await page.click('.compare [data-view="table"]');
    for (const [level, code] of [
      ['gemeente', '44021'],
      ['gemeente', '41002'],
      ['provincie', '40000'],
    ] as const) {
      const { value, rank, of } = await standingOf(level, code);
      const row = `.compare-table tr[data-code="${code}"]`;
      await page.waitForSelector(`${row} td:nth-of-type(3):not(:empty)`);
      const cells = await page.$$eval(`${row} td`, (all) => all.map((each) => each.textContent));
      expect(cells[1]).toBe(value.toLocaleString('en-GB'));
      expect(cells[2]).toMatch(new RegExp(`^${rank}(st|nd|rd|th) of ${of} `));
    }

    await page.click('.compare [data-view="lines"]');
    const series = await ask<SeriesAnswer>(
      '/api/series?indicator=v1101_t&areas=gemeente:44021,gemeente:41002,provincie:40000',
    );
    const chart = page.locator('.line-chart');
    await chart.focus();
    await page.keyboard.press('Home');
    await page.waitForSelector(`.line-chart[aria-valuetext^="${series.periods[0]}"]`);
    const told = await chart.getAttribute('aria-valuetext');
    for (const { name, values } of series.series) {
      expect(told).toContain(`${name} ${(values[0] ?? Number.NaN).toLocaleString('en-GB')}`);
    }

    const address = await linkOf(page);
    await page.reload();
    await settled(page, 'gemeente');
    await untilPinned(page, codes);
    expect(await linkOf(page)).toBe(address);
    await goBack(page);
    await untilPinned(page, codes.slice(0, 2));
    await goBack(page);
    await untilPinned(page, codes.slice(0, 1));
    expect(complaints).toEqual([]);
  });

  it('compares the selection as one area: among the dots, over the years and in the table', async () => {
    const { page, complaints } = await open();
    await page.goto(`${server.origin}${TOPIC}&select=gemeente:44021,44013&pins=0:gemeente:11002`);
    await settled(page, 'gemeente');
    await page.click('.compare [data-view="table"]');
    const [gent, destelbergen] = await Promise.all([
      standingOf('gemeente', '44021'),
      standingOf('gemeente', '44013'),
    ]);
    const together = (gent.value + destelbergen.value).toLocaleString('en-GB');
    const row = '.compare-table tr[data-code=""]';
    await page.waitForSelector(`${row} td.number:has-text("${together}")`);
    expect(await page.textContent(`${row} th`)).toContain('Selection (2)');
    expect(await page.locator(`${row} .compare-tools button`).count()).toBe(0);

    await page.click('.compare [data-view="lines"]');
    await page.waitForSelector('.line-chart[aria-valuetext*="Selection (2)"]');
    expect(await page.getAttribute('.line-chart', 'aria-valuetext')).toContain(together);
    await page.click('.compare [data-view="dots"]');
    await page.waitForSelector(`.pin-name[data-code=""][aria-label*="${together}"]`);
    expect(complaints).toEqual([]);
  });

  it('lights the same area in the strip, in the list and on the map; a click chooses it', async () => {
    const { page } = await open();
    await page.goto(`${server.origin}${GENT}&pins=0:gemeente:44021,1:gemeente:41002`);
    await settled(page, 'gemeente');
    await page.waitForSelector('.pin-name[data-code="41002"]');
    await page.hover('.compare-chip[data-code="41002"] .compare-chip-name');
    await page.waitForSelector('.map[data-hovered-area="41002"]');
    await page.waitForSelector('.row[data-code="41002"][data-state="pointed"]');
    await page.hover('.row[data-code="41002"]');
    await page.waitForSelector('.pin-name[data-code="41002"][data-pointed="true"]');
    await page.locator('.pin-name[data-code="41002"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('area=gemeente:41002'));
  });

  it('holds ten areas, says so at the eleventh, and marks never change hands', async () => {
    const { codes } = await ask<AreasAnswer>('/api/levels/gemeente/areas');
    const others = codes.filter((code) => /^1[13]/.test(code)).slice(0, 10);
    const pins = others.map((code, i) => `${i}:gemeente:${code}`).join(',');
    const { page } = await open();
    await page.goto(`${server.origin}${GENT}&pins=${pins}`);
    await settled(page, 'gemeente');
    await untilPinned(page, others);
    await page.click('.pin-button');
    await page.waitForFunction(() =>
      document.querySelector('.live')?.textContent?.includes('10 areas already'),
    );
    await untilPinned(page, others);
    const shapeOf = (code: string | undefined) =>
      page.getAttribute(`.compare-chip[data-code="${code}"] path`, 'd');
    const before = await shapeOf(others[9]);
    await page.click(`.compare-chip[data-code="${others[0]}"] .compare-chip-off`);
    await untilPinned(page, others.slice(1));
    expect(await shapeOf(others[9])).toBe(before);
    const boxes = await page.$$eval('.pin-plate', (all) =>
      all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect),
    );
    const over = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (b) =>
            a.left < b.right && b.left < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom,
        ),
    );
    expect(over).toEqual([]);
  });

  it.each(['light', 'dark'])(
    'has nothing for axe-core to find (%s), in any view',
    async (theme) => {
      const { page } = await open();
      await page.goto(`${server.origin}${GENT}&theme=${theme}&pins=${pinsOf()}`);
      await settled(page, 'gemeente');
      for (const view of ['dots', 'lines', 'bars', 'table']) {
        await page.click(`.compare [data-view="${view}"]`);
        await untilStill(page);
        expect(await findViolations(page), view).toEqual([]);
      }
    },
  );

  it('is a tab of the sheet on a phone, with targets for a thumb', async () => {
    const { page, complaints } = await open({ viewport: { width: 390, height: 844 } });
    await page.goto(`${server.origin}${GENT}&pins=${pinsOf()}`);
    await settled(page, 'gemeente');
    await page.click('.compare-areas');
    await page.click('.compare-areas');
    await page.waitForSelector('.sheet[data-height="full"] .compare-panel');
    expect(await page.$$eval('.compare-chip', marks)).toEqual(PINNED);
    for (const view of ['dots', 'lines', 'bars', 'table']) {
      await page.click(`.compare-panel .chip[data-view="${view}"]`);
      const small = await page.$$eval('.compare-panel button, .compare-panel select', (all) =>
        all
          .map((each) => ({ name: each.className, box: each.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 44 || box.height < 44)
          .map(({ name, box }) => `${name} ${box.width} × ${box.height}`),
      );
      expect(small, view).toEqual([]);
      await untilStill(page);
      expect(await findViolations(page), view).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });
});

function pinsOf(): string {
  return '0:gemeente:44021,1:gemeente:11002,2:provincie:40000';
}

function marks(all: Element[]): (string | null)[] {
  return all.map((each) => each.getAttribute('data-code'));
}

async function untilPinned(page: Page, codes: string[]): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('.compare-chip')]
        .map((each) => each.getAttribute('data-code'))
        .join() === wanted,
    codes.join(),
  );
}

/** Colours that are still changing would be measured halfway. */
async function untilStill(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await linkOf(page);
  await page.waitForFunction(() =>
    document.getAnimations().every((each) => !(each instanceof CSSTransition)),
  );
}
