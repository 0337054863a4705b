/** Packages of content and what belongs to them, as files that came from somebody else. */
import { z } from 'zod';
import type { CodeMap, ContentPackage } from './content-package.ts';

/** Paths of a package stay in the content folder. */
const FILE = /^(reports|dashboards|stories|parts)\/[a-z0-9][a-z0-9-]*(\.(fr|en))?\.md$/;

const needs = z.strictObject({
  indicators: z.array(z.string()),
  levels: z.array(z.string()),
  groups: z.array(z.string()),
});
const text = z.strictObject({ nl: z.string(), fr: z.string(), en: z.string() });
const packageSchema = z.strictObject({
  format: z.literal(1),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  version: z.string().min(1),
  origin: z.string(),
  needs,
  files: z.record(z.string().regex(FILE), z.string()),
  groups: z.array(
    z.strictObject({
      name: z.string(),
      label: text,
      level: z.string(),
      codes: z.array(z.string()),
    }),
  ),
});
const codesSchema = z.strictObject({
  indicators: z.record(z.string(), z.string()).default({}),
  levels: z.record(z.string(), z.string()).default({}),
});
const installedSchema = z.object({ version: z.string(), files: z.record(z.string(), z.string()) });

/** Throws where it is no package; a path outside the content folder is none. */
export function parsePackage(text: string): ContentPackage {
  return packageSchema.parse(JSON.parse(text));
}

/** Codes of the sender and what they are called here. Throws where it is no such table. */
export function parseCodes(text: string): CodeMap {
  return codesSchema.parse(JSON.parse(text));
}

/** Text of each file as it came with the version that is installed. */
export function parseInstalled(text: string): Record<string, string> {
  return installedSchema.parse(JSON.parse(text)).files;
}
