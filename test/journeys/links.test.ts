/** Ways in and out: links of the closed portal, sharing, a map in another page, Back and Forward, paper. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { goBack, linkOf, settled } from './atlas-browser.ts';
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
    expect(await linkOf(page)).not.toContain('replaced');
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

  it('are steps: Back goes through each view that was looked at, Forward returns', async () => {
    const { page, complaints } = await open();
    await page.goto(`${server.origin}/?indicator=v1101_bevdicht`);
    await settled(page, 'gemeente');
    const said = async () => new URL(await linkOf(page)).search;
    const walked: { search: string; title: string }[] = [];
    const arrive = async (state: string) => {
      await page.waitForSelector(state, { state: 'attached' });
      walked.push({ search: await said(), title: await page.title() });
    };
    await arrive('.map[data-level="gemeente"]');
    await page.click('.chip[data-level="provincie"]');
    await arrive('.map[data-level="provincie"]');
    await page.click('.row[data-code="40000"]');
    await arrive('.place-name:text-is("Oost-Vlaanderen")');
    await page.focus('.time-range');
    await page.keyboard.press('Home');
    await arrive('.time-now:text-is("2001")');
    await page.click('.pin-button');
    await arrive('.compare-chip[data-code="40000"]');
    await page.click('.view-choice[data-view="scatter"]');
    await arrive('.main[data-view="scatter"]');
    expect(await page.getAttribute('.main', 'data-card')).toBe('false');
    await page.click('.view-choice[data-view="triptych"]');
    await arrive('.main[data-view="triptych"]');
    expect(new Set(walked.map(({ search }) => search)).size).toBe(walked.length);

    // The reader's language is no part of the view, folding a panel neither: what it says stays a heading.
    await page.click('.panel-fold');
    expect(await page.textContent('h1')).toBe(
      'Bevolkingsdichtheid, Provincies in Vlaams Gewest, 2001',
    );
    await page.click('.language[lang="fr"]');
    await page.waitForSelector('html[lang="fr"]');
    const inFrench = (search: string) => `${search}&lang=fr`;
    const isAt = async (at: number) => {
      const wanted = inFrench(walked[at]?.search ?? '');
      await page.waitForFunction((search) => location.search === search, wanted);
    };
    for (let at = walked.length - 2; at >= 0; at--) {
      await goBack(page);
      await isAt(at);
    }
    expect(await page.getAttribute('.main', 'data-card')).toBe('true');
    await page.waitForFunction(() => document.title.startsWith('Densité de population, Communes'));
    for (let at = 1; at < walked.length; at++) {
      await page.goForward();
      await isAt(at);
    }
    await page.waitForSelector('.main[data-view="triptych"]', { state: 'attached' });
    expect(complaints).toEqual([]);
  });

  it('are read before the map has come, and without it: text, legend, tables and charts', async () => {
    const { page, complaints } = await open();
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route('**/assets/atlas-map-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.origin}/?area=gemeente:44021&pins=0:gemeente:44021,1:gemeente:11002`);
    for (const part of ['.head-title', '.classes .class', '.rows .row', '.trend svg']) {
      await page.waitForSelector(part);
    }
    expect(await page.$('.map canvas')).toBeNull();
    letThrough();
    await settled(page, 'gemeente');

    await page.addInitScript(() => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
        return kind.startsWith('webgl') ? null : getContext.call(this, kind as '2d');
      } as typeof getContext;
    });
    await page.reload();
    await page.waitForSelector('.map-refused');
    for (const part of ['.classes .class', '.rows .row', '.trend svg', '.compare svg']) {
      await page.waitForSelector(part);
    }
    await page.click('.compare [data-view="table"]');
    await page.waitForSelector('.compare table tbody tr:nth-child(2)');
    await page.click('.view-choice[data-view="triptych"]');
    await page.waitForSelector('.view-pane table tbody tr:nth-child(20)');
    await page.click('.view-choice[data-view="scatter"]');
    await page.waitForSelector('.view-pane svg');
    // The browser refused; nothing of ours went wrong for it.
    expect(complaints.filter((text) => !/webgl/i.test(text))).toEqual([]);
  });

  it.each([
    { name: 'upright', landscape: false, theme: 'light', path: '&draw=areas' },
    { name: 'lying, from the dark', landscape: true, theme: 'dark', path: '&view=scatter' },
  ])('to paper: one light sheet with map, legend, title, source and date: $name', async (one) => {
    const { page, complaints } = await open();
    const link = `/?level=statsec2024&area=gemeente:44021&within=gemeente&over=listed&theme=${one.theme}`;
    await page.goto(server.origin + link + one.path);
    await settled(page, 'statsec2024');
    // The browser's own window for printing is not there; what would be in it is.
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-asked', 'print');
    });
    await page.click('.share');
    await page.click('.print-button');
    await page.waitForSelector('[data-asked="print"]');
    await page.evaluate(() => window.addEventListener('beforeprint', () => keepSheet()));
    await page.evaluate(READ_SHEET);
    const pdf = (await page.pdf({ format: 'A4', landscape: one.landscape })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    const sheet = await page.evaluate(() => window.sheet);
    expect(sheet?.text).toMatch(/^Bevolkingsdichtheid\s*Statistische sectoren in Gent · 2024/);
    expect(sheet?.text).toMatch(/inwoners per km².*verborgen om de privacy/s);
    expect(sheet?.text).toMatch(
      /Bron: .*2024.*Benaderende grenzen.*editie \w+, gemaakt op 20\d\d-/s,
    );
    expect(sheet?.swatches).toHaveLength(5);
    for (const swatch of sheet?.swatches ?? []) {
      expect(sheet?.colours[swatch], `${swatch} on paper`).toBeGreaterThan(50);
    }
    // The lightest class comes first on light ground, the darkest on dark.
    expect(sheet?.swatches[0]).toBe('217,230,241');
    await page.waitForSelector(`html[data-theme="${one.theme}"]:not([data-printing])`);
    expect(complaints).toEqual([]);
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

/** Looks at the sheet while it is there: its words, and the colours of its legend and its map, as `r,g,b`. */
const READ_SHEET = () => {
  window.keepSheet = () => {
    const host = document.querySelector<HTMLElement>('.print-host');
    const canvas = host?.querySelector('canvas');
    const copy = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!host || !canvas || !copy) return;
    copy.canvas.width = canvas.width;
    copy.canvas.height = canvas.height;
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    const colours: Record<string, number> = {};
    for (let i = 0; i < data.length; i += 40) {
      const colour = data.slice(i, i + 3).join();
      colours[colour] = (colours[colour] ?? 0) + 1;
    }
    const swatches = [...host.querySelectorAll<HTMLElement>('.class .swatch')].map(({ style }) =>
      style.background.replace(/[^\d,]/g, ''),
    );
    window.sheet = { text: host.textContent ?? '', colours, swatches };
  };
};

declare global {
  interface Window {
    keepSheet: () => void;
    sheet?: { text: string; colours: Record<string, number>; swatches: string[] };
  }
  const keepSheet: () => void;
}
