/**
 * npm run bench [-- name …]: the budgets of the design beside what we measure, each with its baseline in
 * the same run. Machines are noisy: read the ratios. Nothing here is a test.
 */

import { benchBuild } from './build.ts';
import { benchClientSize } from './client-size.ts';
import { benchCube } from './cube.ts';
import { benchExport } from './export.ts';
import { benchFit } from './fit.ts';
import { benchGround } from './ground.ts';
import type { Measurement } from './measurement.ts';
import { benchPages } from './pages.ts';
import { benchPhone } from './phone.ts';
import { benchSelect } from './select.ts';
import { benchServing } from './serving.ts';
import { benchStatistics } from './statistics.ts';

const BENCHES: Record<string, () => Promise<Measurement[]>> = {
  size: benchClientSize,
  statistics: benchStatistics,
  cube: benchCube,
  export: benchExport,
  select: benchSelect,
  serving: benchServing,
  pages: benchPages,
  phone: benchPhone,
  ground: benchGround,
  fit: benchFit,
  build: benchBuild,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `bench: unknown: ${unknown.join(', ')} (known: ${Object.keys(BENCHES).join(', ')})`,
  );
  process.exit(1);
}
console.log('| what | measured | baseline, same run | budget | |');
console.log('| --- | --- | --- | --- | --- |');
let failed = 0;
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const { what, measured, baseline, budget, ok } of await bench()) {
    if (ok === false) failed += 1;
    console.log(
      `| ${what} | ${measured} | ${baseline} | ${budget} | ${ok === null ? '' : ok ? 'ok' : 'OVER'} |`,
    );
  }
}
console.log(failed === 0 ? '\nWithin every budget.' : `\n${failed} over budget.`);
