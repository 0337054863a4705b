import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { isCompressible, type PublishedFile, type Target } from './target.ts';

/** A folder that a web server serves; texts have a `.gz` beside them (`gzip_static`). */
export class FolderTarget implements Target {
  constructor(readonly folder: string) {}

  async list(prefix: string): Promise<Set<string>> {
    const names = await readdir(path.join(this.folder, prefix)).catch(() => []);
    return new Set(names.filter((name) => !name.endsWith('.gz')).map((name) => prefix + name));
  }

  async read(key: string): Promise<Buffer | null> {
    return readFile(this.#at(key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  async write(key: string, file: PublishedFile): Promise<void> {
    // The compressed one first: a server that finds it takes it, whatever the other says.
    if (isCompressible(file)) await this.#replace(`${key}.gz`, gzipSync(file.body, { level: 9 }));
    else await rm(`${this.#at(key)}.gz`, { force: true });
    await this.#replace(key, file.body);
  }

  async remove(key: string): Promise<void> {
    await rm(this.#at(key), { force: true });
    await rm(`${this.#at(key)}.gz`, { force: true });
  }

  keyOfPage(page: string): string {
    return page === '/' ? 'index.html' : `${decodeURIComponent(page).slice(1)}/index.html`;
  }

  async #replace(key: string, body: Buffer): Promise<void> {
    const file = this.#at(key);
    await mkdir(path.dirname(file), { recursive: true });
    const part = `${file}.${process.pid}.part`;
    try {
      await writeFile(part, body);
      await rename(part, file);
    } finally {
      await rm(part, { force: true });
    }
  }

  #at(key: string): string {
    const file = path.resolve(this.folder, key);
    if (!file.startsWith(path.resolve(this.folder) + path.sep))
      throw new Error(`a file outside the folder: "${key}"`);
    return file;
  }
}
