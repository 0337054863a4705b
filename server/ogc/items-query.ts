/** What can be asked of the items of a collection. */
import { z } from 'zod';
import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import type { Box } from '../../geodata/model/model.ts';
import { languageParameter } from '../http/language.ts';
import { parameter } from '../http/parameters.ts';
import { CRS84, LAMBERT_72, SYSTEMS } from './crs.ts';
import { queryableNames } from './queryables.ts';

export const MAX_ITEMS = 1000;
export const USUAL_ITEMS = 100;
/** Each adds four properties to every feature. */
const MAX_INDICATORS = 20;
const MAX_TEXT_LENGTH = 200;

const crs = z.enum(SYSTEMS, `expected ${SYSTEMS.join(' or ')}`).default(CRS84);
const timePattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/i;

/**
 * What every document takes. The columns that are joined to features are asked for anywhere and repeated in all
 * links, because readers begin at the top or at a collection and carry what stands there to the definition too.
 */
export const documentShape = {
  f: z.enum(['json', 'html'], 'expected json or html').optional(),
  lang: languageParameter,
  indicators: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(parameter.indicator).max(MAX_INDICATORS, `expected at most ${MAX_INDICATORS}`))
    .optional(),
  period: parameter.period.optional(),
};

export const featureShape = { ...documentShape, crs };

export const itemsShape = {
  ...featureShape,
  bbox: z
    .string()
    .transform((text, context): Box => {
      const box = readBox(text);
      if (box) return box;
      context.addIssue({
        code: 'custom',
        message: 'expected four or six numbers: west,south,east,north',
      });
      return z.NEVER;
    })
    .optional(),
  'bbox-crs': crs,
  // Areas have no time of their own, so that every time is theirs; what is no time is still refused.
  datetime: z
    .string()
    .refine((text) => isTime(text), 'expected a date-time of RFC 3339, or two with / between')
    .optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'expected a whole number from 1')
    .transform((text) => Math.min(Number(text), MAX_ITEMS))
    .default(USUAL_ITEMS),
  offset: z
    .string()
    .regex(/^\d{1,9}$/, 'expected a whole number')
    .transform(Number)
    .default(0),
};

/** With a filter for each property of the collection. */
export function itemsShapeOf(edition: Edition, data: LevelData) {
  const filter = z.string().min(1).max(MAX_TEXT_LENGTH).optional();
  const filters = Object.fromEntries(queryableNames(edition, data).map((name) => [name, filter]));
  return { ...filters, ...itemsShape };
}

export type ItemsQuery = z.output<z.ZodObject<typeof itemsShape>>;
export type FeatureQuery = z.output<z.ZodObject<typeof featureShape>>;

function readBox(text: string): Box | null {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (![4, 6].includes(numbers.length) || numbers.some((number) => !Number.isFinite(number)))
    return null;
  // Six numbers have heights, which areas have not.
  const [west = 0, south = 0, ...rest] = numbers;
  const [east = 0, north = 0] = numbers.length === 4 ? rest : rest.slice(1);
  return south <= north ? [west, south, east, north] : null;
}

function isTime(text: string): boolean {
  const [from = '', to, ...more] = text.split('/');
  const isOpen = (part: string): boolean => part === '' || part === '..';
  const isMoment = (part: string): boolean =>
    timePattern.test(part) && !Number.isNaN(Date.parse(part));
  if (to === undefined) return isMoment(from);
  const isEnd = (part: string): boolean => isOpen(part) || isMoment(part);
  return more.length === 0 && isEnd(from) && isEnd(to) && !(isOpen(from) && isOpen(to));
}

/** The boxes to look in: a box in degrees with west east of east goes over the 180th meridian. */
export function boxesOf({ bbox, 'bbox-crs': system }: ItemsQuery): Box[] | null | 'turned' {
  if (!bbox) return null;
  const [west, south, east, north] = bbox;
  if (west <= east) return [bbox];
  if (system === LAMBERT_72) return 'turned';
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ];
}
