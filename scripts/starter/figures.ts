/** The starter edition's figures other than inhabitants: one small table per subject, in the publishers' codes. */
import { join } from 'node:path';
import type { StarterAreas } from './areas.ts';
import { asIs, type Column, from, valueColumns, whole } from './figure-columns.ts';
import {
  readCrime,
  readDashboard,
  readDeprivationIndex,
  readGreen,
  readSectorDeciles,
  surveyItems,
} from './read-publishers.ts';
import { readCadastre, readIncome, readPermits, readSales, readStructure } from './read-statbel.ts';
import { type Cell, type Row, readDelimited, readSheetRows, writeTable } from './tables.ts';

type Log = (line: string) => void;

/** Where the tables come from, and how one is written. */
type Compiling = {
  source: string;
  areas: StarterAreas;
  write: (name: string, rows: Row[], level: (row: Row) => string, columns: Column[]) => void;
  /** Whether a row is about an area that the starter has at a level. */
  known: (level: string) => (row: Row) => boolean;
};

/** Every figures table except the inhabitants. */
export async function compileFigures(source: string, to: string, areas: StarterAreas, log: Log) {
  const compiling: Compiling = {
    source,
    areas,
    write: (name, rows, level, columns) => {
      const header = ['period', 'geolevel', 'geoitem', ...columns.map(([code]) => code)];
      const cells = rows.map((row): Cell[] => [
        Number(row.period),
        level(row),
        row.geoitem ?? '',
        ...columns.map(([, take]) => take(row)),
      ]);
      // The largest table by far is stored gzipped, to keep the folder small.
      const file = `figures/${name}.csv${name === 'energy' ? '.gz' : ''}`;
      log(`${name}: ${writeTable(to, file, header, cells)} rows`);
    },
    known: (level) => {
      const codes = new Set(areas.codes.get(level));
      return (row) => codes.has(row.geoitem ?? '');
    },
  };
  await compileUploads(compiling);
  compileStatbel(compiling);
  compilePublishers(compiling);
}

const at = (level: string) => () => level;

/** Uploads of the portal itself. */
async function compileUploads({ source, write }: Compiling): Promise<void> {
  const energy = await readSheetRows(
    join(source, 'pinc-fluvius/upload_elektriciteit_verbruik.xlsx'),
  );
  const energyCodes = [
    'elek_res_cons',
    'elek_nietres_cons',
    'elek_res_n',
    'elek_nietres_n',
    'elek_res_injectie',
    'gas_res_cons',
    'gas_nietres_cons',
    'gas_res_n',
    'gas_nietres_n',
  ].map((name) => `v2506_${name}`);
  write(
    'energy',
    energy,
    at('statsec'),
    energyCodes.map((code) => from(code, code, whole)),
  );

  const uploads = join(source, 'pinc-uploads');
  const open = await readSheetRows(join(uploads, 'Upload_landgebruik_open_ruimte_2013_2016.xlsx'));
  write('open-space', open, at('statsec'), valueColumns(open));

  const green = await readGreen(join(uploads, 'NAT_groen_buurt_VITO.xlsx'));
  write('green-nearby', green, at('gemeente2018'), valueColumns(green));

  const farms = await readSheetRows(join(uploads, 'v2707_zorgboerderijen.xlsx'));
  const farmLevel = (row: Row) => (row.geolevel === 'gemeente' ? 'gemeente2024' : 'gemeente2018');
  write('care-farms', farms, farmLevel, valueColumns(farms));

  const crime = await readCrime(join(uploads, 'Upload_2008_2020.xlsx'));
  write('crime', crime, at('gemeente2024'), valueColumns(crime));

  const pupils = await readSheetRows(
    join(source, 'pinc-metadata/voorbeeld_upload.xlsx'),
    'voorbeeld_UPLOAD_onderwijs',
  );
  write('pupils', pupils, at('gemeente2018'), valueColumns(pupils));
}

function compileStatbel({ source, areas, write, known }: Compiling): void {
  write('income', readIncome(source).filter(known('gemeente2018')), at('gemeente2018'), [
    from('MS_NBR_NON_ZERO_INC', 'v1203_aangiften_tot'),
    from('MS_NBR_ZERO_INC', 'v1203_aangiften_nul'),
    from('MS_TOT_NET_TAXABLE_INC', 'v1203_netto_belastbaar_tot', whole),
    from('MS_TOT_TAXES', 'v1203_belasting_tot', whole),
    from('MS_TOT_RESIDENTS', 'v1203_inwoners_tot'),
  ]);

  write('building-permits', readPermits(source).filter(known('gemeente')), at('gemeente'), [
    from('MS_BUILDING_RES_NEW', 'v2204_res_geb_new'),
    from('MS_SINGLE_HOUSE_RES_NEW', 'v2204_res_geb_1_new'),
    from('MS_DWELLING_RES_NEW', 'v2204_res_won_new'),
    from('MS_APARTMENT_RES_NEW', 'v2204_res_flat_new'),
    from('MS_TOTAL_SURFACE_RES_NEW', 'v2204_res_opp_new'),
    from('MS_BUILDING_RES_RENOVATION', 'v2204_res_geb_reno'),
    from('MS_BUILDING_NONRES_NEW', 'v2204_nres_geb_new'),
    from('MS_VOLUME_NONRES_NEW', 'v2204_nres_opp_new'),
    from('MS_BUILDING_NONRES_RENOVATION', 'v2204_nres_geb_reno'),
  ]);

  const sales = readSales(source, areas);
  write('house-prices', sales, (row) => row.geolevel ?? '', valueColumns(sales));

  const households = readDelimited(
    join(source, 'gemeente-data/statbel-households/municipalities.csv'),
  )
    .map((row): Row => ({ period: row.y ?? '', geoitem: row.nis ?? '', n: row.n ?? '' }))
    .filter(known('gemeente2024'));
  write('households', households, at('gemeente2024'), [from('n', 'v1123_a_huish_t')]);

  const structure = readStructure(source);
  write('population-structure', structure, at('gemeente2018'), valueColumns(structure));

  const cadastre = readCadastre(source);
  write('land-register', cadastre, at('gemeente2018'), valueColumns(cadastre));
}

function compilePublishers({ source, areas, write, known }: Compiling): void {
  const air = readDelimited(
    join(source, 'statsec-data/pm25-mortality-2019/mort_pm25_sector_2019.csv'),
  )
    .map((row): Row => ({ ...row, period: '2019', geoitem: row.CS01012020 ?? '' }))
    .filter(known('statsec2024'));
  write('air', air, at('statsec'), [
    from('PM25_MEAN', 'v2520_pm25_gem', (text) => Number(Number(text).toFixed(2))),
  ]);

  const deprivation = readSectorDeciles(source, 2011);
  write('deprivation-sectors', deprivation.filter(known('statsec2024')), at('statsec'), [
    asIs('v3491_bimd_deciel'),
  ]);

  const index = readDeprivationIndex(source, areas);
  write('deprivation-municipalities', index, (row) => row.geolevel ?? '', valueColumns(index));

  const survey = readDashboard(source);
  write(
    'survey',
    survey.filter((row) => row.period === '2023'),
    at('gemeente'),
    surveyItems.map(([, code]) => asIs(code)),
  );
  write(
    'charging',
    survey.filter((row) => row.period === '2025'),
    at('gemeente'),
    [asIs('v2190_laadpalen')],
  );
}
