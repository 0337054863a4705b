import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { describeExport } from '../../geodata/export/about.ts';
import { describeCsv } from '../../geodata/export/csv-metadata.ts';
import { gzipChunks } from '../../geodata/export/deflate.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import { FORMATS } from '../../tiles/export/formats.ts';
import type { ExportAboutAnswer } from '../contract/export.ts';
import { answerFresh, respondNoStore } from '../edition/answer.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import {
  type ExportQuery,
  exportFields,
  exportParameters,
  type PreparedExport,
  prepareExport,
} from '../figures/export-request.ts';
import { errorResponse } from '../http/errors.ts';
import { API_HEADERS, acceptsEncoding, NO_STORE, REVALIDATE } from '../http/headers.ts';
import { originOf } from '../http/origin.ts';
import { parameter } from '../http/parameters.ts';
import { streamChunks } from '../http/stream-chunks.ts';
import type { Deps, Routes } from './declare-routes.ts';

/** Exports that are made at the same time; each may take some 150 MB. */
const MAX_AT_ONCE = 6;
const METADATA_PATH = '/api/export/csv-metadata.json';

export function exportRoutes({ route, postedRoute, deps }: Routes): void {
  let underWay = 0;
  const hash = { hash: parameter.flag.optional() };

  const send = async (c: Context, bundle: EditionBundle, prepared: PreparedExport) => {
    const isZipped =
      prepared.format.isText && acceptsEncoding(c.req.header('accept-encoding'), 'gzip');
    const headers = headersOf(c, bundle, prepared, isZipped);
    if (c.req.method === 'HEAD') return new Response(null, { headers });
    if (underWay >= MAX_AT_ONCE) {
      const message = `${underWay} exports are being made, try again in a few seconds`;
      return errorResponse('unavailable', message, { 'retry-after': '5' });
    }
    const release = deps.editions.acquire(bundle.id);
    underWay++;
    const chunks = prepared.write(prepared.open());
    const body = streamChunks(isZipped ? gzipChunks(chunks) : chunks, (error) => {
      underWay--;
      release();
      if (error) deps.log(`export ${prepared.fileName} broke off: ${error}`);
    });
    return new Response(body, { headers });
  };

  route('/api/export', exportParameters, async (c, { bundle, query }) => {
    return send(c, bundle, await prepareExport(bundle, query));
  });
  postedRoute('/api/export', exportFields, async (c, { bundle, query }) => {
    return send(c, bundle, await prepareExport(bundle, query));
  });

  route('/api/export/about', { ...exportParameters, ...hash }, async (c, { bundle, query }) => {
    return answerFresh(c, bundle, await answerAbout(c, deps, bundle, query));
  });
  postedRoute('/api/export/about', { ...exportFields, ...hash }, async (c, { bundle, query }) => {
    return respondNoStore(c, bundle, await answerAbout(c, deps, bundle, query));
  });

  route(METADATA_PATH, exportParameters, async (c, { bundle, query }) => {
    if (query.format !== 'csv') {
      throw new DataError('bad_request', `parameter "format": expected csv, got "${query.format}"`);
    }
    const prepared = await prepareExport(bundle, query);
    const table = prepared.open();
    await runThrough(c, deps, bundle, table.batches());
    const metadata = describeCsv(table, prepared.options.csv, fileUrl(c, bundle));
    return new Response(JSON.stringify(metadata, null, 2), {
      headers: {
        ...API_HEADERS,
        'cache-control': REVALIDATE,
        'content-type': 'application/csvm+json; charset=utf-8',
        'content-disposition': disposition('inline', `${prepared.fileName}-metadata.json`),
      },
    });
  });
}

function headersOf(
  c: Context,
  bundle: EditionBundle,
  { format, fileName, rows }: PreparedExport,
  isZipped: boolean,
): Record<string, string> {
  const isGet = c.req.method !== 'POST';
  const hasMetadata = isGet && format === FORMATS.csv;
  return {
    ...API_HEADERS,
    'access-control-expose-headers': 'Content-Disposition, Content-Length, Export-Rows, Link',
    'cache-control': isGet ? REVALIDATE : NO_STORE,
    'content-type': format.mediaType,
    'content-disposition': disposition('attachment', fileName),
    'export-rows': String(rows),
    ...(format.isText ? { vary: 'Accept-Encoding' } : {}),
    ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
    ...(hasMetadata
      ? {
          link: `<${METADATA_PATH}?${queryOf(c, bundle)}>; rel="describedby"; type="application/csvm+json"`,
        }
      : {}),
  };
}

/** RFC 6266: a plain name for old clients, and the same in UTF-8. */
function disposition(kind: 'attachment' | 'inline', name: string): string {
  return `${kind}; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

/** The question again, with the edition filled in: what it names never changes. */
function queryOf(c: Context, { id }: EditionBundle): string {
  const query = new URLSearchParams(new URL(c.req.url).search);
  query.set('edition', id);
  return query.toString();
}

function fileUrl(c: Context, bundle: EditionBundle): string {
  return `${originOf(c)}/api/export?${queryOf(c, bundle)}`;
}

/** What the file would say of itself; with `hash` it is made, to tell its size and hash. */
async function answerAbout(
  c: Context,
  deps: Deps,
  bundle: EditionBundle,
  query: ExportQuery & { hash?: '1' | undefined },
): Promise<ExportAboutAnswer> {
  const prepared = await prepareExport(bundle, query);
  const { fileName, format, rows } = prepared;
  const table = prepared.open();
  const isHashed = query.hash === '1';
  if (!isHashed) await runThrough(c, deps, bundle, table.batches());
  const file: ExportAboutAnswer['file'] = { name: fileName, type: format.mediaType, rows };
  if (isHashed) {
    const hash = createHash('sha256');
    file.bytes = 0;
    await runThrough(c, deps, bundle, prepared.write(table), (chunk) => {
      hash.update(chunk);
      file.bytes = (file.bytes ?? 0) + chunk.length;
    });
    file.sha256 = hash.digest('hex');
  }
  return { ok: true, edition: bundle.id, file, about: describeExport(table, prepared.outlines) };
}

/** Reads to the end with turns for other requests, and no further than the client waits for it. */
async function runThrough<T>(
  c: Context,
  { editions }: Deps,
  { id }: EditionBundle,
  steps: Generator<T>,
  take: (step: T) => void = () => {},
): Promise<void> {
  const release = editions.acquire(id);
  try {
    for (const step of steps) {
      take(step);
      await new Promise((resolve) => setImmediate(resolve));
      if (c.req.raw.signal.aborted) return;
    }
  } finally {
    release();
  }
}
