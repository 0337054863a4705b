/** Areas pinned for comparing, in the reader's order, as plain data and as the link writes them. */
import type { AreaKey } from '../api/areas.ts';

/** `mark` is a place in the lists of shapes and colours: an area keeps it while others come and go. */
export type Pin = AreaKey & { mark: number };

export const MAX_PINS = 10;
export const NO_PINS: readonly Pin[] = [];

/** Against what the pinned areas are held: a word for what follows from them, or one area. */
export const REFERENCE_KINDS = ['none', 'parent', 'region', 'median'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];
export type Reference = ReferenceKind | AreaKey;

export const keyOfArea = ({ level, code }: AreaKey): string => `${level}:${code}`;

export function findPin(pins: readonly Pin[], area: AreaKey): Pin | undefined {
  return pins.find((pin) => pin.level === area.level && pin.code === area.code);
}

/** With one area more, marked with the first mark that is free; null when there is no room. */
export function addPin(pins: readonly Pin[], { level, code }: AreaKey): readonly Pin[] | null {
  if (findPin(pins, { level, code })) return pins;
  if (pins.length >= MAX_PINS) return null;
  const taken = new Set(pins.map((pin) => pin.mark));
  let mark = 0;
  while (taken.has(mark)) mark++;
  return [...pins, { level, code, mark }];
}

export function removePin(pins: readonly Pin[], area: AreaKey): readonly Pin[] {
  return pins.filter((pin) => pin.level !== area.level || pin.code !== area.code);
}

/** One place earlier (-1) or later (1) in the order. */
export function movePin(pins: readonly Pin[], area: AreaKey, by: -1 | 1): readonly Pin[] {
  const from = pins.findIndex((pin) => pin.level === area.level && pin.code === area.code);
  const to = from + by;
  const [moved, other] = [pins[from], pins[to]];
  if (!moved || !other) return pins;
  return pins.map((pin, i) => (i === from ? other : i === to ? moved : pin));
}

/** For instance `0:gemeente:44021,2:provincie:40000`. */
export function printPins(pins: readonly Pin[]): string {
  return pins.map((pin) => `${pin.mark}:${keyOfArea(pin)}`).join(',');
}

/** Undefined when any of it is not readable, or an area or a mark stands in it twice. */
export function parsePins(
  text: string,
  parseArea: (text: string) => AreaKey | undefined,
): readonly Pin[] | undefined {
  const pins = text.split(',').flatMap((part) => {
    const area = parseArea(part.slice(2));
    return /^\d:/.test(part) && area ? [{ ...area, mark: Number(part[0]) }] : [];
  });
  const distinct = new Set(pins.map(keyOfArea)).size;
  const marks = new Set(pins.map((pin) => pin.mark)).size;
  const isWhole = pins.length === text.split(',').length && pins.length > 0;
  return isWhole && distinct === pins.length && marks === pins.length ? pins : undefined;
}

/** The selection as one area: a ring in the colour of its outline on the map. */
export const SELECTION_MARK = -1;
