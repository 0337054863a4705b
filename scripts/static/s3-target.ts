import { gunzipSync, gzipSync } from 'node:zlib';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  IMMUTABLE,
  isCompressible,
  type PublishedFile,
  REVALIDATE,
  type Target,
} from './target.ts';

/**
 * A bucket of an S3-compatible store, under a prefix. Credentials and region come from where the official client looks
 * for them; `S3_ENDPOINT` names a store that is not Amazon's.
 */
export class S3Target implements Target {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  /** @param address `s3://bucket/prefix` */
  constructor(address: string, endpoint = process.env.S3_ENDPOINT) {
    const [, bucket = '', prefix = ''] = /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(address) ?? [];
    if (bucket === '') throw new Error(`expected s3://bucket/prefix, got "${address}"`);
    this.#bucket = bucket;
    this.#prefix = prefix === '' ? '' : `${prefix}/`;
    const own = endpoint ? { endpoint, forcePathStyle: true } : {};
    this.#client = new S3Client({
      region: process.env.AWS_REGION ?? 'us-east-1',
      // Stores that follow older versions of the interface refuse checksums they do not know.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...own,
    });
  }

  async list(prefix: string): Promise<Set<string>> {
    const keys = new Set<string>();
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: this.#prefix + prefix,
          ContinuationToken: token,
        }),
      );
      for (const { Key = '' } of page.Contents ?? []) keys.add(Key.slice(this.#prefix.length));
      token = page.NextContinuationToken;
    } while (token);
    return keys;
  }

  async read(key: string): Promise<Buffer | null> {
    try {
      const object = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: this.#prefix + key }),
      );
      const bytes = Buffer.from((await object.Body?.transformToByteArray()) ?? []);
      return object.ContentEncoding === 'gzip' ? gunzipSync(bytes) : bytes;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async write(key: string, file: PublishedFile): Promise<void> {
    const isGzip = isCompressible(file);
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: this.#prefix + key,
        Body: isGzip ? gzipSync(file.body, { level: 9 }) : file.body,
        ContentType: file.type,
        CacheControl: file.isImmutable ? IMMUTABLE : REVALIDATE,
        ...(isGzip ? { ContentEncoding: 'gzip' } : {}),
      }),
    );
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(
      new DeleteObjectCommand({ Bucket: this.#bucket, Key: this.#prefix + key }),
    );
  }

  keyOfPage(page: string): string {
    return page === '/' ? 'index.html' : decodeURIComponent(page).slice(1);
  }
}
