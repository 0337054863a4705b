/** What is wrong in a content folder, each with its place, as editors can follow it. */
import { checkContent } from '../../geodata/content/check-content.ts';
import { readManifest } from '../../geodata/source/read-manifest.ts';
import { contentOf } from '../../server/content/context/content-of.ts';
import { openContent } from './open-content.ts';

/** Returns 1 where there are errors. */
export async function checkFolder(from: string, dataDir: string): Promise<number> {
  const started = performance.now();
  const { bundle, problems } = await openContent(from, dataDir);
  const manifest = await readManifest(from, []);
  const content = contentOf(bundle);
  const all = [...problems, ...checkContent(bundle.computer, content, manifest?.totals ?? [])];
  for (const { severity, file, line, column, kind, message } of all)
    console.log(`${from}/content/${file}:${line}:${column}  ${severity} ${kind}: ${message}`);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { documents, groups, glossary, images } = content;
  console.log(
    `${documents.length} texts, ${groups.length} groups, ${glossary.length} terms, ${images.length} images: ${errors} errors, ${all.length - errors} warnings (${seconds} s, edition ${bundle.id})`,
  );
  return errors > 0 ? 1 : 0;
}
