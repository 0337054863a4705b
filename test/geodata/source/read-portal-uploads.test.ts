/**
 * The provinces' own uploads, read as they are through the manifest for their layout, against sums that
 * are made here straight from the workbooks. Needs the files of `../shared/geodata`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import type { Edition } from '../../../geodata/edition/edition.ts';
import type { Problem } from '../../../geodata/model/data-error.ts';
import { STATUSES } from '../../../geodata/model/status.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import { readManifest } from '../../../geodata/source/read-manifest.ts';
import { readSource, type SourceData } from '../../../geodata/source/read-source.ts';
import { openFigures } from '../../fixtures/create-figures-edition.ts';
import {
  available,
  folder,
  MANIFEST,
  readUpload,
  rowsOf,
  sheetsOf,
  tableOf,
  textOf,
} from './portal-sheets.ts';

const CRIME = 'pinc-uploads/Upload_2008_2020.xlsx';

const ELECTRICITY = 'pinc-fluvius/upload_elektriciteit_verbruik.xlsx';

describe.skipIf(!available)('the uploads of the portal', () => {
  let source: SourceData;
  let edition: Edition;
  let publisher: ValuePublisher;
  let remove = (): void => {};
  const problems: Problem[] = [];

  beforeAll(async () => {
    const manifest = await readManifest(folder, problems, MANIFEST);
    if (!manifest) throw new Error(JSON.stringify(problems));
    source = await readSource(folder, manifest, () => {});
    problems.push(...source.problems);
    ({ edition, remove } = openFigures(source));
    publisher = new ValuePublisher(new ValueComputer(edition));
  });
  afterAll(() => remove());

  /** Full precision; a word for what is missing. */
  const value = (code: string, level: string, period: string, area: string): number | string => {
    const column = publisher.computer.compute(edition.indicator(code), level, period)?.column;
    const index = edition.areaIndex(edition.level(level), area);
    const status = STATUSES[column?.statuses[index] ?? 1] ?? '';
    return status === 'value' ? (column?.values[index] ?? 0) : status;
  };

  test('are read without an error', () => {
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('hold in every column what the workbooks hold', async () => {
    let columns = 0;
    let figures = 0;
    for (const entry of source.manifest.figures) {
      const sheets = await sheetsOf(entry.file);
      for (const { sheet, data } of sheets) {
        if (entry.sheets && !entry.sheets.includes(sheet)) continue;
        for (const [key, byArea] of readUpload(data, entry.levels)) {
          const [code = '', level = '', period = ''] = key.split('|');
          const column = source.figures.get(code)?.get(level)?.get(period);
          const numbers = [...byArea.values()];
          const real = numbers.filter((number) => number > -99_990);
          const count = (status: string): number =>
            column?.statuses.filter((s) => STATUSES[s] === status).length ?? 0;
          expect([key, count('value')]).toEqual([key, real.length]);
          expect(count('unanswered')).toBe(numbers.filter((n) => n === -99_999).length);
          expect(count('hidden')).toBe(numbers.filter((n) => n === -99_997).length);
          const sum = (column?.values ?? new Float64Array()).reduce((a, b) => a + b, 0);
          const expected = real.reduce((a, b) => a + b, 0);
          expect(Math.abs(sum - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
          columns += 1;
          figures += numbers.length;
        }
      }
    }
    console.info(`portal uploads: ${columns} columns with ${figures} figures agree`);
    expect(columns).toBe(
      [...source.figures.values()].flatMap((l) => [...l.values()].flatMap((p) => [...p])).length,
    );
  });

  test('energy adds up from sectors to municipalities, regions and Flanders, Brussels apart', async () => {
    const upload = readUpload(await rowsOf(ELECTRICITY), {});
    const figures = upload.get('v2506_elek_res_cons|statsec2019|2021') ?? new Map<string, number>();
    const sector = await tableOf('statsec2019_statsec2024');
    const municipality = await tableOf('statsec2024_gemeente');
    const region = await tableOf('gemeente_gewest');
    const sums = new Map<string, number>();
    const unanswered = new Set<string>();
    for (const [code, number] of figures) {
      const gemeente = municipality.get(sector.get(code) ?? '') ?? '';
      for (const area of [gemeente, `gewest ${region.get(gemeente)}`]) {
        if (number === -99_999) unanswered.add(area);
        else sums.set(area, (sums.get(area) ?? 0) + number);
      }
    }
    const areas = edition.level('gemeente').areas;
    let compared = 0;
    for (const { code } of areas) {
      const found = value('v2506_elek_res_cons', 'gemeente', '2021', code);
      if (unanswered.has(code)) expect([code, found]).toEqual([code, 'unanswered']);
      else if (!sums.has(code)) expect([code, found]).toEqual([code, 'empty']);
      else expect(found).toBeCloseTo(sums.get(code) ?? 0, 3);
      compared += 1;
    }
    const brussels = areas.filter(({ code }) => code.startsWith('21')).map(({ code }) => code);
    expect(brussels.length).toBe(19);
    for (const code of brussels)
      expect(value('v2506_elek_res_cons', 'gemeente', '2021', code)).toBe('unanswered');
    expect(value('v2506_elek_res_cons', 'gewest', '2021', '4000')).toBe('unanswered');
    const flanders = value('v2506_elek_res_cons', 'gewest', '2021', '2000');
    expect(flanders).toBeCloseTo(sums.get('gewest 2000') ?? 0, 0);
    expect(unanswered.has('gewest 2000')).toBe(false);
    console.info(
      `energy 2021: ${compared} municipalities agree; Gent ${Math.round(Number(sums.get('44021')))} kWh, Flanders ${Math.round(Number(flanders))} kWh, Brussels unanswered`,
    );
  });

  test('use per connection is consumption over customers, not a mean of ratios', async () => {
    const upload = readUpload(await rowsOf(ELECTRICITY), {});
    const consumption = upload.get('v2506_elek_res_cons|statsec2019|2021') ?? new Map();
    const customers = upload.get('v2506_elek_res_n|statsec2019|2021') ?? new Map();
    const sector = await tableOf('statsec2019_statsec2024');
    const municipality = await tableOf('statsec2024_gemeente');
    const province = await tableOf('gemeente_provincie');
    const region = await tableOf('gemeente_gewest');
    const kWh = new Map<string, number>();
    const number = new Map<string, number>();
    const ratios: number[] = [];
    for (const [code, used] of consumption) {
      const count = customers.get(code) ?? 0;
      const gemeente = municipality.get(sector.get(code) ?? '') ?? '';
      if (used === -99_999) continue;
      if (gemeente === '44021' && count > 0) ratios.push(used / count);
      for (const area of [
        gemeente,
        `provincie ${province.get(gemeente)}`,
        `gewest ${region.get(gemeente)}`,
      ]) {
        kWh.set(area, (kWh.get(area) ?? 0) + used);
        number.set(area, (number.get(area) ?? 0) + count);
      }
    }
    const expected = (area: string): number => (kWh.get(area) ?? 0) / (number.get(area) ?? 0);
    for (const { code } of edition.level('gemeente').areas) {
      if (!kWh.has(code)) continue;
      const found = value('vp2506_elek_res_n', 'gemeente', '2021', code);
      if (number.get(code) === 0) expect(found).toBe('undefined');
      else expect(found).toBeCloseTo(expected(code), 6);
    }
    for (const code of ['10000', '20001', '30000', '40000', '70000']) {
      expect(value('vp2506_elek_res_n', 'provincie', '2021', code)).toBeCloseTo(
        expected(`provincie ${code}`),
        6,
      );
    }
    expect(value('vp2506_elek_res_n', 'gewest', '2021', '2000')).toBeCloseTo(
      expected('gewest 2000'),
      6,
    );
    expect(value('vp2506_elek_res_n', 'gewest', '2021', '4000')).toBe('unanswered');
    const gent = Number(value('vp2506_elek_res_n', 'gemeente', '2021', '44021'));
    const mean = ratios.reduce((a, b) => a + b, 0) / ratios.length;
    expect(Math.abs(gent - mean)).toBeGreaterThan(100);
    console.info(
      `kWh per connection 2021: Gent ${gent.toFixed(1)} (mean of its sectors' ratios: ${mean.toFixed(1)}), Oost-Vlaanderen ${expected('provincie 40000').toFixed(1)}, Flanders ${expected('gewest 2000').toFixed(1)}`,
    );
  });

  test('pupils of 2018 municipalities add up to those of 2024 and of today', async () => {
    const rows = await rowsOf('pinc-metadata/voorbeeld_upload.xlsx', 'voorbeeld_UPLOAD_onderwijs');
    const upload = readUpload(rows, { gemeente2024: 'gemeente2018' });
    // No table leads from 2018 to 2024; the list of all sectors has both municipalities of each.
    const sectors = await rowsOf(
      'pinc-gebiedsniveaus/verzamelbestanden/statsec2024_als_basis.xlsx',
    );
    const header = (sectors[0] ?? []).map(textOf);
    const [from, to] = ['gemeente2018', 'gemeente2024'].map((name) => header.indexOf(name));
    const successor = new Map(
      sectors.slice(1).map((row) => [textOf(row[from ?? -1]), textOf(row[to ?? -1])]),
    );
    expect(successor.size).toBeGreaterThan(320);
    const today = await tableOf('gemeente2024_gemeente');
    const printed: string[] = [];
    for (const [key, figures] of upload) {
      const [code = '', , period = ''] = key.split('|');
      const in2024 = new Map<string, number>();
      const now = new Map<string, number>();
      for (const [old, pupils] of figures) {
        const merged = successor.get(old) ?? '';
        in2024.set(merged, (in2024.get(merged) ?? 0) + pupils);
        const current = today.get(merged) ?? '';
        now.set(current, (now.get(current) ?? 0) + pupils);
      }
      for (const [level, sums] of [
        ['gemeente2024', in2024],
        ['gemeente', now],
      ] as const) {
        for (const { code: area } of edition.level(level).areas) {
          expect([key, area, value(code, level, period, area)]).toEqual([
            key,
            area,
            sums.get(area) ?? 'empty',
          ]);
        }
      }
      const total = [...figures.values()].reduce((a, b) => a + b, 0);
      // Aalter took in Knesselare in 2019, Deinze took in Nevele.
      printed.push(`${code} ${period}: ${total} pupils, Deinze ${now.get('44083')}`);
    }
    expect(printed.length).toBe(15);
    const old = upload.get('v2301_glo_v|gemeente2018|2014') ?? new Map<string, number>();
    const deinze = (old.get('44011') ?? 0) + (old.get('44049') ?? 0);
    expect(deinze).toBeGreaterThan(0);
    expect(value('v2301_glo_v', 'gemeente', '2014', '44083')).toBe(deinze);
    console.info(`pupils: ${printed.at(-1)}`);
  });

  test('crime of before the mergers is that of the municipalities and provinces of today', async () => {
    const upload = readUpload(await rowsOf(CRIME, 'upload1'), { gemeente: 'gemeente2024' });
    const code = [...upload.keys()][0]?.split('|')[0] ?? '';
    const old = upload.get(`${code}|gemeente2024|2020`) ?? new Map<string, number>();
    const names = (level: string, pattern: RegExp): string[] =>
      edition
        .level(level)
        .areas.filter(({ name }) => pattern.test(name))
        .map((area) => area.code);
    const sumOf = (codes: readonly string[]): number =>
      codes.reduce((sum, area) => sum + (old.get(area) ?? Number.NaN), 0);
    for (const [now, before] of [
      [/^Nazareth-De Pinte$/, /^(Nazareth|De Pinte)$/],
      [/^Beveren-Kruibeke-Zwijndrecht$/, /^(Beveren|Kruibeke|Zwijndrecht)$/],
    ] as const) {
      const [today = '', ...more] = names('gemeente', now);
      expect(more).toEqual([]);
      const sum = sumOf(names('gemeente2024', before));
      expect(value(code, 'gemeente', '2020', today)).toBe(sum);
      console.info(`crime 2020 (${code}): ${today} ${now.source.slice(1, -1)} = ${sum}`);
    }
    // Zwijndrecht went from Antwerpen to Oost-Vlaanderen.
    const current = await tableOf('gemeente2024_gemeente');
    const province = await tableOf('gemeente_provincie');
    const before = await tableOf('gemeente2024_provincie2024');
    for (const name of ['10000', '40000']) {
      const inProvince = (where: (area: string) => string | undefined): number =>
        sumOf([...old.keys()].filter((area) => where(area) === name));
      const now = inProvince((area) => province.get(current.get(area) ?? ''));
      const then = inProvince((area) => before.get(area));
      expect(value(code, 'provincie', '2020', name)).toBe(now);
      expect(value(code, 'provincie2024', '2020', name)).toBe(then);
      expect(now - then).toBe((name === '40000' ? 1 : -1) * (old.get('11056') ?? 0));
      console.info(`crime 2020: province ${name} is ${now} today, was ${then}`);
    }
  });

  test('a median says that another level has none, and why', () => {
    expect(() => publisher.ask('v1210_aang_mediaan', 'gewest', 'latest')).toThrow(
      'v1210_aang_mediaan is not available at level gewest because its figures cannot be added up or averaged (available: provincie2024)',
    );
  });

  test('forecasts of households do not count as the latest', () => {
    const indicator = edition.indicator('v1124_huishoudens');
    const { period } = publisher.ask('v1124_huishoudens', 'gewest', 'latest');
    console.info(`households: latest ${period}, forecast from ${indicator.forecastFrom}`);
    expect(indicator.forecastFrom).toBe('2021');
    expect(period).toBe('2020');
  });
});
