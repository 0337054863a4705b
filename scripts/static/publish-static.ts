/**
 * npm run publish:static -- --out DIR|s3://bucket/prefix --origin https://atlas.example.org [--edition ID] [--data DIR]
 * npm run publish:static -- --out DIR|s3://bucket/prefix --rollback ID
 *
 * Writes an edition as plain files that any web server, object store or CDN serves. docs/static-publishing.md explains.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { EditionHolder } from '../../server/edition/edition-holder.ts';
import { createApp } from '../../server/routes/app.ts';
import { FolderTarget } from './folder-target.ts';
import { publishEdition, rollBack } from './publish-edition.ts';
import { S3Target } from './s3-target.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    origin: { type: 'string', default: 'http://localhost' },
    edition: { type: 'string' },
    data: { type: 'string' },
    client: { type: 'string' },
    rollback: { type: 'string' },
  },
});

try {
  await main();
} catch (error) {
  console.error(`publish: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

async function main(): Promise<void> {
  const { out, rollback, origin } = values;
  if (!out) throw new Error('say --out DIR or --out s3://bucket/prefix');
  const target = out.startsWith('s3://') ? new S3Target(out) : new FolderTarget(out);
  if (rollback !== undefined) {
    await rollBack(target, rollback);
    console.log(`edition ${rollback} is live in ${out}`);
    return;
  }
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
  const dataDir = values.data ?? process.env.DATA_DIR ?? 'data';
  const editions = new EditionHolder({ dataDir, log: console.error });
  const clientDir = values.client ?? path.join(import.meta.dirname, '../../client/dist');
  const app = createApp({ editions, clientDir, log: console.error });
  const bundle = editions.live();
  if (values.edition && values.edition !== bundle.id)
    throw new Error(
      `${values.edition} is not live (live: ${bundle.id}): npm run edition -- --switch`,
    );
  const progress = (message: string): void =>
    console.error(`${seconds().padStart(6)} s  ${message}`);
  const done = await publishEdition({
    app,
    bundle,
    target,
    clientDir,
    progress,
    origin: origin.replace(/\/$/, ''),
  });
  editions.close();
  console.log(
    `edition ${done.edition} is live in ${out}: ${done.files} files written (${(done.bytes / 1e6).toFixed(1)} MB), ${done.unchanged} unchanged, ${done.pages} pages (${done.kept} say the same), ${done.linksToServer} links to what needs a server taken away, ${seconds()} s`,
  );
}
