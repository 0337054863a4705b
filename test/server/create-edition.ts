/**
 * A small edition in a temporary folder. Six square sectors of 0.1° stand in a row from 3.0° east at
 * 51.0–51.1° north, two to a municipality; two municipalities make one province and the third another.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import { FlowReader } from '../../geodata/compute/flow-reader.ts';
import { createDatabase, type Database } from '../../geodata/edition/database.ts';
import { ATLAS_FILE, Edition, STAMP_FILE } from '../../geodata/edition/edition.ts';
import {
  type AreaGeometry,
  createTables,
  writeFigures,
  writeIndicators,
  writeLevels,
  writeMeta,
  writeParents,
  writeProtection,
} from '../../geodata/edition/edition-store.ts';
import { createBuildFolder, sealEdition, switchLive } from '../../geodata/edition/editions.ts';
import {
  type LoadedFlow,
  writeFlowProtection,
  writeFlows,
} from '../../geodata/edition/flow-store.ts';
import { type Column, createColumn } from '../../geodata/model/column.ts';
import { NONE } from '../../geodata/model/hierarchy.ts';
import type { Area, Box, Indicator, Level, ThemeNode } from '../../geodata/model/model.ts';
import { statusOfFileNumber, VALUE } from '../../geodata/model/status.ts';
import { protectAllFlows } from '../../geodata/protect/flow-privacy.ts';
import { protectEdition } from '../../geodata/protect/protect-edition.ts';
import { sameText } from '../../geodata/source/definitions/read-indicators.ts';
import { type FlatGeobufArea, writeFlatGeobuf } from '../../tiles/flatgeobuf/write-flatgeobuf.ts';
import { encodeTile } from '../../tiles/mvt/encode-tile.ts';
import { createTileTable, writeTiles } from '../../tiles/mvt/tile-store.ts';
import { latToY, lonToX, MAX_ZOOM, MIN_ZOOM, WORLD } from '../../tiles/mvt/web-mercator.ts';

/** Population of the sectors by period; negative numbers are codes for missing. */
export const POPULATION: Record<string, number[]> = {
  '2023': [120, 3, 0, 50, 70, -99997, 4],
  '2024': [130, 4, 0, 60, 80, 9, 2],
  '2030': [150, 8, 1, 70, 90, 11, 0],
};
const MEN: Record<string, number[]> = {
  '2023': [60, 1, 0, 3, 35, 8, 2],
  '2024': [61, 2, 0, 33, 41, 4, 1],
};
const SURFACE = [1.25, 0.1, 0.2, 0.3, 2.5, 3, 0];
const FIGURES: EditionContent['figures'] = {
  v1101_t: { statsec: POPULATION },
  v1101_m: { statsec: MEN },
  v_helper: { statsec: MEN },
  v9900_opp: { statsec: { '2024': SURFACE } },
  vg_mediaan: { gemeente: { '2024': [31.5, 28.04, 30, -99998] } },
};

type Row = [code: string, name: string, fullName?: string];

const AREAS: Record<string, Row[]> = {
  provincie: [
    ['40000', 'Oost-Vlaanderen'],
    ['10000', 'Antwerpen'],
  ],
  gemeente: [
    ['44021', 'Gent'],
    ['46021', 'Sint-Niklaas'],
    ['11002', 'Antwerpen'],
    ['99991', 'Onbekend'],
  ],
  gemeente2018: [
    ['44021', 'Gent'],
    ['46020', 'Sint-Niklaas'],
    ['46099', 'Nevele'],
    ['11002', 'Antwerpen'],
  ],
  statsec: [
    ['44021A00-', 'Gent', 'Gent (44021A00-)'],
    ['44021A01-', 'Brugse Poort', 'Brugse Poort (Gent)'],
    ['46021B00-', 'Écluse'],
    ['46021B01-', 'Stationsbuurt'],
    ['11002C00-', "'t Zuid"],
    ['11002C01-', 'Stationsbuurt'],
    ['44021ZZZZ', 'Gent - niet te lokaliseren'],
  ],
};

/** Which sectors make up each drawn area. */
const SECTORS_OF: Record<string, number[][]> = {
  provincie: [
    [0, 1, 2, 3],
    [4, 5],
  ],
  gemeente: [[0, 1], [2, 3], [4, 5], []],
  gemeente2018: [[0, 1], [2], [3], [4, 5]],
  statsec: [[0], [1], [2], [3], [4], [5], []],
};

const PARENTS: Record<string, Record<string, number[]>> = {
  gemeente: { provincie: [0, 0, 1, NONE] },
  gemeente2018: { gemeente: [0, 1, 1, 2], provincie: [0, 0, 0, 1] },
  statsec: {
    gemeente: [0, 0, 1, 1, 2, 2, 0],
    gemeente2018: [0, 0, 1, 2, 3, 3, NONE],
    provincie: [0, 0, 0, 0, 1, 1, 0],
  },
};

export type EditionOptions = {
  /** Distinguishes two editions built in one test: it becomes the name. */
  name?: string;
  /** Official outlines for the municipalities, which lie 0.05° further east than their sectors say. */
  officialMunicipalities?: boolean;
  /** Indicators and figures in place of the usual ones, with small numbers protected as a build does. */
  content?: EditionContent;
};

/** Figures: indicator → level → period → a number per area, negative codes for missing. */
export type EditionContent = {
  indicators: Indicator[];
  figures: Record<string, Record<string, Record<string, readonly number[]>>>;
  /** Flows between sectors: indicator → period → a row per origin, a number per destination. */
  flows?: Record<string, Record<string, readonly (readonly number[])[]>>;
};

/** A new data folder without editions, and how to remove it. */
export function createDataDir(): { dataDir: string; remove: () => Promise<void> } {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-server-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** Builds an edition and makes it live; returns its id. */
export async function createEdition(
  dataDir: string,
  { name = 'Proefgebied', officialMunicipalities = false, content }: EditionOptions = {},
): Promise<string> {
  const folder = await createBuildFolder(dataDir);
  const db = createDatabase(path.join(folder, ATLAS_FILE));
  createTables(db);
  writeMeta(
    db,
    {
      name: sameText(name),
      boundaries: 'approximate',
      start: { indicator: 'v1101_t', level: 'gemeente' },
      bbox: [3, 51, 3.6, 51.1],
      sources: [{ code: 'statbel', name: 'Bevolking', publisher: 'Statbel', licence: 'CC BY 4.0' }],
    },
    THEMES,
  );
  const levels = createLevels();
  const areas = new Map(levels.map(({ code }) => [code, createAreas(code)]));
  const isOfficial = (level: string): boolean => officialMunicipalities && level === 'gemeente';
  writeLevels(
    db,
    levels,
    areas,
    new Map(levels.map(({ code }) => [code, createGeometry(code, isOfficial(code))])),
  );
  writeParents(
    db,
    new Map(
      Object.entries(PARENTS).map(([child, parents]) => [
        child,
        new Map(Object.entries(parents).map(([parent, of]) => [parent, Int32Array.from(of)])),
      ]),
    ),
  );
  const { indicators, figures } = content ?? { indicators: createIndicators(), figures: FIGURES };
  writeIndicators(db, indicators);
  for (const [code, byLevel] of Object.entries(figures)) {
    writeFigures(db, code, createColumns(byLevel));
  }
  writeFlows(db, createFlows(content?.flows ?? {}));
  createTileTable(db);
  for (const { code } of levels) await writeGeometry(db, folder, code, isOfficial(code));
  db.close();
  if (content) protectFigures(folder);
  const id = await sealEdition(dataDir, folder);
  await switchLive(dataDir, id);
  return id;
}

/** Numbers as a file has them: missing codes become statuses. */
function createFigures(numbers: readonly number[]): Column {
  const column = createColumn(numbers.length);
  for (const [index, number] of numbers.entries()) {
    const status = statusOfFileNumber(number);
    column.values[index] = status === VALUE ? number : 0;
    column.statuses[index] = status;
  }
  return column;
}

function createColumns(
  byLevel: Record<string, Record<string, readonly number[]>>,
): Map<string, Map<string, Column>> {
  return new Map(
    Object.entries(byLevel).map(([level, byPeriod]) => [
      level,
      new Map(
        Object.entries(byPeriod).map(([period, numbers]) => [period, createFigures(numbers)]),
      ),
    ]),
  );
}

function createFlows(flows: EditionContent['flows'] & object): LoadedFlow[] {
  return Object.entries(flows).flatMap(([indicator, byPeriod]) =>
    Object.entries(byPeriod).map(([period, rows]): LoadedFlow => {
      const pairs = rows.flatMap((row, from) => row.map((number, to) => ({ from, to, number })));
      const { values, statuses } = createFigures(pairs.map(({ number }) => number));
      const table = {
        from: Uint32Array.from(pairs, ({ from }) => from),
        to: Uint32Array.from(pairs, ({ to }) => to),
        values,
        statuses,
      };
      return { indicator, fromLevel: 'statsec', toLevel: 'statsec', period, table };
    }),
  );
}

/** What a build does between writing figures and sealing. */
function protectFigures(folder: string): void {
  writeFileSync(path.join(folder, STAMP_FILE), JSON.stringify({ id: 'unsealed', builtAt: '' }));
  const edition = new Edition(folder);
  const hidden = protectEdition(new ValueComputer(edition), []);
  const flows = protectAllFlows(new FlowReader(edition), []);
  edition.close();
  const db = createDatabase(path.join(folder, ATLAS_FILE));
  writeProtection(db, hidden);
  writeFlowProtection(db, flows);
  db.close();
}

function createLevels(): Level[] {
  const level = (code: string, rest: Partial<Level> = {}): Level => ({
    code,
    family: code,
    validUntil: null,
    name: sameText(code === 'statsec' ? 'statistische sector' : code),
    namePlural: sameText(`${code}s`),
    boundaries: 'approximate',
    minZoom: 6,
    offered: true,
    ...rest,
  });
  return [
    level('provincie'),
    level('gemeente'),
    level('gemeente2018', { family: 'gemeente', validUntil: 2018, offered: false }),
    level('statsec'),
  ];
}

function createAreas(level: string): Area[] {
  return (AREAS[level] ?? []).map(([code, name, fullName]) => ({
    code,
    name,
    fullName: fullName ?? name,
    unknownLocation: code === '99991' || code.endsWith('ZZZZ'),
  }));
}

function boxOf(sectors: readonly number[]): Box | null {
  const [first, last] = [sectors[0], sectors.at(-1)];
  if (first === undefined || last === undefined) return null;
  return [3 + first / 10, 51, 3 + (last + 1) / 10, 51.1];
}

function createGeometry(level: string, isOfficial: boolean): AreaGeometry {
  const sectors = SECTORS_OF[level] ?? [];
  const bboxes = sectors.map(boxOf);
  return {
    points: bboxes.map((box) => box && [(box[0] + box[2]) / 2, 51.05]),
    bboxes,
    areasM2: Float64Array.from(sectors, ({ length }) => length * 78_000_000),
    neighbours: sectors.map((own, index) =>
      sectors.flatMap((other, at) =>
        at !== index && other.some((a) => own.some((b) => Math.abs(a - b) === 1)) ? [at] : [],
      ),
    ),
    boundaries: isOfficial ? 'official' : 'approximate',
  };
}

/** One tile per zoom, around the first sector, and the FlatGeobuf file. */
async function writeGeometry(
  db: Database,
  folder: string,
  level: string,
  isOfficial: boolean,
): Promise<void> {
  const areas = createAreas(level);
  const shapes = (SECTORS_OF[level] ?? []).flatMap((sectors, index): FlatGeobufArea[] => {
    const box = boxOf(sectors);
    const area = areas[index];
    if (!box || !area) return [];
    const shift = isOfficial ? 0.05 : 0;
    const [west, south, east, north] = [box[0] + shift, box[1], box[2] + shift, box[3]];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const geometry = { type: 'MultiPolygon' as const, coordinates: [[ring]] };
    return [{ index, code: area.code, name: area.fullName, geometry }];
  });
  await writeFlatGeobuf(path.join(folder, `${level}.fgb`), level, shapes);
  const rings = [Int32Array.of(0, 0, 2048, 0, 2048, 2048, 0, 2048, 0, 0)];
  const data = encodeTile(
    level,
    [{ index: 0, rings }] as Parameters<typeof encodeTile>[1],
    areas.map(({ code }) => code),
  );
  for (let zoom = MIN_ZOOM; zoom <= MAX_ZOOM; zoom++) {
    writeTiles(db, level, zoom, [{ ...tileAt(zoom), data }]);
  }
}

/** The tile around the label point of the first sector. */
export function tileAt(zoom: number): { x: number; y: number } {
  const tiles = 2 ** zoom / WORLD;
  return { x: Math.floor(lonToX(3.05) * tiles), y: Math.floor(latToY(51.05) * tiles) };
}

/** A count that may be added up, unless `rest` says otherwise. */
export function createIndicator(
  code: string,
  name: string,
  rest: Partial<Indicator> = {},
): Indicator {
  return {
    code,
    name: sameText(name),
    description: sameText(''),
    unit: sameText('aantal'),
    source: 'statbel',
    dataType: 'count',
    periodType: 'stock',
    formula: null,
    aggregationIndicator: null,
    sampleIndicator: null,
    deviationIndicator: null,
    forecastFrom: null,
    provisionalPeriods: [],
    startPeriod: null,
    endPeriod: null,
    threshold: null,
    thresholdIndicator: null,
    aggregateAreas: true,
    aggregatePeriods: false,
    rounding: 1,
    visible: true,
    direction: 0,
    modelled: false,
    isCube: false,
    footnote: null,
    moreInformation: null,
    ...rest,
  };
}

function createIndicators(): Indicator[] {
  const indicator = createIndicator;
  return [
    indicator('v1101_t', 'aantal inwoners', {
      threshold: 5,
      forecastFrom: '2030',
      provisionalPeriods: ['2024'],
      name: { nl: 'aantal inwoners', fr: "nombre d'habitants", en: 'population' },
      description: sameText('Mensen met hoofdverblijfplaats in het gebied.'),
    }),
    indicator('v1101_m', 'mannen', { threshold: 5 }),
    indicator('vp1101_m', 'aandeel mannen', {
      dataType: 'share',
      unit: sameText('%'),
      formula: 'v1101_m / v1101_t * 100',
      aggregationIndicator: 'v1101_t',
      threshold: 5,
      thresholdIndicator: 'v1101_m',
      rounding: 0.1,
    }),
    indicator('v9900_opp', 'oppervlakte', { unit: sameText('km²'), rounding: 0.1 }),
    indicator('vg_mediaan', 'mediaan inkomen', {
      dataType: 'mean',
      aggregateAreas: false,
      rounding: 0.1,
    }),
    indicator('v_helper', 'hulpteller', { visible: false }),
  ];
}

const THEMES: ThemeNode[] = [
  {
    kind: 'folder',
    name: sameText('DEMOGRAFIE'),
    children: [
      {
        kind: 'folder',
        name: sameText('Bevolking'),
        children: [
          { kind: 'indicator', code: 'v1101_t', alias: 'bewoners' },
          { kind: 'indicator', code: 'vp1101_m', alias: null },
        ],
      },
    ],
  },
];
