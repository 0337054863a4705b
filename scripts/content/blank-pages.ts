/** Pages of a PDF with nothing on them, by rendering: what a reader would see, not what the file says. */
import { spawn } from 'node:child_process';

export type PageCount = { pages: number; blank: number };

/** Small: a word is a few grey pixels, which is enough to know that it is there. */
const DPI = 24;
/** The running foot stands on every page and makes none of them full. */
const FOOT = 0.07;
const WHITE = 250;

/** Null where pdftoppm (poppler-utils) is not installed. */
export async function countBlankPages(file: string): Promise<PageCount | null> {
  const bytes = await render(file);
  if (!bytes) return null;
  const pages = readGreyMaps(bytes);
  return { pages: pages.length, blank: pages.filter(isBlank).length };
}

export type GreyMap = { width: number; height: number; pixels: Uint8Array };

/** True where nothing above the foot is darker than paper. */
export function isBlank({ width, height, pixels }: GreyMap): boolean {
  return pixels.subarray(0, width * Math.floor(height * (1 - FOOT))).every((one) => one >= WHITE);
}

/** Portable grey maps (`P5`), one after the other. */
export function readGreyMaps(bytes: Uint8Array): GreyMap[] {
  const maps: GreyMap[] = [];
  let at = 0;
  while (at < bytes.length) {
    const head = Buffer.from(bytes.subarray(at, at + 64)).toString('latin1');
    const found = /^P5\s+(\d+)\s+(\d+)\s+(\d+)\s/.exec(head);
    if (!found) throw new Error(`expected a grey map at byte ${at}`);
    const [whole, width, height] = [found[0], Number(found[1]), Number(found[2])];
    const start = at + whole.length;
    maps.push({ width, height, pixels: bytes.subarray(start, start + width * height) });
    at = start + width * height;
  }
  return maps;
}

function render(file: string): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const child = spawn('pdftoppm', ['-gray', '-r', String(DPI), file]);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(null) : reject(error),
    );
    child.on('close', (code) =>
      code === 0
        ? resolve(Buffer.concat(chunks))
        : reject(new Error(`pdftoppm ended with ${code} on ${file}`)),
    );
  });
}
