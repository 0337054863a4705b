/**
 * A small source folder in a temporary place: eleven areas on four levels with a vintage, outlines as
 * GeoJSON and as a shapefile, six indicators, and every file a text that a test can replace.
 *
 * Beveren and Zwijndrecht became one municipality; `99991`, `44021ZZZZ` stand for unknown locations.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createXlsx } from './create-xlsx.ts';
import { createShapefile, type ShapefileRecord } from './tiles/create-shapefile.ts';

export type SourceOptions = {
  /** Contents by path, instead of the usual ones or beside them. */
  files?: Record<string, FileContent>;
  /** Changes the manifest before it is written. */
  manifest?: (manifest: SourceManifest) => void;
};

/** The whole of a file, a change to its usual content, or null for no file. */
export type FileContent = string | Buffer | null | ((usual: Buffer) => string | Buffer);

export type SourceManifest = ReturnType<typeof createManifest>;

export type TestSource = { folder: string; remove: () => void };

/** Writes the folder. `remove` deletes it. */
export function createSource({ files = {}, manifest }: SourceOptions = {}): TestSource {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-source-'));
  const described = createManifest();
  manifest?.(described);
  const write = (file: string, content: string | Buffer): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  };
  write('manifest.json', JSON.stringify(described, null, 2));
  for (const [file, content] of Object.entries(SOURCE_FILES)) write(file, content);
  write('figures/energie.xlsx', createXlsx(ENERGY_SHEETS));
  write('shapes/sectoren.geojson', sectorsAsGeojson());
  const fields = [{ name: 'geoitem', type: 'C', length: 12 }] as const;
  createShapefile(path.join(folder, 'shapes'), 'gemeenten', fields, createMunicipalities());
  for (const [file, content] of Object.entries(files)) {
    if (content === null) rmSync(path.join(folder, file));
    else if (typeof content !== 'function') write(file, content);
    else write(file, content(readFileSync(path.join(folder, file))));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const SOURCE_FILES: Record<string, string> = {
  'areas/gewest.csv': `sequence nr,geoitem code,short name,name
1,2000,Vlaanderen,Vlaams Gewest
2,4000,Brussel,Brussels Hoofdstedelijk Gewest
`,
  'areas/gemeente.csv': `sequence nr,geoitem code,short name,name
1,44021,Gent,Gent
2,46030,Beveren-Kruibeke-Zwijndrecht,Beveren-Kruibeke-Zwijndrecht
3,21004,Brussel,Brussel
4,99991,onbekend,Gemeente onbekend (Vlaanderen)
`,
  'areas/gemeente2024.csv': `sequence nr,geoitem code,short name,name
1,44021,Gent,Gent
2,46003,Beveren,Beveren
3,11056,Zwijndrecht,Zwijndrecht
4,21004,Brussel,Brussel
5,99991,onbekend,Gemeente onbekend (Vlaanderen)
`,
  'areas/statsec2024.csv': `sequence nr,geoitem code,short name,name
1,44021A00-,Kuip,Kuip (Gent)
2,44021A01-,Brugse Poort,Brugse Poort (Gent)
3,44021ZZZZ,niet te lokaliseren,Niet te lokaliseren (Gent)
4,46003A00-,Centrum,Centrum (Beveren)
5,11056A00-,Centrum,Centrum (Zwijndrecht)
6,21004A00-,Grote Markt,Grote Markt (Brussel)
`,
  'tables/statsec2024_gemeente2024.csv': `statsec2024,gemeente2024
44021A00-,44021
44021A01-,44021
44021ZZZZ,44021
46003A00-,46003
11056A00-,11056
21004A00-,21004
`,
  'tables/gemeente2024_gemeente.csv': `gemeente2024,gemeente
44021,44021
46003,46030
11056,46030
21004,21004
99991,99991
`,
  'tables/gemeente_gewest.csv': `gemeente,gewest
44021,2000
46030,2000
21004,4000
99991,2000
`,
  'indicators.csv': `Indicator code,Name,Description,Unit,Source,Aggregation indicator,Formula,Data type,Period type,Forecast period,Aggregate geoitems,Roundoff
v1101_t,inwoners,Inwoners op 1 januari,inwoners,statbel,,,Numeric,Stock,2030,1,1
v1101_m,mannen,Mannen op 1 januari,inwoners,statbel,,,Numeric,Stock,,1,1
vp1101_m,aandeel mannen,Mannen per 100 inwoners,p,statbel,v1101_t,v1101_m / v1101_t * 100,Percentage (sum),Stock,,1,"0,1"
vg_inkomen,gemiddeld inkomen,Inkomen per inwoner,euro,statbel,v1101_t,,Mean,Stock,,1,1
vg_mediaan,mediaan inkomen,Mediaan van het inkomen,euro,statbel,,,Mean,Stock,,0,1
v2506_elek,elektriciteit,Verbruik,kWh,fluvius,,,Numeric,Pending,,1,1
`,
  'themes.csv': `ItemCode,Thema,alias
v1101_t,DEMOGRAFIE/Bevolking,bewoners
vp1101_m,DEMOGRAFIE/Bevolking,
vg_inkomen,WERKEN/Inkomen,
v2506_elek,LEEFMILIEU/Energie,
`,
  'figures/bevolking.csv': `period,geolevel,geoitem,v1101_t,v1101_m
2023,statsec2024,44021A00-,100,40
2023,statsec2024,44021A01-,200,110
2023,statsec2024,44021ZZZZ,10,4
2023,statsec2024,46003A00-,300,150
2023,statsec2024,11056A00-,50,30
2023,statsec2024,21004A00-,400,190
2023,gemeente2024,99991,7,5
2024,statsec2024,44021A00-,120,50
2024,statsec2024,44021A01-,210,115
2024,statsec2024,44021ZZZZ,20,8
2024,statsec2024,46003A00-,310,155
2024,statsec2024,11056A00-,60,36
2024,statsec2024,21004A00-,410,195
2024,gemeente2024,99991,9,6
2030,statsec2024,44021A00-,150,70
2030,statsec2024,44021A01-,220,116
`,
  'figures/inkomen.csv': `period;geolevel;geoitem;naam TE VERWIJDEREN bij upload;vg_inkomen;vg_mediaan
2024;gemeente2024;44021;Gent;20000,5;19000
2024;gemeente2024;46003;Beveren;24000;23000
2024;gemeente2024;11056;Zwijndrecht;18000;17500
2024;gemeente2024;21004;Brussel;15000;14000
`,
};

/** Energy does not cover Brussels: `-99999`. */
export const ENERGY_SHEETS = {
  toelichting: [['Bron: Fluvius'], ['Brussel ontbreekt']],
  upload: [
    ['geoitem', 'Period', 'GEOLEVEL', 'V2506_Elek '],
    ['44021A00-', '2021.00', 'statsec2024', 1000],
    ['44021A01-', '2021.00', 'statsec2024', 1500],
    ['46003a00_', '2021.00', 'statsec2024', 900],
    ['11056A00-', '2021.00', 'statsec2024', 300],
    ['21004A00-', '2021.00', 'statsec2024', -99999],
  ],
};

const text = (nl: string): Record<'nl' | 'fr' | 'en', string> => ({ nl, fr: nl, en: nl });

function createManifest() {
  const level = (code: string, family: string, validUntil: number | null, minZoom: number) => ({
    code,
    family,
    validUntil,
    name: text(code),
    namePlural: text(`${code}s`),
    areas: `areas/${code}.csv`,
    minZoom,
  });
  const source = (name: string) => ({ name, publisher: name, licence: 'CC BY 4.0' });
  return {
    name: text('Proefgebied'),
    start: { indicator: 'v1101_t', level: 'gemeente' },
    levels: [
      level('gewest', 'gewest', null, 0),
      level('gemeente', 'gemeente', null, 6),
      level('gemeente2024', 'gemeente', 2024, 6),
      level('statsec2024', 'statsec', 2024, 11),
    ],
    aggregations: [
      { file: 'tables/statsec2024_gemeente2024.csv' },
      { file: 'tables/gemeente2024_gemeente.csv' },
      { file: 'tables/gemeente_gewest.csv' },
    ] as { file: string; child?: string; parent?: string; sheet?: string }[],
    geometry: [
      {
        level: 'statsec2024',
        file: 'shapes/sectoren.geojson',
        codeField: 'CODE',
        crs: 'EPSG:4326',
        topology: 'sectoren',
        source: 'statbel',
      },
      {
        level: 'gemeente',
        file: 'shapes/gemeenten.shp',
        codeField: 'geoitem',
        crs: 'EPSG:31370',
        topology: 'gemeenten',
        source: 'statbel',
      },
    ],
    indicators: [{ file: 'indicators.csv' }] as { file: string; sheet?: string }[],
    themes: [{ file: 'themes.csv' }],
    figures: [
      { file: 'figures/bevolking.csv' },
      { file: 'figures/inkomen.csv' },
      { file: 'figures/energie.xlsx', sheets: ['upload'] },
    ] as {
      file: string;
      sheets?: string[];
      levels?: Record<string, string>;
      unknownCodes?: string;
      ignore?: string[];
    }[],
    sources: { statbel: source('Statbel'), fluvius: source('Fluvius') },
    extras: {},
  };
}

/** The drawn sectors as squares of 0.01° in a row from 3.7° east. */
function sectorsAsGeojson(): string {
  const codes = ['44021A00-', '44021A01-', '46003A00-', '11056A00-', '21004A00-'];
  const features = codes.map((code, i) => {
    const [west, east] = [3.7 + i * 0.01, 3.71 + i * 0.01];
    const ring = [
      [west, 51],
      [east, 51],
      [east, 51.01],
      [west, 51.01],
      [west, 51],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] };
    return { type: 'Feature', properties: { CODE: code }, geometry };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** The municipalities as squares of 1 km in a row near Gent, Lambert 72. */
function createMunicipalities(): ShapefileRecord[] {
  return ['44021', '46030', '21004'].map((code, i) => {
    const [west, south] = [104_000 + i * 1000, 193_000];
    const ring = [
      [west, south],
      [west, south + 1000],
      [west + 1000, south + 1000],
      [west + 1000, south],
      [west, south],
    ];
    return { values: [code], rings: [ring] };
  });
}
