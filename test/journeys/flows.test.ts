/** Flows and the cartogram on a small edition of their own: the starter holds no flows. */
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import type { FlowPairsAnswer, FlowPartnersAnswer } from '../../server/contract/flows.ts';
import { linkOf, settled } from './atlas-browser.ts';
import { missing, SHARP } from './journey.ts';
import { useOwnEdition } from './own-edition.ts';
import { countColours } from './pixels.ts';

vi.setConfig({ testTimeout: 90_000 });

/** A pair below 5 is hidden, and so is what would give it away. */
const FLOWS = `STROOM;gemeente;IDEM;vs_pendel
2024;44021;46030;500
2024;46030;44021;120
2024;44021;21004;300
2024;21004;44021;4
2024;44021;44021;900
2024;21004;46030;80
2024;21004;21004;700
2024;46030;46030;600
`;
const INDICATOR = 'vs_pendel,werkenden,,personen,statbel,,,Numeric,Pending,,1,1,5\n';
const ASKED = 'level=gemeente&period=2024';
/** In area order. */
const NAMES = ['Gent', 'Beveren-Kruibeke-Zwijndrecht', 'Brussel'];
/** Of lines over the paper of the map, light and dark. */
const LINE = { light: '#b36637', dark: '#dc9a5f' };

describe.skipIf(missing)('flows on the map', () => {
  const atlas = useOwnEdition({
    files: {
      'flows/pendel.csv': FLOWS,
      'indicators.csv': (usual) => {
        const [header = '', ...rows] = String(usual).trimEnd().split('\n');
        return `${[`${header},threshold value`, ...rows.map((row) => `${row},`)].join('\n')}\n${INDICATOR}`;
      },
    },
    manifest: (manifest) => Object.assign(manifest, { flows: [{ file: 'flows/*.csv' }] }),
  });

  const ask = async <A>(path: string): Promise<A> => (await fetch(atlas.origin() + path)).json();

  async function checkOverview(page: Page): Promise<void> {
    await page.goto(`${atlas.origin()}/?indicator=vs_pendel&level=gemeente&lang=en`);
    await settled(page, 'gemeente');
    expect(await page.getAttribute('.map', 'data-drawing')).toBe('flows');
    const largest = await ask<FlowPairsAnswer>(`/api/largest-flows/vs_pendel?${ASKED}`);
    expect(largest.suppressed).toBeGreaterThan(0);
    expect(await rowsOf(page)).toEqual(
      largest.values.map(
        (value, i) => `${NAMES[largest.from[i] ?? 0]} → ${NAMES[largest.to[i] ?? 0]}${value}`,
      ),
    );
    expect(await page.textContent('[data-suppressed]')).toMatch(/not shown: hidden for privacy/);
    expect(await lineShare(page, 'light')).toBeGreaterThan(0.001);
    // Nothing moves for a reader who asked for that.
    expect(await page.$('.flow-options .chip')).toBeNull();
  }

  async function checkPartners(page: Page): Promise<void> {
    const gent = await ask<FlowPartnersAnswer>(`/api/flows/vs_pendel/44021?${ASKED}`);
    await page.click('.flow-list .row');
    await page.waitForSelector('.flow-list h3:has-text("From Gent to")');
    expect(await linkOf(page)).toContain('area=gemeente:44021');
    await page.click('.flow-options .segment:has-text("Arriving")');
    await page.waitForSelector('.flow-list h3:has-text("To Gent from")');
    expect(await linkOf(page)).toContain('flow=in');
    expect(await rowsOf(page)).toEqual(
      gent.from.partners.map(({ name, value }) => `${name}${value}`),
    );
    await page.click('.flow-options .segment:has-text("Net")');
    await page.waitForSelector('.flow-list h3:has-text("Net flows of Gent with")');
    // Where one way is hidden the balance is unknown, and not the other way.
    const both = gent.to.partners.filter(({ index }) =>
      gent.from.partners.some((other) => other.index === index),
    );
    expect(await page.$$('.flow-list .row')).toHaveLength(both.length);
  }

  it('are lines and a table of partners; a cartogram of their totals comes and goes', async () => {
    const { page, complaints } = await atlas.open({ ...SHARP, reducedMotion: 'reduce' });
    await checkOverview(page);
    await checkPartners(page);
    await page.goto(`${atlas.origin()}/?indicator=vs_pendel&level=gemeente&theme=dark`);
    await settled(page, 'gemeente');
    await page.waitForSelector('.flow-list .row');
    expect(await lineShare(page, 'dark')).toBeGreaterThan(0.001);
    await page.click('.drawing .segment:has-text("Cartogram")');
    await page.waitForSelector('.map[data-drawing="cartogram"][data-state="settled"]');
    expect(await lineShare(page, 'dark')).toBeLessThan(0.001);
    expect(await page.$('.circle-sizes')).not.toBeNull();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

async function rowsOf(page: Page): Promise<(string | undefined)[]> {
  await page.waitForSelector('.flow-list .row');
  return page.$$eval('.flow-list .row', (all) =>
    all.map((row) => row.textContent?.replace(/\s+/g, ' ').trim()),
  );
}

async function lineShare(page: Page, mode: 'light' | 'dark'): Promise<number> {
  const picture = await page.screenshot({ clip: { x: 380, y: 120, width: 640, height: 640 } });
  return countColours(picture, [LINE[mode]], 16).get(LINE[mode]) ?? 0;
}
