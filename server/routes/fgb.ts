import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { DataError } from '../../geodata/model/data-error.ts';
import { errorResponse } from '../http/errors.ts';
import { API_HEADERS, IMMUTABLE, matchesTag } from '../http/headers.ts';
import type { Routes } from './declare-routes.ts';

export function fgbRoutes({ fixedRoute, deps }: Routes): void {
  fixedRoute('/fgb/:edition/:level{[^/]+\\.fgb}', async (c) => {
    const bundle = deps.editions.pinned(c.req.param('edition'));
    const { code } = bundle.edition.level(c.req.param('level').slice(0, -'.fgb'.length)).level;
    const file = path.join(bundle.edition.folder, `${code}.fgb`);
    const size = await sizeOf(file);
    if (size === null) throw new DataError('not_available', `${code} has no geometry`);
    const tag = `${bundle.id}-${code}`;
    const headers: Record<string, string> = {
      ...API_HEADERS,
      'cache-control': IMMUTABLE,
      'accept-ranges': 'bytes',
      etag: `"${tag}"`,
    };
    if (matchesTag(c.req.header('if-none-match'), tag)) {
      return new Response(null, { status: 304, headers });
    }
    headers['content-type'] = 'application/flatgeobuf';
    headers['content-disposition'] = `inline; filename="${code}-${bundle.id}.fgb"`;
    // RFC 9110 §13.1.5: a range of another version than the client's is not what it asked for.
    const ifRange = c.req.header('if-range');
    const isCurrent = ifRange === undefined || ifRange === `"${tag}"`;
    // RFC 9110 §14.2: a range is defined for GET only.
    const isHead = c.req.method === 'HEAD';
    const range = isCurrent && !isHead ? parseRange(c.req.header('range'), size) : null;
    if (range === 'unsatisfiable') {
      return errorResponse('range_not_satisfiable', `the file has ${size} bytes`, {
        'content-range': `bytes */${size}`,
      });
    }
    const { start, end } = range ?? { start: 0, end: size - 1 };
    headers['content-length'] = String(end - start + 1);
    if (range) headers['content-range'] = `bytes ${start}-${end}/${size}`;
    const body = isHead ? null : streamOf(file, start, end);
    return new Response(body, { status: range ? 206 : 200, headers });
  });
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch {
    return null;
  }
}

function streamOf(file: string, start: number, end: number): ReadableStream {
  return Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream;
}

/**
 * One range of bytes, both ends included. Null means the whole file: for no range, for several (a
 * server may ignore those, RFC 9110 §14.2) and for what cannot be read.
 */
export function parseRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec((header ?? '').trim()) ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  if (from === '') {
    const last = Number(to);
    return last === 0 ? 'unsatisfiable' : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}
