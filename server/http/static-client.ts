/** The built client from its folder: compressed once, kept in memory while the file stays the same. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { errorResponse } from './errors.ts';
import { pageHeaders } from './headers.ts';
import { type Preferences, StoredAnswer } from './stored-answer.ts';

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Already compressed: another pass costs time and gains nothing. */
const COMPRESSED = new Set(['.png', '.jpg', '.webp', '.woff', '.woff2']);

const PAGE = 'index.html';
/** Where the client's build puts files whose name holds a hash of their content. */
const HASHED_FOLDER = 'assets/';

type Kept = { mtimeMs: number; size: number; answer: StoredAnswer };
export type FileRequest = Preferences & {
  pathname: string;
  acceptsHtml: boolean;
  /** Whether the page is asked for as a part of another one. */
  isEmbed: boolean;
};

export class StaticClient {
  readonly #folder: string;
  readonly #kept = new Map<string, Kept>();

  constructor(folder: string) {
    this.#folder = path.resolve(folder);
  }

  /**
   * The file at a path; the page itself for a path that is no file when a person asks (links carry
   * their state in the URL); null when there is nothing to say.
   */
  async respond({
    pathname,
    acceptsHtml,
    isEmbed,
    ...preferences
  }: FileRequest): Promise<Response | null> {
    const name = fileName(pathname);
    if (name === null) return null;
    const file = await this.#read(name);
    if (file) return this.#send(name, file, preferences, isEmbed);
    if (name !== PAGE && (path.extname(name) !== '' || !acceptsHtml)) return null;
    const page = await this.#read(PAGE);
    if (page) return this.#send(PAGE, page, preferences, isEmbed);
    return errorResponse('unavailable', 'the client is not built (run: npm run build:client)');
  }

  #send(name: string, answer: StoredAnswer, preferences: Preferences, isEmbed: boolean) {
    const extension = path.extname(name);
    const isImmutable = name.startsWith(HASHED_FOLDER);
    const acceptEncoding = COMPRESSED.has(extension) ? undefined : preferences.acceptEncoding;
    return answer.respond(
      { ...preferences, acceptEncoding },
      {
        ...pageHeaders(isEmbed),
        vary: 'Accept-Encoding',
        'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    );
  }

  async #read(name: string): Promise<StoredAnswer | null> {
    const file = path.join(this.#folder, name);
    try {
      const found = await stat(file);
      if (!found.isFile()) return null;
      const { mtimeMs, size } = found;
      const kept = this.#kept.get(name);
      if (kept && kept.mtimeMs === mtimeMs && kept.size === size) return kept.answer;
      const type = CONTENT_TYPES[path.extname(name)] ?? 'application/octet-stream';
      const answer = new StoredAnswer(await readFile(file), type, 'client');
      this.#kept.set(name, { mtimeMs, size, answer });
      return answer;
    } catch {
      return null;
    }
  }
}

/** A path inside the folder, or null for one that leads out of it or to a hidden file. */
function fileName(pathname: string): string | null {
  const name = decodeURIComponent(pathname).slice(1) || PAGE;
  const parts = name.split('/');
  const isPlain = parts.every((part) => part !== '' && !part.startsWith('.'));
  return isPlain && !/[\\\0]/.test(name) ? name : null;
}
