/** Every reader of what comes from outside, with inputs for it and what it may do: accept, or refuse in its own words. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type fc from 'fast-check';
import { parseUrlState, printUrlState } from '../../client/src/link/link-text.ts';
import { readSelection, unpack } from '../../client/src/link/selection-link.ts';
import { parseContent } from '../../geodata/content/parse-content.ts';
import { nodesOf, parseFormula, printFormula } from '../../geodata/formula/parse.ts';
import { DataError, type Problem } from '../../geodata/model/data-error.ts';
import type { ManifestCube } from '../../geodata/model/manifest.ts';
import { readCubeDefinition } from '../../geodata/source/cubes/read-cube-definition.ts';
import { readManifest } from '../../geodata/source/read-manifest.ts';
import { readSheets } from '../../geodata/source/sheets/read-sheets.ts';
import { readDbf } from '../../tiles/source/read-dbf.ts';
import { readFeatures } from '../../tiles/source/read-features.ts';
import { ShapeFileError } from '../../tiles/source/shape-file-error.ts';
import { createTestApp } from '../fixtures/create-app.ts';
import { readFlowFiles } from '../fixtures/create-flow-edition.ts';
import { createShapefile } from '../fixtures/create-shapefile.ts';
import { createXlsx } from '../fixtures/create-xlsx.ts';
import { formula, jsonLike, mutated, table } from './generators.ts';
import { addresses, links, reports } from './questions.ts';

export type Outcome = 'accepted' | 'refused';

/** `read` throws for what no input may do. */
export type Target = {
  inputs: fc.Arbitrary<string | Buffer>;
  read: (input: string | Buffer) => Promise<Outcome> | Outcome;
};

export type Targets = { targets: Record<string, Target>; close: () => Promise<void> };

export async function openTargets(): Promise<Targets> {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-fuzz-'));
  const test = await createTestApp();
  const targets: Record<string, Target> = {
    formula: { inputs: formula(), read: (input) => readFormula(String(input)) },
    csv: {
      inputs: table(['code', 'naam'], ['44021', '"a;b"', '1,5', '-99997']),
      read: fromFile(folder, 'a.csv', sheetsOf),
    },
    xlsx: {
      inputs: mutated([
        createXlsx({
          a: [
            ['code', 1],
            ['x', null],
          ],
        }),
        createXlsx({ een: [], twee: [[true, 'ß']] }),
      ]),
      read: fromFile(folder, 'a.xlsx', sheetsOf),
    },
    dbf: {
      inputs: mutated([shapefileOf(folder).dbf]),
      read: (input) => readTable(Buffer.from(input)),
    },
    shp: {
      inputs: mutated([shapefileOf(folder).shp]),
      read: fromFile(shapeFolder(folder), 'vorm.shp', featuresOf),
    },
    geojson: { inputs: jsonLike(GEOJSON), read: fromFile(folder, 'a.geojson', featuresOf) },
    flow: {
      inputs: table(
        ['stroom', 'gemeente', 'idem', 'vs_pendel'],
        ['2021', 'A', 'B', '12', '-99997', '1.5'],
      ),
      read: readFlow,
    },
    cube: { inputs: cubeFiles(), read: fromFile(cubeFolder(folder), 'lft.csv', cubeOf) },
    manifest: { inputs: jsonLike(MANIFEST), read: fromFile(folder, 'manifest.json', manifestOf) },
    parameters: { inputs: addresses(), read: (input) => ask(test.app, String(input)) },
    links: { inputs: links(), read: (input) => readLink(String(input)) },
    content: { inputs: reports(), read: (input) => readReport(String(input)) },
  };
  const close = async (): Promise<void> => {
    await test.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { targets, close };
}

function readFormula(input: string): Outcome {
  let ast: ReturnType<typeof parseFormula>;
  try {
    ast = parseFormula(input);
  } catch (error) {
    if (error instanceof DataError && error.code === 'bad_formula') return 'refused';
    throw error;
  }
  const printed = printFormula(ast);
  const again = parseFormula(printed);
  if (printFormula(again) !== printed || nodesOf(again).length !== nodesOf(ast).length)
    throw new Error(`printed as ${printed}, which reads as ${printFormula(again)}`);
  return 'accepted';
}

type FileReader = (folder: string, file: string) => Promise<Outcome>;

function fromFile(folder: string, file: string, read: FileReader): Target['read'] {
  return (input) => {
    writeFileSync(path.join(folder, file), input);
    return read(folder, file);
  };
}

/** Refusing without a word is as wrong as failing. */
function told(isThere: boolean, problems: readonly Problem[]): Outcome {
  if (isThere) return 'accepted';
  if (problems.length === 0) throw new Error('refused without a problem');
  return 'refused';
}

const sheetsOf: FileReader = async (folder, file) => {
  const problems: Problem[] = [];
  return told((await readSheets(folder, file, problems)).length > 0, problems);
};

const featuresOf: FileReader = async (folder, file) => {
  try {
    await readFeatures(path.join(folder, file));
    return 'accepted';
  } catch (error) {
    if (error instanceof ShapeFileError) return 'refused';
    throw error;
  }
};

const manifestOf: FileReader = async (folder) => {
  const problems: Problem[] = [];
  return told((await readManifest(folder, problems)) !== null, problems);
};

const cubeOf: FileReader = async (folder) => {
  const problems: Problem[] = [];
  const entry = { definition: [path.basename(folder)], figures: [] } as unknown as ManifestCube;
  return told((await readCubeDefinition(path.dirname(folder), entry, problems)) !== null, problems);
};

const readFlow: Target['read'] = async (input) => {
  const { flows, problems } = await readFlowFiles({ 'a.csv': String(input) });
  return told(flows.length > 0 || problems.length === 0, problems);
};

function readTable(bytes: Buffer): Outcome {
  try {
    const { fields, column } = readDbf(bytes, 'utf8');
    for (const field of fields) column(field);
    return 'accepted';
  } catch (error) {
    // Its own words, not what the engine says of a number out of range.
    if (error instanceof Error && error.constructor === Error) return 'refused';
    throw error;
  }
}

async function ask(
  app: Awaited<ReturnType<typeof createTestApp>>['app'],
  address: string,
): Promise<Outcome> {
  const response = await app.request(address);
  if (response.status < 400) {
    await response.body?.cancel();
    return 'accepted';
  }
  const answer = (await response.json()) as { ok: boolean; status: number; error: string };
  if (answer.ok !== false || answer.status !== response.status || response.status >= 500)
    throw new Error(`${response.status} ${JSON.stringify(answer).slice(0, 300)}`);
  if (answer.error.length > 4000) throw new Error('a message of more than 4,000 characters');
  return 'refused';
}

function readLink(input: string): Outcome {
  const [search = '', hash = ''] = input.split('#', 2);
  const state = parseUrlState(search, hash);
  const printed = printUrlState(state);
  const [again = '', place = ''] = printed.split('#', 2);
  if (printUrlState(parseUrlState(again, place)) !== printed)
    throw new Error(`${printed} does not read back`);
  const selection = readSelection(search.replace(/^\?/, ''));
  if (selection === null) return 'refused';
  if (!Array.isArray(selection)) unpack(selection, 1000);
  return 'accepted';
}

function readReport(input: string): Outcome {
  const { problems } = parseContent(input, {
    kind: 'report',
    name: 'a',
    language: 'nl',
    file: 'a.md',
  });
  return problems.length === 0 ? 'accepted' : 'refused';
}

const GEOJSON = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { code: 'A' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [3, 51],
            [4, 51],
            [4, 52],
            [3, 51],
          ],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { code: 'B' },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [4, 51],
              [5, 51],
              [5, 52],
              [4, 51],
            ],
          ],
        ],
      },
    },
  ],
};

const MANIFEST = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../geodata/starter/manifest.json'), 'utf8'),
) as object;

const SQUARE = [
  [3, 51],
  [3, 52],
  [4, 52],
  [4, 51],
  [3, 51],
];

function shapefileOf(folder: string): { shp: Buffer; dbf: Buffer } {
  const dir = shapeFolder(folder);
  return {
    shp: readFileSync(path.join(dir, 'vorm.shp')),
    dbf: readFileSync(path.join(dir, 'vorm.dbf')),
  };
}

function shapeFolder(folder: string): string {
  const dir = path.join(folder, 'vormen');
  mkdirSync(dir, { recursive: true });
  createShapefile(
    dir,
    'vorm',
    [{ name: 'code', type: 'C', length: 8 }],
    [
      { values: ['A'], rings: [SQUARE] },
      { values: ['B'], rings: [] },
    ],
  );
  return dir;
}

/** The other sheets of a definition stand; that of the items is what is read. */
function cubeFolder(folder: string): string {
  const dir = path.join(folder, 'kubus');
  mkdirSync(dir, { recursive: true });
  const files = {
    onderwerp:
      'Onderwerpcode,Naam,Eenheid,Bron,Datatype,Kubus\nkubus1,kubus,aantal,test,Numeriek,1\n',
    data_def: 'col,type\nperiod,period\ngeolevel,geolevel\ngeoitem,geoitem\nlft,dim\nkubus1,var\n',
    dimensieniveaus: 'Dimensieniveaucode,Naam,Dimensiecode,Aggregeer\nlft,Leeftijd,leeftijd,1\n',
    dimensies: 'Dimensiecode,Naam\nleeftijd,Leeftijd\n',
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(dir, `${name}.csv`), content);
  return dir;
}

function cubeFiles(): fc.Arbitrary<string> {
  return table(['Itemcode', 'Naam', 'Volgnr'], ['0_4', '5_9', '10', 'tien', '']);
}
