/**
 * One export of a bench in a process of its own, so that its memory is its own: prints what it took as
 * JSON. `node --import tsx scripts/bench/export-once.ts <data folder> <format> <way> <period>`, where the way is `streamed`, or
 * `gathered`: the straightforward one, all rows as objects and then all text at once.
 */
import { openEdition, readLive } from '../../geodata/edition/editions.ts';
import { EditionBundle } from '../../server/edition/edition-bundle.ts';
import {
  exportParameters,
  type PreparedExport,
  prepareExport,
} from '../../server/figures/export-request.ts';
import { parseGiven } from '../../server/http/parameters.ts';

export type ExportRun = {
  rows: number;
  bytes: number;
  firstMs: number;
  totalMs: number;
  /** Highest resident memory of the process, and that before the export began. */
  peakMB: number;
  idleMB: number;
};

const [dataDir = 'data', format = 'csv', way = 'streamed', period = 'all'] = process.argv.slice(2);
const edition = openEdition(dataDir, readLive(dataDir) ?? '');
const indicator = edition.indicators
  .filter(({ code }) => code.startsWith('bench_'))
  .map(({ code }) => code)
  .join(',');
const shape = format === 'gpkg' ? { shape: 'long' } : {};
const query = { format, indicator, level: 'statsec2024', period, ...shape };
const startedAt = performance.now();
const idleMB = peakMB();
const prepared = await prepareExport(
  new EditionBundle(edition),
  parseGiven(query, exportParameters, 'parameter'),
);
const taken = way === 'gathered' ? gather(prepared) : await stream(prepared);
const run: ExportRun = {
  rows: prepared.rows,
  ...taken,
  totalMs: performance.now() - startedAt,
  peakMB: peakMB(),
  idleMB,
};
console.log(JSON.stringify(run));
edition.close();

async function stream({
  write,
  open,
}: PreparedExport): Promise<{ bytes: number; firstMs: number }> {
  let [bytes, firstMs] = [0, 0];
  for (const chunk of write(open())) {
    if (chunk.length > 0 && bytes === 0) firstMs = performance.now() - startedAt;
    bytes += chunk.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { bytes, firstMs };
}

function gather({ open }: PreparedExport): { bytes: number; firstMs: number } {
  const table = open();
  const names = table.columns.map(({ name }) => name);
  const rows: Record<string, unknown>[] = [];
  for (const batch of table.batches()) {
    for (const row of batch) {
      rows.push(Object.fromEntries(names.map((name, at) => [name, row[at]])));
    }
  }
  const text = rows.map((row) => Object.values(row).join(',')).join('\n');
  return { bytes: Buffer.from(text).length, firstMs: performance.now() - startedAt };
}

function peakMB(): number {
  return process.resourceUsage().maxRSS / 1024;
}
