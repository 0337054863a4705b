/** The content folder of a source, read whole, with every problem on the way. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Language } from '../model/model.ts';
import {
  type AreaGroup,
  type Content,
  type ContentDocument,
  type ContentKind,
  type GlossaryTerm,
  NO_SETTINGS,
} from './content.ts';
import type { ContentProblem } from './content-problem.ts';
import { parseContent } from './parse-content.ts';

/** Name of the content folder in a source folder. */
export const CONTENT_FOLDER = 'content';
const FOLDERS: Record<string, ContentKind> = {
  reports: 'report',
  dashboards: 'dashboard',
  stories: 'story',
  parts: 'part',
};
const IMAGE_TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
};
/** `kerncijfers.md` is Dutch, `kerncijfers.fr.md` French. */
const FILE = /^([a-z0-9][a-z0-9-]*)(?:\.(fr|en))?\.md$/;

const text = z.strictObject({ nl: z.string(), fr: z.string(), en: z.string() });
const groupsSchema = z.record(
  z.string(),
  z.strictObject({ label: text, level: z.string(), codes: z.array(z.string()).min(1) }),
);
const settingsSchema = z.strictObject({
  home: z.enum(['map', 'start']).default('map'),
  portal: z.record(z.string(), z.string()).default({}),
});
const glossarySchema = z.record(z.string(), z.strictObject({ name: text, text }));

export type ReadContent = { content: Content; problems: ContentProblem[] };

/** Null where the source folder has no content. */
export async function readContent(sourceFolder: string): Promise<ReadContent | null> {
  const folder = path.join(sourceFolder, CONTENT_FOLDER);
  if (!existsSync(folder)) return null;
  const problems: ContentProblem[] = [];
  const documents: ContentDocument[] = [];
  for (const [name, kind] of Object.entries(FOLDERS))
    documents.push(...(await readDocuments(folder, name, kind, problems)));
  const groups = await readJson(folder, 'groups.json', groupsSchema, problems);
  const glossary = await readJson(folder, 'glossary.json', glossarySchema, problems);
  const settings = await readJson(folder, 'settings.json', settingsSchema, problems);
  const content: Content = {
    documents,
    groups: Object.entries(groups ?? {}).map(([name, one]): AreaGroup => ({ name, ...one })),
    glossary: Object.entries(glossary ?? {}).map(([term, one]): GlossaryTerm => ({ term, ...one })),
    images: await readImages(folder, problems),
    settings: settings ?? NO_SETTINGS,
  };
  return { content, problems };
}

async function readDocuments(
  folder: string,
  name: string,
  kind: ContentKind,
  problems: ContentProblem[],
): Promise<ContentDocument[]> {
  const documents: ContentDocument[] = [];
  for (const file of await namesIn(path.join(folder, name))) {
    const place = `${name}/${file}`;
    const [, stem, language = 'nl'] = FILE.exec(file) ?? [];
    if (stem === undefined) {
      const message =
        'expected a name such as kerncijfers.md, kerncijfers.fr.md or kerncijfers.en.md';
      problems.push(fileProblem(place, 'bad_name', message));
      continue;
    }
    const source = (await readFile(path.join(folder, name, file), 'utf8')).replaceAll('\r\n', '\n');
    const about = { kind, name: stem, language: language as Language, file: place };
    const parsed = parseContent(source, about);
    documents.push(parsed.document);
    problems.push(...parsed.problems);
  }
  return documents;
}

async function readJson<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
  problems: ContentProblem[],
): Promise<T | null> {
  if (!existsSync(path.join(folder, file))) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
    if (parsed.success) return parsed.data;
    for (const { path: at, message } of parsed.error.issues)
      problems.push(fileProblem(file, 'bad_json', `${at.join('.')}: ${message}`));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    problems.push(fileProblem(file, 'bad_json', `not valid JSON: ${error.message}`));
  }
  return null;
}

async function readImages(folder: string, problems: ContentProblem[]): Promise<Content['images']> {
  const images: Content['images'] = [];
  for (const name of await namesIn(path.join(folder, 'images'))) {
    const type = IMAGE_TYPES[path.extname(name).toLowerCase()];
    if (type) images.push({ name, type, bytes: await readFile(path.join(folder, 'images', name)) });
    else {
      const known = Object.keys(IMAGE_TYPES).join(', ');
      problems.push(fileProblem(`images/${name}`, 'bad_image', `expected one of ${known}`));
    }
  }
  return images;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.')).sort();
}

function fileProblem(file: string, kind: string, message: string): ContentProblem {
  return { severity: 'error', kind, file, line: 1, column: 1, message };
}
