import { describe, expect, it } from 'vitest';
import type { AreasAnswer } from '../../server/contract/levels.ts';
import type { ValuesAnswer } from '../../server/contract/values.ts';
import { findViolations, findViolationsOfColour } from './axe.ts';
import { missing, useAtlas } from './journey.ts';

const PAGES = [
  '/gebied/statsec/44021A521',
  '/fr/gebied/statsec/44021A46-',
  '/en/gebied/gemeente/44021',
  '/gebied/gewest/2000',
  '/fr/gebied/gemeente2018/72025',
  '/gebied/gemeente/99991',
  '/gebied',
  '/en/gebied?q=gent',
  '/fr/gebied/statsec/44021A99-',
];
/** A long name, the longest sentences, and the usual. */
const PRINTED = [
  '/gebied/statsec/44021A521',
  '/fr/gebied/statsec/46003H112',
  '/gebied/gemeente/44021',
  '/fr/gebied/gemeente/46030',
  '/en/gebied/gewest/2000',
];
/** WCAG 1.4.10: 1280 pixels at 400 %. */
const ENLARGED = { width: 320, height: 256 };

/** A sector of Gent whose inhabitants are hidden for privacy. */
async function findSuppressed(origin: string): Promise<string> {
  const ask = async (path: string) => (await fetch(origin + path)).json();
  const { codes }: AreasAnswer = await ask('/api/levels/statsec/areas');
  const { indices, statuses }: ValuesAnswer = await ask(
    '/api/values?indicator=v1101_t&level=statsec&period=latest&within=gemeente:44021',
  );
  const at = (statuses ?? []).indexOf('suppressed');
  return codes[indices?.[at] ?? -1] ?? 'none is suppressed';
}

describe.skipIf(missing)('pages of areas', () => {
  const { server, open } = useAtlas();

  it('are read without script: from the search to a sector, its municipality and another language', async () => {
    const { page, complaints, requests } = await open({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    await page.goto(`${server.origin}/gebied`);
    await page.fill('input[name=q]', 'Brugse Poort');
    await page.press('input[name=q]', 'Enter');
    await page.click('.hits a:has-text("Brugse Poort") >> nth=0');
    await page.click('.crumbs a:has-text("Gent") >> nth=0');
    expect(await page.textContent('h1')).toBe('Gent');
    await page.click('.parts summary:has-text("sectoren")');
    await page.click(`.parts a[href$="/${await findSuppressed(server.origin)}"]`);
    expect(await page.textContent('.value .none >> nth=0')).toBe('Verborgen om de privacy');
    await page.click('.languages a:has-text("FR")');
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    expect(await page.textContent('.value .none >> nth=0')).toBe('Masqué pour la vie privée');
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(server.origin))).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('have no fault that axe finds, %s', async (colorScheme) => {
    const { page, complaints } = await open({ colorScheme });
    const find = colorScheme === 'light' ? findViolations : findViolationsOfColour;
    for (const path of PAGES) {
      await page.goto(server.origin + path);
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      expect(await find(page), path).toEqual([]);
    }
    // Only that a page was not found is told on the console, and not that linked data was refused.
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });

  it.each([ENLARGED, { width: 360, height: 640 }])('fit a screen of %o', async (viewport) => {
    const { page } = await open({ viewport });
    for (const path of PAGES) {
      await page.goto(server.origin + path);
      const width = await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
        return document.documentElement.scrollWidth;
      });
      expect(width, path).toBeLessThanOrEqual(viewport.width);
    }
  });

  it('are walked from the keyboard, with the content first on request', async () => {
    const { page } = await open();
    await page.goto(`${server.origin}/gebied/gemeente/44021`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Naar de inhoud');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.closest('main') !== null);
    expect(focused).toBe(true);
  });

  it('are one sheet of paper', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    for (const path of PRINTED) {
      await page.goto(server.origin + path);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g), path).toHaveLength(1);
      expect(/\/MediaBox\s*\[0 0 59[45]/.test(pdf), path).toBe(true);
    }
  });
});
