/** How much script a first visit loads: the page, what it imports, and the map; not what a reader must ask for. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measurement } from './measurement.ts';

const DIST = path.join(import.meta.dirname, '../../client/dist');
const BUDGET_KB = 650;
/** Chunks that the page asks for by itself as soon as it is drawn. */
const AT_ONCE = /^(atlas-map|maplibre-gl-worker|_virtual_neighbours)-/;

export async function benchClientSize(): Promise<Measurement[]> {
  const html = readFileSync(path.join(DIST, 'index.html'), 'utf8');
  const all = readdirSync(path.join(DIST, 'assets')).filter((name) => name.endsWith('.js'));
  const page = withImports(
    [...html.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name = '']) => name),
  );
  const first = withImports([...page, ...all.filter((name) => AT_ONCE.test(name))]);
  const total = sizeKb(first);
  const later = all.filter((name) => !first.has(name));
  return [
    {
      what: 'first load, all script, gz',
      measured: `${total.toFixed(0)} kB`,
      baseline: `${sizeKb(page).toFixed(0)} kB before the map, ${sizeKb(later).toFixed(0)} kB when asked for`,
      budget: `≤ ${BUDGET_KB} kB`,
      ok: total <= BUDGET_KB,
    },
  ];
}

/** Chunks with all they import before they run. */
function withImports(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const [, imported = ''] of textOf(name).matchAll(
      /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g,
    )) {
      waiting.push(imported);
    }
  }
  return found;
}

function sizeKb(names: Iterable<string>): number {
  return [...names].reduce((sum, name) => sum + gzipSync(textOf(name)).length / 1024, 0);
}

function textOf(name: string): string {
  return readFileSync(path.join(DIST, 'assets', name), 'utf8');
}
