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
import {
  editionsFolder,
  listEditions,
  liveFile,
  openEdition,
  readLive,
} from '../../geodata/edition/editions.ts';
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
  const rows: FaultRow[] = [];
  try {
    const { steps, code, stderr } = await build(first.folder, dataDir);
    if (code !== 0) throw new Error(`the first edition is not built: ${stderr}`);
    const old = readLive(dataDir) ?? '';
    const server = await startServer(dataDir);
    const under = async (fault: string, act: () => Promise<void> | void): Promise<void> => {
      // Each fault meets the first edition, live, and nothing else.
      writeFileSync(liveFile(dataDir), `${old}\n`);
      for (const name of readdirSync(editionsFolder(dataDir)))
        if (name !== old) rmSync(path.join(editionsFolder(dataDir), name), { recursive: true });
      const reader = watch(server.base, 2, QUESTIONS_OF_SOURCE);
      await act();
      await new Promise((resolve) => setTimeout(resolve, 700));
      const { requests, failures } = await reader.stop();
      const live = readLive(dataDir);
      const opened = live !== null && opens(dataDir, live);
      const after = await build(second.folder, dataDir);
      const row: FaultRow = {
        ...{ fault, requests, failures },
        live: !opened ? 'none' : live === old ? 'the old one' : 'the new one',
        next: after.code === 0 ? 'builds' : 'fails',
      };
      rows.push(row);
      tell(row);
    };
    for (let at = 0; at < steps.length; at += every) {
      const step = (steps[at] ?? '').replace(/^\s*[\d.]+ s\s+/, '').slice(0, 40);
      await under(
        `build killed at step ${at + 1} of ${steps.length}: ${step}`,
        async () => void (await build(second.folder, dataDir, at)),
      );
    }
    await under('switch: pointer empty', () => writeFileSync(liveFile(dataDir), ''));
    writeFileSync(liveFile(dataDir), `${old}\n`);
    await under('switch: a half-written pointer left beside', () =>
      writeFileSync(`${liveFile(dataDir)}.123`, old.slice(0, 5)),
    );
    await under('switch: to an edition whose database is cut off', async () => {
      const { code: built } = await build(second.folder, dataDir);
      if (built !== 0) throw new Error('the second edition is not built');
      const id = readLive(dataDir) ?? '';
      writeFileSync(liveFile(dataDir), `${old}\n`);
      const copy = path.join(editionsFolder(dataDir), id);
      truncateSync(path.join(copy, ATLAS_FILE), 1000);
      writeFileSync(liveFile(dataDir), `${id}\n`);
      await new Promise((resolve) => setTimeout(resolve, 1200));
      writeFileSync(liveFile(dataDir), `${old}\n`);
    });
    await under('prune killed', async () => {
      await build(second.folder, dataDir);
      writeFileSync(liveFile(dataDir), `${old}\n`);
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', 'scripts/edition.ts', '--prune', '1', '--data', dataDir],
        { cwd: ROOT, stdio: 'ignore' },
      );
      await new Promise((resolve) => setTimeout(resolve, 900));
      child.kill('SIGKILL');
    });
    await server.stop();
    if (disks) rows.push(...(await onSmallDisks(root, dataDir, old, second.folder, tell)));
  } finally {
    first.remove();
    second.remove();
    rmSync(root, { recursive: true, force: true });
  }
  return rows;
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

/** A disk that is full after so many kilobytes, and one that cannot be written. */
async function onSmallDisks(
  root: string,
  dataDir: string,
  old: string,
  from: string,
  tell: (row: FaultRow) => void,
): Promise<FaultRow[]> {
  const rows: FaultRow[] = [];
  const size = Number(
    execFileSync('du', ['-sk', path.join(editionsFolder(dataDir), old)])
      .toString()
      .split('\t')[0],
  );
  for (const spare of [0, 16, 48, 96, null]) {
    const disk = path.join(root, `disk-${spare}`);
    mkdirSync(disk);
    execFileSync('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=${size + 40 + (spare ?? 4096)}k`,
      'tmpfs',
      disk,
    ]);
    try {
      cpSync(path.join(editionsFolder(dataDir), old), path.join(disk, 'editions', old), {
        recursive: true,
      });
      for (const name of ['edition.key', 'memory.sqlite'])
        if (existsSync(path.join(dataDir, name)))
          cpSync(path.join(dataDir, name), path.join(disk, name));
      writeFileSync(liveFile(disk), `${old}\n`);
      if (spare === null) execFileSync('mount', ['-o', 'remount,ro', disk]);
      const server = await startServer(disk);
      const reader = watch(server.base, 2, QUESTIONS_OF_SOURCE);
      const { code } = await build(from, disk);
      const { requests, failures } = await reader.stop();
      await server.stop();
      const live = readLive(disk);
      const isWhole =
        live !== null &&
        opens(disk, live) &&
        (await listEditions(disk)).every(({ id }) => opens(disk, id));
      execFileSync('mount', ['-o', `remount,rw,size=${size * 4 + 20_000}k`, disk]);
      const after = await build(from, disk);
      const row: FaultRow = {
        fault:
          spare === null
            ? 'read-only disk'
            : `disk full ${spare} kB beyond the live edition (build ${code === 0 ? 'fits' : 'fails'})`,
        ...{ requests, failures },
        live: !isWhole ? 'none' : live === old ? 'the old one' : 'the new one',
        next: after.code === 0 ? 'builds' : 'fails',
      };
      rows.push(row);
      tell(row);
    } finally {
      execFileSync('umount', [disk]);
    }
  }
  return rows;
}
