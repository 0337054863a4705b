/** How much script a first visit loads: the page, what it imports, and the map; not what a reader must ask for. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measurement } from './measurement.ts';

const DIST = path.join(import.meta.dirname, '../../client/dist');
/** What words, legend and list need, and the map beside it. */
const BUDGET_KB = { page: 130, map: 800 };
/** Chunks that the page asks for by itself as soon as it is drawn. */
const MAP = /^(atlas-map|maplibre-gl-worker|tile-worker|_virtual_neighbours)-/;

export async function benchClientSize(): Promise<Measurement[]> {
  const html = readFileSync(path.join(DIST, 'index.html'), 'utf8');
  const all = readdirSync(path.join(DIST, 'assets')).filter((name) => name.endsWith('.js'));
  // What is preloaded is the map's.
  const page = withImports(
    [...html.matchAll(/<script[^>]*assets\/([\w.-]+\.js)/g)].map(([, name = '']) => name),
  );
  const map = withImports(all.filter((name) => MAP.test(name)));
  const first = new Set([...page, ...map]);
  const later = all.filter((name) => !first.has(name));
  const inMap = sizeKb([...map].filter((name) => !page.has(name)));
  return [
    {
      what: 'first load: script before words, legend and list, gz',
      measured: `${sizeKb(page).toFixed(0)} kB`,
      baseline: `${sizeKb(later).toFixed(0)} kB when asked for`,
      budget: `≤ ${BUDGET_KB.page} kB`,
      ok: sizeKb(page) <= BUDGET_KB.page,
    },
    {
      what: 'first load: the map beside it, with its workers, gz',
      measured: `${inMap.toFixed(0)} kB`,
      baseline: `${(inMap + sizeKb(page)).toFixed(0)} kB with the page`,
      budget: `≤ ${BUDGET_KB.map} kB`,
      ok: inMap <= BUDGET_KB.map,
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
