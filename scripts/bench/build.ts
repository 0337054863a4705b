/** Building the starter edition: time and memory, and how both grow with twice the figures. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Measurement } from './measurement.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const MAX_SECONDS = 60;
const MAX_MEGABYTES = 1500;
const MAX_GROWTH = 2.2;

export async function benchBuild(): Promise<Measurement[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-bench-'));
  try {
    const source = path.join(folder, 'source');
    cpSync(path.join(ROOT, 'geodata/starter'), source, { recursive: true });
    const once = buildApart(source, path.join(folder, 'once'));
    doubleFigures(source);
    const twice = buildApart(source, path.join(folder, 'twice'));
    const growth = twice.seconds / once.seconds;
    return [
      {
        what: 'building the starter edition',
        measured: `${once.seconds.toFixed(1)} s`,
        baseline: '',
        budget: `≤ ${MAX_SECONDS} s`,
        ok: once.seconds <= MAX_SECONDS,
      },
      {
        what: 'its peak memory',
        measured: `${once.megabytes.toFixed(0)} MB`,
        baseline: '',
        budget: `≤ ${MAX_MEGABYTES} MB`,
        ok: once.megabytes <= MAX_MEGABYTES,
      },
      {
        what: 'building with twice the figures',
        measured: `${growth.toFixed(2)} × the time`,
        baseline: `${once.seconds.toFixed(1)} s`,
        budget: `≤ ${MAX_GROWTH} ×`,
        ok: growth <= MAX_GROWTH,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every figure once more, a hundred years earlier. */
function doubleFigures(source: string): void {
  const manifest = JSON.parse(readFileSync(path.join(source, 'manifest.json'), 'utf8'));
  const copies = (manifest.figures as { file: string }[])
    .filter(({ file }) => file.endsWith('.csv'))
    .map((entry) => {
      const [header = '', ...rows] = readFileSync(path.join(source, entry.file), 'utf8')
        .trimEnd()
        .split('\n');
      const at = header.split(',').indexOf('period');
      const file = entry.file.replace(/\.csv$/, '-earlier.csv');
      const earlier = rows.map((row) => {
        const cells = row.split(',');
        cells[at] = String(Number(cells[at]) - 100);
        return cells.join(',');
      });
      writeFileSync(path.join(source, file), `${[header, ...earlier].join('\n')}\n`);
      return { ...entry, file };
    });
  manifest.figures.push(...copies);
  writeFileSync(path.join(source, 'manifest.json'), JSON.stringify(manifest));
}

/** Builds in a process of its own, whose peak memory the kernel knows at its end. */
export function buildApart(from: string, dataDir: string): { seconds: number; megabytes: number } {
  const script = `
    import { buildEdition } from './server/publishing/build-edition.ts';
    const [from, dataDir] = ${JSON.stringify([from, dataDir])};
    const report = await buildEdition({ from, dataDir, progress: () => {} });
    if (!report.ok) throw new Error(JSON.stringify(report.problems.slice(0, 3)));
    console.log(JSON.stringify({ seconds: report.seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
}
