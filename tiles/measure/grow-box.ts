import type { Box } from '../../geodata/model/model.ts';

/** A box around nothing, to grow. */
export function emptyBox(): Box {
  return [Infinity, Infinity, -Infinity, -Infinity];
}

/** Makes `into` hold `box` too, in place. */
export function growBox(into: Box, box: Readonly<Box>): void {
  into[0] = Math.min(into[0], box[0]);
  into[1] = Math.min(into[1], box[1]);
  into[2] = Math.max(into[2], box[2]);
  into[3] = Math.max(into[3], box[3]);
}
