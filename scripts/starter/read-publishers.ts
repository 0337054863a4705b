/** Figures of the other publishers: green, crime, deprivation and the survey of municipalities. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StarterAreas } from './areas.ts';
import { type Row, readDelimited, readSheetRows } from './tables.ts';

/**
 * People and surface with green nearby. The table by name beside the upload has the number of people in its
 * own model, the denominator of every share; its rows stand in the order of the upload.
 */
export async function readGreen(file: string): Promise<Row[]> {
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
export async function readCrime(file: string): Promise<Row[]> {
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

export function readSectorDeciles(source: string, year: number): Row[] {
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
export function readDeprivationIndex(source: string, areas: StarterAreas): Row[] {
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

export const surveyItems = [
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
export function readDashboard(source: string): Row[] {
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
