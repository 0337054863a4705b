/** Nothing suppressed leaves the server: every route, with every combination of parameters that matters. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Content, NO_SETTINGS } from '../../../geodata/content/content.ts';
import { parseContent } from '../../../geodata/content/parse-content.ts';
import { SUPPRESSED } from '../../../geodata/model/status.ts';
import { useContent } from '../../../server/content/context/content-of.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import { placeAt } from '../../../server/edition/place.ts';
import { drawPreview } from '../../../server/pages/areas/preview-image.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createSecrets } from '../../fixtures/create-secrets.ts';
import { findSecrets, leaksOf, leaksOfBytes } from './find-secrets.ts';
import { DESCRIPTIONS, listPaths } from './list-paths.ts';

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({}, { content: createSecrets() });
  const populationIndicator = 'v_people';
  const bundle = test.editions.live();
  Object.assign(bundle.edition.meta, { populationIndicator });
  const plain = bundle.edition.indicators.filter(
    ({ isCube, visible, dataType }) => visible && !isCube && dataType !== 'text',
  );
  const shown = plain.filter((one) => bundle.computer.availability(one).size > 0);
  useContent(bundle, createContent(shown.map(({ code }) => code)));
});

afterAll(() => test.stop());

/** The same text as a report, a dashboard and a story. */
function createContent(codes: readonly string[]): Content {
  const list = codes.map((code) => `"${code}"`).join(', ');
  const source = `---
title: Alles
levels: statsec, gemeente, provincie
---

${codes.map((code) => `{% sentence missing="earlier" %}Er zijn {% value("${code}") %} in {% period("${code}") %}: {% change("${code}") %}, {% index("${code}") %}, {% rank("${code}") %}, {% versus("${code}") %}.{% /sentence %}\n\n{% sentence %}Het hoogst: {% highest("${code}", "statsec") %}.{% /sentence %}\n\n{% dots indicator="${code}" /%}\n\n{% bars indicators=["${code}"] /%}\n\n{% figure indicator="${code}" /%}`).join('\n\n')}

{% figures id="figures" indicators=[${list}] /%}

{% table id="table" indicators=[${list}] /%}

{% table id="periods" rows="periods" indicators=[${list}] /%}

{% table rows="parts" level="statsec" indicators=[${list}] /%}

{% lines id="lines" indicators=["${codes[0]}"] index=true /%}

{% map id="map" indicator="${codes[0]}" level="statsec" /%}

{% maps id="maps" indicators=["${codes[0]}", "${codes[1]}"] level="statsec" /%}

{% scatter id="scatter" x="${codes[0]}" y="${codes[1]}" level="statsec" /%}

{% wheel id="wheel" indicators=[${list}] /%}
`;
  const kinds = ['report', 'dashboard', 'story'] as const;
  const parsed = kinds.map((kind) =>
    parseContent(source, { kind, name: 'all', language: 'nl', file: `${kind}.md` }),
  );
  expect(parsed.flatMap(({ problems }) => problems)).toEqual([]);
  const label = { nl: 'beide', fr: 'les deux', en: 'both' };
  return {
    documents: parsed.map(({ document }) => document),
    groups: [{ name: 'both', label, level: 'statsec', codes: ['44021A01-', '11002C01-'] }],
    glossary: [],
    images: [],
    settings: NO_SETTINGS,
  };
}

/** The year in the name of a vocabulary is no figure. */
function withoutNamespace(text: string): string {
  return text.replaceAll('http://www.w3.org/2001/XMLSchema#', '');
}

/** The numbers of a page as programs write them, without outlines and styles, whose numbers are places. */
function plainNumbers(page: string, path: string): string {
  const text = page
    .replace(
      / (d|x|y|cx|cy|r|width|height|viewBox|href|class|transform|font-size|stroke-width)="[^"]*"/g,
      '',
    )
    .replaceAll('\u2212', '-');
  return path.startsWith('/en/')
    ? text.replace(/(\d),(?=\d{3})/g, '$1')
    : text.replace(/(\d)\u202f(?=\d{3})/g, '$1').replace(/(\d),(\d)/g, '$1.$2');
}

function subsetsOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: 2 ** all.length - 1 }, (_, bits) =>
    all.filter((_, at) => ((bits + 1) >> at) & 1),
  );
}

async function postRegion(body: object): Promise<{ text: string; answer: RegionAnswer }> {
  const response = await test.app.request('/api/region', {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { text, answer: JSON.parse(text) };
}

describe('suppressed numbers', { timeout: 120_000 }, () => {
  it('are many, and so are shown ones', () => {
    const { secrets, shown } = findSecrets(test);
    expect(secrets.size).toBeGreaterThan(60);
    expect(secrets).toContain(347);
    expect(shown.size).toBeGreaterThan(25);
    // Numbers are found where they are.
    expect(leaksOf(plainNumbers('<td>1\u202f823 m</td>', '/gebied'), new Set([1823]))).toEqual([
      1823,
    ]);
    expect(leaksOf(plainNumbers('<td>1,823.5%</td>', '/en/'), new Set([1823.5]))).toEqual([1823.5]);
    expect(leaksOf('{"values":[1,347.0,null]}', secrets)).toEqual([347]);
    expect(leaksOfBytes(Buffer.from(Float64Array.of(1, 347).buffer), secrets)).toEqual([347]);
  });

  it('leave by no route, in no form', async () => {
    const { secrets } = findSecrets(test);
    const routes = listPaths(test);
    const registered = test.app.routes.map(({ method, path }) => `${method} ${path}`);
    // `POST /api/region` has a test of its own, and every format of exports a file of its own.
    const posts = ['POST /api/region', 'POST /api/export', 'POST /api/export/about'];
    expect([...Object.keys(routes), ...posts].sort()).toEqual(registered.toSorted());
    let answered = 0;
    for (const path of Object.values(routes).flat()) {
      const response = await test.app.request(path);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.status, path).not.toBe(500);
      if (response.ok) answered++;
      const type = response.headers.get('content-type') ?? '';
      const isPage =
        /^\/(fr\/|en\/)?(gebied|onderwerp|rapport|dashboard|verhaal|start)/.test(path) &&
        /html|svg/.test(type);
      const text = isPage
        ? plainNumbers(bytes.toString(), path)
        : withoutNamespace(bytes.toString());
      const isText = isPage || /json|csv|xml|html|turtle/.test(type);
      if (DESCRIPTIONS.includes(path)) continue;
      const leaks = isText ? leaksOf(text, secrets) : leaksOfBytes(bytes, secrets);
      expect(leaks, path).toEqual([]);
    }
    expect(answered).toBeGreaterThan(2500);
  });

  it('stand in no picture of a page', () => {
    const { secrets } = findSecrets(test);
    const bundle = test.editions.live();
    for (const data of bundle.edition.levels) {
      for (const index of data.areas.keys()) {
        const drawing = drawPreview(bundle, placeAt(data, index), 'nl');
        const words = plainNumbers(drawing.replace(/<[^>]+>/g, ' '), '/gebied');
        expect(leaksOf(words, secrets), `${data.level.code} ${index}`).toEqual([]);
      }
    }
  });

  it('leave by no column in binary form', async () => {
    const { secrets } = findSecrets(test);
    for (const path of listPaths(test)['GET /api/values'] ?? []) {
      const headers = { accept: 'application/octet-stream' };
      const bytes = Buffer.from(await (await test.app.request(path, { headers })).arrayBuffer());
      expect(leaksOfBytes(bytes, secrets), path).toEqual([]);
      const json = bytes.subarray(bytes.indexOf('{"ok"')).toString();
      expect(leaksOf(json, secrets), path).toEqual([]);
    }
  });

  it('are neither the value of a region nor the difference of two', async () => {
    const { edition, publisher } = test.editions.live();
    const { secrets } = findSecrets(test);
    const data = edition.level('statsec');
    const sectors = [...data.areas.keys()];
    let shownRegions = 0;
    for (const indicator of ['v_people', 'v_men', 'v_women', 'v_tens', 'vp_men', 'vg_age']) {
      for (const period of ['2023', '2024']) {
        const shown = new Map<string, number>();
        for (const subset of subsetsOf(sectors)) {
          const areas = subset.map((sector) => data.areas[sector]?.code ?? '');
          const asked = { indicator, level: 'statsec', period, areas };
          const { text, answer } = await postRegion(asked);
          expect(leaksOf(text, secrets), `${indicator} ${period} ${areas}`).toEqual([]);
          if (answer.value !== null) shown.set(String(subset), answer.value);
        }
        shownRegions += shown.size;
        const { statuses } = publisher.publish(publisher.ask(indicator, 'statsec', period)).column;
        for (const subset of subsetsOf(sectors)) {
          for (const sector of subset.filter((one) => statuses[one] === SUPPRESSED)) {
            const rest = subset.filter((one) => one !== sector);
            const both = shown.has(String(subset)) && shown.has(String(rest));
            expect(both, `${indicator} ${period}: ${subset} and ${rest}`).toBe(false);
          }
        }
      }
    }
    expect(shownRegions).toBeGreaterThan(50);
  });

  it('leave no trace in an explanation', async () => {
    const { edition, publisher } = test.editions.live();
    let explained = 0;
    for (const { level, areas } of edition.levels) {
      const { statuses } = publisher.publish(publisher.ask('v_people', level.code, '2024')).column;
      for (const [index, { code }] of areas.entries()) {
        if (statuses[index] !== SUPPRESSED) continue;
        const path = `indicator=v_people&level=${level.code}&period=2024&explain=1&area=${code}`;
        const { explanation } = await test.ask(`/api/values?${path}`);
        expect(JSON.stringify(explanation)).not.toMatch(/"onMapShare":\d/);
        explained++;
      }
    }
    expect(explained).toBeGreaterThan(1);
  });
});
