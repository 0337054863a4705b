/** Blocks of areas, and the files of a block (FIELD A3, A17, A31, A37, A43, A45). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEYS } from '../../../client/src/link/url-keys.ts';
import { parseContent } from '../../../geodata/content/parse-content.ts';
import { findFaults } from '../../../scripts/content/find-faults.ts';
import { openContent } from '../../../scripts/content/open-content.ts';
import { validatePage } from '../../../scripts/page-checks/validate-page.ts';
import { evaluateBlock } from '../../../server/content/blocks/print-block.ts';
import { contentOf, useContent } from '../../../server/content/context/content-of.ts';
import { findTerritory } from '../../../server/content/context/find-territory.ts';
import { scopeOf } from '../../../server/content/context/report-scope.ts';
import { classedLevel } from '../../../server/content/figures/classed-level.ts';
import { blockFile } from '../../../server/content/pages/block-file.ts';
import { addressOf, printReportPage } from '../../../server/content/pages/report-page.ts';
import { USUAL_RULE } from '../../../server/contract/classify/class-rule.ts';
import { colourAt } from '../../../server/contract/classify/colour-of-area.ts';
import { SHADES } from '../../../server/contract/classify/schemes.ts';
import { itemAt } from '../../../server/contract/read-at.ts';
import type { EditionBundle } from '../../../server/edition/edition-bundle.ts';

let bundle: EditionBundle;
beforeAll(async () => {
  bundle = (await openContent('geodata/starter', 'data')).bundle;
});
afterAll(() => bundle.edition.close());

const TEXT = `---
title: Proef
levels: gemeente, provincie
---

{% map indicator="vp1101_65p" /%}

{% maps indicators=["vp1101_0_19", "v1101_t"] /%}

{% map indicator="v1101_bevdicht" level="ggw7" id="wijken" /%}

{% scatter x="v1101_bevdicht" y="v2520_pm25_gem" /%}

{% wheel indicators=["vp1101_0_19", "vp1101_65p", "v1101_bevdicht"] /%}

{% each level="ggw7" most=3 %}
## Wijk

{% figure indicator="v1101_t" /%}
{% /each %}

{% within level="provincie" %}
{% lines indicators=["vp1101_65p"] id="rondom" /%}
{% /within %}

{% sources /%}
`;

function question(codes = '41002', level = 'gemeente') {
  const about = {
    kind: 'report',
    name: 'proef',
    language: 'nl',
    file: 'reports/proef.md',
  } as const;
  const { document, problems } = parseContent(TEXT, about);
  expect(problems).toEqual([]);
  const found = findTerritory(bundle.edition, level, codes);
  if ('kind' in found) throw new Error(found.kind);
  return { document, territory: found.territory, comparison: null, until: null };
}

async function fileOf(id: string, file: 'csv' | 'xlsx' | 'svg' | 'png' | 'html', codes?: string) {
  const address = { ...addressOf('/rapport/proef/gemeente/41002', ''), origin: 'http://atlas' };
  const answer = await blockFile(bundle, question(codes), { id, file }, 'nl', address);
  if (!answer) throw new Error(`no block ${id}`);
  return answer;
}

describe('maps, scatterplots and wheels', () => {
  it('stand on a page that is valid, without an id twice, for one area, several and a province', async () => {
    useContent(bundle, contentOf(bundle));
    for (const [codes, level] of [
      ['41002', 'gemeente'],
      ['21001,24001', 'gemeente'],
      ['10000', 'provincie'],
      ['99991', 'gemeente'],
    ] as const) {
      const { page, tally } = printReportPage(bundle, question(codes, level), [], 'nl', 'http://a');
      expect(findFaults(page, tally), codes).toEqual([]);
      if (codes === '41002') expect(await validatePage(page)).toEqual([]);
    }
  });

  it('have the method and the number of classes that the map begins with', () => {
    expect([USUAL_RULE.method, USUAL_RULE.classes]).toEqual([
      KEYS.method.initial,
      KEYS.classCount.initial,
    ]);
  });

  it('colour every area as its class of the map does, and unlike land outside the set', () => {
    const scope = scopeOf(bundle, question(), 'nl');
    const [tag] = scope.content.documents.length > 0 ? question().document.nodes : [];
    if (tag?.kind !== 'tag') throw new Error('no tag');
    const block = evaluateBlock(scope, tag);
    if ('empty' in block) throw new Error('empty');
    const indicator = bundle.edition.indicator('vp1101_65p');
    const data = bundle.edition.level('gemeente');
    const [first] = block.observations;
    const picture = classedLevel(scope.figures, indicator, data, first?.period ?? '');
    const svg = String(block.picture);
    for (const { territory, cell } of block.observations) {
      const at = territory.place?.index ?? -1;
      const name = territory.place?.ref.name ?? '';
      const drawn = [...svg.matchAll(/<path class="h(\d+)" d="[^"]+"><title>([^<:]+):/g)].find(
        ([, , title]) => title === name.replaceAll("'", '&#39;'),
      );
      if (cell.value === null || !drawn) continue;
      expect(itemAt(SHADES.light, Number(drawn[1])), name).toBe(colourAt(picture, at, 'light'));
    }
    expect(svg).toContain('class="map-land"');
    expect(svg).not.toMatch(/onbekend|Niet te lokaliseren/i);
  });
});

describe('the files of a block', () => {
  it('name area, level, period, unit, source and status in every row, and which area is meant', async () => {
    const rows = String((await fileOf('map-vp1101_65p', 'csv')).body).split('\r\n');
    expect(rows[0]).toMatch(
      /^role,level,area_code,area,period,indicator,.*unit,value,status,flags,source/,
    );
    expect(rows.filter((row) => row.startsWith('base,'))).toEqual([
      expect.stringMatching(/^base,gemeente,41002,Aalst,\d{4},vp1101_65p,/),
    ]);
    expect(rows.length).toBeGreaterThan(100);
  });

  it('exist as workbook, picture and page by itself, each with the way back', async () => {
    expect(String((await fileOf('map-vp1101_65p', 'xlsx')).body.subarray(0, 2))).toBe('PK');
    const svg = String((await fileOf('map-vp1101_65p', 'svg')).body);
    expect(svg).toMatch(/^<svg xmlns=/);
    expect(svg).toContain('atlas/rapport/proef/gemeente/41002#map-vp1101_65p');
    expect((await fileOf('rondom', 'png')).body.subarray(1, 4).toString()).toBe('PNG');
    const page = String((await fileOf('wheel-vp1101_0_19', 'html')).body);
    expect(await validatePage(page)).toEqual([]);
    expect(page).toContain(
      '&lt;iframe src=&quot;http://atlas/rapport/proef/gemeente/41002/wheel-vp1101_0_19.html',
    );
  });

  it('are of the area that the text says the block for', async () => {
    const around = String((await fileOf('rondom', 'csv')).body);
    expect(around.split('\r\n')[1]).toMatch(/^base,provincie,40000,/);
    const places = question().territory;
    const scope = scopeOf(bundle, question(), 'nl');
    const { page } = printReportPage(bundle, question(), [], 'nl', 'http://a');
    const [, id = ''] = /id="(figure-v1101_t--[^"]+)"/.exec(page) ?? [];
    const file = String((await fileOf(id, 'csv')).body);
    expect(file.split('\r\n')[1]).toMatch(/^base,ggw72024,41002/);
    expect(scope.base.data).toBe(places.data);
  });
});
