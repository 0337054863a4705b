/** The rooms of the house as tables: which folder may import which. ARCHITECTURE.md explains them; a change here is a decision. */
export const FOLDERS = ['geodata', 'tiles', 'server', 'client', 'scripts'] as const;
export type Folder = (typeof FOLDERS)[number];

/** What each folder may import from; `client` may take types of `geodata` besides. */
export const MAY_IMPORT: Record<Folder, readonly string[]> = {
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
export const GEODATA_ROOMS: Record<string, readonly string[]> = {
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
export const SOURCE_ROOMS: Record<string, readonly string[]> = {
  sheets: [],
  keys: ['sheets'],
  definitions: ['sheets', 'keys'],
  figures: READERS,
  cubes: READERS,
  flows: READERS,
};

/** The rooms of `tiles/`, in the same form; `build-geometry.ts` beside them is the pipeline. */
export const TILES_ROOMS: Record<string, readonly string[]> = {
  projection: [],
  source: ['projection'],
  cells: ['projection', 'source', 'topology', 'measure'],
  fit: ['projection', 'topology', 'measure', 'cells'],
  topology: ['projection'],
  measure: ['projection', 'topology'],
  mvt: ['projection', 'topology'],
  pmtiles: [],
  flatgeobuf: ['measure'],
  outlines: ['flatgeobuf'],
  export: ['projection', 'topology', 'measure', 'flatgeobuf'],
};

/**
 * The rooms of `server/`, in the same form: routes on top, then the interfaces and pages, figures, the
 * edition, and HTTP below. `main.ts` puts them together.
 */
export const SERVER_ROOMS: Record<string, readonly string[]> = {
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
const CLIENT_STATE = ['api', 'link', 'geometry', 'messages', 'state'];
export const CLIENT_ROOMS: Record<string, readonly string[]> = {
  api: [],
  link: ['api'],
  geometry: ['api'],
  messages: ['api', 'link', 'geometry'],
  state: ['api', 'link', 'geometry', 'messages'],
  ui: CLIENT_STATE,
  map: [...CLIENT_STATE, 'ui'],
  features: [...CLIENT_STATE, 'ui', 'map'],
  app: [...CLIENT_STATE, 'ui', 'map', 'features'],
};

/** Folders in which files may not import each other in a circle, types included. */
export const WITHOUT_CYCLES: readonly Folder[] = [
  'geodata',
  'tiles',
  'server',
  'client',
  'scripts',
];
