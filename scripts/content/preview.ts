/** The server with content that is not published: what a folder says now, on the figures of the live edition. */
import { watch } from 'node:fs';
import path from 'node:path';
import { CONTENT_FOLDER, readContent } from '../../geodata/content/read-content.ts';
import { useContent } from '../../server/content/context/content-of.ts';
import { EditionHolder } from '../../server/edition/edition-holder.ts';
import { createHttpServer } from '../../server/http/http-server.ts';
import { forgetPages } from '../../server/pages/layout/page-answer.ts';
import { createApp } from '../../server/routes/app.ts';

/** Reads again when a file changes; the next time a page is asked for, it is the new one. Never returns. */
export async function preview(from: string, dataDir: string, port: number): Promise<number> {
  const log = (line: string): void => console.log(line);
  const editions = new EditionHolder({ dataDir, log });
  const refresh = async (): Promise<void> => {
    const read = await readContent(from);
    const bundle = editions.live();
    if (!read) return;
    useContent(bundle, read.content);
    forgetPages(bundle);
    for (const { file, line, column, message } of read.problems)
      log(`${file}:${line}:${column}  ${message}`);
  };
  await refresh();
  let waiting: NodeJS.Timeout | null = null;
  watch(path.join(from, CONTENT_FOLDER), { recursive: true }, () => {
    if (waiting) clearTimeout(waiting);
    waiting = setTimeout(() => void refresh().catch((error) => log(String(error))), 100);
  });
  const app = createApp({ editions, clientDir: 'client/dist', log });
  const server = createHttpServer(app, log, null);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  log(`preview of ${from}/${CONTENT_FOLDER} at http://127.0.0.1:${port}/rapport`);
  return new Promise(() => {});
}
