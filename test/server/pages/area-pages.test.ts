/** Pages of areas over HTTP: what is answered where, in which language, and that nothing is left unsaid. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageCheck } from '../../../scripts/page-checks/check-page.ts';
import { validatePage } from '../../../scripts/page-checks/validate-page.ts';
import { LANGUAGES } from '../../../server/contract/languages.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { readAloud } from './read-aloud.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

const PREFIXES = { nl: '', fr: '/fr', en: '/en' };

async function read(path: string): Promise<string> {
  const response = await test.app.request(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

function everyPage(): { language: (typeof LANGUAGES)[number]; path: string }[] {
  const { edition } = test.editions.live();
  return LANGUAGES.flatMap((language) =>
    [
      ...edition.levels.flatMap(({ level, areas }) =>
        areas.map(({ code }) => `${PREFIXES[language]}/gebied/${level.code}/${code}`),
      ),
      ...edition.indicators.map(({ code }) => `${PREFIXES[language]}/onderwerp/${code}`),
    ].map((path) => ({ language, path })),
  );
}

describe('the page of an area', () => {
  it.each(LANGUAGES)('reads well in its order, %s', async (language) => {
    const sector = readAloud(await read(`${PREFIXES[language]}/gebied/statsec/44021A01-`));
    const municipality = readAloud(await read(`${PREFIXES[language]}/gebied/gemeente/46021`));
    const golden = fileURLToPath(new URL(`goldens/page-${language}.txt`, import.meta.url));
    const text = `${sector}\n${'='.repeat(80)}\n\n${municipality}`.replaceAll(
      test.edition,
      'EDITION',
    );
    const published = /(Gepubliceerd op|Publié le|Published on) \d+ \p{L}+ \d+/gu;
    await expect(text.replace(published, '$1 DATE')).toMatchFileSnapshot(golden);
  });

  it('is valid, with nothing empty or in another language, for every area and topic', async () => {
    const { edition } = test.editions.live();
    const checks = Object.fromEntries(
      LANGUAGES.map((language) => [language, createPageCheck(edition, language)]),
    );
    for (const { language, path } of everyPage()) {
      expect(checks[language]?.(await read(path)), path).toEqual([]);
    }
  });

  it('is valid to a validator that we did not write', async () => {
    const sample = everyPage().filter((_, i) => i % 3 === 0);
    for (const { path } of [
      ...sample,
      { path: '/gebied' },
      { path: '/en/gebied?q=gent' },
      { path: '/onderwerp' },
      { path: '/fr/onderwerp?q=mannen' },
    ]) {
      expect(await validatePage(await read(path)), path).toEqual([]);
    }
  });

  it('says why there is no number', async () => {
    expect(await read('/gebied/statsec/44021A01-')).toContain(
      'verborgen om de privacy van mensen te beschermen',
    );
    expect(readAloud(await read('/fr/gebied/statsec/11002C01-'))).toContain(
      '2023 | masqué par la source | masqué par la source',
    );
    const page = readAloud(await read('/en/gebied/gemeente/99991'));
    expect(page).toContain('This is no place on the map.');
  });

  it('compares in sentences, with numbers as the language writes them', async () => {
    expect(readAloud(await read('/gebied/statsec/46021B01-'))).toContain(
      '20\u202f% meer dan in 2023.',
    );
    expect(readAloud(await read('/fr/gebied/statsec/46021B01-'))).toContain(
      '20\u202f% de plus qu’en 2023.',
    );
    expect(readAloud(await read('/en/gebied/statsec/46021B01-'))).toContain(
      '20% more than in 2023.',
    );
  });

  it('tells what an area was made of, and where an older one went', async () => {
    const today = readAloud(await read('/gebied/gemeente/46021'));
    expect(today).toContain('Ontstaan in 2019 uit:\n- [Nevele]\n- [Sint-Niklaas]');
    const older = await read('/gebied/gemeente2018/46099');
    expect(readAloud(older)).toContain('Deze indeling gold tot en met 2018.');
    expect(readAloud(older)).toContain('Vandaag hoort dit gebied bij: [Sint-Niklaas].');
  });

  it('names its canonical address, its other languages and its picture', async () => {
    const page = await read('/fr/gebied/statsec/44021A01-');
    const at = (path: string): string => `href="http://localhost${path}/gebied/statsec/44021A01-"`;
    expect(page).toContain(`<link rel="canonical" ${at('/fr')}>`);
    expect(page).toContain(`<link rel="alternate" hreflang="nl" ${at('')}>`);
    expect(page).toContain(`<link rel="alternate" hreflang="en" ${at('/en')}>`);
    expect(page).toContain(`<link rel="alternate" hreflang="x-default" ${at('')}>`);
    expect(page).toContain('/fr/gebied/statsec/44021A01-/preview.png');
    const same = await read('/gebied/gemeente2018/44021');
    expect(same).toContain('rel="canonical" href="http://localhost/gebied/gemeente/44021"');
  });

  it('carries linked data that can be read', async () => {
    const page = await read('/gebied/statsec/44021A00-');
    const [, text = ''] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(page) ?? [];
    const graph = JSON.parse(text)['@graph'];
    expect(graph[1]).toMatchObject({
      '@type': 'AdministrativeArea',
      identifier: '44021A00-',
      containedInPlace: [{ name: 'Gent' }, { name: 'Oost-Vlaanderen' }],
    });
    expect(graph[2]).toMatchObject({ '@type': 'Dataset', temporalCoverage: '2023/2030' });
  });
});

describe('addresses of pages', () => {
  it.each([
    ['/gebied/statsec/44021a01_', 308, '/gebied/statsec/44021A01-'],
    ['/fr/gebied/statsec/44021A01-/', 308, '/fr/gebied/statsec/44021A01-'],
    ['/gebied/GEMEENTE/44021', 308, '/gebied/gemeente/44021'],
    ['/en/gebied/gemeente/46099', 307, '/en/gebied/gemeente2018/46099'],
    ['/gebied/gemeente/46020/preview.png', 307, '/gebied/gemeente2018/46020/preview.png'],
  ])('%s goes to its page (%i)', async (from, status, to) => {
    const response = await test.app.request(from);
    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBe(to);
  });

  it.each([
    ['/gebied/statsec/44021A99-', 'Bedoel je een van deze gebieden?'],
    ['/fr/gebied/wijk/44021', 'Nous ne connaissons pas cette zone'],
    ['/en/gebied/gemeente', 'There is no page at this address.'],
    ['/gebied/gemeente/44021/kaart', 'Op dit adres is er geen pagina.'],
    ['/gebied/gemeente2018/99991', 'Dit gebied kennen we niet'],
  ])('%s is a page that is not found', async (path, says) => {
    const response = await test.app.request(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    expect(page).toContain(says);
    expect(page).toContain('<meta name="robots" content="noindex">');
  });

  it('ignores what other sites add to links', async () => {
    expect(await read('/gebied/gemeente/44021?utm_source=krant')).toContain('<h1>Gent</h1>');
  });

  it('are found by a search that needs no script', async () => {
    const page = readAloud(await read('/en/gebied?q=brugse'));
    expect(page).toContain('## 1 area found for “brugse”');
    expect(page).toContain('[Brugse Poort]');
    expect(readAloud(await read('/gebied?q=nevele'))).toContain(
      '- [Sint-Niklaas] Gemeente in Oost-Vlaanderen, 46021, vroeger Nevele',
    );
    expect(readAloud(await read('/gebied?q=xyzzyx'))).toContain('Niets gevonden voor “xyzzyx”');
  });

  it('say nothing that was put into them', async () => {
    const page = await read('/gebied?q=%3Cscript%3Ealert(1)%3C/script%3E');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});

describe('a page as an answer', () => {
  it('has a strict policy, no cookie, and is asked about again', async () => {
    const response = await test.app.request('/gebied/gemeente/44021');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('public, no-cache');
    const etag = response.headers.get('etag') ?? '';
    expect(etag).toContain(test.edition);
    const again = await test.app.request('/gebied/gemeente/44021', {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
  });

  it('has nothing inline that the policy forbids', async () => {
    const page = await read('/gebied/gemeente/44021');
    expect(page).not.toMatch(/ style="| on\w+="|<style/);
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const get = await test.app.request('/gebied/gemeente/44021');
    const head = await test.app.request('/gebied/gemeente/44021', { method: 'HEAD' });
    expect(await head.text()).toBe('');
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
  });

  it('loads a stylesheet that never changes under its name', async () => {
    const page = await read('/gebied');
    const [, address = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec(page) ?? [];
    const response = await test.app.request(address);
    expect(response.headers.get('content-type')).toContain('text/css');
    expect(response.headers.get('cache-control')).toContain('immutable');
    const [font = ''] = /\/pages\/[^)]+woff2/.exec(await response.text()) ?? [];
    const bytes = Buffer.from(await (await test.app.request(font)).arrayBuffer());
    expect(bytes.toString('latin1', 0, 4)).toBe('wOF2');
    expect((await test.app.request('/pages/page-0000000000.css')).status).toBe(404);
  });

  it('has a picture of 1200 by 630 that shows which area it is', async () => {
    const pictures = await Promise.all(
      ['44021A00-', '44021A01-'].map(async (code) => {
        const response = await test.app.request(`/gebied/statsec/${code}/preview.png`);
        expect(response.headers.get('content-type')).toBe('image/png');
        return Buffer.from(await response.arrayBuffer());
      }),
    );
    for (const picture of pictures) {
      expect(picture.toString('latin1', 1, 4)).toBe('PNG');
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
    }
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(false);
  });
});

describe('what robots read', () => {
  it('lists every canonical page once per language, and only pages that are', async () => {
    const sitemap = await read('/sitemap.xml');
    const paths = [...sitemap.matchAll(/<loc>http:\/\/localhost([^<]+)<\/loc>/g)].map(
      ([, path = '']) => path,
    );
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain('/en/gebied/statsec/44021A01-');
    // Older vintages only where nothing of today has the code; unknown locations nowhere.
    expect(paths).toContain('/gebied/gemeente2018/46099');
    expect(paths).not.toContain('/gebied/gemeente2018/44021');
    expect(paths.filter((path) => /ZZZZ|99991/.test(path))).toEqual([]);
    for (const path of paths) {
      expect(await read(path)).toContain(`rel="canonical" href="http://localhost${path}"`);
    }
  });

  it('points to the sitemap from robots.txt', async () => {
    expect(await read('/robots.txt')).toContain('Sitemap: http://localhost/sitemap.xml');
    expect((await test.app.request('/sitemap/2.xml')).status).toBe(404);
  });
});
