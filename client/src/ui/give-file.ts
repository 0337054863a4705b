/** Downloads: with progress, to be stopped, and given to the reader under the name the server gave. */
import { signal } from '@preact/signals';
import { type ExportQuestion, openExport } from '../api/export.ts';
import { ApiError } from '../api/request.ts';

export type Download =
  | { state: 'idle' }
  | { state: 'running'; bytes: number; abort: AbortController }
  | { state: 'done'; bytes: number; name: string }
  | { state: 'failed'; error: ApiError };

export const download = signal<Download>({ state: 'idle' });

/** Telling of every chunk would keep the page busy. */
const TELL_EVERY_MS = 150;

export async function startDownload(question: ExportQuestion): Promise<void> {
  stopDownload();
  const abort = new AbortController();
  download.value = { state: 'running', bytes: 0, abort };
  try {
    const response = await openExport(question, abort.signal);
    const name = nameIn(response.headers.get('content-disposition')) ?? `export.${question.format}`;
    const chunks = await collect(response, abort);
    const file = new Blob(chunks, { type: response.headers.get('content-type') ?? '' });
    giveFile(file, name);
    download.value = { state: 'done', bytes: file.size, name };
  } catch (reason) {
    if (abort.signal.aborted) return;
    const error = reason instanceof ApiError ? reason : new ApiError('offline', String(reason), 0);
    download.value = { state: 'failed', error };
  }
}

export function stopDownload(): void {
  const now = download.peek();
  if (now.state === 'running') now.abort.abort();
  download.value = { state: 'idle' };
}

/** Hands a file to the reader. */
export function giveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function collect(response: Response, abort: AbortController): Promise<BlobPart[]> {
  const chunks: BlobPart[] = [];
  const reader = response.body?.getReader();
  let bytes = 0;
  let told = 0;
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    chunks.push(read.value);
    bytes += read.value.length;
    if (performance.now() - told < TELL_EVERY_MS) continue;
    told = performance.now();
    download.value = { state: 'running', bytes, abort };
  }
  return chunks;
}

function nameIn(disposition: string | null): string | null {
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? null;
}
