/**
 * Makes the tables of `geodata/starter/` from the publishers' files: `npm run starter [-- FROM]`.
 * The same input gives the same bytes. `manifest.json` there is written by hand; texts of indicators are taken from it.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileAreas } from './areas.ts';
import { compileCubes } from './cubes.ts';
import { compileFigures } from './figures.ts';
import { compileIndicators } from './indicators.ts';
import { compileOutline } from './outline.ts';
import { compilePopulation } from './population.ts';
import { compileSurface } from './surface.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const from = resolve(process.argv[2] ?? join(root, '../shared/geodata'));
const to = join(root, 'geodata/starter');
const log = (line: string) => console.log(line);

if (!existsSync(from)) {
  console.error(`no source files in ${from}; pass their folder: npm run starter -- FOLDER`);
  process.exit(1);
}
const areas = await compileAreas(from, to, log);
compileOutline(to, log);
compilePopulation(from, to, areas, log);
await compileSurface(from, to, areas, log);
await compileFigures(from, to, areas, log);
compileCubes(from, to, areas, log);
await compileIndicators(from, to, log);
