/** Coordinates as people copy them: degrees in several notations, and Belgian Lambert 72. */
import type { Position } from '../../geodata/model/model.ts';
import { fromLambert72 } from '../../tiles/projection/lambert-72.ts';

/** Degrees within which Belgium lies, with a margin: what is outside is not taken for a place. */
const BELGIUM = { lon: [2, 7], lat: [49, 52] } as const;
/** Metres within which Lambert 72 has Flanders and Brussels: a pair of codes is no place in them. */
const LAMBERT_72 = { x: [20_000, 300_000], y: [150_000, 250_000] } as const;

const DECIMAL = /^(-?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NZSEOW])?$/i;
const SEXAGESIMAL =
  /^(\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['’′]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*["”″]\s*)?([NZSEOW])?$/i;
const METRES = /^\d{5,6}(?:[.,]\d+)?$/;

/** `[lon, lat]` in degrees of `51.05, 3.72`, `51°03'N 3°43'E` or `104500 193800`; null for anything else. */
export function readCoordinates(text: string): Position | null {
  const parts = splitInTwo(text.trim());
  if (!parts) return null;
  const [first, second] = parts;
  if (METRES.test(first) && METRES.test(second))
    return readMetres(toNumber(first), toNumber(second));
  const one = readDegrees(first);
  const two = readDegrees(second);
  if (!one || !two) return null;
  // A letter says which is which; otherwise Belgium does, where latitude is never a longitude.
  const isTurned = one.axis === 'lon' || two.axis === 'lat' || isIn(one.degrees, BELGIUM.lon);
  const [lat, lon] = isTurned ? [two.degrees, one.degrees] : [one.degrees, two.degrees];
  return isIn(lat, BELGIUM.lat) && isIn(lon, BELGIUM.lon) ? [lon, lat] : null;
}

/** Two numbers: between them a letter of the wind, a semicolon, a comma with a space, a space or a comma. */
function splitInTwo(text: string): [string, string] | null {
  const ways = [
    /^(.*[NZSEOW])[\s,;]*(.*\d.*)$/i,
    /^(.+?)\s*;\s*(.+)$/,
    /^(.+?),\s+(.+)$/,
    /^(.+?)\s+(.+)$/,
    /^([^,]+),([^,]+)$/,
  ];
  for (const way of ways) {
    const [, first, second] = way.exec(text) ?? [];
    if (first === undefined || second === undefined) continue;
    const parts: [string, string] = [first.trim(), second.trim()];
    const areBoth = parts.every((part) => METRES.test(part)) || parts.every(readDegrees);
    if (areBoth) return parts;
  }
  return null;
}

function readDegrees(text: string): { degrees: number; axis: 'lat' | 'lon' | null } | null {
  const [, plain, plainWind] = DECIMAL.exec(text) ?? [];
  if (plain !== undefined) return { degrees: toNumber(plain), axis: axisOf(plainWind) };
  const [, whole, minutes = '0', seconds = '0', wind] = SEXAGESIMAL.exec(text) ?? [];
  if (whole === undefined) return null;
  const degrees = Number(whole) + toNumber(minutes) / 60 + toNumber(seconds) / 3600;
  return { degrees, axis: axisOf(wind) };
}

/** In Dutch and French east is `O` too; south and west are no place in Belgium, whose axis is told all the same. */
function axisOf(wind: string | undefined): 'lat' | 'lon' | null {
  if (wind === undefined) return null;
  return /[NZS]/i.test(wind) ? 'lat' : 'lon';
}

function readMetres(x: number, y: number): Position | null {
  return isIn(x, LAMBERT_72.x) && isIn(y, LAMBERT_72.y) ? fromLambert72([x, y]) : null;
}

function isIn(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}

function toNumber(text: string): number {
  return Number(text.replace(',', '.'));
}
