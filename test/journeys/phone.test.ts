/** The atlas in one hand: small screens, fingers, a bad connection or none. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { linkOf, settled } from './atlas-browser.ts';
import { missing, SECTORS_OF_GENT, useAtlas } from './journey.ts';
import { swipe, untilStill } from './swipe.ts';

const HEADER_PX = 56;
const TOUCH = { hasTouch: true, isMobile: true };
const SCREENS = [
  { width: 360, height: 640 },
  { width: 390, height: 844 },
];

describe.skipIf(missing)('the atlas on a phone', () => {
  const { server, open } = useAtlas(TOUCH);

  it.each(SCREENS)('is used with a finger at $width × $height', async (viewport) => {
    const { page, complaints } = await open({ viewport });
    await page.goto(server.origin);
    await settled(page, 'gemeente');
    const heading = await page.textContent('.sheet-what h1');
    expect(heading).toBe('Bevolkingsdichtheid');
    expect(await page.isVisible('.legend-line')).toBe(true);

    // Values by tap: wherever the finger comes down, the sheet says what is there.
    const sheet = await page.locator('.sheet').boundingBox();
    await page.touchscreen.tap(viewport.width / 2, (HEADER_PX + (sheet?.y ?? 0)) / 2);
    await page.waitForSelector('.sheet-value b');
    expect(await linkOf(page)).toContain('area=gemeente:');

    // By name.
    await page.tap('.search-input');
    await page.keyboard.type('gent');
    await page.tap('.search-hit:has-text("Gent")');
    await page.waitForSelector('.sheet-value:has-text("Gent"):has-text("inwoners per km²")');

    // Level and year under the thumb.
    await page.selectOption('.sheet-chip[aria-label="Niveau"]', 'statsec2024');
    await settled(page, 'statsec2024');
    await page.waitForSelector('.sheet-what:has-text("Statistische sectoren in Gent")');

    // Three heights, by finger and by button.
    await swipe(page, page.locator('.sheet-handle'), -viewport.height);
    await page.waitForSelector('.sheet[data-height="full"]');
    await page.tap('.sheet-tab >> nth=1');
    await page.waitForSelector('.rows .row');
    await page.tap('.sheet-step >> nth=0');
    await page.waitForSelector('.sheet[data-height="half"]');
    await swipe(page, page.locator('.sheet-peek'), viewport.height);
    await page.waitForSelector('.sheet[data-height="peek"]');
    await page.tap('.sheet-peek');
    await page.waitForSelector('.sheet[data-height="half"]');

    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(viewport.width);
    expect(complaints).toEqual([]);
  });

  it.each(SCREENS)('has nothing too small for a finger at $width × $height', async (viewport) => {
    const { page } = await open({ viewport });
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page);
    expect(await smallTargets(page), 'peek').toEqual([]);
    await page.tap('.sheet-step >> nth=1');
    await page.tap('.sheet-step >> nth=1');
    for (const tab of [0, 1]) {
      await page.tap(`.sheet-tab >> nth=${tab}`);
      await untilStill(page);
      expect(await smallTargets(page), `tab ${tab}`).toEqual([]);
    }
    await page.fill('.search-input', 'gent');
    await page.waitForSelector('.search-hit');
    expect(await smallTargets(page), 'search').toEqual([]);
  });

  it('lies on its side', async () => {
    const { page, complaints } = await open({ viewport: { width: 844, height: 390 } });
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page);
    const sheet = await page.locator('.sheet').boundingBox();
    const map = await page.locator('.map').boundingBox();
    expect(sheet?.width).toBeLessThan(400);
    expect(map?.width).toBe(844);
    await page.tap('.sheet-step >> nth=1');
    await page.tap('.sheet-step >> nth=1');
    await page.waitForSelector('.sheet[data-height="full"]');
    await page.waitForSelector('.sheet-scroll .legend');
    expect(complaints).toEqual([]);
  });

  it('works without WebGL: message, search, list, legend and card', async () => {
    const { page } = await open({ viewport: { width: 390, height: 844 } });
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(server.origin);
    await page.waitForSelector('.map-refused');
    await page.tap('.search-input');
    await page.keyboard.type('brugge');
    await page.tap('.search-hit:has-text("Brugge")');
    await page.waitForSelector('.sheet-value:has-text("Brugge")');
    await page.tap('.sheet-step >> nth=1');
    await page.waitForSelector('.sheet-tab:has-text("Brugge")');
    await page.waitForSelector('.place-name:has-text("Brugge")');
    await page.waitForSelector('.rows .row');
    await page.tap('.sheet-tab >> nth=0');
    await page.waitForSelector('.classes .class');
  });

  it('says what it is without JavaScript, and leads to the pages', async () => {
    const { page, complaints } = await open({ javaScriptEnabled: false });
    await page.goto(server.origin);
    expect(await page.textContent('noscript h1')).toBe('Buurtatlas');
    await page.fill('noscript input[name="q"]', 'gent');
    await page.click('noscript button');
    await page.waitForURL(/\/gebied\?q=gent/);
    expect(await page.textContent('main')).toContain('Gent');
    expect(complaints).toEqual([]);
  });

  it('can be installed', async () => {
    const { page } = await open({ serviceWorkers: 'allow' });
    await page.goto(server.origin);
    const session = await page.context().newCDPSession(page);
    const { errors } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    const serious = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
    expect(serious).toEqual([]);
  });

  it('is read offline after one visit, and says so', async () => {
    const { page } = await open({
      viewport: { width: 390, height: 844 },
      serviceWorkers: 'allow',
    });
    const context = page.context();
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    await page.waitForFunction(() => navigator.serviceWorker?.controller, null, {
      timeout: 30_000,
    });
    await untilKept(page, '/api/series');
    await page.goto(`${server.origin}/gebied/gemeente/44021`);
    await page.waitForSelector('h1:has-text("Gent")');
    await untilKept(page, '/gebied/gemeente/44021');

    await context.setOffline(true);
    await page.reload();
    await page.waitForSelector('h1:has-text("Gent")');
    expect(await page.textContent('[role="status"]')).toContain('Geen verbinding');

    await page.goto(server.origin + SECTORS_OF_GENT);
    await page.waitForSelector('.offline-note');
    await page.waitForSelector('.sheet-value:has-text("Gent")');
    await page.tap('.sheet-step >> nth=1');
    await page.tap('.sheet-tab >> nth=1');
    await page.waitForSelector('.list-title:has-text("201")');

    // What was never seen is not made up.
    await page.goto(`${server.origin}/gebied/gemeente/11002`);
    expect(await page.textContent('h1')).toBe('Geen verbinding');

    await context.setOffline(false);
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    expect(await page.isVisible('.offline-note')).toBe(false);
  });

  it('keeps no errors and nothing about where somebody is', async () => {
    const { page } = await open({ serviceWorkers: 'allow' });
    await page.goto(server.origin);
    await page.waitForFunction(() => navigator.serviceWorker?.controller, null, {
      timeout: 30_000,
    });
    await page.evaluate(async () => {
      await fetch('/api/locate?lon=3.72&lat=51.05');
      await fetch('/api/search?q=kerkstraat');
      await fetch('/api/levels/nowhere/areas');
      await fetch('/api/levels/provincie/areas');
    });
    await untilKept(page, '/api/levels/provincie/areas');
    const kept = await keptAddresses(page);
    expect(kept.filter((each) => /locate|search|nowhere/.test(each))).toEqual([]);
  });

  it('asks no other site for anything and leaves no cookie', async () => {
    const { page, complaints, requests } = await open();
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    await page.fill('.search-input', 'gent');
    await page.waitForSelector('.search-hit');
    expect(requests.length).toBeGreaterThan(10);
    const others = requests.filter(
      (url) => !url.startsWith(server.origin) && !/^(data|blob):/.test(url),
    );
    expect(others).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

/** What can be tapped and is smaller than a fingertip; the handle of the sheet has buttons beside it. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>('button, a[href], select, input, tr.row');
    return [...all].flatMap((each) => {
      const { width, height, top } = each.getBoundingClientRect();
      const seen = each.checkVisibility({ visibilityProperty: true }) && top >= 0;
      if (!seen || each.matches('.sheet-handle') || each.closest('.visually-hidden')) return [];
      if (width >= 44 && height >= 44) return [];
      const name = each.getAttribute('aria-label') ?? each.textContent;
      return [`${each.className} "${name}": ${Math.round(width)} × ${Math.round(height)}`];
    });
  });
}

async function keptAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const stores = await Promise.all(names.map((name) => caches.open(name)));
    const requests = await Promise.all(stores.map((store) => store.keys()));
    return requests.flat().map(({ url }) => url);
  });
}

async function untilKept(page: Page, part: string): Promise<void> {
  const isKept = async () => (await keptAddresses(page)).some((url) => url.includes(part));
  await expect.poll(isKept, { timeout: 30_000, message: `${part} is kept` }).toBe(true);
}
