/** Faults while an edition is built, switched and pruned under a server that is read all the time. */
import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ATLAS_FILE } from '../../geodata/edition/edition.ts';
import { editionsFolder, liveFile, openEdition, readLive } from '../../geodata/edition/editions.ts';
import { createSource } from '../fixtures/create-source.ts';
import { ROOT, startServer, watch } from './servers.ts';

export type FaultRow = {
  fault: string;
  /** What the reader saw: requests, and those that failed. */
  requests: number;
  failures: string[];
  /** What the folder held afterwards: the live edition opened, and the next build went through. */
  live: 'the old one' | 'the new one' | 'none';
  next: 'builds' | 'fails';
};

type Build = { code: number | null; steps: string[]; stderr: string };

/** Runs the command; at the step with this number it is killed. */
function build(from: string, dataDir: string, killAt: number | null = null): Promise<Build> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', 'scripts/edition.ts', '--from', from, '--data', dataDir];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const steps: string[] = [];
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.on('data', (chunk) => {
      steps.push(
        ...String(chunk)
          .split('\n')
          .filter((line) => / s {2}/.test(line)),
      );
      if (killAt !== null && steps.length > killAt) child.kill('SIGKILL');
    });
    child.on('close', (code) => resolve({ code, steps, stderr }));
  });
}

export type FaultOptions = {
  /** Every how many steps of a build it is killed. */
  every: number;
  /** Whether a small disk may be mounted. */
  disks: boolean;
  tell?: (row: FaultRow) => void;
};

type Run = {
  root: string;
  dataDir: string;
  /** The first edition, which every fault meets live. */
  old: string;
  /** Source folder of another one. */
  next: string;
  base: string;
  tell: (row: FaultRow) => void;
  rows: FaultRow[];
};

export async function runFaults({
  every,
  disks,
  tell = () => {},
}: FaultOptions): Promise<FaultRow[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'buurtatlas-faults-'));
  const dataDir = path.join(root, 'data');
  const first = createSource();
  const second = createSource({
    files: {
      'areas/gewest.csv': (usual) =>
        String(usual).replace('Vlaams Gewest', 'Vlaanderen en omstreken'),
    },
  });
  try {
    const { steps, code, stderr } = await build(first.folder, dataDir);
    if (code !== 0) throw new Error(`the first edition is not built: ${stderr}`);
    const server = await startServer(dataDir);
    const old = readLive(dataDir) ?? '';
    const run: Run = { root, dataDir, old, next: second.folder, base: server.base, tell, rows: [] };
    for (let at = 0; at < steps.length; at += every) {
      const step = (steps[at] ?? '').replace(/^\s*[\d.]+ s\s+/, '').slice(0, 40);
      const fault = `build killed at step ${at + 1} of ${steps.length}: ${step}`;
      await under(run, fault, async () => void (await build(run.next, dataDir, at)));
    }
    await spoilSwitches(run);
    await server.stop();
    if (disks) await onSmallDisks(run);
    return run.rows;
  } finally {
    first.remove();
    second.remove();
    rmSync(root, { recursive: true, force: true });
  }
}

async function under(run: Run, fault: string, act: () => Promise<void> | void): Promise<void> {
  const { dataDir, old } = run;
  point(run, old);
  for (const name of readdirSync(editionsFolder(dataDir)))
    if (name !== old) rmSync(path.join(editionsFolder(dataDir), name), { recursive: true });
  const reader = watch(run.base, 2, QUESTIONS_OF_SOURCE);
  await act();
  await pause(700);
  const { requests, failures } = await reader.stop();
  await note(run, dataDir, { fault, requests, failures });
}

/** What the folder holds after a fault, and whether the next build goes through. */
async function note(
  run: Run,
  dataDir: string,
  seen: Pick<FaultRow, 'fault' | 'requests' | 'failures'>,
): Promise<void> {
  const live = readLive(dataDir);
  const isWhole = live !== null && opens(dataDir, live);
  const { code } = await build(run.next, dataDir);
  const row: FaultRow = {
    ...seen,
    live: !isWhole ? 'none' : live === run.old ? 'the old one' : 'the new one',
    next: code === 0 ? 'builds' : 'fails',
  };
  run.rows.push(row);
  run.tell(row);
}

const point = ({ dataDir }: Run, id: string): void => writeFileSync(liveFile(dataDir), `${id}\n`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function spoilSwitches(run: Run): Promise<void> {
  const { dataDir, old } = run;
  await under(run, 'switch: pointer empty, then restored', async () => {
    writeFileSync(liveFile(dataDir), '');
    await pause(1200);
    point(run, old);
  });
  await under(run, 'switch: a half-written pointer left beside', () =>
    writeFileSync(`${liveFile(dataDir)}.123`, old.slice(0, 5)),
  );
  await under(run, 'switch: to an edition whose database is cut off', async () => {
    await build(run.next, dataDir);
    const id = readLive(dataDir) ?? '';
    point(run, old);
    truncateSync(path.join(editionsFolder(dataDir), id, ATLAS_FILE), 1000);
    point(run, id);
    await pause(1200);
    point(run, old);
  });
  await under(run, 'prune killed', async () => {
    await build(run.next, dataDir);
    point(run, old);
    const args = ['--import', 'tsx', 'scripts/edition.ts', '--prune', '1', '--data', dataDir];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore' });
    await pause(900);
    child.kill('SIGKILL');
  });
}

const QUESTIONS_OF_SOURCE = [
  '/api/edition',
  '/api/levels',
  '/api/indicators',
  '/api/levels/gemeente/areas',
  '/gebied',
  '/health',
];

function opens(dataDir: string, id: string): boolean {
  try {
    const edition = openEdition(dataDir, id);
    const areas = edition.levels.reduce((sum, level) => sum + level.areas.length, 0);
    edition.close();
    return areas > 0;
  } catch {
    return false;
  }
}

/** Disks that are full after so many kilobytes, and one that cannot be written (null). */
async function onSmallDisks(run: Run): Promise<void> {
  const folder = path.join(editionsFolder(run.dataDir), run.old);
  const size = Number(execFileSync('du', ['-sk', folder]).toString().split('\t')[0]);
  for (const spare of [0, 16, 48, 96, null]) {
    const disk = path.join(run.root, `disk-${spare}`);
    mkdirSync(disk);
    const limit = `size=${size + 40 + (spare ?? 4096)}k`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', limit, 'tmpfs', disk]);
    try {
      await onDisk(run, disk, spare, size);
    } finally {
      execFileSync('umount', [disk]);
    }
  }
}

async function onDisk(run: Run, disk: string, spare: number | null, size: number): Promise<void> {
  const folder = path.join(editionsFolder(run.dataDir), run.old);
  cpSync(folder, path.join(disk, 'editions', run.old), { recursive: true });
  for (const name of ['edition.key', 'memory.sqlite']) {
    const file = path.join(run.dataDir, name);
    if (existsSync(file)) cpSync(file, path.join(disk, name));
  }
  writeFileSync(liveFile(disk), `${run.old}\n`);
  if (spare === null) execFileSync('mount', ['-o', 'remount,ro', disk]);
  const server = await startServer(disk);
  const reader = watch(server.base, 2, QUESTIONS_OF_SOURCE);
  const { code } = await build(run.next, disk);
  const { requests, failures } = await reader.stop();
  await server.stop();
  execFileSync('mount', ['-o', `remount,rw,size=${size * 4 + 20_000}k`, disk]);
  const kind = spare === null ? 'read-only disk' : `disk full ${spare} kB beyond the live edition`;
  const fault = `${kind} (build ${code === 0 ? 'fits' : 'fails'})`;
  await note(run, disk, { fault, requests, failures });
}
