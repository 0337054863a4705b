/** An answer as bytes, compressed once per encoding however often it is asked for. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { API_HEADERS, acceptsEncoding, matchesTag, REVALIDATE } from './headers.ts';

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** Shorter bodies fit in one packet whatever is done to them. */
const MIN_COMPRESSED_LENGTH = 1000;
/** 5 is about gzip's time for a tenth fewer bytes; 11 takes seconds for a megabyte of areas. */
const BROTLI_QUALITY = 5;

export type Encoding = 'identity' | 'gzip' | 'br';

/** What a request says about the form of its answer. */
export type Preferences = { acceptEncoding: string | undefined; ifNoneMatch: string | undefined };

export class StoredAnswer {
  readonly #encoded = new Map<Encoding, Buffer | Promise<Buffer>>();
  /** Entity tag without quotes and encoding. */
  readonly tag: string;

  /**
   * The tag is a hash of the content and not of the URL: a newer server may answer the same question
   * about the same edition with more fields, and browsers must notice. `hashed` leaves out what says no
   * more than when the answer was made.
   */
  constructor(
    readonly body: Buffer,
    readonly contentType: string,
    edition: string,
    hashed: Buffer = body,
  ) {
    const hash = createHash('sha256').update(hashed).digest('base64url').slice(0, 16);
    this.tag = `${edition}-${hash}`;
    this.#encoded.set('identity', body);
  }

  /** Answers at once when the bytes are there, and after compressing them when they are not. */
  respond(
    preferences: Preferences,
    headers: Record<string, string> = ANSWER_HEADERS,
  ): Response | Promise<Response> {
    const { acceptEncoding, ifNoneMatch } = preferences;
    const encoding = this.#choose(acceptEncoding);
    const tag = `"${this.tag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    if (matchesTag(ifNoneMatch, this.tag)) {
      return new Response(null, { status: 304, headers: { ...headers, etag: tag } });
    }
    const send = (bytes: Buffer): Response =>
      new Response(bytes as Uint8Array<ArrayBuffer>, {
        headers: {
          ...headers,
          ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
          'content-type': this.contentType,
          'content-length': String(bytes.length),
          etag: tag,
        },
      });
    const bytes = this.#encode(encoding);
    return bytes instanceof Promise ? bytes.then(send) : send(bytes);
  }

  #choose(acceptEncoding: string | undefined): Encoding {
    if (this.body.length < MIN_COMPRESSED_LENGTH || !acceptEncoding) return 'identity';
    if (acceptsEncoding(acceptEncoding, 'br')) return 'br';
    return acceptsEncoding(acceptEncoding, 'gzip') ? 'gzip' : 'identity';
  }

  #encode(encoding: Encoding): Buffer | Promise<Buffer> {
    const known = this.#encoded.get(encoding);
    if (known) return known;
    const compressed = (
      encoding === 'br'
        ? brotliAsync(this.body, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
              [constants.BROTLI_PARAM_SIZE_HINT]: this.body.length,
            },
          })
        : gzipAsync(this.body)
    ).then((bytes) => {
      this.#encoded.set(encoding, bytes);
      return bytes;
    });
    this.#encoded.set(encoding, compressed);
    return compressed;
  }
}

export const ANSWER_HEADERS: Record<string, string> = {
  'cache-control': REVALIDATE,
  vary: 'Accept, Accept-Encoding',
  ...API_HEADERS,
};

/** Bytes that an answer and its compressed forms take, roughly: what a cache counts. */
export function sizeOfAnswer(answer: StoredAnswer): number {
  return Math.ceil(answer.body.length * 1.5) + 500;
}
