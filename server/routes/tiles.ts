import { gunzipSync } from 'node:zlib';
import type { Context } from 'hono';
import type { LevelData } from '../../geodata/edition/edition.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import { isTileAddress } from '../../tiles/mvt/tile-store.ts';
import { mapStyle } from '../catalogue/map-style.ts';
import { answerStored } from '../edition/answer.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { API_HEADERS, acceptsEncoding, IMMUTABLE, matchesTag } from '../http/headers.ts';
import { originOf } from '../http/origin.ts';
import { readWholeNumber } from '../http/parameters.ts';
import type { Routes } from './declare-routes.ts';

const TILE_HEADERS: Record<string, string> = {
  ...API_HEADERS,
  'cache-control': IMMUTABLE,
  vary: 'Accept-Encoding',
};

export function tilesRoutes(routes: Routes): void {
  const { fixedRoute, deps } = routes;
  const { editions } = deps;
  styleRoute(routes);
  fixedRoute('/tiles/:edition/:level/:z/:x/:y{[^/]+\\.mvt}', (c) => {
    const { edition, level, z, x, y } = c.req.param();
    const bundle = editions.pinned(edition);
    const { code } = drawnLevel(bundle, level).level;
    return tileResponse(c, bundle, code, [
      readWholeNumber('zoom', z),
      readWholeNumber('x', x),
      readWholeNumber('y', y.slice(0, -'.mvt'.length)),
    ]);
  });

  fixedRoute('/tiles/:edition/:level{[^/]+\\.json}', (c) => {
    const { edition, level } = c.req.param();
    const bundle = editions.pinned(edition);
    const data = drawnLevel(bundle, level.slice(0, -'.json'.length));
    const origin = originOf(c);
    return answerStored(c, bundle, ['tilejson', data.level.code, origin], () =>
      tileJson(bundle, data, origin),
    );
  });
}

function styleRoute({ route }: Routes): void {
  route('/styles/:level{[^/]+\\.json}', {}, (c, { bundle }) => {
    const data = drawnLevel(bundle, c.req.param('level').slice(0, -'.json'.length));
    const origin = originOf(c);
    return answerStored(c, bundle, ['style', data.level.code, origin], () =>
      mapStyle(bundle, data, origin),
    );
  });
}

/** 204 for a tile with nothing in it, 404 for one that cannot exist. */
function tileResponse(
  c: Context,
  { id, tiles }: EditionBundle,
  level: string,
  [z, x, y]: [number, number, number],
): Response {
  const { min, max } = tiles.zooms ?? { min: 0, max: -1 };
  if (z < min || z > max) {
    throw new DataError('not_found', `no tiles at zoom ${z} (stored: ${min} to ${max})`);
  }
  if (!isTileAddress(z, x, y)) {
    const most = 2 ** z - 1;
    throw new DataError('not_found', `tile ${z}/${x}/${y} is outside (x and y: 0 to ${most})`);
  }
  const data = tiles.get(level, z, x, y);
  if (!data) return new Response(null, { status: 204, headers: TILE_HEADERS });
  const isGzip = acceptsEncoding(c.req.header('accept-encoding'), 'gzip');
  const tag = `${id}-${level}-${z}-${x}-${y}`;
  const headers = { ...TILE_HEADERS, etag: `"${tag}${isGzip ? '-gzip' : ''}"` };
  if (matchesTag(c.req.header('if-none-match'), tag)) {
    return new Response(null, { status: 304, headers });
  }
  const body = isGzip ? data : gunzipSync(data);
  return new Response(body as Uint8Array<ArrayBuffer>, {
    headers: {
      ...headers,
      ...(isGzip ? { 'content-encoding': 'gzip' } : {}),
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-length': String(body.length),
    },
  });
}

/** TileJSON 3.0.0, for QGIS, MapLibre and others. */
function tileJson({ id, edition, tiles }: EditionBundle, { level }: LevelData, origin: string) {
  const { min, max } = tiles.zooms ?? { min: 0, max: 0 };
  const credits = edition.meta.sources.map(({ credit, publisher }) => credit ?? publisher);
  return {
    tilejson: '3.0.0',
    name: level.namePlural.nl,
    version: '1.0.0',
    scheme: 'xyz',
    tiles: [`${origin}/tiles/${id}/${level.code}/{z}/{x}/{y}.mvt`],
    minzoom: min,
    maxzoom: max,
    bounds: edition.meta.bbox,
    attribution: [...new Set(credits)].join(', '),
    vector_layers: [
      {
        id: level.code,
        fields: { i: 'Number: index in area order', c: 'String: area code' },
        minzoom: min,
        maxzoom: max,
      },
    ],
  };
}

function drawnLevel({ edition }: EditionBundle, code: string): LevelData {
  const data = edition.level(code);
  if (data.drawn > 0) return data;
  const drawn = edition.levels.filter((other) => other.drawn > 0).map(({ level }) => level.code);
  throw new DataError(
    'not_available',
    `${data.level.code} has no geometry (drawn: ${drawn.join(', ')})`,
  );
}
