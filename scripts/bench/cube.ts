/**
 * A generated cube of 10,000 sectors × 500 cells: loading it in a process of its own, and a slice of it
 * beside the same slice in SQL. `CUBE_YEARS` years (1; the design asks for 3, which takes minutes).
 */
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import { createDatabase } from '../../geodata/edition/database.ts';
import { openEdition, readLive } from '../../geodata/edition/editions.ts';
import { publishSlice } from '../../geodata/publish/cube-publish.ts';
import { ValuePublisher } from '../../geodata/publish/publish-values.ts';
import { buildApart } from './build.ts';
import type { Measurement } from './measurement.ts';
import { median } from './statistics.ts';

const SECTORS = 10_000;
const MUNICIPALITIES = 300;
const AGES = 50;
const ORIGINS = 10;
const YEARS = Number(process.env.CUBE_YEARS ?? 1);
const ASKED = {
  age: ['a20', 'a21', 'a22', 'a23', 'a24', 'a25', 'a26', 'a27', 'a28', 'a29'],
  origin: ['o3'],
};

export async function benchCube(): Promise<Measurement[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-cube-'));
  try {
    const source = path.join(folder, 'source');
    await writeSource(source);
    const loaded = buildApart(source, path.join(folder, 'data'));
    const ours = slice(path.join(folder, 'data'));
    const theirs = sliceInSql();
    const rows = (SECTORS * AGES * ORIGINS * YEARS) / 1e6;
    return [
      {
        what: `loading a cube of ${rows} million rows`,
        measured: `${loaded.seconds.toFixed(0)} s`,
        baseline: '',
        budget: '',
        ok: null,
      },
      {
        what: 'its peak memory',
        measured: `${loaded.megabytes.toFixed(0)} MB`,
        baseline: '',
        budget: '≤ 1500 MB',
        ok: loaded.megabytes <= 1500,
      },
      {
        what: 'a slice of 10 of 500 cells at 10,000 sectors',
        measured: `${ours.toFixed(1)} ms`,
        baseline: `SQL ${theirs.toFixed(1)} ms`,
        budget: '≤ 50 ms',
        ok: ours <= 50,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const text = (word: string): { nl: string; fr: string; en: string } => ({
  nl: word,
  fr: word,
  en: word,
});
const figure = (sector: number, age: number, origin: number, year: number): number =>
  ((sector * 31 + age * 17 + origin * 7 + year * 3) * 2654435761) % 97;

async function writeSource(source: string): Promise<void> {
  mkdirSync(path.join(source, 'cube'), { recursive: true });
  const write = (file: string, lines: string[]): void =>
    writeFileSync(path.join(source, file), `${lines.join('\n')}\n`);
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
  const header = 'sequence nr,geoitem code,short name,name';
  write('statsec.csv', [header, ...numbers(SECTORS).map((i) => `${i},s${i},s${i},s${i}`)]);
  write('gemeente.csv', [header, ...numbers(MUNICIPALITIES).map((i) => `${i},g${i},g${i},g${i}`)]);
  write('table.csv', [
    'statsec,gemeente',
    ...numbers(SECTORS).map((i) => `s${i},g${i % MUNICIPALITIES}`),
  ]);
  write('cube/onderwerp.csv', [
    'Onderwerpcode,Naam,Eenheid,Bron,Datatype,Periodetype,Aggregeer gebieden',
    'kubus,kubus,aantal,test,Numeriek,Stand,1',
  ]);
  write('cube/data_def.csv', [
    'col,type',
    'period,period',
    'geoitem,geoitem',
    'geolevel,geolevel',
    'age,dim',
    'origin,dim',
    'kubus,var',
  ]);
  write('cube/dimensies.csv', ['Dimensiecode,Naam', 'age,Age', 'origin,Origin']);
  write('cube/dimensieniveaus.csv', [
    'Dimensieniveaucode,Naam,Dimensiecode',
    'age,Age,age',
    'origin,Origin,origin',
  ]);
  write('cube/age.csv', ['Itemcode,Naam,Volgnr', ...numbers(AGES).map((i) => `a${i},a${i},${i}`)]);
  write('cube/origin.csv', [
    'Itemcode,Naam,Volgnr',
    ...numbers(ORIGINS).map((i) => `o${i},o${i},${i}`),
  ]);
  const level = (code: string, minZoom: number) => ({
    code,
    family: code,
    name: text(code),
    namePlural: text(code),
    areas: `${code}.csv`,
    minZoom,
  });
  write('manifest.json', [
    JSON.stringify({
      name: text('cube'),
      start: { indicator: 'kubus', level: 'gemeente' },
      levels: [level('gemeente', 8), level('statsec', 11)],
      aggregations: [{ file: 'table.csv' }],
      geometry: [],
      indicators: [],
      themes: [],
      figures: [],
      sources: {},
      cubes: [{ definition: 'cube', figures: [{ file: 'figures.csv' }] }],
    }),
  ]);
  await writeRows(path.join(source, 'figures.csv'));
}

async function writeRows(file: string): Promise<void> {
  const out = createWriteStream(file);
  out.write('period,geolevel,geoitem,age,origin,kubus\n');
  for (let year = 2021; year < 2021 + YEARS; year += 1) {
    for (let sector = 0; sector < SECTORS; sector += 1) {
      let rows = '';
      for (let age = 0; age < AGES; age += 1) {
        for (let origin = 0; origin < ORIGINS; origin += 1) {
          rows += `${year},statsec,s${sector},a${age},o${origin},${figure(sector, age, origin, year)}\n`;
        }
      }
      if (!out.write(rows)) await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'finish');
}

function slice(dataDir: string): number {
  const edition = openEdition(dataDir, readLive(dataDir) ?? '');
  const cube = { cube: 'kubus', cells: ASKED, level: 'statsec', period: '2021' };
  const time = median(() => {
    // A new reader each time: nothing is remembered but SQLite's own pages.
    publishSlice(new ValuePublisher(new ValueComputer(edition)), cube);
  });
  edition.close();
  return time;
}

/** One year as rows with an index by cell, and the sum of ten cells per sector. */
function sliceInSql(): number {
  const db = createDatabase(':memory:');
  db.exec('CREATE TABLE value (age INTEGER, origin INTEGER, area INTEGER, value INTEGER)');
  const insert = db.prepare('INSERT INTO value VALUES (?, ?, ?, ?)');
  db.transaction(() => {
    for (let sector = 0; sector < SECTORS; sector += 1) {
      for (let age = 0; age < AGES; age += 1) {
        for (let origin = 0; origin < ORIGINS; origin += 1) {
          insert.run(age, origin, sector, figure(sector, age, origin, 2021));
        }
      }
    }
  })();
  db.exec('CREATE INDEX by_cell ON value (age, origin)');
  const statement = db.prepare(
    'SELECT area, SUM(value) FROM value WHERE age BETWEEN 20 AND 29 AND origin = 3 GROUP BY area',
  );
  const time = median(() => {
    statement.all();
  });
  db.close();
  return time;
}
