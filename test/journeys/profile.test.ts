import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import type { IndicatorsAnswer } from '../../server/contract/indicators.ts';
import type { AreasAnswer } from '../../server/contract/levels.ts';
import type { ProfileAnswer } from '../../server/contract/profile.ts';
import type { ValuesAnswer } from '../../server/contract/values.ts';
import { goBack, linkOf, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, useAtlas } from './journey.ts';

vi.setConfig({ testTimeout: 180_000 });

const THEME = 'LEEFMILIEU EN KLIMAAT';
const PROFILE = `/?view=profile&lang=en&area=gemeente:44021&level=gemeente&indicator=v1101_bevdicht&group=${THEME}`;

describe.skipIf(missing)('the profile of an area', () => {
  const { server, open } = useAtlas();
  const ask = async <T>(address: string): Promise<T> =>
    (await fetch(server.origin + address)).json() as Promise<T>;

  const columnOf = async (code: string): Promise<ValuesAnswer> =>
    ask(`/api/values?indicator=${code}&level=gemeente&period=latest`);

  it('opens from the card; values, order and colours are those of the server and the map; Back undoes', async () => {
    const { page, complaints } = await open();
    await page.goto(
      `${server.origin}/?lang=en&area=gemeente:44021&level=gemeente&indicator=vp2506_gas_dichtheid`,
    );
    await settled(page, 'gemeente');
    await page.click('.place-links [data-profile="table"]');
    await untilLines(page);
    const { indicators } = await ask<IndicatorsAnswer>('/api/indicators');
    const { codes } = await ask<AreasAnswer>('/api/levels/gemeente/areas');
    const at = codes.indexOf('44021');
    const rows = await page.$$eval('.profile-table tr[data-code]', (all) =>
      all.map((row) => ({
        code: row.getAttribute('data-code') ?? '',
        value: row.querySelector('.profile-figure')?.textContent ?? '',
        score: Number(row.querySelector('[data-score]')?.getAttribute('data-score')),
      })),
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { code, value } of rows.slice(0, 8)) {
      const known = (await columnOf(code)).values[at] ?? null;
      const unit = indicators.find((each) => each.code === code)?.unit.en ?? '';
      const decimals = indicators.find((each) => each.code === code)?.decimals ?? 0;
      if (known === null) continue;
      const printed = known.toLocaleString('en-GB', {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      expect(value.replace(/\s/g, ''), code).toBe(
        `${printed}${unit.length <= 2 ? unit : ''}`.replace(/\s/g, ''),
      );
    }

    await page.selectOption('.profile-order', 'out');
    await page.waitForFunction(() => location.search.includes('sort=out'));
    const sorted = await page.$$eval('.profile-table tr[data-code]', (all) =>
      all.map((row) => ({
        code: row.getAttribute('data-code') ?? '',
        score: Number(row.querySelector('[data-score]')?.getAttribute('data-score') ?? -1),
      })),
    );
    const isCount = (code: string) =>
      indicators.find((each) => each.code === code)?.type === 'count';
    const scores = sorted.filter(({ code }) => !isCount(code)).map(({ score }) => Math.abs(score));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    await page.check('.profile .check input');
    await page.waitForFunction(() => location.search.includes('out=1'));
    const out = await page.$$eval('.profile-table tr[data-code]', (all) =>
      all.map((row) => row.getAttribute('data-out')),
    );
    expect(out.length).toBe(sorted.filter(({ score }) => Math.abs(score) >= 2).length);
    expect(new Set(out)).toEqual(new Set(['true']));
    await goBack(page);
    await page.waitForFunction(() => !location.search.includes('out=1'));

    // A line and the map it leads to have one colour.
    const code = 'vp2506_gas_dichtheid';
    const swatch = `tr[data-code="${code}"] .profile-figure .swatch`;
    const inTable = await page.$eval(swatch, (each) => getComputedStyle(each).backgroundColor);
    const other = rows.find((row) => row.code !== code)?.code;
    await page.click(`tr[data-code="${other}"] .profile-topic`);
    await page.waitForSelector(`tr[data-code="${other}"][data-topic="true"]`);
    expect(await page.$eval(swatch, (each) => getComputedStyle(each).backgroundColor)).toBe(
      inTable,
    );
    expect(complaints).toEqual([]);
  });

  it('is a wheel too: colours of the table, walked by keys, Enter chooses; missing slices say why', async () => {
    const { page, complaints } = await open();
    await page.goto(`${server.origin}${PROFILE}`);
    await untilLines(page);
    const inTable = await page.$$eval('.profile-table tr[data-code]', (all) =>
      all.map((row) => {
        const swatch = row.querySelector('.swatch');
        return [row.getAttribute('data-code'), swatch && getComputedStyle(swatch).backgroundColor];
      }),
    );
    await page.click('.profile [data-form="wheel"]');
    await page.waitForSelector('.wheel-slice');
    const inWheel = await page.$$eval('.wheel-slice', (all) =>
      all.map((slice) => {
        const fill = slice.querySelector('.wheel-fill');
        return [slice.getAttribute('data-code'), fill && getComputedStyle(fill).fill];
      }),
    );
    expect(inWheel).toEqual(inTable);
    await page.locator('.wheel-slice[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    const second = inWheel[1]?.[0] ?? '';
    await page.waitForSelector(`.wheel-slice[data-code="${second}"]:focus`);
    const label = await page.getAttribute(`.wheel-slice[data-code="${second}"]`, 'aria-label');
    const value = await page.textContent('.wheel-value');
    expect(label).toContain(value);
    await page.keyboard.press('End');
    await page.waitForSelector(`.wheel-slice[data-code="${inWheel.at(-1)?.[0]}"]:focus`);
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (wanted) => location.search.includes(`indicator=${wanted}`),
      inWheel.at(-1)?.[0] ?? '',
    );
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('names the areas most like it, by distances anyone can work out, and compares them', async () => {
    const { page, complaints } = await open();
    await page.goto(`${server.origin}${PROFILE}&form=alike`);
    await page.waitForSelector('.alike-list li');
    const told = await page.$$eval('.alike-list li', (all) =>
      all.map((each) => each.getAttribute('data-code') ?? ''),
    );
    expect(told).toHaveLength(10);
    await page.click('.alike .disclosure-ask');
    const by = await page.$$eval('[data-trait]', (all) =>
      all
        .filter((each) => each instanceof HTMLInputElement && each.checked)
        .map((each) => each.getAttribute('data-trait') ?? ''),
    );
    expect(await recompute(by, '44021')).toEqual(told);
    const first = told[0] ?? '';
    await page.hover(`.alike-list li[data-code="${first}"] .alike-name`);
    await page.waitForSelector(`.map[data-hovered-area="${first}"]`);
    expect(await findViolations(page)).toEqual([]);
    await page.click('.alike-acts button >> nth=1');
    await page.waitForFunction(
      (wanted) => decodeURIComponent(location.search).includes(`gemeente:${wanted}`),
      first,
    );
    const pins = new URL(await linkOf(page)).searchParams.get('pins') ?? '';
    expect(pins.split(',')).toHaveLength(10);
    await page.click(`.alike-list li[data-code="${first}"] .alike-name`);
    await page.waitForFunction(
      (wanted) => location.search.includes(`area=gemeente:${wanted}`),
      first,
    );
    expect(complaints).toEqual([]);
  });

  it('teaches without an area; in dark and on a phone axe finds nothing', async () => {
    const { page, complaints } = await open({ viewport: { width: 390, height: 844 } });
    await page.goto(`${server.origin}/?view=profile&lang=en&theme=dark`);
    await page.waitForSelector('.profile .start-examples .chip');
    await page.click('.profile .start-examples:last-child .chip >> nth=0');
    await untilLines(page);
    await page.waitForFunction(() =>
      document.getAnimations().every((each) => !(each instanceof CSSTransition)),
    );
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  /** The ten nearest, from the columns of `/api/values` and the quartiles of the profile. */
  async function recompute(by: string[], own: string): Promise<string[]> {
    const { codes, unknown } = await ask<AreasAnswer>('/api/levels/gemeente/areas');
    const { rows } = await ask<ProfileAnswer>(
      `/api/profile?area=gemeente:${own}&period=latest&distribution=1`,
    );
    const at = codes.indexOf(own);
    const columns = await Promise.all(by.map(columnOf));
    const scales = by.map((code) => {
      const [, low = 0, , high = 0] = rows.find((row) => row.indicator === code)?.distribution
        ?.quartiles ?? [0, 0, 0, 0];
      return (high - low) / (2 * 0.6745);
    });
    expect(Math.min(...scales)).toBeGreaterThan(0);
    const distances = codes.flatMap((code, index) => {
      if (index === at || unknown.includes(index)) return [];
      const squares = columns.flatMap(({ values }, i) => {
        const [a, b] = [values[at], values[index]];
        const both = typeof a === 'number' && typeof b === 'number';
        return both ? [((b - a) / (scales[i] ?? 1)) ** 2] : [];
      });
      if (squares.length < (by.length * 2) / 3) return [];
      const mean = squares.reduce((sum, each) => sum + each, 0) / squares.length;
      return [{ code, index, distance: Math.sqrt(mean) }];
    });
    return distances
      .sort((a, b) => a.distance - b.distance || a.index - b.index)
      .slice(0, 10)
      .map(({ code }) => code);
  }
});

async function untilLines(page: Page): Promise<void> {
  await page.waitForSelector('.profile[data-stale="false"] .profile-table tr[data-code]', {
    timeout: 60_000,
  });
}
