import type { Position } from 'geojson';

export type ToDegrees = (position: Position) => Position;

/** Belgian Lambert 72 with its shift to WGS84, which `.prj` files leave out: without it, 180 m off. */
const LAMBERT_72 =
  '+proj=lcc +lat_0=90 +lon_0=4.36748666666667 +lat_1=51.1666672333333 +lat_2=49.8333339 ' +
  '+x_0=150000.013 +y_0=5400088.438 +ellps=intl +units=m +no_defs ' +
  '+towgs84=-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747';
const LAMBERT_2008 =
  '+proj=lcc +lat_0=50.797815 +lon_0=4.35921583333333 +lat_1=49.8333333333333 ' +
  '+lat_2=51.1666666666667 +x_0=649328 +y_0=665262 +ellps=GRS80 +units=m +no_defs';
const MERCATOR = 'EPSG:3857';

const KNOWN: readonly [RegExp, string | null][] = [
  [
    /31370|lambert[_ ]?(belge[_ ]?)?(19)?72|belge[_ ]?lambert|lambert_conformal.*belge_1972/i,
    LAMBERT_72,
  ],
  [/3812|lambert[_ ]?(20)?08|lambert[_ ]?2008/i, LAMBERT_2008],
  [/3857|900913|pseudo-?mercator/i, MERCATOR],
  [/4326|CRS ?84|4258|^GEOG(CS|CRS)/i, null],
];

/**
 * How to get from a file's coordinates to degrees: null when they are degrees. What a file says of its system
 * counts; where it says nothing, numbers in the range of Belgium's Lambert systems are taken for those.
 */
export async function projectionOf(
  crs: string | null,
  [x = Number.NaN, y = Number.NaN]: Position,
): Promise<ToDegrees | null | 'unknown'> {
  const system = crs === null || crs.trim() === '' ? guess(x, y) : known(crs);
  if (system === null) return null;
  if (system === 'unknown') return 'unknown';
  const { default: proj4 } = await import('proj4');
  const { forward } = proj4(system, 'WGS84');
  return ([east = 0, north = 0]) => forward([east, north]);
}

function known(crs: string): string | null | 'unknown' {
  const match = KNOWN.find(([pattern]) => pattern.test(crs));
  if (match) return match[1];
  // Another system in words that proj4 can read.
  return /^(PROJCS|PROJCRS)\[/.test(crs) ? crs : 'unknown';
}

function guess(x: number, y: number): string | null | 'unknown' {
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return null;
  if (x > 0 && x < 310_000 && y > 0 && y < 260_000) return LAMBERT_72;
  if (x > 480_000 && x < 820_000 && y > 500_000 && y < 780_000) return LAMBERT_2008;
  return 'unknown';
}
