/** Editions with cubes, without geometry: definitions and figures as texts of files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ValueComputer } from '../geodata/compute/compute-values.ts';
import type { CubeScratch } from '../geodata/edition/cube-store.ts';
import { createDatabase } from '../geodata/edition/database.ts';
import { ATLAS_FILE, Edition } from '../geodata/edition/edition.ts';
import type { Problem } from '../geodata/model/data-error.ts';
import { manifestSchema } from '../geodata/model/manifest.ts';
import type { Indicator } from '../geodata/model/model.ts';
import { protectCubes, writeCubeProtection } from '../geodata/protect/cube-protection.ts';
import { ValuePublisher } from '../geodata/publish/publish-values.ts';
import { readCubes } from '../geodata/source/cubes/read-cubes.ts';
import { indexCodes } from '../geodata/source/definitions/read-aggregation.ts';
import { createFiguresEdition } from './create-figures-edition.ts';

export type CubeOptions = {
  levels: Record<string, readonly string[]>;
  tables: Record<string, readonly number[]>;
  /** Besides the cubes' own. */
  indicators?: Record<string, Partial<Indicator>>;
  /** By path. */
  files: Record<string, string | Buffer>;
  /** As in a manifest. */
  cubes: unknown[];
  mostRecordsInMemory?: number;
};

export type CubeEdition = {
  edition: Edition;
  computer: ValueComputer;
  publisher: ValuePublisher;
  problems: Problem[];
  remove: () => void;
};

/** Builds an edition as a build does, thresholds and all. */
export async function createCubeEdition(options: CubeOptions): Promise<CubeEdition> {
  const { problems, scratch, defined } = await readTestCubes(options);
  const { edition, remove } = createFiguresEdition({
    levels: options.levels,
    tables: options.tables,
    indicators: { ...defined, ...options.indicators },
    figures: {},
  });
  const file = path.join(edition.folder, ATLAS_FILE);
  const db = createDatabase(file);
  scratch?.moveInto(db);
  const unprotected = new Edition(edition.folder);
  const found: Problem[] = [];
  const stored = protectCubes(new ValueComputer(unprotected).cubes, found);
  unprotected.close();
  writeCubeProtection(db, stored);
  db.close();
  const opened = new Edition(edition.folder);
  const computer = new ValueComputer(opened);
  const publisher = new ValuePublisher(computer);
  const removeAll = (): void => {
    opened.close();
    remove();
  };
  return {
    edition: opened,
    computer,
    publisher,
    problems: [...problems, ...found],
    remove: removeAll,
  };
}

/** Only reads: for tests of what is wrong in files. */
export async function readTestCubes(options: CubeOptions): Promise<{
  problems: Problem[];
  scratch: CubeScratch | null;
  defined: Record<string, Indicator>;
}> {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-cube-'));
  for (const [name, content] of Object.entries(options.files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  const text = { nl: '', fr: '', en: '' };
  const manifest = manifestSchema.parse({
    name: text,
    start: { indicator: '', level: '' },
    levels: [{ code: 'x', family: 'x', name: text, namePlural: text, areas: 'x', minZoom: 0 }],
    aggregations: [],
    geometry: [],
    indicators: [],
    themes: [],
    figures: [],
    sources: {},
    cubes: options.cubes,
  });
  const levels = Object.keys(options.levels).map((code) => ({
    code,
    family: code.replace(/\d+$/, ''),
    validUntil: null,
    name: text,
    namePlural: text,
    boundaries: 'none' as const,
    minZoom: 0,
    offered: true,
  }));
  const codes = new Map(
    Object.entries(options.levels).map(([level, list]) => [
      level,
      indexCodes(
        list.map((code) => ({ code, name: code, fullName: code, unknownLocation: false })),
      ),
    ]),
  );
  const problems: Problem[] = [];
  const defined = new Map();
  const scratch = await readCubes(
    folder,
    manifest,
    { levels, codes },
    defined,
    problems,
    () => {},
    {
      ...(options.mostRecordsInMemory ? { mostRecordsInMemory: options.mostRecordsInMemory } : {}),
    },
  );
  rmSync(folder, { recursive: true });
  const indicators = [...defined.values()].map(({ indicator }) => [indicator.code, indicator]);
  return { problems, scratch, defined: Object.fromEntries(indicators) };
}

/** A cube of population by age (and broad age), sex, at sectors of two municipalities. */
export function createPopulationCube(
  figures: string,
  more: Partial<CubeOptions> = {},
): CubeOptions {
  return {
    levels: { gewest: ['2000'], gemeente: ['44021', '46003'], statsec: ['A', 'B', 'C', 'D'] },
    tables: { 'statsec>gemeente': [0, 0, 1, 1], 'gemeente>gewest': [0, 0] },
    cubes: [{ definition: 'def', figures: [{ file: 'figures.csv' }] }],
    ...more,
    files: { ...DEFINITION, 'figures.csv': figures, ...more.files },
  };
}

const DEFINITION = {
  'def/onderwerp.csv':
    'Onderwerpcode,Naam,Eenheid,Bron,Datatype,Periodetype,Aggregeer gebieden\nkubus_bev,bevolking,aantal,statbel,Numeriek,Stand,1\n',
  'def/data_def.csv':
    'col,type\nperiod,period\ngeoitem,geoitem\ngeolevel,geolevel\nleeftijd,dim\ngeslacht,dim\nkubus_bev,var\n',
  'def/dimensies.csv': 'Dimensiecode,Naam\nleeftijd,Leeftijd\ngeslacht,Geslacht\n',
  'def/dimensieniveaus.csv':
    'Dimensieniveaucode,Naam,Dimensiecode\nleeftijd,Leeftijd,leeftijd\nleeftijd_breed,Brede klasse,leeftijd\ngeslacht,Geslacht,geslacht\n',
  'def/leeftijd.csv':
    'Itemcode,Naam,Volgnr\n20_39,20-39 jaar,2\n0_19,0-19 jaar,1\n40p,40 of ouder,3\n',
  'def/leeftijd_breed.csv': 'Itemcode,Naam,Volgnr\njong,jonger dan 40,1\noud,40 of ouder,2\n',
  'def/leeftijd_leeftijd_breed.csv': 'leeftijd,leeftijd_breed\n0_19,jong\n20_39,jong\n40p,oud\n',
  'def/geslacht.csv': 'Itemcode,Naam,Volgnr\nm,man,1\nv,vrouw,2\n',
};
