/**
 * npm run edition -- --from <source folder> [--manifest <file>]   build, check and switch
 * npm run edition -- --list | --switch <id> | --prune <number to keep>
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { printProblem } from '../geodata/check/report.ts';
import { listEditions, pruneEditions, readLive, switchLive } from '../geodata/edition/editions.ts';
import { MANIFEST_FILE } from '../geodata/source/read-manifest.ts';
import { buildEdition } from '../server/publishing/build-edition.ts';

const PORTAL_MANIFEST = path.join(import.meta.dirname, '../geodata/manifests/portal.json');
const MAX_PRINTED = 25;

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    manifest: { type: 'string' },
    data: { type: 'string' },
    list: { type: 'boolean' },
    switch: { type: 'string' },
    prune: { type: 'string' },
  },
});
const dataDir = values.data ?? process.env.DATA_DIR ?? 'data';

try {
  if (values.from !== undefined) await build(values.from, values.manifest);
  else if (values.list) await list();
  else if (values.switch !== undefined) await switchTo(values.switch);
  else if (values.prune !== undefined) await prune(values.prune);
  else fail('say --from <source folder>, --list, --switch <id> or --prune <number to keep>');
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

async function build(from: string, manifest: string | undefined): Promise<void> {
  if (!existsSync(from)) fail(`no such folder: ${from}`);
  const started = performance.now();
  const report = await buildEdition({
    from,
    manifestPath: manifest ?? manifestOf(from),
    dataDir,
    progress: (message) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
      console.log(`${seconds} s  ${message}`);
    },
  });
  const errors = report.problems.filter((problem) => problem.severity === 'error');
  const warnings = report.problems.filter((problem) => problem.severity === 'warning');
  for (const problem of errors.slice(0, MAX_PRINTED))
    console.error(`error: ${printProblem(problem)}`);
  if (errors.length > MAX_PRINTED)
    console.error(`… and ${errors.length - MAX_PRINTED} more errors`);
  const reportFile = path.join(dataDir, 'report.md');
  if (!report.ok) {
    console.error(
      `no edition built: ${errors.length} errors; live edition unchanged; see ${reportFile}`,
    );
    process.exit(1);
  }
  console.log(
    `edition ${report.edition} is live: built in ${report.seconds.toFixed(1)} s, ${warnings.length} warnings; see ${reportFile}`,
  );
}

/** A folder without a manifest that looks like the portal's repository of files gets that manifest. */
function manifestOf(from: string): string | undefined {
  if (existsSync(path.join(from, MANIFEST_FILE))) return undefined;
  return existsSync(path.join(from, 'pinc-gebiedsniveaus')) ? PORTAL_MANIFEST : undefined;
}

async function list(): Promise<void> {
  const live = readLive(dataDir);
  for (const { id, builtAt } of await listEditions(dataDir)) {
    console.log(`${id}  ${builtAt}${id === live ? '  live' : ''}`);
  }
}

async function switchTo(id: string): Promise<void> {
  await switchLive(dataDir, id);
  console.log(`edition ${id} is live`);
}

async function prune(keepText: string): Promise<void> {
  const keep = Number(keepText);
  if (!Number.isInteger(keep) || keep < 1)
    fail(`--prune: expected a whole number from 1, got "${keepText}"`);
  const removed = await pruneEditions(dataDir, keep);
  console.log(removed.length > 0 ? `removed ${removed.join(', ')}` : 'nothing to remove');
}

function fail(message: string): never {
  console.error(`edition: ${message}`);
  process.exit(1);
}
