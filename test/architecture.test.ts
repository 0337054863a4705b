/**
 * The architecture as a table: which folder may import which, and which file owns each package.
 * ARCHITECTURE.md explains it; a change here is a decision and goes there.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const FOLDERS = ['geodata', 'tiles', 'server', 'client', 'scripts'] as const;
type Folder = (typeof FOLDERS)[number];

/** What each folder may import from; `client` may take types of `geodata` besides. */
const MAY_IMPORT: Record<Folder, readonly string[]> = {
  geodata: ['geodata'],
  tiles: ['geodata', 'tiles'],
  server: ['geodata', 'tiles', 'server'],
  client: ['client', 'server/contract'],
  scripts: ['geodata', 'tiles', 'server', 'scripts'],
};

/**
 * The rooms of `geodata/`, each with the rooms it may import from; every room may import from itself. The
 * last four stand on top of all others.
 */
const ENGINE = ['model', 'formula', 'disclosure', 'edition', 'compute', 'protect', 'publish'];
const GEODATA_ROOMS: Record<string, readonly string[]> = {
  model: [],
  formula: ['model'],
  disclosure: ['model'],
  edition: ['model', 'formula', 'disclosure'],
  source: ['model', 'formula', 'disclosure', 'edition'],
  compute: ['model', 'formula', 'disclosure', 'edition'],
  protect: ['model', 'formula', 'disclosure', 'edition', 'compute'],
  publish: ['model', 'formula', 'disclosure', 'edition', 'compute', 'protect'],
  search: [...ENGINE, 'source'],
  content: [...ENGINE, 'source'],
  check: [...ENGINE, 'source', 'search'],
  export: [...ENGINE, 'source', 'search', 'check'],
};

/** The rooms of `geodata/source/`, in the same form; the files beside them put them together. */
const READERS = ['sheets', 'keys', 'definitions'];
const SOURCE_ROOMS: Record<string, readonly string[]> = {
  sheets: [],
  keys: ['sheets'],
  definitions: ['sheets', 'keys'],
  figures: READERS,
  cubes: READERS,
  flows: READERS,
};

/** The rooms of `tiles/`, in the same form; `build-geometry.ts` beside them is the pipeline. */
const TILES_ROOMS: Record<string, readonly string[]> = {
  projection: [],
  source: ['projection'],
  cells: ['projection', 'source', 'topology', 'measure'],
  topology: ['projection'],
  measure: ['projection', 'topology'],
  mvt: ['projection', 'topology'],
  flatgeobuf: ['measure'],
  outlines: ['flatgeobuf'],
  export: ['projection', 'topology', 'measure', 'flatgeobuf'],
};

/**
 * The rooms of `server/`, in the same form: routes on top, then the interfaces and pages, figures, the
 * edition, and HTTP below. `main.ts` puts them together.
 */
const SERVER_ROOMS: Record<string, readonly string[]> = {
  contract: [],
  publishing: [],
  http: ['contract'],
  edition: ['contract', 'http'],
  figures: ['contract', 'http', 'edition'],
  places: ['contract', 'http', 'edition'],
  'pages/words': ['contract', 'http', 'edition', 'figures'],
  'pages/layout': ['contract', 'http', 'edition', 'figures', 'pages/words'],
  'pages/areas': ['contract', 'http', 'edition', 'figures', 'pages/words', 'pages/layout'],
  'pages/topics': [
    ...['contract', 'http', 'edition', 'figures'],
    ...['pages/words', 'pages/layout', 'pages/areas'],
  ],
  content: [
    ...['contract', 'http', 'edition', 'figures'],
    ...['pages/words', 'pages/layout', 'pages/areas'],
  ],
  ogc: ['contract', 'http', 'edition', 'figures', 'pages/layout'],
  odata: ['contract', 'http', 'edition', 'figures'],
  catalogue: ['contract', 'http', 'edition', 'figures', 'pages/layout'],
  'portal-link': ['contract', 'http', 'edition', 'odata'],
  routes: [
    ...['contract', 'http', 'edition', 'figures', 'places', 'ogc', 'odata', 'catalogue'],
    ...['portal-link', 'content', 'pages/layout', 'pages/areas', 'pages/topics'],
  ],
};

/**
 * The rooms of `client/src/`, in the same form. A feature is a room of its own, which no other feature
 * imports; what two of them share stands below, and `app` puts them together.
 */
const CLIENT_STATE = ['classify', 'api', 'link', 'geometry', 'messages', 'state'];
const CLIENT_ROOMS: Record<string, readonly string[]> = {
  classify: [],
  api: [],
  link: ['classify', 'api'],
  geometry: ['api'],
  messages: ['classify', 'api', 'link', 'geometry'],
  state: ['classify', 'api', 'link', 'geometry', 'messages'],
  ui: CLIENT_STATE,
  map: [...CLIENT_STATE, 'ui'],
  features: [...CLIENT_STATE, 'ui', 'map'],
  app: [...CLIENT_STATE, 'ui', 'map', 'features'],
};

/** Folders in which files may not import each other in a circle, types included. */
const WITHOUT_CYCLES: readonly Folder[] = ['geodata', 'tiles', 'server', 'client', 'scripts'];

/** Every imported package has an owner: only these files or folders import it. Types are free. */
const OWNERS: Record<string, readonly string[]> = {
  'better-sqlite3': ['geodata/edition/database.ts'],
  'read-excel-file': [
    'geodata/source/sheets/read-sheets.ts',
    'geodata/source/cubes/read-cube-definition.ts',
    'scripts/',
  ],
  'csv-parse': ['geodata/', 'tiles/cells/read-points.ts', 'scripts/'],
  'iconv-lite': ['geodata/source/sheets/read-sheets.ts', 'tiles/'],
  fflate: ['geodata/export/zip.ts'],
  'lru-cache': ['geodata/edition/column-cache.ts'],
  'hyparquet-writer': ['geodata/export/parquet.ts'],
  '@deck.gl/core': ['client/src/map/', 'scripts/bench/deck-page.ts'],
  '@deck.gl/layers': ['scripts/bench/deck-page.ts'],
  '@mapbox/vector-tile': ['client/src/map/tiles/decode-tile.ts'],
  pbf: ['client/src/map/tiles/decode-tile.ts'],
  earcut: ['client/src/map/tiles/decode-tile.ts'],
  autocannon: ['scripts/bench/serving.ts'],
  highs: ['scripts/attack/'],
  '@markdoc/markdoc': ['geodata/content/parse-content.ts'],
  minisearch: ['geodata/search/search.ts'],
  zod: ['geodata/', 'server/', 'tiles/source/read-geojson.ts'],
  flatgeobuf: [
    'tiles/flatgeobuf/read-flatgeobuf.ts',
    'tiles/flatgeobuf/encode-flatgeobuf.ts',
    'client/src/geometry/',
  ],
  flatbuffers: ['tiles/flatgeobuf/read-flatgeobuf.ts', 'tiles/flatgeobuf/encode-flatgeobuf.ts'],
  'geojson-vt': ['tiles/mvt/cut-tiles.ts'],
  '@maplibre/vt-pbf': ['tiles/mvt/encode-tile.ts'],
  'topojson-server': ['tiles/topology/topology.ts'],
  'topojson-simplify': ['tiles/topology/topology.ts', 'tiles/topology/simplify-topology.ts'],
  'topojson-client': ['tiles/', 'client/neighbours-plugin.ts'],
  shapefile: ['tiles/source/read-shapefile.ts', 'client/src/geometry/', 'scripts/'],
  proj4: ['tiles/projection/lambert-72.ts', 'client/src/geometry/to-degrees.ts'],
  'd3-delaunay': ['tiles/cells/compute-cells.ts'],
  'd3-scale': ['server/content/charts/'],
  'd3-shape': ['client/src/features/profile/wheel.ts'],
  flatbush: [
    'tiles/cells/compute-cells.ts',
    'tiles/cells/compute-sized-cells.ts',
    'client/src/geometry/',
    'client/src/features/scatter/dots.ts',
    'client/src/map/',
  ],
  polylabel: ['tiles/measure/label-points.ts'],
  'world-atlas': ['tiles/cells/country-outline.ts', 'client/neighbours-plugin.ts'],
  '@turf/boolean-point-in-polygon': ['scripts/bench/ground.ts'],
  '@turf/turf': ['tiles/', 'client/neighbours-plugin.ts', 'client/src/geometry/'],
  hono: ['server/'],
  '@hono/node-server': ['server/'],
  '@resvg/resvg-wasm': ['server/pages/areas/preview-image.ts'],
  '@fontsource/noto-sans': ['server/pages/layout/page-files.ts'],
  parse5: ['scripts/page-checks/check-page.ts'],
  'html-validate': ['scripts/page-checks/validate-page.ts'],
  vite: [
    'client/vite.config.ts',
    'client/service-worker-plugin.ts',
    'client/neighbours-plugin.ts',
    'client/map-preload-plugin.ts',
    'scripts/bench/baselines.ts',
  ],
  preact: ['client/src/'],
  '@preact/signals': ['client/src/'],
  '@preact/preset-vite': ['client/vite.config.ts'],
  'lucide-preact': ['client/src/ui/', 'client/src/features/', 'client/src/app/'],
  '@fontsource-variable/noto-sans': ['client/src/main.tsx'],
  // Types alone: no file may import code of these.
  geojson: ['client/src/ambient.d.ts'],
  'topojson-specification': [],
  'playwright-core': ['scripts/bench/', 'scripts/screenshots/'],
  'maplibre-gl': ['client/src/map/'],
  '@deck.gl': ['client/src/map/'],
  '@loaders.gl': ['client/src/map/'],
  '@luma.gl': ['client/src/map/'],
};

type Import = { file: string; from: string; typeOnly: boolean };

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true })
    .map((name) => path.posix.join(folder, String(name).replaceAll(path.sep, '/')))
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('/dist/'));
}

/** Static and dynamic imports and re-exports of a file. */
function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gms);
  const bare = text.matchAll(/(?:^import|\bimport\()\s*'([^']+)'/gm);
  return [
    ...[...statements].map(([, type, from = '']) => ({ file, from, typeOnly: type !== undefined })),
    ...[...bare].map(([, from = '']) => ({ file, from, typeOnly: false })),
  ];
}

const IMPORTS = FOLDERS.flatMap((folder) => sourceFiles(folder).flatMap(importsOf));

function targetOf({ file, from }: Import): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), from));
}

function isUnder(folder: string, file: string): boolean {
  return file.startsWith(`${folder}/`);
}

function ofContract(target: string): boolean {
  return isUnder('server/contract', target) || isUnder('geodata/model', target);
}

/** Not a file of ours, of Node.js, of the build (`virtual:`) or of a server (`/`). */
function isPackage(from: string): boolean {
  return !/^(\.|\/|node:|virtual:)/.test(from);
}

/** The name in `OWNERS` that an import falls under, or null. */
function ownedName(from: string): string | null {
  return Object.keys(OWNERS).find((name) => from === name || from.startsWith(`${name}/`)) ?? null;
}

/** The circles that a walk along the imports runs into, each spelled out; empty when there are none. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push([...trail.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

/** What makes a journey fail now and then, and what to say instead. */
const UNSTEADY: Record<string, string> = {
  'page.url()': 'linkOf(page), which waits until the link is written',
  'page.goBack()': 'goBack(page), which does too',
  waitForTimeout: 'wait for a state: an attribute, a text, settled(page)',
  networkidle: 'wait for what the network brings',
  'startServer(': 'useAtlas(): one server for all',
};

describe('architecture', () => {
  it('finds the imports of every folder', () => {
    for (const folder of FOLDERS) {
      expect(
        IMPORTS.some(({ file }) => file.startsWith(`${folder}/`)),
        folder,
      ).toBe(true);
    }
  });

  it('imports point one way: geodata ← tiles ← server; client takes the contract, and types of geodata', () => {
    const wrong = IMPORTS.filter(({ from }) => from.startsWith('.')).flatMap((one) => {
      const folder = one.file.split('/')[0] as Folder;
      const target = targetOf(one);
      if (!FOLDERS.some((known) => isUnder(known, target))) return [];
      if (MAY_IMPORT[folder].some((known) => isUnder(known, target))) return [];
      if (folder === 'client' && one.typeOnly && isUnder('geodata', target)) return [];
      // A page that is built at run time to measure the map without what is around it.
      if (one.file === 'scripts/bench/map-page.ts' && isUnder('client/src', target)) return [];
      return [`${one.file} imports ${one.from}`];
    });
    expect(wrong).toEqual([]);
  });

  it('the contract, which both sides run, imports the words of the domain and nothing else', () => {
    const contract = IMPORTS.filter(({ file }) => isUnder('server/contract', file));
    expect(contract.length).toBeGreaterThan(5);
    const wrong = contract
      .filter((one) => !one.from.startsWith('.') || !ofContract(targetOf(one)))
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  it('what the contract takes of the domain imports nothing but its own room', () => {
    const taken = new Set(
      IMPORTS.filter(({ file, typeOnly }) => isUnder('server/contract', file) && !typeOnly)
        .map(targetOf)
        .filter((target) => isUnder('geodata/model', target)),
    );
    expect(taken.size).toBeGreaterThan(0);
    const wrong = IMPORTS.filter(({ file, typeOnly }) => taken.has(file) && !typeOnly)
      .filter((one) => !one.from.startsWith('.') || !isUnder('geodata/model', targetOf(one)))
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  it('the rooms of geodata import only from the rooms below them', () => {
    const roomOf = (file: string): string => file.split('/')[1] ?? '';
    const found = new Set(sourceFiles('geodata').map(roomOf));
    expect([...found].sort()).toEqual(Object.keys(GEODATA_ROOMS).sort());
    const wrong = IMPORTS.filter(
      ({ file, from }) => isUnder('geodata', file) && from.startsWith('.'),
    )
      .filter((one) => {
        const [own, target] = [roomOf(one.file), roomOf(targetOf(one))];
        return own !== target && !GEODATA_ROOMS[own]?.includes(target);
      })
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['geodata/source', SOURCE_ROOMS],
    ['tiles', TILES_ROOMS],
  ])('the rooms of %s import only from the rooms below them', (folder, rooms) => {
    const roomOf = (file: string): string | null => {
      const [room = '', ...names] = path.posix.relative(folder, file).split('/');
      return names.length === 0 ? null : room;
    };
    const inRooms = sourceFiles(folder).filter((file) => roomOf(file) !== null);
    expect([...new Set(inRooms.map(roomOf))].sort()).toEqual(Object.keys(rooms).sort());
    const wrong = IMPORTS.filter((one) => inRooms.includes(one.file) && one.from.startsWith('.'))
      .filter((one) => isUnder(folder, targetOf(one)))
      .filter((one) => {
        const [own, target] = [roomOf(one.file) ?? '', roomOf(targetOf(one))];
        return own !== target && (target === null || !rooms[own]?.includes(target));
      })
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  it('the rooms of the server import only from the rooms below them, and have a README', () => {
    const roomOf = (file: string): string => {
      const [, room = '', name = ''] = file.split('/');
      return room === 'pages' ? `pages/${name}` : room;
    };
    const inRooms = sourceFiles('server').filter((file) => file !== 'server/main.ts');
    const found = new Set(inRooms.map(roomOf));
    expect([...found].sort()).toEqual(Object.keys(SERVER_ROOMS).sort());
    const wrong = IMPORTS.filter(({ file, from }) => inRooms.includes(file) && from.startsWith('.'))
      .filter((one) => isUnder('server', targetOf(one)))
      .filter((one) => {
        const [own, target] = [roomOf(one.file), roomOf(targetOf(one))];
        return own !== target && !SERVER_ROOMS[own]?.includes(target);
      })
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
    const silent = [...new Set([...found].map((room) => room.split('/')[0] ?? ''))].filter(
      (room) => !existsSync(path.join(ROOT, 'server', room, 'README.md')),
    );
    expect(silent).toEqual([]);
  });

  it('the rooms of the client import only from the rooms below them, and no feature another', () => {
    const roomOf = (file: string): string => {
      const [, , room = '', name = ''] = file.split('/');
      return room === 'features' ? `features/${name}` : room;
    };
    const inRooms = sourceFiles('client').filter((file) => /^client\/src\/\w+\//.test(file));
    const found = new Set(inRooms.map((file) => file.split('/')[2]));
    expect([...found].sort()).toEqual(Object.keys(CLIENT_ROOMS).sort());
    const wrong = IMPORTS.filter(({ file }) => inRooms.includes(file))
      .filter((one) => one.from.startsWith('.') && isUnder('client', targetOf(one)))
      .filter((one) => {
        const [own, target] = [roomOf(one.file), roomOf(targetOf(one))];
        const [ownKind = '', targetKind = ''] = [own.split('/')[0], target.split('/')[0]];
        return own !== target && !CLIENT_ROOMS[ownKind]?.includes(targetKind);
      })
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  it('no files import each other in a circle, types included', () => {
    const graph = new Map<string, string[]>();
    for (const one of IMPORTS) {
      if (!WITHOUT_CYCLES.some((folder) => isUnder(folder, one.file))) continue;
      const targets = graph.get(one.file) ?? [];
      graph.set(one.file, one.from.startsWith('.') ? [...targets, targetOf(one)] : targets);
    }
    expect(findCycles(graph)).toEqual([]);
  });

  it('a circle of imports is found, and a path that only meets itself again is not', () => {
    const graph = (arrows: Record<string, string[]>) => new Map(Object.entries(arrows));
    expect(findCycles(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
    expect(findCycles(graph({ a: ['b'], b: ['c'], c: ['b'] }))).toEqual(['b → c → b']);
    expect(findCycles(graph({ a: ['a'] }))).toEqual(['a → a']);
  });

  it('every imported package has an owner', () => {
    const names = IMPORTS.filter(({ from }) => isPackage(from)).map(({ from }) => from);
    expect(names.length).toBeGreaterThan(50);
    expect([...new Set(names.filter((from) => ownedName(from) === null))]).toEqual([]);
  });

  it('each foreign package is imported by its owner only', () => {
    const wrong = IMPORTS.filter(({ from, typeOnly }) => isPackage(from) && !typeOnly).flatMap(
      ({ file, from }) => {
        const owners = OWNERS[ownedName(from) ?? ''] ?? [];
        return owners.some((owner) => file.startsWith(owner)) ? [] : [`${file} imports ${from}`];
      },
    );
    expect(wrong).toEqual([]);
  });

  it('every relative import exists', () => {
    const missing = IMPORTS.filter((one) => one.from.startsWith('.') && !one.from.includes('?'))
      .filter((one) => !existsSync(path.join(ROOT, targetOf(one))))
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(missing).toEqual([]);
  });

  it('no file is named after nothing in particular', () => {
    const vague = FOLDERS.flatMap(sourceFiles).filter((file) =>
      /(^|\/)(utils?|helpers?|common|shared|lib|index|misc)(\.tsx?|\/)/.test(file),
    );
    expect(vague).toEqual([]);
  });

  it('no journey waits for a time, reads a link before it is written, or looks at half of the dots', () => {
    const journeys = readdirSync(path.join(ROOT, 'test/journeys')).filter((name) =>
      name.endsWith('.test.ts'),
    );
    expect(journeys.length).toBeGreaterThan(5);
    const faults = journeys.flatMap((name) => {
      const source = readFileSync(path.join(ROOT, 'test/journeys', name), 'utf8');
      const said = Object.entries(UNSTEADY).filter(([word]) => source.includes(word));
      const blurred = source.includes('.screenshot(') && !source.includes('SHARP');
      return [
        ...said.map(([word, instead]) => `${name}: ${word} (${instead})`),
        ...(blurred ? [`${name}: .screenshot( of a page opened without SHARP`] : []),
      ];
    });
    expect(faults).toEqual([]);
  });

  it('the top level holds what ARCHITECTURE.md says', () => {
    const documented = readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const folders = readdirSync(ROOT, { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && !['node_modules', '.git', 'data'].includes(entry.name),
      )
      .map((entry) => entry.name);
    for (const folder of folders) expect(documented, folder).toContain(`\`${folder}/\``);
  });
});
