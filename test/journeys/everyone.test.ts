/** That everybody can use the atlas: from the keyboard, with a screen reader, enlarged, in any colours. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goBack, linkOf, settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, SECTORS_OF_GENT, useAtlas } from './journey.ts';

describe.skipIf(missing)('an atlas for everyone', () => {
  const { server, open } = useAtlas();

  it('is walked from the keyboard: search, split, walk, read, open the page, come back', async () => {
    const { page, complaints } = await open();
    await page.goto(server.origin);
    await settled(page, 'gemeente');
    await page.keyboard.press('/');
    await page.waitForSelector('.search-input:focus');
    await page.keyboard.type('Gent');
    await page.waitForSelector('.search-hit >> nth=0 >> text=Gent');
    await page.keyboard.press('Enter');
    await saying(page, /^.*Gent, gemeente.*: [\d\s]+inwoners per km²/);
    expect(await focused(page)).toBe('map');

    // Sub-municipalities, neighbourhoods, sectors.
    for (const level of ['deelgemeente2024', 'ggw72024', 'statsec2024']) {
      await page.keyboard.press('Enter');
      await page.waitForSelector(`.map[data-level="${level}"]`);
    }
    await page.keyboard.press('ArrowRight');
    const first = await chosenCode(page, '44021');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector(`.row[data-state="chosen"]:not([data-code="${first}"])`);
    const second = await chosenCode(page, '44021');
    const touching = await neighboursOf(server.origin, 'statsec2024', first);
    expect(touching).toContain(second);
    const name = await page.textContent(`.row[data-code="${second}"] .row-name`);
    await saying(page, new RegExp(`^${escaped(name ?? '')}, sector in Gent: `));

    await page.keyboard.press('ArrowLeft');
    await chosenCode(page, '44021');
    await saying(page, /(Klasse \d van 5: .+ Plaats [\d\s]+ van [\d\s]+)|geen getal/);

    await tabTo(page, 'a[href*="/gebied/statsec/44021"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/gebied\/statsec\/44021/);
    await goBack(page);
    await settled(page, 'statsec2024');
    expect(await linkOf(page)).toContain('area=statsec2024:44021');
    expect(complaints).toEqual([]);
  });

  it('climbs with Escape the way it came', async () => {
    const { page, complaints } = await open();
    await page.goto(`${server.origin}/?indicator=v1101_bevdicht&area=gemeente:44021`);
    await settled(page, 'gemeente');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('map');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.map[data-level="deelgemeente2024"]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.map[data-level="gemeente"]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.place-name:text-is("Oost-Vlaanderen")');
    expect(complaints).toEqual([]);
  });

  it('says why there is no number', async () => {
    const { page } = await open();
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    await page.click('.row:has(.row-missing:has-text("privacy"))');
    await saying(page, /sector in Gent: geen getal, verborgen om de privacy\./);
  });

  it('describes the map, and has a table behind each chart', async () => {
    const { page, complaints } = await open();
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    await page.click('.map-summary .disclosure-ask');
    const summary = await page.innerText('.map-summary .disclosure-body');
    const highest = await page.getAttribute('.rows .row:first-child', 'data-code');
    const name = await page.textContent(`.row[data-code="${highest}"] .row-name`);
    expect(summary).toContain(`Het hoogst: ${name} met`);
    expect(summary).toMatch(/\d+ verborgen om de privacy/);

    await page.click('.map-summary .disclosure-body .disclosure-ask');
    const bins = await numbersIn(page, '.map-summary .small-table tbody td');
    const classes = await numbersIn(page, '.classes .class-count');
    expect(sum(bins)).toBe(sum(classes));
    await page.click('.trend .disclosure-ask');
    const years = await page.$$eval('.trend .small-table tbody tr', (rows) => rows.length);
    const points = await page.$$eval('.trend-point', (all) => all.length);
    expect(years).toBeGreaterThanOrEqual(points);
    expect(complaints).toEqual([]);
  });

  it('says where the reader is: sector, neighbourhood, sub-municipality, municipality', async () => {
    const { page, complaints, requests } = await open({
      geolocation: { latitude: 51.054312345, longitude: 3.717423456 },
      permissions: ['geolocation'],
    });
    await page.goto(server.origin);
    await settled(page, 'gemeente');
    expect(requests.filter((url) => url.includes('/api/locate'))).toEqual([]);
    await page.click('.start button:has-text("Waar ben ik?")');
    await page.waitForSelector('.here');
    const ladder = await page.$$eval('.here-level', (all) => all.map((each) => each.textContent));
    expect(ladder).toEqual(['Sector', 'Wijk', 'Deelgemeente', 'Gemeente']);
    expect(await page.textContent('.here li:last-child .link')).toBe('Gent');
    await saying(page, /sector in Gent/);
    const asked = requests.filter((url) => url.includes('/api/locate'));
    expect(asked.map((url) => new URL(url).search)).toEqual(['?lon=3.7174&lat=51.0543']);
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('tells why it cannot say where the reader is', async () => {
    const refused = await open({ permissions: [] });
    await refused.page.goto(server.origin);
    await settled(refused.page, 'gemeente');
    await refused.page.click('.map-controls button:first-child');
    await saying(refused.page, /browser geeft je plaats niet door/);
    const abroad = await open({
      geolocation: { latitude: 50.63, longitude: 5.57 },
      permissions: ['geolocation'],
    });
    await abroad.page.goto(server.origin);
    await settled(abroad.page, 'gemeente');
    await abroad.page.click('.map-controls button:first-child');
    await saying(abroad.page, /niet in Vlaanderen of Brussel/);
  });

  it('finds a place by a click, an old name and coordinates', async () => {
    const { page, complaints } = await open();
    await page.goto(server.origin);
    await settled(page, 'gemeente');
    await page.mouse.click(690, 470);
    await page.waitForSelector('.here li:first-child .here-level:text-is("Sector")');

    await page.fill('.search-input', 'overpelt');
    await page.click('.search-hit:has-text("vroeger Overpelt")');
    await page.waitForSelector('.place-name:text-is("Pelt")');

    for (const text of ['51.0543, 3.7174', '104500 193800', `51°03'15"N 3°43'03"E`]) {
      await page.fill('.search-input', text);
      await page.click('.search-hit:has-text("Gent")');
      await page.waitForSelector('.here li:last-child .link:text-is("Gent")');
      await page.click('.here-title .tool');
    }
    expect(complaints).toEqual([]);
  });

  it('asks for two fingers or a key in the page of somebody else', async () => {
    const { page } = await open();
    await page.goto(`${server.origin}/?embed&lang=fr`);
    await settled(page, 'gemeente');
    const before = await linkOf(page);
    await page.mouse.move(640, 420);
    await page.mouse.wheel(0, -400);
    await page.waitForSelector('.maplibregl-cooperative-gesture-screen.maplibregl-show');
    expect(await page.textContent('.maplibregl-cooperative-gesture-screen')).toContain('molette');
    expect(await linkOf(page)).toBe(before);
  });

  it('keeps the view when the language changes, and says so in the page', async () => {
    const { page, complaints } = await open();
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page, 'statsec2024');
    for (const [language, level] of [
      ['fr', 'Commune'],
      ['en', 'Municipality'],
      ['nl', 'Gemeente'],
    ]) {
      await page.click(`.language[lang="${language}"]`);
      await page.waitForSelector(`.place .eyebrow:has-text("${level}")`);
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      expect(await linkOf(page)).toContain('area=gemeente:44021');
      expect(await page.getAttribute('.map', 'data-level')).toBe('statsec2024');
    }
    expect(complaints).toEqual([]);
  });

  it.each(['nl', 'fr', 'en'])('reads in this order in %s', async (language) => {
    const { page } = await open();
    await page.goto(`${server.origin}/?level=provincie&area=provincie:40000&lang=${language}`);
    await settled(page, 'provincie');
    await page.waitForSelector('.trend');
    await page.waitForSelector('.time-chart tbody tr', { state: 'attached' });
    await saying(page, /Oost-Vlaanderen, provinc.+ 526 .+ 4 .+ 6 /);
    // What the live region says last depends on how fast things came in; it is asked for above.
    const read = (await page.locator('body').ariaSnapshot()).replace(/\n- status: .+$/, '');
    const golden = new URL(`goldens/main-screen-${language}.yaml`, import.meta.url);
    const changed = new URL(`../.out/main-screen-${language}.yaml`, import.meta.url);
    const known = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
    // To accept: put what was written in the place of the golden.
    mkdirSync(new URL('.', changed), { recursive: true });
    if (`${read}\n` !== known) writeFileSync(changed, `${read}\n`);
    expect(`${read}\n`).toBe(known);
    if (language !== 'nl') expect(read).not.toMatch(/Bevolkingsdichtheid|Gemeente\b|Legende/);
  });

  it('keeps numbers and colours apart in forced colours, and moves nothing on request', async () => {
    const { page } = await open({ forcedColors: 'active', reducedMotion: 'reduce' });
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page);
    const swatches = await page.$$eval('.classes .swatch', (all) =>
      all.map((swatch) => getComputedStyle(swatch).backgroundColor),
    );
    expect(new Set(swatches).size).toBe(swatches.length);
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter((each) => each.playState === 'running')
        .map((each) => (each as CSSAnimation).animationName ?? 'transition'),
    );
    expect(moving).toEqual([]);
  });

  it('fits a screen of 320 pixels, as at four times the size', async () => {
    const { page } = await open({ viewport: { width: 320, height: 256 } });
    await page.goto(server.origin + SECTORS_OF_GENT);
    await settled(page);
    for (const height of ['peek', 'half', 'full']) {
      await page.waitForSelector(`.sheet[data-height="${height}"]`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, height).toBeLessThanOrEqual(320);
      await page.click('.sheet-handle');
    }
  });
});

/** Waits until the live region says it. */
async function saying(page: Page, what: RegExp): Promise<void> {
  await page.waitForFunction(
    ({ source, flags }) =>
      new RegExp(source, flags).test(document.querySelector('.live')?.textContent ?? ''),
    { source: what.source, flags: `${what.flags}s` },
    { timeout: 30_000 },
  );
}

async function chosenCode(page: Page, prefix: string): Promise<string> {
  const row = await page.waitForSelector(`.row[data-state="chosen"][data-code^="${prefix}"]`);
  return (await row.getAttribute('data-code')) ?? '';
}

async function neighboursOf(origin: string, level: string, code: string): Promise<string[]> {
  const answer = await (await fetch(`${origin}/api/areas/${level}/${code}`)).json();
  return answer.neighbours.map((each: { code: string }) => each.code);
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.className ?? '');
}

/** Presses Tab until the focus is there; a keyboard user has no other way. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate((css) => document.activeElement?.matches(css), selector);
    if (there) return;
  }
  throw new Error(`${selector} is more than 20 tabs away`);
}

async function numbersIn(page: Page, selector: string): Promise<number[]> {
  const texts = await page.$$eval(selector, (all) => all.map((each) => each.textContent ?? ''));
  return texts.map((text) => Number(text.replace(/\D/g, '')));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
