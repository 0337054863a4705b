/** Which file imports what, read from the sources as text. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OWNERS } from './owners.ts';
import { FOLDERS } from './rooms.ts';

export const ROOT = path.join(import.meta.dirname, '../..');

export type Import = { file: string; from: string; typeOnly: boolean };

export function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true })
    .map((name) => path.posix.join(folder, String(name).replaceAll(path.sep, '/')))
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('/dist/'));
}

/** Static and dynamic imports and re-exports of a file. */
function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gms);
  const bare = text.matchAll(/(?:^import|\bimport\()\s*'([^']+)'/gm);
  return [
    ...[...statements].map(([, type, from = '']) => ({ file, from, typeOnly: type !== undefined })),
    ...[...bare].map(([, from = '']) => ({ file, from, typeOnly: false })),
  ];
}

export const IMPORTS = FOLDERS.flatMap((folder) => sourceFiles(folder).flatMap(importsOf));

export function targetOf({ file, from }: Import): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), from));
}

export function isUnder(folder: string, file: string): boolean {
  return file.startsWith(`${folder}/`);
}

export function ofContract(target: string): boolean {
  return isUnder('server/contract', target) || isUnder('geodata/model', target);
}

/** Not a file of ours, of Node.js, of the build (`virtual:`) or of a server (`/`). */
export function isPackage(from: string): boolean {
  return !/^(\.|\/|node:|virtual:)/.test(from);
}

/** The name in `OWNERS` that an import falls under, or null. */
export function ownedName(from: string): string | null {
  return Object.keys(OWNERS).find((name) => from === name || from.startsWith(`${name}/`)) ?? null;
}

/** The circles that a walk along the imports runs into, each spelled out; empty when there are none. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push([...trail.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}
