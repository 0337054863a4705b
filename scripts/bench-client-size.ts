/** How much script a first visit loads. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measurement } from './bench.ts';

const DIST = path.join(import.meta.dirname, '../client/dist/assets');
const BUDGET_KB = 650;

export async function benchClientSize(): Promise<Measurement[]> {
  const scripts = readdirSync(DIST).filter((name) => name.endsWith('.js'));
  const sizes = scripts.map((name) => gzipSync(readFileSync(path.join(DIST, name))).length / 1024);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const first = scripts.findIndex((name) => name.startsWith('index'));
  return [
    {
      what: 'first load, all script, gz',
      measured: `${total.toFixed(0)} kB`,
      baseline: `${(sizes[first] ?? 0).toFixed(0)} kB before the map`,
      budget: `≤ ${BUDGET_KB} kB`,
      ok: total <= BUDGET_KB,
    },
  ];
}
