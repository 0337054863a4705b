/** No state of the atlas has a fault that axe finds: one walk through all of them. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settled } from './atlas-browser.ts';
import { findViolations, findViolationsOfColour } from './axe.ts';
import { missing, SECTORS_OF_GENT, useAtlas } from './journey.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const IN_THE_DARK = ['the search', 'a menu of the ladder', 'everything unfolded', 'circles'];

describe.skipIf(missing)('every state', () => {
  const { server, open } = useAtlas();

  /**
   * Every state that the journeys come through: what to open, and what to do then. States of one address are come
   * through one after another in one page.
   */
  const states: [string, string, (page: Page) => Promise<unknown>][] = [
    ['start', '/', async () => {}],
    [
      'the keys of the map',
      '/',
      async (page) => {
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
      },
    ],
    [
      'a search without result',
      '/',
      async (page) => {
        await page.fill('.search-input', 'xqzzw');
        await page.waitForSelector('.search-none');
      },
    ],
    [
      'folded panels',
      '/',
      async (page) => {
        await page.fill('.search-input', '');
        await page.keyboard.press('Escape');
        await page.click('.panel-fold');
        await page.click('.card-fold');
      },
    ],
    ['a topic and an area', SECTORS_OF_GENT, async () => {}],
    [
      'the search',
      SECTORS_OF_GENT,
      async (page) => {
        await page.fill('.search-input', 'gent');
        await page.waitForSelector('.search-hit');
      },
    ],
    [
      'a menu of the ladder',
      SECTORS_OF_GENT,
      async (page) => {
        await page.fill('.search-input', '');
        await page.keyboard.press('Escape');
        await page.click('.crumbs li:nth-child(2) .crumb-chevron');
        await page.waitForSelector('.menu-item');
      },
    ],
    [
      'everything unfolded',
      SECTORS_OF_GENT,
      async (page) => {
        await page.keyboard.press('Escape');
        await page.waitForSelector('.menu-item', { state: 'detached' });
        await unfold(page);
      },
    ],
    ['a sector without a number', SECTORS_OF_GENT, chooseMissing],
    ['circles', '/?indicator=v1101_t&level=gemeente', async () => {}],
    [
      'another year',
      '/?indicator=v1101_t&level=gemeente&draw=areas',
      async (page) => {
        await page.focus('.time-range');
        await page.keyboard.press('Home');
        await settled(page);
      },
    ],
    ['an area that does not exist', '/?area=gemeente:00000', async () => {}],
    ['a topic that does not exist', '/?indicator=v0', async () => {}],
    ['French', `${SECTORS_OF_GENT}&lang=fr`, unfold],
    ['English', `${SECTORS_OF_GENT}&lang=en`, unfold],
  ];

  it.each(['light', 'dark'] as const)('has no fault that axe finds, %s', async (colorScheme) => {
    const { page } = await open({ colorScheme });
    // What differs in the dark is colours: the states that have them all.
    const most = states.filter(([name]) => colorScheme === 'light' || IN_THE_DARK.includes(name));
    const find = colorScheme === 'light' ? findViolations : findViolationsOfColour;
    let opened = '';
    for (const [name, address, act] of most) {
      if (address !== opened) {
        await page.goto(server.origin + address);
        await settled(page);
      }
      opened = address;
      await act(page);
      expect(await find(page), name).toEqual([]);
    }
  });

  it.each(['light', 'dark'] as const)('nor on a phone, %s', async (colorScheme) => {
    const { page } = await open({ ...PHONE, colorScheme });
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page);
    for (const height of ['peek', 'half', 'full']) {
      await page.waitForSelector(`.sheet[data-height="${height}"]`);
      for (const tab of await page.$$('.sheet-tab')) {
        await tab.click();
        expect(await findViolations(page), `${height} sheet`).toEqual([]);
      }
      expect(await findViolations(page), `${height} sheet`).toEqual([]);
      await page.click('.sheet-handle');
    }
    await page.fill('.search-input', 'gent');
    await page.waitForSelector('.search-hit');
    expect(await findViolations(page), 'search').toEqual([]);
  });

  it('nor without WebGL, nor when the server does not answer', async () => {
    const { page } = await open();
    await refuseWebGl(page);
    await page.goto(server.origin);
    await page.waitForSelector('.map-refused');
    await page.waitForSelector('.rows .row');
    expect(await findViolations(page), 'no WebGL').toEqual([]);
    await page.route('**/api/values*', (route) => route.abort());
    await page.goto(`${server.origin}/?indicator=v1101_t`);
    await page.waitForSelector('.error-message');
    expect(await findViolations(page), 'no figures').toEqual([]);
  });
});

async function unfold(page: Page): Promise<void> {
  const buttons = '.disclosure-ask, .path-ask, .head .link, .map-boundaries';
  await page.waitForSelector('.trend');
  for (const button of await page.$$(buttons)) await button.click();
  await page.waitForSelector('.path-answer p');
  await page.waitForSelector('.definition dd');
}

async function chooseMissing(page: Page): Promise<void> {
  await page.click('.row:has(.row-missing)');
  await page.waitForSelector('.place-missing');
}

async function refuseWebGl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
}
