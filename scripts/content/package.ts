/** Packages of content: made of a source folder, and put into another without losing what was changed there. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Content } from '../../geodata/content/content.ts';
import { walkNodes } from '../../geodata/content/content.ts';
import {
  type CodeMap,
  type ContentNeeds,
  type ContentPackage,
  changeOfFile,
  diffLines,
  type FileChange,
  joinNeeds,
  mapCodes,
  missingNeeds,
  needsOf,
  translateCodes,
} from '../../geodata/content/content-package.ts';
import { CONTENT_FOLDER, readContent } from '../../geodata/content/read-content.ts';
import { parseCodes, parseInstalled, parsePackage } from '../../geodata/content/read-package.ts';
import { openEdition, readLive } from '../../geodata/edition/editions.ts';

/** Beside the content: what was installed, so that an update knows what was changed here. */
const INSTALLED = 'packages';
export type PackOptions = {
  from: string;
  report: string;
  version: string;
  origin: string;
  out: string;
};

/** Writes a package of a report, in all its languages, with the parts and groups that it uses. */
export async function packContent({
  from,
  report,
  version,
  origin,
  out,
}: PackOptions): Promise<number> {
  const read = await readContent(from);
  if (!read) throw new Error(`${from} has no content folder`);
  const { documents, groups } = read.content;
  const own = documents.filter(({ kind, name }) => kind !== 'part' && name === report);
  if (own.length === 0) throw new Error(`unknown report: "${report}"`);
  const parts = documents.filter(
    ({ kind, name }) => kind === 'part' && own.some((one) => usesPart(one, name)),
  );
  const files: ContentPackage['files'] = {};
  const all = [];
  for (const document of [...own, ...parts]) {
    const source = await readFile(path.join(from, CONTENT_FOLDER, document.file), 'utf8');
    files[document.file] = source;
    all.push(needsOf(source, document));
  }
  const needed = joinNeeds(all);
  const made: ContentPackage = {
    format: 1,
    name: report,
    version,
    origin,
    needs: needed,
    files,
    groups: groups.filter(({ name }) => needed.groups.includes(name)),
  };
  await writeFile(out, `${JSON.stringify(made, null, 1)}\n`);
  console.log(
    `${out}: ${report} ${version}, ${Object.keys(files).length} files; needs ${needed.indicators.length} indicators, levels ${needed.levels.join(', ')}`,
  );
  return 0;
}

function usesPart({ nodes }: Content['documents'][number], name: string): boolean {
  return [...walkNodes(nodes)].some(
    (node) => node.kind === 'tag' && node.name === 'part' && node.args.name === name,
  );
}

export type InstallOptions = {
  from: string;
  data: string;
  file: string;
  /** Before codes of indicators here, or there: `dna_`. */
  prefix: string;
  /** A file of codes of the sender and what they are here; null for none. */
  codes: string | null;
  /** Tells what would be done and does nothing. */
  isDry: boolean;
};

/** Returns 1, with nothing changed, where the receiver lacks something that the package needs. */
export async function installContent(options: InstallOptions): Promise<number> {
  const { from, data, file, prefix, codes: codesFile, isDry } = options;
  const given = parsePackage(await readFile(file, 'utf8'));
  const table: CodeMap = codesFile
    ? parseCodes(await readFile(codesFile, 'utf8'))
    : { indicators: {}, levels: {} };
  const { codes, missing } = await holdAgainst(from, data, given, prefix, table);
  console.log(`${given.name} ${given.version} of ${given.origin}`);
  for (const [one, other] of Object.entries(codes.indicators))
    console.log(`code ${one} is ${other} here`);
  const lacks = Object.entries(missing).filter(([, list]) => list.length > 0);
  for (const [what, list] of lacks) console.log(`missing ${what}: ${list.join(', ')}`);
  if (lacks.length > 0) {
    console.log('nothing was changed: load them, or name others with --codes');
    return 1;
  }
  const installedFile = path.join(from, CONTENT_FOLDER, INSTALLED, `${given.name}.json`);
  const changes = await changesOf(from, given, codes, installedFile);
  for (const change of changes) await tellChange(from, given, codes, change);
  if (!isDry) await writeChanges(from, given, codes, changes, installedFile);
  return 0;
}

/** What the package needs, in the edition and the groups of the receiver. */
async function holdAgainst(
  from: string,
  data: string,
  given: ContentPackage,
  prefix: string,
  table: CodeMap,
): Promise<{ codes: CodeMap; missing: ContentNeeds }> {
  const id = readLive(data);
  if (id === null)
    throw new Error(`there is no edition in ${data}: npm run edition -- --from ${from}`);
  const edition = openEdition(data, id);
  try {
    const own = await readContent(from);
    const groups = [...(own?.content.groups ?? []), ...given.groups].map(({ name }) => name);
    const has = (code: string): boolean => edition.findIndicator(code)?.visible === true;
    const codes = mapCodes(given.needs, has, prefix, table);
    const missing = missingNeeds(given.needs, codes, {
      indicator: has,
      level: (code) =>
        edition.levels.some(({ level }) => level.family === code || level.code === code),
      group: (name) => groups.includes(name),
    });
    return { codes, missing };
  } finally {
    edition.close();
  }
}

async function readText(file: string): Promise<string | null> {
  return existsSync(file) ? readFile(file, 'utf8') : null;
}

async function changesOf(
  from: string,
  { files }: ContentPackage,
  codes: CodeMap,
  installedFile: string,
): Promise<FileChange[]> {
  const known = await readText(installedFile);
  const before = known === null ? {} : parseInstalled(known);
  const changes: FileChange[] = [];
  for (const [file, source] of Object.entries(files)) {
    const here = await readText(path.join(from, CONTENT_FOLDER, file));
    changes.push(changeOfFile(file, translateCodes(source, codes), before[file], here));
  }
  return changes;
}

const SAID: Record<FileChange['kind'], string> = {
  new: 'new',
  same: 'as it is',
  updated: 'updated',
  kept: 'changed here and in the package: yours is kept',
  own: 'exists here and is no part of an installed package: yours is kept',
};

async function tellChange(
  from: string,
  { files }: ContentPackage,
  codes: CodeMap,
  { file, kind }: FileChange,
): Promise<void> {
  console.log(`${file}: ${SAID[kind]}`);
  if (kind === 'new' || kind === 'same') return;
  const here = (await readText(path.join(from, CONTENT_FOLDER, file))) ?? '';
  for (const line of diffLines(here, translateCodes(files[file] ?? '', codes)))
    console.log(`  ${line}`);
}

async function writeChanges(
  from: string,
  { version, origin, files, groups }: ContentPackage,
  codes: CodeMap,
  changes: readonly FileChange[],
  installedFile: string,
): Promise<void> {
  for (const { file, text: content } of changes) {
    const target = path.join(from, CONTENT_FOLDER, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  await mkdir(path.dirname(installedFile), { recursive: true });
  const installed = Object.fromEntries(
    Object.entries(files).map(([file, source]) => [file, translateCodes(source, codes)]),
  );
  await writeFile(
    installedFile,
    `${JSON.stringify({ version, origin, files: installed }, null, 1)}\n`,
  );
  const groupsFile = path.join(from, CONTENT_FOLDER, 'groups.json');
  const own = JSON.parse((await readText(groupsFile)) ?? '{}') as Record<string, unknown>;
  const added = groups.filter(({ name }) => !(name in own));
  if (added.length === 0) return;
  const more = Object.fromEntries(added.map(({ name, ...rest }) => [name, rest]));
  await writeFile(groupsFile, `${JSON.stringify({ ...own, ...more }, null, 2)}\n`);
}
