/** Enough of ZIP (APPNOTE 6.3) to open an archive in memory: stored and deflated files, no encryption, no ZIP64. */

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const MAX_COMMENT = 65_535;

/** Files of an archive by name; null when the bytes are no archive this can read. */
export async function unzip(archive: ArrayBuffer): Promise<Map<string, ArrayBuffer> | null> {
  const view = new DataView(archive);
  const end = findEnd(view);
  if (end === null) return null;
  const files = new Map<string, ArrayBuffer>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const [nameLength, extra, comment] = [28, 30, 32].map((i) => view.getUint16(at + i, true));
    const name = new TextDecoder().decode(new Uint8Array(archive, at + 46, nameLength));
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const bytes = archive.slice(start, start + size);
    if (method === 0) files.set(name, bytes);
    else if (method === 8) files.set(name, await inflate(bytes));
    else return null;
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - MAX_COMMENT);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}

function inflate(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).arrayBuffer();
}
