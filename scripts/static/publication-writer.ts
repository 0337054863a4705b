/** Writes files named after their content, each once, and counts what was there already. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Entry, Group } from '../../server/contract/publication.ts';
import type { PublishedFile, Target } from './target.ts';

export type Written = { files: number; bytes: number; unchanged: number };

const JSON_TYPE = 'application/json; charset=utf-8';
/** Files under way at once: an object store answers slowly and many at a time. */
const AT_ONCE = 16;

export class PublicationWriter {
  readonly written: Written = { files: 0, bytes: 0, unchanged: 0 };
  readonly #target: Target;
  readonly #known: Set<string>;
  readonly #underWay = new Set<Promise<void>>();
  #failure: unknown = null;

  private constructor(target: Target, known: Set<string>) {
    this.#target = target;
    this.#known = known;
  }

  static async open(target: Target): Promise<PublicationWriter> {
    return new PublicationWriter(target, await target.list('objects/'));
  }

  /** Name of the file under `objects/`. It is there once `settle` has resolved. */
  async object(
    body: Buffer,
    extension: string,
    about: { type: string; isRanged?: boolean },
  ): Promise<string> {
    const name = `${hashOf(body)}.${extension}`;
    const key = `objects/${name}`;
    if (this.#known.has(key)) {
      this.written.unchanged++;
      return name;
    }
    this.#known.add(key);
    await this.file(key, { body, isImmutable: true, ...about });
    return name;
  }

  json(content: unknown): Promise<string> {
    return this.object(Buffer.from(JSON.stringify(content)), 'json', { type: JSON_TYPE });
  }

  async file(key: string, file: PublishedFile): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    while (this.#underWay.size >= AT_ONCE) await Promise.race(this.#underWay);
    const work: Promise<void> = this.#target
      .write(key, file)
      .then(() => {
        this.written.files++;
        this.written.bytes += file.body.length;
      })
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  /** Resolves when everything asked for is written. Rejects with the first failure. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay);
    if (this.#failure !== null) throw this.#failure;
  }
}

/** Answers of one group: large ones are files of their own, small ones lie together in a bundle. */
export class GroupWriter {
  readonly #writer: PublicationWriter;
  readonly #entries: Record<string, Entry> = {};
  readonly #parts: Buffer[] = [];
  #end = 0;

  constructor(writer: PublicationWriter) {
    this.#writer = writer;
  }

  async addFile(key: string, content: unknown): Promise<void> {
    this.#entries[key] = await this.#writer.json(content);
  }

  addNamed(key: string, name: string): void {
    this.#entries[key] = name;
  }

  addPart(key: string, content: unknown): void {
    const bytes = gzipSync(JSON.stringify(content));
    this.#entries[key] = [this.#end, bytes.length];
    this.#parts.push(bytes);
    this.#end += bytes.length;
  }

  get isEmpty(): boolean {
    return Object.keys(this.#entries).length === 0;
  }

  /** Name of the file that lists the group. */
  async finish(): Promise<string> {
    const group: Group = { entries: this.#entries };
    if (this.#parts.length > 0) {
      const about = { type: 'application/octet-stream', isRanged: true };
      group.bundle = await this.#writer.object(Buffer.concat(this.#parts), 'bundle', about);
    }
    return this.#writer.json(group);
  }
}

export function hashOf(body: Buffer | string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 24);
}
