/** Pages of indicators over HTTP: what is told about them, at which address. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { readAloud } from './read-aloud.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

async function read(path: string): Promise<string> {
  const response = await test.app.request(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

describe('the page of an indicator', () => {
  it('tells what it is, of whom, and under which other name it goes', async () => {
    const page = readAloud(await read('/onderwerp/v1101_t'));
    expect(page).toContain('Mensen met hoofdverblijfplaats in het gebied.');
    for (const fact of ['Bewoners', 'opgeteld uit kleinere gebieden', 'op een geheel getal']) {
      expect(page.toLowerCase()).toContain(fact.toLowerCase());
    }
    expect(page).toContain('Waarden onder 5 zijn verborgen om de privacy te beschermen.');
    expect(page).toContain('Nog voorlopig: 2024.');
    expect(page).toContain('Vanaf 2030 is het een raming.');
  });

  it('says a formula with names that lead on, and who uses an operand', async () => {
    const share = await read('/en/onderwerp/vp1101_m');
    expect(readAloud(share)).toContain('[«nl: mannen» (in Dutch)] ÷ [population] × 100');
    expect(share).toContain('href="/en/onderwerp/v1101_m"');
    expect(await read('/onderwerp/v1101_m')).toMatch(
      /Wordt gebruikt in<\/h2>[\s\S]*href="\/onderwerp\/vp1101_m"/,
    );
  });

  it('shows where there are figures as the API does, gaps included', async () => {
    const page = await read('/onderwerp/v1101_t');
    const { indicator } = await (await test.app.request('/api/indicators/v1101_t')).json();
    const { levels } = await (await test.app.request('/api/levels')).json();
    const offered = levels.filter(
      ({ code, offered }: { code: string; offered: boolean }) =>
        offered && indicator.periodsByLevel[code],
    );
    const rows = [...page.matchAll(/<tr><th scope="row"[\s\S]*?<\/tr>/g)].map(([row]) => row);
    expect(rows).toHaveLength(offered.length);
    offered.forEach(({ code }: { code: string }, i: number) => {
      const known = rows[i]?.match(/<td class="slot (?:loaded|computed)">/g)?.length;
      expect(known, code).toBe(indicator.periodsByLevel[code].length);
    });
    const loaded = indicator.loadedAt.flatMap(({ periods }: { periods: string[] }) => periods);
    expect(page.match(/<td class="slot loaded">/g)).toHaveLength(loaded.length);
  });

  it('leads to the map, to a file and to the interfaces that exist', async () => {
    const page = await read('/fr/onderwerp/v1101_t');
    expect(page).toContain('href="/?indicator=v1101_t&amp;lang=fr"');
    const paths = [...page.matchAll(/href="(\/api\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(3);
    for (const path of paths) {
      const response = await test.app.request(path.replaceAll('&amp;', '&'));
      expect(response.status, path).toBe(200);
    }
  });

  it('names its canonical address and its other languages, and keeps helpers out of search engines', async () => {
    const page = await read('/fr/onderwerp/v1101_t');
    expect(page).toContain('rel="canonical" href="http://localhost/fr/onderwerp/v1101_t"');
    expect(page).toContain('hreflang="nl" href="http://localhost/onderwerp/v1101_t"');
    expect(page).not.toContain('noindex');
    const helper = await read('/onderwerp/v_helper');
    expect(helper).toContain('noindex');
    expect(helper).not.toContain('Bekijk op de kaart');
  });

  it('is linked from the pages of areas and listed for search engines', async () => {
    expect(await read('/gebied/gemeente/44021')).toContain('href="/onderwerp/v1101_t"');
    const sitemap = await read('/sitemap.xml');
    expect(sitemap).toContain('<loc>http://localhost/en/onderwerp/v1101_t</loc>');
    expect(sitemap).not.toContain('v_helper');
  });
});

describe('addresses of topics', () => {
  it.each([
    ['/onderwerp/V1101_T', '/onderwerp/v1101_t'],
    ['/en/onderwerp/v1101_t/', '/en/onderwerp/v1101_t'],
  ])('%s goes to its page', async (from, to) => {
    const response = await test.app.request(from);
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe(to);
  });

  it.each([
    ['/onderwerp/v1101_x', 'Bedoel je een van deze onderwerpen?'],
    ['/fr/onderwerp/v1101_t/tableau', 'Nous ne connaissons pas ce sujet'],
    ['/en/onderwerp/mannen', 'Did you mean one of these topics?'],
  ])('%s is a page that is not found', async (path, says) => {
    const response = await test.app.request(path);
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(page).toContain(says);
    expect(page).toContain('<meta name="robots" content="noindex">');
  });

  it('lists all topics by theme, and finds one by its name', async () => {
    const list = readAloud(await read('/onderwerp'));
    expect(list).toContain('DEMOGRAFIE');
    const found = await read('/onderwerp?q=inwoners');
    expect(found).toContain('<h2 id="found">1 onderwerp gevonden voor “inwoners”</h2>');
  });
});
