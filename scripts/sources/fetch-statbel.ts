import { existsSync } from 'node:fs';
import path from 'node:path';
import { printProblem } from '../../geodata/check/report.ts';
import { buildEdition } from '../../server/publishing/build-edition.ts';
import { FEATURE_EXTENSIONS, readFeatures } from '../../tiles/source/read-features.ts';
import { fetchFile } from './fetch-file.ts';
import { chooseAddress, readAddresses } from './read-addresses.ts';
import { readSectorPopulation, type SectorPopulation } from './read-sector-population.ts';
import { recogniseSectors } from './recognise-sectors.ts';
import { unpackFile } from './unpack-file.ts';
import { writeStatbelSource } from './write-statbel-source.ts';

export type FetchStatbelOptions = {
  year: number | null;
  /** Names of regions, comma between; all of Belgium without it. */
  region?: string | undefined;
  /** A file of sectors that a person downloaded. */
  file?: string | undefined;
  /** A file of inhabitants, or `none`; fetched without it when sectors are. */
  population?: string | undefined;
  addresses?: string | undefined;
  dataDir: string;
  build: boolean;
  print: (line: string) => void;
};

const REGIONS: Readonly<Record<string, string>> = {
  vlaanderen: '2000',
  flandre: '2000',
  flanders: '2000',
  wallonie: '3000',
  wallonië: '3000',
  wallonia: '3000',
  brussel: '4000',
  bruxelles: '4000',
  brussels: '4000',
};

/**
 * Official sectors from Statbel, or from a file that a person downloaded, as a source folder in `data/sources/`, and an
 * edition of it. Returns the folder. Throws an Error that says what to do; nothing half-made stays.
 */
export async function fetchStatbel(options: FetchStatbelOptions): Promise<string> {
  const { print, dataDir, year } = options;
  const regions = options.region === undefined ? null : options.region.split(',').map(regionCode);
  const folder = path.join(dataDir, 'sources');
  const addresses = await readAddresses(options.addresses);
  let zip = options.file;
  if (zip === undefined) {
    const fetched = await fetchFile(chooseAddress(addresses.sectors, year), folder);
    for (const message of fetched.messages) print(message);
    zip = fetched.file;
  }
  const file = await unpackFile(zip, path.join(folder, 'unpacked'), FEATURE_EXTENSIONS);
  const table = await readFeatures(file).catch((error: unknown) => {
    throw new Error(`${path.basename(file)}: ${error instanceof Error ? error.message : error}`);
  });
  const columns = recogniseSectors(table, path.basename(file), year);
  for (const message of columns.messages) print(message);
  const population = await readPopulation(options, columns.year, folder);
  const source = path.join(folder, `statbel-${columns.year}`);
  const written = await writeStatbelSource(source, { file, table, columns, population, regions });
  for (const problem of written.problems) print(`${problem.severity}: ${printProblem(problem)}`);
  if (written.problems.some(({ severity }) => severity === 'error')) {
    throw new Error(`${path.basename(file)} cannot be used: no source folder written`);
  }
  for (const message of written.messages) print(message);
  print(`source folder: ${source}`);
  if (options.build) await build(source, options);
  return source;
}

function regionCode(name: string): string {
  const code = REGIONS[name.trim().toLowerCase()];
  if (code !== undefined) return code;
  throw new Error(`unknown region "${name}" (known: ${Object.keys(REGIONS).join(', ')})`);
}

/** Null without figures of that year: sectors are of use alone. */
async function readPopulation(
  { population, file, addresses, print }: FetchStatbelOptions,
  year: number,
  folder: string,
): Promise<SectorPopulation[] | null> {
  if (population === 'none' || (population === undefined && file !== undefined)) return null;
  const unpacked = path.join(folder, 'unpacked-population');
  if (population !== undefined) {
    return readSectorPopulation(await unpackFile(population, unpacked, ['.txt', '.csv']));
  }
  const known = (await readAddresses(addresses)).population;
  const address = known.find((entry) => entry.year === year);
  if (!address) {
    print(
      `no address for the inhabitants of ${year}: built without them (--population takes a file)`,
    );
    return null;
  }
  const fetched = await fetchFile(address, folder).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason.replace('--file', '--population')}, or say --population none`);
  });
  for (const message of fetched.messages) print(message);
  return readSectorPopulation(await unpackFile(fetched.file, unpacked, ['.txt', '.csv']));
}

async function build(source: string, { dataDir, print }: FetchStatbelOptions): Promise<void> {
  const started = performance.now();
  const report = await buildEdition({ from: source, dataDir, progress: print });
  const errors = report.problems.filter(({ severity }) => severity === 'error');
  for (const problem of errors) print(`error: ${printProblem(problem)}`);
  if (!report.ok)
    throw new Error(`no edition built: ${errors.length} errors; live edition unchanged`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  print(`edition ${report.edition} is live: built in ${seconds} s, ${memory} MB at most`);
  for (const { level, count, bytes, largest } of report.tiles) {
    print(
      `tiles of ${level}: ${count}, ${Math.round(bytes / 1024)} kB, largest ${Math.round(largest / 1024)} kB`,
    );
  }
  if (existsSync(path.join(dataDir, 'report.md')))
    print(`report: ${path.join(dataDir, 'report.md')}`);
}
