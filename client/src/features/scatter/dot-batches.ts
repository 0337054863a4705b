/** In which order dots are painted, and with which colours: the same as on the map. */
import { type Classified, colourAt } from '../../../../server/contract/classify/colour-of-area.ts';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';

/** Areas painted one after another with one colour. */
export type Batch = { colour: string; isBack: boolean; indices: number[] };

type Options = {
  view: Classified;
  indices: Uint32Array;
  /** In area order, 1 for areas that step back. */
  back: Uint8Array;
  radii: Float32Array;
  mode: Mode;
};

/** Areas that step back first, then large before small, so that nothing that matters is covered. */
export function batchDots({ view, indices, back, radii, mode }: Options): Batch[] {
  const colours = new Map<number, string>();
  for (const index of indices) colours.set(index, colourAt(view, index, mode));
  const rank = new Map([...new Set(colours.values())].map((colour, i) => [colour, i]));
  const keyOf = (index: number): number => {
    const front = back[index] === 1 ? 0 : 1e9;
    return front - Math.round(radii[index] ?? 0) * 1e4 + (rank.get(colours.get(index) ?? '') ?? 0);
  };
  const keys = new Map(Array.from(indices, (index) => [index, keyOf(index)]));
  const order = Array.from(indices).sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
  const batches: Batch[] = [];
  for (const index of order) {
    const colour = colours.get(index) ?? '';
    const isBack = back[index] === 1;
    const open = batches.at(-1);
    if (open && open.colour === colour && open.isBack === isBack) open.indices.push(index);
    else batches.push({ colour, isBack, indices: [index] });
  }
  return batches;
}
