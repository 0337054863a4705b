/** What layers of ours have in common: colours are multiplied by their alpha, as MapLibre's are, and depth says nothing. */
import type { LayerContext } from '@deck.gl/core';
import type { Map as MapLibreMap } from 'maplibre-gl';

export const OVER_THE_MAP = {
  parameters: {
    depthCompare: 'always',
    depthWriteEnabled: false,
    cullMode: 'none',
    blend: true,
    blendColorSrcFactor: 'one',
    blendColorDstFactor: 'one-minus-src-alpha',
    blendAlphaSrcFactor: 'one',
    blendAlphaDstFactor: 'one-minus-src-alpha',
  },
  pickable: false,
} as const;

/** The context that MapLibre and deck.gl share. */
export function contextOf({ device }: LayerContext): WebGL2RenderingContext {
  const { handle } = device;
  if (!(handle instanceof WebGL2RenderingContext)) throw new Error('deck.gl runs without WebGL 2');
  return handle;
}

export function contextOfMap(map: MapLibreMap): WebGL2RenderingContext {
  const gl = map.getCanvas().getContext('webgl2');
  if (!gl) throw new Error('the map runs without WebGL 2');
  return gl;
}

/** A line that each of two neighbours drew over the other's is now drawn once, and as dense. */
export function twice([red, green, blue, alpha]: readonly [number, number, number, number]): [
  number,
  number,
  number,
  number,
] {
  return [red, green, blue, 1 - (1 - alpha) ** 2];
}
