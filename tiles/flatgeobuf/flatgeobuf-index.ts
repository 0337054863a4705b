import type { Box } from '../../geodata/model/model.ts';
import { emptyBox, growBox } from '../measure/grow-box.ts';

/** Children of a node of the index; 16 is what every reader assumes by default. */
export const NODE_SIZE = 16;
/** Bytes of a node: west, south, east, north as float64 and an offset as uint64. */
const NODE_BYTES = 40;
/** Cells per axis of the Hilbert curve: 16 bits. */
const HILBERT_MAX = 2 ** 16 - 1;

/** The box around boxes. */
export function envelopeOf(boxes: readonly Readonly<Box>[]): Box {
  const envelope: Box = emptyBox();
  for (const box of boxes) growBox(envelope, box);
  return envelope;
}

/** Places of boxes in the order of a Hilbert curve through their middles. */
export function hilbertOrder(boxes: readonly Readonly<Box>[]): number[] {
  const [west, south, east, north] = envelopeOf(boxes);
  const place = (low: number, high: number, from: number, to: number): number =>
    high > low ? Math.floor((HILBERT_MAX * ((from + to) / 2 - low)) / (high - low)) : 0;
  const keys = boxes.map((box) =>
    hilbertDistance(place(west, east, box[0], box[2]), place(south, north, box[1], box[3])),
  );
  return [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
}

/** Distance along a Hilbert curve of order 16 of the cell `x, y` (0 to 65535). */
function hilbertDistance(x: number, y: number): number {
  let distance = 0;
  for (let side = 2 ** 15; side >= 1; side /= 2) {
    const [right, up] = [(x & side) > 0 ? 1 : 0, (y & side) > 0 ? 1 : 0];
    distance += side * side * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) {
        x = HILBERT_MAX - x;
        y = HILBERT_MAX - y;
      }
      [x, y] = [y, x];
    }
  }
  return distance;
}

/**
 * The packed R-tree over features in file order: levels from the root down to one leaf per feature. A
 * leaf's offset is the place of its feature in bytes after the index, a node's the number of its first
 * child. Empty without features.
 */
export function buildIndex(items: readonly { box: Box; bytes: number }[]): Uint8Array {
  if (items.length === 0) return new Uint8Array(0);
  const levels: { box: Box; offset: number }[][] = [];
  let featureAt = 0;
  let nodes = items.map(({ box, bytes }) => {
    const offset = featureAt;
    featureAt += bytes;
    return { box, offset };
  });
  // One feature still has a root above its leaf: readers count nodes that way.
  do {
    levels.unshift(nodes);
    const parents: typeof nodes = [];
    for (let first = 0; first < nodes.length; first += NODE_SIZE) {
      const children = nodes.slice(first, first + NODE_SIZE);
      parents.push({ box: envelopeOf(children.map(({ box }) => box)), offset: first });
    }
    nodes = parents;
  } while (nodes.length > 1);
  levels.unshift(nodes);
  return packLevels(levels);
}

function packLevels(levels: readonly { box: Box; offset: number }[][]): Uint8Array {
  const count = levels.reduce((sum, nodes) => sum + nodes.length, 0);
  const view = new DataView(new ArrayBuffer(count * NODE_BYTES));
  let at = 0;
  let nextLevel = 0;
  for (const [depth, nodes] of levels.entries()) {
    nextLevel += nodes.length;
    const isLeaf = depth === levels.length - 1;
    for (const { box, offset } of nodes) {
      for (const [i, side] of box.entries()) view.setFloat64(at + i * 8, side, true);
      view.setBigUint64(at + 32, BigInt(isLeaf ? offset : nextLevel + offset), true);
      at += NODE_BYTES;
    }
  }
  return new Uint8Array(view.buffer);
}
