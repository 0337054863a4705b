import type { ExpressionSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { HATCHINGS, type Hatching, MARK_COLOURS, TILE_PX } from '../classify/hatching.ts';
import { IS_VALUE, KINDS, MISSING_ORDER, type Missing } from '../classify/kind-of-value.ts';
import type { Mode } from '../classify/schemes.ts';
import type { MapLayers } from './map-layers.ts';
import { slotId } from './map-style.ts';
import type { Hatched, Scene } from './scene.ts';

/** Marks are drawn at this many device pixels to a pixel. */
const RATIO = 2;
const STEPPED_BACK = 0.3;
/** A filter that nothing passes. */
const NONE = ['in', ['get', 'i'], ['literal', []]] as unknown as ExpressionSpecification;
const MODES: readonly Mode[] = ['light', 'dark'];

/**
 * Marks on areas without a value. A pattern cannot follow feature state, so these layers name their areas
 * in a filter, and have a source of their own: changing a filter makes all tiles of its source anew, which
 * is nothing for the few areas that lack a value and would be much for all.
 */
export class MapHatching {
  readonly #map: MapLibreMap;
  readonly #layers: MapLayers;
  #level: string | null = null;
  #hatched: Hatched | null = null;
  #mode: Mode | null = null;

  constructor(map: MapLibreMap, layers: MapLayers) {
    this.#map = map;
    this.#layers = layers;
  }

  show({ level, hatched }: Scene, mode: Mode): void {
    if (this.#level !== level) this.#clear();
    else if (mode === this.#mode && sameHatched(this.#hatched, hatched)) return;
    this.#hatched = hatched;
    this.#mode = mode;
    const ids = idsByKind(hatched);
    if (ids.size === 0) {
      this.#clear();
      return;
    }
    if (this.#level !== level && !this.#add(level)) return;
    const opacity = opacityOf(hatched, ids);
    this.#fill(level, ids, mode, opacity);
    this.#edge(level, ids, mode, opacity);
  }

  #add(level: string): boolean {
    this.#addImages();
    const source = `hatching/${level}`;
    if (!this.#layers.addSource(source, level)) return false;
    const from = { source, 'source-layer': level };
    const below = slotId('hatching');
    this.#map.addLayer(
      { id: `hatching/${level}`, type: 'fill', ...from, paint: { 'fill-antialias': false } },
      below,
    );
    this.#map.addLayer({ id: `hatching-edge/${level}`, type: 'line', ...from }, below);
    this.#level = level;
    return true;
  }

  #fill(level: string, ids: IdsByKind, mode: Mode, opacity: Opacity): void {
    const id = `hatching/${level}`;
    const marked = [...ids].filter(([kind]) => HATCHINGS[kind].path !== '');
    this.#name(
      id,
      marked.map(([, some]) => some),
    );
    if (marked.length === 0) return;
    const images = marked.flatMap(([kind, some]) => [some, imageId(kind, mode)]);
    const pattern = ['match', ['get', 'i'], ...images, ''] as unknown as ExpressionSpecification;
    this.#map.setPaintProperty(id, 'fill-pattern', pattern, { validate: false });
    this.#map.setPaintProperty(id, 'fill-opacity', opacity, { validate: false });
  }

  #edge(level: string, ids: IdsByKind, mode: Mode, opacity: Opacity): void {
    const id = `hatching-edge/${level}`;
    this.#name(
      id,
      [...ids].filter(([kind]) => HATCHINGS[kind].edge).map(([, some]) => some),
    );
    this.#map.setPaintProperty(id, 'line-color', MARK_COLOURS[mode].edge);
    this.#map.setPaintProperty(id, 'line-width', [
      'interpolate',
      ['linear'],
      ['zoom'],
      8,
      0.4,
      11,
      1.2,
    ]);
    this.#map.setPaintProperty(id, 'line-opacity', opacity, { validate: false });
  }

  /** Draws only the named areas in a layer. Our own lists need no check, which would cost more than the rest. */
  #name(layer: string, lists: readonly number[][]): void {
    const ids = lists.flat();
    const named: ExpressionSpecification = ['match', ['get', 'i'], ids, true, false];
    this.#map.setFilter(layer, ids.length > 0 ? named : NONE, { validate: false });
  }

  #clear(): void {
    if (this.#level === null) return;
    const source = `hatching/${this.#level}`;
    for (const id of [source, `hatching-edge/${this.#level}`]) this.#map.removeLayer(id);
    this.#map.removeSource(source);
    this.#level = null;
    this.#hatched = null;
  }

  #addImages(): void {
    for (const mode of MODES) {
      for (const kind of MISSING_ORDER) {
        const id = imageId(kind, mode);
        const picture = this.#map.hasImage(id) ? null : drawHatching(HATCHINGS[kind], mode);
        if (picture) this.#map.addImage(id, picture, { pixelRatio: RATIO });
      }
    }
  }
}

type IdsByKind = ReadonlyMap<Missing, number[]>;
type Opacity = number | ExpressionSpecification;

function imageId(kind: Missing, mode: Mode): string {
  return `${kind}/${mode}`;
}

function drawHatching({ path, strokePx, mark }: Hatching, mode: Mode): ImageData | null {
  const side = TILE_PX * RATIO;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.scale(RATIO, RATIO);
  context.lineWidth = strokePx;
  context.lineCap = 'round';
  context.strokeStyle = MARK_COLOURS[mode][mark];
  context.stroke(new Path2D(path));
  return context.getImageData(0, 0, side, side);
}

function idsByKind({ kinds }: Hatched): IdsByKind {
  const ids = new Map<Missing, number[]>();
  kinds.forEach((at, id) => {
    const kind = KINDS[at];
    if (at === IS_VALUE || kind === undefined || kind === 'value') return;
    const some = ids.get(kind);
    if (some) some.push(id);
    else ids.set(kind, [id]);
  });
  return ids;
}

/** Areas that step back have fainter marks. */
function opacityOf({ members }: Hatched, ids: IdsByKind): Opacity {
  if (!members) return 1;
  const inScope = new Set(members);
  const full = [...ids.values()].flat().filter((id) => inScope.has(id));
  return full.length > 0 ? ['match', ['get', 'i'], full, 1, STEPPED_BACK] : STEPPED_BACK;
}

function sameHatched(one: Hatched | null, other: Hatched): boolean {
  if (!one || one.members !== other.members || one.kinds.length !== other.kinds.length)
    return false;
  return one.kinds.every((kind, i) => kind === other.kinds[i]);
}
