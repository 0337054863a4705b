/** Ways in and out: links of the closed portal, sharing, a map in another page, Back and Forward, paper. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { settled } from './atlas-browser.ts';
import { findViolations } from './axe.ts';
import { missing, useAtlas } from './journey.ts';

vi.setConfig({ testTimeout: 240_000 });

describe.skipIf(missing)('links', () => {
  const { server, open } = useAtlas();
  const neighbours: Server[] = [];
  afterEach(() => {
    for (const each of neighbours.splice(0)) each.close();
  });

  it('of the closed portal open the same question, and tell what is not here', async () => {
    const { page, complaints } = await open();
    const old =
      '/jive/?var=v1101_t&geolevel=gemeente&geoitem=gemeente_44021&geosplit=statsec&geocompare=provincie&period=2031';
    await page.goto(server.origin + old);
    await settled(page, 'statsec2024');
    await page.waitForSelector('.place-name:text-is("Gent")');
    expect(await page.textContent('.card')).toMatch(/201 statistische sectoren/);
    await page.waitForSelector('.compare-chip[data-code="40000"]');
    expect(await page.$$eval('.compare-chip', (all) => all.length)).toBe(2);
    const note = await page.waitForSelector('.old-link');
    const told = await note.innerText();
    expect(told).toContain('“statsec”: je ziet statistische sectoren');
    expect(told).toContain('“2031”: je ziet 2024');
    expect(await findViolations(page)).toEqual([]);
    await page.click('.old-link .tool');
    await page.waitForSelector('.old-link', { state: 'detached' });
    expect(page.url()).not.toContain('replaced');
    expect(complaints).toEqual([]);
  });

  it('are shared: the newest figures, these figures, a short title, a map for another page', async () => {
    const { page, complaints } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${server.origin}/?area=gemeente:44021`);
    await settled(page, 'gemeente');
    await page.click('.share');
    const copied = async (label: string) => {
      await page.click(`.copy-field:has([aria-label="${label}"]) .button`);
      await page.waitForSelector(`.copy-field:has([aria-label="${label}"]) :text("Gekopieerd")`);
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const newest = new URL(await copied('Link naar wat je nu ziet'));
    expect(Object.fromEntries(newest.searchParams)).toMatchObject({
      indicator: 'v1101_bevdicht',
      period: '2024',
      level: 'gemeente',
      area: 'gemeente:44021',
    });
    const title = await copied('Korte titel');
    expect(title).toBe('Bevolkingsdichtheid, Gemeenten in Oost-Vlaanderen, 2024');
    expect(await page.title()).toContain(title);
    await page.click('.share-dialog .radio:has-text("nooit veranderen")');
    const { edition } = await (await fetch(`${server.origin}/api/edition`)).json();
    expect(await copied('Link naar wat je nu ziet')).toContain(`edition=${edition}`);
    expect(await findViolations(page)).toEqual([]);

    await page.click('#share-embed');
    await page.click('.share-dialog .radio:has-text("Tijdlijn")');
    await page.selectOption('.share-choice select', 'fr');
    const frame = page.frameLocator('.share-preview iframe');
    await frame.locator('.map[data-state="settled"]').waitFor({ timeout: 60_000 });
    expect(await frame.locator('.embed-title').innerText()).toContain('Densité de population');
    expect(await frame.locator('.time-range').count()).toBe(1);
    const code = await page.inputValue('.copy-field[data-long="true"] .copy-text');
    expect(code).toMatch(/^<iframe src="[^"<>]+lang=fr[^"<>]+" title="[^"<>]+" .*<\/iframe>$/);
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('put a map, and nothing else of the atlas, into a page of another site', async () => {
    const host = await hostPage(neighbours, server.origin, [
      '/?embed&area=gemeente:44021',
      '/?area=gemeente:44021',
    ]);
    const { page, complaints } = await open();
    await page.goto(host);
    const [made, refused] = page.frames().slice(1);
    if (!made || !refused) throw new Error('the page has not two frames');
    await made.waitForSelector('.map[data-state="settled"]', { timeout: 60_000 });
    expect(await made.textContent('.embed-title')).toContain('Bevolkingsdichtheid');
    expect(await made.$$eval('.embed-legend .class', (all) => all.length)).toBe(5);
    expect(await made.$('.panel, .card, .header, .time')).toBeNull();
    expect(await made.textContent('.embed-foot')).toMatch(/Bron: .*2024.*Benaderende grenzen/s);
    const back = new URL((await made.getAttribute('.embed-foot a', 'href')) ?? '');
    expect(back.origin).toBe(server.origin);
    expect(back.searchParams.has('embed')).toBe(false);
    expect(back.searchParams.get('area')).toBe('gemeente:44021');
    await made.waitForSelector('.embed-chosen:has-text("Gent")');

    // The wheel is the page's own; a year or an area makes no step that its Back would have to undo.
    const box = await (await made.frameElement()).boundingBox();
    const steps = await page.evaluate(() => history.length);
    await page.mouse.move((box?.x ?? 0) + 150, (box?.y ?? 0) + 250);
    await page.mouse.wheel(0, 300);
    await made.waitForSelector('.maplibregl-cooperative-gesture-screen.maplibregl-show');
    await page.mouse.click((box?.x ?? 0) + 150, (box?.y ?? 0) + 250);
    await made.waitForSelector('.embed-chosen:not(:has-text("Gent,"))');
    expect(await page.evaluate(() => history.length)).toBe(steps);

    // The whole atlas is in nobody's frame: a click there does more than choose.
    expect(await refused.$('.app')).toBeNull();
    const own = complaints.filter(
      (text) => !/another host|frame-ancestors|Refused to frame/.test(text),
    );
    expect(own).toEqual([]);
  });
});

/** A page on another port of this machine that holds addresses of the atlas in frames. */
async function hostPage(
  servers: Server[],
  origin: string,
  addresses: readonly string[],
): Promise<string> {
  const frames = addresses.map(
    (address) => `<iframe src="${origin}${address}" width="700" height="520"></iframe>`,
  );
  const body = `<!doctype html><title>Buren</title><h1>Een andere site</h1>${frames.join('')}`;
  const host = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  });
  servers.push(host);
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', () => resolve()));
  return `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
}
