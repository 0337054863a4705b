/** Enough of PNG to look at a screenshot: 8 bits a channel, no interlace, which is what Chromium writes. */
import { inflateSync } from 'node:zlib';

export type Picture = { width: number; height: number; channels: number; bytes: Uint8Array };

export function decodePng(png: Buffer): Picture {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + length));
    }
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  return { width, height, channels, bytes: unfilter(raw, width * channels, height, channels) };
}

/** PNG specification §9: each row says how it was predicted from its left and upper neighbours. */
function unfilter(raw: Buffer, stride: number, height: number, step: number): Uint8Array {
  const bytes = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const kind = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= step ? (bytes[at - step] ?? 0) : 0;
      const up = y > 0 ? (bytes[at - stride] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (bytes[at - stride - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
      bytes[at] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return bytes;
}

function paeth(left: number, up: number, corner: number): number {
  const [l, u, c] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  return l <= u && l <= c ? left : u <= c ? up : corner;
}

/** `rgb(1, 2, 3)` as `#010203`. */
export function readColours(css: readonly string[]): string[] {
  return css.map((text) => {
    const channels = text.match(/\d+/g) ?? [];
    return `#${channels
      .slice(0, 3)
      .map((channel) => Number(channel).toString(16).padStart(2, '0'))
      .join('')}`;
  });
}

/** Share of the pixels, from 0 to 1, that have each colour, give or take `tolerance` per channel. */
export function countColours(
  png: Buffer,
  colours: readonly string[],
  tolerance = 4,
): Map<string, number> {
  const { bytes, channels, width, height } = decodePng(png);
  const counts = new Map(colours.map((colour) => [colour, 0]));
  for (const colour of colours) {
    const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    let count = 0;
    for (let at = 0; at < bytes.length; at += channels) {
      const near = wanted.every(
        (channel, i) => Math.abs((bytes[at + i] ?? 0) - channel) <= tolerance,
      );
      if (near) count++;
    }
    counts.set(colour, count / (width * height));
  }
  return counts;
}

/** Number of pixels that differ by more than a shade. */
export function countDifferent(one: Buffer, other: Buffer): number {
  const a = decodePng(one);
  const b = decodePng(other);
  let count = 0;
  for (let at = 0; at < a.bytes.length; at += a.channels) {
    for (let i = 0; i < 3; i++) {
      if (Math.abs((a.bytes[at + i] ?? 0) - (b.bytes[at + i] ?? 0)) > 12) {
        count++;
        break;
      }
    }
  }
  return count;
}
