/**
 * How a link writes a selection. Few areas are their codes, `44021A00-,44021A01-`, which any edition
 * understands. Many are indices, `~fingerprint.edition.bytes`: the fingerprint tells whether the level still
 * has the same codes in the same order, and the edition where to ask when it has not.
 */
import { type AreaSet, areaSet, ones } from './area-set.ts';

/** Up to here codes are spelled out: a person can read and change such a link. */
const MAX_CODES = 24;
const PACKED = /^~([0-9a-z]{1,7})\.([0-9a-f]{4,64})\.([A-Za-z0-9_-]*)$/;
const CODES = /^[\p{L}\p{N}_.+-]{1,64}(?:,[\p{L}\p{N}_.+-]{1,64})*$/u;
const RUNS = 0;
const BITS = 1;

export type Packed = { fingerprint: string; edition: string; bytes: Uint8Array };

export function isSelectionText(text: string): boolean {
  return CODES.test(text) || PACKED.test(text);
}

export function printSelection(set: AreaSet, codes: readonly string[], edition: string): string {
  if (set.length <= MAX_CODES) return Array.from(set, (index) => codes[index] ?? '').join(',');
  const [runs, bits] = [packRuns(set), packBits(set)];
  const bytes = runs.length <= bits.length ? runs : bits;
  return `~${fingerprintOf(codes)}.${edition}.${toBase64(bytes)}`;
}

/** The codes or the packed indices in a link; null when it is neither. */
export function readSelection(text: string): string[] | Packed | null {
  const [, fingerprint, edition, body] = PACKED.exec(text) ?? [];
  if (fingerprint !== undefined && edition !== undefined && body !== undefined) {
    return { fingerprint, edition, bytes: fromBase64(body) };
  }
  return CODES.test(text) ? text.split(',') : null;
}

/** Indices below `count` of a packed selection; what cannot be read is left out. */
export function unpack({ bytes }: Packed, count: number): AreaSet {
  if (bytes[0] !== BITS) return unpackRuns(bytes, count);
  return unpackBits(bytes).filter((index) => index < count);
}

/** A short mark of a level's codes in their order: 32-bit FNV-1a, base 36. */
export function fingerprintOf(codes: readonly string[]): string {
  const known = fingerprints.get(codes);
  if (known !== undefined) return known;
  const fresh = hashOf(codes);
  fingerprints.set(codes, fresh);
  return fresh;
}

/** The codes of a level stay the same for the life of the page. */
const fingerprints = new WeakMap<readonly string[], string>();

function hashOf(codes: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const code of codes) {
    for (let i = 0; i <= code.length; i++) {
      hash = Math.imul(hash ^ (code.charCodeAt(i) || 10), 0x01000193);
    }
  }
  return (hash >>> 0).toString(36);
}

/** Lengths of runs, not selected and selected in turn, seven bits a byte, the last byte without its high bit. */
function packRuns(set: AreaSet): Uint8Array {
  const bytes: number[] = [RUNS];
  const push = (length: number): void => {
    let rest = length;
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  };
  let end = 0;
  for (let i = 0; i < set.length; ) {
    const start = set[i] ?? 0;
    let next = start;
    while (i < set.length && set[i] === next) {
      next++;
      i++;
    }
    push(start - end);
    push(next - start);
    end = next;
  }
  return Uint8Array.from(bytes);
}

function unpackRuns(bytes: Uint8Array, count: number): AreaSet {
  const found: number[] = [];
  let at = 0;
  let selected = false;
  for (let i = 1; i < bytes.length && at < count; selected = !selected) {
    let length = 0;
    for (let shift = 0; i < bytes.length; shift += 7) {
      const byte = bytes[i++] ?? 0;
      length += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    const end = Math.min(count, at + length);
    if (selected) for (let index = at; index < end; index++) found.push(index);
    at = end;
  }
  return areaSet(found);
}

function packBits(set: AreaSet): Uint8Array {
  const bytes = new Uint8Array(2 + ((set.at(-1) ?? 0) >> 3));
  bytes[0] = BITS;
  for (const index of set) {
    const at = 1 + (index >> 3);
    bytes[at] = (bytes[at] ?? 0) | (1 << (index & 7));
  }
  return bytes;
}

function unpackBits(bytes: Uint8Array): AreaSet {
  const flags = new Uint8Array((bytes.length - 1) * 8);
  for (let i = 0; i < flags.length; i++) flags[i] = ((bytes[1 + (i >> 3)] ?? 0) >> (i & 7)) & 1;
  return ones(flags);
}

function toBase64(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64(text: string): Uint8Array {
  try {
    const decoded = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
