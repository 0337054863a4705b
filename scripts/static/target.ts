/** Where a publication is written: a folder, or a bucket of an object store. */

export type PublishedFile = {
  body: Buffer;
  type: string;
  /** Named after its content: kept by caches for ever. */
  isImmutable: boolean;
  /** Read by range: sent as it is. */
  isRanged?: boolean;
};

export interface Target {
  /** Keys of all files there are under a prefix. */
  list(prefix: string): Promise<Set<string>>;
  /** Null where there is no such file. */
  read(key: string): Promise<Buffer | null>;
  /** Whole or not at all. */
  write(key: string, file: PublishedFile): Promise<void>;
  remove(key: string): Promise<void>;
  /** The key of a page: a web server looks for a page in its folder, a store sends the very key. */
  keyOfPage(path: string): string;
}

export const IMMUTABLE = 'public, max-age=31536000, immutable';
export const REVALIDATE = 'public, no-cache';
/** Shorter texts gain nothing by it. */
const MIN_COMPRESSED_LENGTH = 1000;

export function isCompressible({ body, type, isRanged }: PublishedFile): boolean {
  const isText = /^text\/|json|javascript|xml|svg|manifest/.test(type);
  return !isRanged && isText && body.length >= MIN_COMPRESSED_LENGTH;
}
