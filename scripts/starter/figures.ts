/** The starter edition's figures other than inhabitants: one small table per subject, in the publishers' codes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StarterAreas } from './areas.ts';
import {
  type Cell,
  parseDelimited,
  type Row,
  readDelimited,
  readSheetRows,
  readZippedText,
  writeTable,
} from './tables.ts';

type Log = (line: string) => void;
/** A value column of an output table and where its value stands in a source row. */
type Column = readonly [code: string, take: (row: Row) => Cell];

/** A column whose header is its code; blank stays blank. */
function asIs(code: string): Column {
  return [code, (row) => row[code] ?? ''];
}

/** A column renamed from the source's header. */
function from(
  header: string,
  code: string,
  value: (text: string) => Cell = (text) => text,
): Column {
  return [code, (row) => value(row[header] ?? '')];
}

/** Whole units, half up: the rounding of the indicator, applied once. */
function whole(text: string): Cell {
  return text === '' ? '' : Math.round(Number(text));
}

/** Every figures table except the inhabitants. */
export async function compileFigures(source: string, to: string, areas: StarterAreas, log: Log) {
  const write = (name: string, rows: Row[], level: (row: Row) => string, columns: Column[]) => {
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
  };
  const at = (level: string) => () => level;

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

  const known = (level: string) => {
    const codes = new Set(areas.codes.get(level));
    return (row: Row) => codes.has(row.geoitem ?? '');
  };
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

/** The value columns of an upload: every column but the three keys, names trimmed. */
function valueColumns(rows: Row[]): Column[] {
  const keys = ['period', 'geolevel', 'geoitem'];
  return Object.keys(rows[0] ?? {})
    .filter((name) => name !== '' && !keys.includes(name.toLowerCase()))
    .map((name) => from(name, name.trim()));
}

/**
 * People and surface with green nearby. The table by name beside the upload has the number of people in its
 * own model, the denominator of every share; its rows stand in the order of the upload.
 */
async function readGreen(file: string): Promise<Row[]> {
  const upload = await readSheetRows(file, 'upload');
  const byName = await readSheetRows(file, 'Groen in de buurt');
  return upload.map((row, i): Row => {
    const twin = byName[i];
    if (twin?.Jaar !== row.period || twin?.['Inwoners Buurtgroen'] !== row.v2540_buurtgroen_inw) {
      throw new Error(`${file}: row ${i + 2} of the two sheets differ`);
    }
    return { ...row, v2540_inw_tot: twin?.['Totaal Inwoners'] ?? '' };
  });
}

/** The four municipal sheets of registered crime, side by side. */
async function readCrime(file: string): Promise<Row[]> {
  const sheets = ['upload1', 'upload2', 'upload3', 'upload4'];
  const [first = [], ...others] = await Promise.all(
    sheets.map((sheet) => readSheetRows(file, sheet)),
  );
  return first.map((row, i) => {
    const parts = others.map((rows) => rows[i] ?? {});
    if (parts.some((part) => part.period !== row.period || part.geoitem !== row.geoitem)) {
      throw new Error(`${file}: row ${i + 2} of the sheets differ`);
    }
    return Object.assign({}, row, ...parts) as Row;
  });
}

function readIncome(source: string): Row[] {
  const file = 'gemeente-data/statbel-fiscal-income-2005-2013/TF_PSNL_INC_TAX_MUNTY.txt';
  return readDelimited(join(source, file), '|').map((row) => ({
    ...row,
    period: row.CD_YEAR ?? '',
    geoitem: row.CD_MUNTY_REFNIS ?? '',
  }));
}

/** Whole years only: in the source month 0 is the year. */
function readPermits(source: string): Row[] {
  const file = join(source, 'gemeente-data/statbel-building-permits/TF_BUILDING_PERMITS.zip');
  return parseDelimited(readZippedText(file), '|')
    .filter(
      (row) => row.CD_REFNIS_LEVEL === '5' && row.CD_PERIOD === '0' && Number(row.CD_YEAR) >= 2005,
    )
    .map((row) => ({ ...row, period: row.CD_YEAR ?? '', geoitem: row.REFNIS ?? '' }));
}

const dwellingTypes = [
  ['alle_huizen', 'alle_woningen'],
  ['huizen_23', 'gesl_half_woningen'],
  ['huizen_4plus', 'open_woningen'],
  ['appartementen', 'appartementen'],
] as const;

/** Medians at region, province and municipality; numbers of sales at municipalities only, the rest sums. */
function readSales(source: string, areas: StarterAreas): Row[] {
  const levels: Record<string, string> = { 2: 'gewest', 3: 'provincie', 5: 'gemeente' };
  const suffix = new Map<string, string>(dwellingTypes);
  const found = new Map<string, Row>();
  for (const row of readDelimited(
    join(source, 'gemeente-data/statbel-realestate-2010-2024/yearly.csv'),
  )) {
    const level = levels[row.lvl ?? ''];
    const type = suffix.get(row.type ?? '');
    const code = (row.nis ?? '').replace(/^0/, '');
    if (!level || !type || !areas.codes.get(level)?.includes(code)) continue;
    const key = `${row.y} ${level} ${code}`;
    const blank = dwellingTypes.flatMap(([, name]) => [
      [`v2203_mediaan_${name}`, ''],
      [`v2203_transacties_${name}`, ''],
    ]);
    const sale: Row = found.get(key) ?? {
      period: row.y ?? '',
      geolevel: level,
      geoitem: code,
      ...(Object.fromEntries(blank) as Row),
    };
    if (row.p50) sale[`v2203_mediaan_${type}`] = String(Number(row.p50));
    if (row.n && level === 'gemeente') sale[`v2203_transacties_${type}`] = String(Number(row.n));
    found.set(key, sale);
  }
  return [...found.values()].flatMap((sale) => [sale, ...asProvince(sale)]);
}

/** Brussels is an area of the province level too; the source has it as a region only. */
function asProvince(sale: Row): Row[] {
  return sale.geolevel === 'gewest' && sale.geoitem === '4000'
    ? [{ ...sale, geolevel: 'provincie' }]
    : [];
}

const civilStatuses: Row = {
  10: 'v1101_ongeh',
  20: 'v1101_geh',
  30: 'v1101_wed',
  40: 'v1101_gesch',
};

/** Inhabitants by civil status. A combination without people is a real 0. */
function readStructure(source: string): Row[] {
  const folder = join(source, 'gemeente-data/statbel-population-2009-2015');
  const found = new Map<string, Map<string, number>>();
  const add = (row: Row, code: string) => {
    const key = `${row.year} ${row.gemeente2018}`;
    const counts =
      found.get(key) ?? new Map(Object.values(civilStatuses).map((name) => [name ?? '', 0]));
    counts.set(code, (counts.get(code) ?? 0) + Number(row.population));
    found.set(key, counts);
  };
  const byStatus = 'population_gemeente2018_sex_civilstatus_2009-2015.csv';
  for (const row of readDelimited(join(folder, byStatus))) {
    const code = civilStatuses[row.civ_code ?? ''];
    if (!code) throw new Error(`${byStatus}: unknown civil status "${row.civ_code}"`);
    add(row, code);
  }
  return [...found].map(([key, counts]) => {
    const [period = '', geoitem = ''] = key.split(' ');
    const values = [...counts].map(([code, count]) => [code, String(count)]);
    return { period, geoitem, ...(Object.fromEntries(values) as Row) };
  });
}

/** Rubrics of the land register per indicator. */
const landUse: readonly (readonly [string, (rubric: string) => boolean])[] = [
  ['v1501_bebouwd', (rubric) => rubric.startsWith('2')],
  ['v1501_bedrijvigheid', (rubric) => ['2G', '2H', '2I', '2JK'].includes(rubric)],
  ['v1501_cultuurgrond', (rubric) => ['1AE', '1BC', '1F'].includes(rubric)],
  ['v1501_bos', (rubric) => rubric === '1G'],
];
const landYears = new Set([
  '1990',
  '1995',
  '2000',
  '2005',
  '2010',
  '2011',
  '2012',
  '2013',
  '2014',
  '2015',
]);

/** Hectares, to the are. */
function readCadastre(source: string): Row[] {
  const file =
    'gemeente-data/statbel-landuse-1985-2015/landuse_cadastre_gemeente2018_1985-2015.csv';
  const found = new Map<string, number[]>();
  for (const row of readDelimited(join(source, file))) {
    if (!landYears.has(row.year ?? '')) continue;
    const key = `${row.year} ${row.gemeente2018}`;
    const sums = found.get(key) ?? landUse.map(() => 0);
    landUse.forEach(([, belongs], i) => {
      if (belongs(row.rubric ?? '')) sums[i] = (sums[i] ?? 0) + Number(row.area_ha);
    });
    found.set(key, sums);
  }
  return [...found].map(([key, sums]) => {
    const [period = '', geoitem = ''] = key.split(' ');
    const values = landUse.map(([code], i) => [code, String(Number((sums[i] ?? 0).toFixed(2)))]);
    return { period, geoitem, ...(Object.fromEntries(values) as Row) };
  });
}

function readSectorDeciles(source: string, year: number): Row[] {
  const file = `statsec-data/bimd/BIMD${year}_DOMAINS_STATISTICAL_SECTOR_ELLIS_WIDE.csv`;
  return readDelimited(join(source, file)).map((row) => ({
    period: String(year),
    geoitem: row.CD_RES_SECTOR ?? '',
    v3491_bimd_deciel: row[`BIMD${year}_deciles_domain`] ?? '',
  }));
}

const indexColumns = [
  ['edu', 'v3490_mdi_laagopgeleid', 1],
  ['unemployed', 'v3490_mdi_werkloos', 1],
  ['single_parent', 'v3490_mdi_alleenouder', 1],
  ['no_heating', 'v3490_mdi_geen_verwarming', 1],
  ['MDI', 'v3490_mdi_index', 3],
] as const;

/**
 * The index of 2021 in the municipalities of then. It cannot be added up, so a municipality whose territory
 * is the same today gets its row at today's level as well.
 */
function readDeprivationIndex(source: string, areas: StarterAreas): Row[] {
  const heirs = areas.parents.get('gemeente2024>gemeente') ?? new Map<string, string>();
  const partners = new Map<string, number>();
  for (const heir of heirs.values()) partners.set(heir, (partners.get(heir) ?? 0) + 1);
  const rows: Row[] = [];
  for (const row of readDelimited(join(source, 'gemeente-data/mdi-2021/Belgium_MDI_2021.csv'))) {
    const code = row.id ?? '';
    const heir = heirs.get(code);
    if (heir === undefined) continue;
    const values = indexColumns.map(([name, to, decimals]) => {
      const text = row[name] ?? '';
      return [to, text === '' ? '' : String(Number(Number(text).toFixed(decimals)))];
    });
    const figures = Object.fromEntries(values) as Row;
    rows.push({ period: '2021', geolevel: 'gemeente2024', geoitem: code, ...figures });
    if (partners.get(heir) === 1) {
      rows.push({ period: '2021', geolevel: 'gemeente', geoitem: heir, ...figures });
    }
  }
  return rows;
}

const surveyItems = [
  ['netheidCentrum', 'v9980_netheid_centrum'],
  ['netheidStraten', 'v9980_netheid_straten'],
  ['groenBuurt', 'v9980_groen_buurt'],
  ['tevredenheidGemeente', 'v9980_tevreden_gemeente'],
  ['graagWonen', 'v9980_graag_wonen'],
  ['vertrouwenBestuur', 'v9980_vertrouwen_bestuur'],
  ['veiligFietsen', 'v9980_veilig_fietsen'],
  ['tevredenheidZorg', 'v9980_tevreden_zorg'],
] as const;

/** Two rows per municipality: the survey of 2023, where 0 means missing, and the charging points of 2025. */
function readDashboard(source: string): Row[] {
  const file = join(source, 'gemeente-data/gemeente-dashboard/gemeenten-real.json');
  const municipalities = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
  return municipalities.flatMap((municipality): Row[] => {
    const geoitem = String(municipality.id);
    const items = surveyItems.map(([key, code]) => [code, String(municipality[key] || '')]);
    const survey = Object.fromEntries(items) as Row;
    const charging = String(municipality.laadpalen);
    const asked = items.some(([, value]) => value !== '');
    return [
      ...(asked ? [{ period: '2023', geoitem, ...survey }] : []),
      { period: '2025', geoitem, v2190_laadpalen: charging },
    ];
  });
}
