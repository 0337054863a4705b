import type { Position } from 'geojson';
import proj4 from 'proj4';
import { LAMBERT_72 } from './lambert-72.ts';

/** A system of coordinates, from which positions (x or longitude first) come as `[lon, lat]` in degrees. */
export type CoordinateSystem = {
  name: string;
  toDegrees(position: Position): [number, number];
  /** False where the definition leaves out how its datum lies to WGS84: positions may be 100 m off. */
  hasDatum: boolean;
};

const ETRS89 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs';

/** Systems that files in and around Belgium name by number. */
const KNOWN: Readonly<Record<string, string>> = {
  'EPSG:31370': LAMBERT_72,
  'EPSG:3812':
    '+proj=lcc +lat_0=50.797815 +lon_0=4.35921583333333 +lat_1=49.8333333333333 ' +
    `+lat_2=51.1666666666667 +x_0=649328 +y_0=665262 ${ETRS89}`,
  'EPSG:3035': `+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 ${ETRS89}`,
  'EPSG:3857': 'EPSG:3857',
  'EPSG:4326': 'EPSG:4326',
  'EPSG:4258': `+proj=longlat ${ETRS89.replace('+units=m ', '')}`,
  'EPSG:25831': `+proj=utm +zone=31 ${ETRS89}`,
  'EPSG:32631': '+proj=utm +zone=31 +datum=WGS84 +units=m +no_defs',
  'EPSG:2154': `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${ETRS89}`,
  'EPSG:28992':
    '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 ' +
    '+y_0=463000 +ellps=bessel +units=m +no_defs ' +
    '+towgs84=565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725',
};

/**
 * Names in definitions without a number: ESRI's and OGC's spelling. Those of Lambert 72 leave its datum
 * out, which puts everything 180 m off, so the name must do.
 */
const BY_NAME: readonly [RegExp, string][] = [
  [/belg.*lambert.*(19)?72/i, 'EPSG:31370'],
  [/(belg|etrs).*lambert.*(20)?08/i, 'EPSG:3812'],
  [/^(GCS_)?WGS[ _]?(19)?84$/i, 'EPSG:4326'],
  [/^OGC:CRS84$/i, 'EPSG:4326'],
];

/**
 * The system that a definition describes: `EPSG:31370` and the like, `urn:ogc:def:crs:EPSG::31370`, a proj4 string, the
 * WKT of a file (1 or 2, ESRI's too) or PROJJSON. Throws an Error that says what is known.
 */
export function findCoordinateSystem(
  definition: string | Record<string, unknown>,
): CoordinateSystem {
  const number = numberOf(definition);
  const known = number === null ? undefined : KNOWN[number];
  if (number !== null && known !== undefined) return toSystem(number, known, true);
  const text = typeof definition === 'string' ? definition.trim() : JSON.stringify(definition);
  if (typeof definition === 'string' && !/[[{]|^\+/.test(text)) {
    const all = Object.keys(KNOWN).join(', ');
    throw new Error(
      `unknown system of coordinates "${text}" (known by number: ${all}; others as a proj4 string or WKT)`,
    );
  }
  try {
    return toSystem(nameOf(definition) ?? text.slice(0, 40), text, hasDatumShift(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `system of coordinates that proj4 cannot read: ${text.slice(0, 80)} (${reason})`,
    );
  }
}

function toSystem(name: string, definition: string, hasDatum: boolean): CoordinateSystem {
  // PROJJSON is an object to proj4, which its types do not say.
  const source = definition.startsWith('{') ? JSON.parse(definition) : definition;
  const converter = proj4(source, 'EPSG:4326');
  return {
    name,
    hasDatum,
    toDegrees: ([x = 0, y = 0]) => converter.forward([x, y]) as [number, number],
  };
}

/** `EPSG:31370` where the definition has a number or a name that stands for one. */
function numberOf(definition: string | Record<string, unknown>): string | null {
  if (typeof definition !== 'string') {
    const { id } = definition;
    if (isId(id) && id.authority.toUpperCase() === 'EPSG') return `EPSG:${id.code}`;
    if (isId(id) && id.authority.toUpperCase() === 'OGC' && id.code === 'CRS84') return 'EPSG:4326';
  } else {
    const text = definition.trim();
    const number =
      /^EPSG:+(\d+)$/i.exec(text)?.[1] ??
      /^urn:ogc:def:crs:EPSG:[^:]*:(\d+)$/i.exec(text)?.[1] ??
      /^https?:\/\/www\.opengis\.net\/def\/crs\/EPSG\/[^/]+\/(\d+)$/i.exec(text)?.[1] ??
      // The outermost authority of WKT comes last, in both versions.
      /(?:AUTHORITY|ID)\["EPSG",\s*"?(\d+)"?\]\s*\]$/i.exec(text)?.[1];
    if (number !== undefined) return `EPSG:${number}`;
    if (/CRS84$/i.test(text)) return 'EPSG:4326';
  }
  const name = nameOf(definition);
  if (name === null) return null;
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function isId(id: unknown): id is { authority: string; code: string | number } {
  return typeof id === 'object' && id !== null && 'authority' in id && 'code' in id;
}

function nameOf(definition: string | Record<string, unknown>): string | null {
  if (typeof definition !== 'string') return String(definition.name ?? '') || null;
  return /^\s*\w+\["([^"]+)"/.exec(definition)?.[1] ?? null;
}

/** True where the text tells the datum's place, or the datum is one that lies as WGS84 does. */
function hasDatumShift(text: string): boolean {
  return /towgs84|nadgrids|WGS[ _]?(19)?84|ETRS[ _]?(19)?89|European_Terrestrial|\+datum=/i.test(
    text,
  );
}
