import { gzipSync } from 'node:zlib';
import { PMTiles, type Source, zxyToTileId } from 'pmtiles';
import { expect, it } from 'vitest';
import { type ArchiveTile, tileId, writePmtiles } from '../../../tiles/pmtiles/write-pmtiles.ts';

const ABOUT = { bbox: [2.5, 50.5, 6, 51.5], metadata: { name: 'statsec' } } as const;

function open(archive: Buffer): PMTiles {
  const source: Source = {
    getKey: () => 'archive',
    getBytes: async (offset, length) => ({
      data: Uint8Array.from(archive.subarray(offset, offset + length)).buffer,
    }),
  };
  return new PMTiles(source);
}

const textOf = async (archive: PMTiles, [z, x, y]: [number, number, number]) => {
  const tile = await archive.getZxy(z, x, y);
  return tile ? Buffer.from(tile.data).toString() : null;
};

it('numbers tiles as the official reader does: all below zoom 7, and the corners of every zoom', () => {
  const wrong: string[] = [];
  const check = (z: number, x: number, y: number): void => {
    if (tileId(z, x, y) !== zxyToTileId(z, x, y)) wrong.push(`${z}/${x}/${y}`);
  };
  for (let z = 0; z < 7; z++)
    for (let x = 0; x < 2 ** z; x++) for (let y = 0; y < 2 ** z; y++) check(z, x, y);
  for (let z = 7; z <= 20; z++) {
    const last = 2 ** z - 1;
    for (const x of [0, last >> 1, last]) for (const y of [0, last >> 1, last]) check(z, x, y);
  }
  expect(wrong).toEqual([]);
});

it('writes what the official reader reads back, whatever the order of tiles', async () => {
  const tiles: ArchiveTile[] = [];
  for (let x = 0; x < 8; x++)
    for (let y = 0; y < 8; y++)
      tiles.push({ z: 6, x: x + 30, y: y + 18, data: gzipSync(x < 4 ? 'sea' : `${x},${y}`) });
  const archive = writePmtiles(tiles, ABOUT);
  expect(writePmtiles([...tiles].reverse(), ABOUT).equals(archive)).toBe(true);
  const reader = open(archive);
  const header = await reader.getHeader();
  expect(header).toMatchObject({
    minZoom: 6,
    maxZoom: 6,
    numAddressedTiles: 64,
    numTileContents: 33,
    clustered: true,
  });
  expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual([
    2.5, 50.5, 6, 51.5,
  ]);
  expect(await reader.getMetadata()).toEqual({ name: 'statsec' });
  expect(await textOf(reader, [6, 37, 20])).toBe('7,2');
  expect(await textOf(reader, [6, 30, 18])).toBe('sea');
  expect(await textOf(reader, [6, 10, 10])).toBeNull();
});

it('puts directories in leaves where the first request would not hold them all', async () => {
  // Contents in no order: a directory that compresses badly.
  const contents = Array.from({ length: 300 }, (_, i) => gzipSync(`${'x'.repeat(i)}${i}`));
  const chosen = (x: number, y: number): number => (x * 7919 + y * 104_729 + x * y * 31) % 300;
  const tiles: ArchiveTile[] = [];
  for (let x = 0; x < 128; x++)
    for (let y = 0; y < 128; y++)
      tiles.push({ z: 7, x, y, data: contents[chosen(x, y)] ?? Buffer.alloc(0) });
  const archive = writePmtiles(tiles, ABOUT);
  expect(archive.readBigUInt64LE(48)).toBeGreaterThan(0n);
  const reader = open(archive);
  for (const [x, y] of [
    [0, 0],
    [127, 127],
    [64, 1],
  ] as const)
    expect(await textOf(reader, [7, x, y])).toMatch(new RegExp(`^x*${chosen(x, y)}$`));
});

it('refuses an archive of nothing', () => {
  expect(() => writePmtiles([], ABOUT)).toThrow('an archive needs at least one tile, got 0');
});
