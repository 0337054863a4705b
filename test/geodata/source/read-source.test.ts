import { expect, test } from 'vitest';
import { type Problem, placeOf } from '../../../geodata/model/data-error.ts';
import type { ThemeNode } from '../../../geodata/model/model.ts';
import { readManifest } from '../../../geodata/source/read-manifest.ts';
import { readSource, type SourceData } from '../../../geodata/source/read-source.ts';
import { createSource, type SourceOptions } from '../../fixtures/create-source.ts';

async function read(options: SourceOptions = {}): Promise<SourceData> {
  const source = createSource(options);
  try {
    const problems: Problem[] = [];
    const manifest = await readManifest(source.folder, problems);
    if (!manifest) throw new Error(JSON.stringify(problems));
    const data = await readSource(source.folder, manifest, () => {});
    return { ...data, problems: [...problems, ...data.problems] };
  } finally {
    source.remove();
  }
}

const linesOf = (problems: readonly Problem[]): string[] =>
  problems
    .filter(({ severity }) => severity !== 'note')
    .map((p) => `${p.severity} ${p.kind} at ${placeOf(p)}: ${p.message}`);

/** `DEMOGRAFIE/Bevolking: v1101_t (bewoners)`. */
const printThemes = (nodes: readonly ThemeNode[], path: string[] = []): string[] =>
  nodes.flatMap((node) =>
    node.kind === 'folder'
      ? printThemes(node.children, [...path, node.name.nl])
      : [`${path.join('/')}: ${node.code}${node.alias ? ` (${node.alias})` : ''}`],
  );

test('the fixture is sound', async () => {
  const data = await read();
  expect(linesOf(data.problems)).toEqual([]);
  expect(data.indicators.map(({ code }) => code)).toEqual([
    'v1101_t',
    'v1101_m',
    'vp1101_m',
    'vg_inkomen',
    'vg_mediaan',
    'v2506_elek',
  ]);
  expect(printThemes(data.themes)).toEqual([
    'DEMOGRAFIE/Bevolking: v1101_t (bewoners)',
    'DEMOGRAFIE/Bevolking: vp1101_m',
    'WERKEN/Inkomen: vg_inkomen',
    'LEEFMILIEU/Energie: v2506_elek',
  ]);
});

test('a theme tree may hang an indicator in several places, and hides what has no figures', async () => {
  const { themes } = await read({
    files: {
      'themes.csv':
        'Thema,ItemCode\nA / B ,V1101_T\nA/C,v1101_t\nA/B,v1101_t\nLEEG,v_onbekend\n,v1101_m\nA,\n',
    },
  });
  expect(printThemes(themes)).toEqual(['A/B: v1101_t', 'A/C: v1101_t']);
});

test('patterns take every file that matches, in order', async () => {
  const { figures, problems } = await read({
    files: { 'figures/extra.csv': 'period,geolevel,geoitem,v1101_t\n2022,gemeente,44021,5\n' },
    manifest: (m) => {
      m.figures = [{ file: 'figures/*.csv' }];
    },
  });
  expect([...(figures.get('v1101_t')?.keys() ?? [])]).toEqual([
    'statsec2024',
    'gemeente2024',
    'gemeente',
  ]);
  expect(linesOf(problems)).toEqual([
    'warning no_figures at indicators.csv: 1 indicators have no figures and are left out: v2506_elek',
  ]);
});

test('a later table redefines an indicator', async () => {
  const { indicators } = await read({
    files: { 'indicators2.csv': 'Indicator code,Name\nV1101_T,bevolking\n' },
    manifest: (m) => m.indicators.push({ file: 'indicators2.csv' }),
  });
  expect(indicators.map(({ name }) => name.nl)).toContain('bevolking');
  expect(indicators.map(({ name }) => name.nl)).not.toContain('inwoners');
});

test('a column that no table defines is shown as loaded, and told', async () => {
  const { indicators, problems } = await read({
    files: {
      'figures/bevolking.csv':
        'period,geolevel,geoitem,v1101_t,v1101_m,v9\n2024,gemeente,44021,5,2,3\n',
    },
  });
  expect(indicators.at(-1)).toMatchObject({ code: 'v9', aggregateAreas: false, dataType: 'count' });
  expect(linesOf(problems)).toEqual([
    'warning undefined_indicator at figures/bevolking.csv, column "v9": no indicator table defines "v9": it is shown as loaded, without aggregation to other levels',
  ]);
});

test('references that lead nowhere are told at their cell', async () => {
  const { problems } = await read({
    files: {
      'indicators.csv': (usual) =>
        usual
          .toString()
          .replace(
            'vg_inkomen,gemiddeld inkomen,Inkomen per inwoner,euro,statbel,v1101_t',
            'vg_inkomen,a,b,euro,statbel,v1101_x',
          )
          .concat(
            'va,a,,,,,v1101_t / v_weg,Numeric,Stock,,1,1\nvb,b,,,,,va + 1,Numeric,Stock,,1,1\n',
          ),
    },
  });
  expect(linesOf(problems)).toEqual([
    'warning unknown_reference at indicators.csv, row 5, column "Aggregation indicator": vg_inkomen: aggregationIndicator "v1101_x" is not defined',
    'warning unknown_reference at indicators.csv, row 8, column "Formula": va: formula uses "v_weg", which is not defined',
    'warning reference_without_figures at indicators.csv, row 9, column "Formula": vb: formula uses "va", which has no figures',
    'warning no_figures at indicators.csv: 2 indicators have no figures and are left out: va, vb',
  ]);
});
