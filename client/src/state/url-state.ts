/**
 * Everything a link remembers, as a typed table: each key with its name in the URL, how it is read and
 * written, and its default. Defaults are left out of the link. Anything unreadable is the default.
 */
import type { Language } from '../../../geodata/model.ts';
import type { Measure } from '../../../server/contract.ts';
import { PIVOTS, type Pivot } from '../class-rule.ts';
import { METHODS, type Method } from '../classify.ts';
import {
  keyOfArea,
  NO_PINS,
  type Pin,
  parsePins,
  printPins,
  REFERENCE_KINDS,
  type Reference,
} from '../compare/pins.ts';
import { type Cross, SHARES, type Share } from '../cube/cross.ts';
import { type EmbedPart, parseEmbed, printEmbed } from '../embed/embed-parts.ts';
import { MEASURES } from '../measure.ts';
import { FORMS, type Form, ORDERS, type Order } from '../profile/profile-forms.ts';
import { type PlotSettings, parsePlot, printPlot, USUAL_PLOT } from '../scatter/plot-settings.ts';
import { MOST_CLASSES, SCHEMES, type Scheme } from '../schemes.ts';
import { isSelectionText } from '../selection/selection-link.ts';
import { VIEWS, type View } from '../views/views.ts';

export type AreaKey = { level: string; code: string };
export type Camera = { zoom: number; lon: number; lat: number };
/** `bivariate`: areas in the colours of two questions. */
export const DRAWINGS = ['auto', 'areas', 'circles', 'bivariate'] as const;
export type Drawing = (typeof DRAWINGS)[number];
/** Over which areas the classes are made: all of the level, or those listed beside the map. */
export const OVERS = ['all', 'listed'] as const;
export type Over = (typeof OVERS)[number];
/** Over which periods the classes are made: the shown one, or all, so that they stay from year to year. */
export const SPANS = ['shown', 'all'] as const;
export type Span = (typeof SPANS)[number];
export const APPEARANCES = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];
export const LANGUAGES = ['nl', 'fr', 'en'] as const satisfies readonly Language[];

/** Areas of one level, as `selection-link.ts` writes them. */
export type LinkedSelection = { level: string; text: string };

export type UrlState = {
  view: View;
  /** Null: the edition's first indicator. */
  indicator: string | null;
  /** Of a cube, the items that count, as `slice.ts` writes them; null: all. */
  cells: string | null;
  /** Of a cube, the two dimension levels that are crossed; null: what suits. */
  cross: Cross | null;
  /** Of what a cross table's numbers are percentages. */
  share: Share;
  /** Null: the most recent period. */
  period: string | null;
  measure: Measure;
  /** The period that a change is counted from; null: ten years before. */
  since: string | null;
  /** The indicator held beside the first; null: the same one. */
  second: string | null;
  /** Its period; null: what suits. */
  secondPeriod: string | null;
  /** The indicator that the dots of a plot are as large as; null: none. */
  size: string | null;
  plot: PlotSettings;
  /** The drawn level; null: the edition's first. */
  level: string | null;
  /** Whether the drawn level follows the zoom. */
  follow: boolean;
  /** Whose borders lie over the map: a level, those around the drawn one, or none. */
  borders: string;
  /** The chosen area. */
  area: AreaKey | null;
  /** Level of the ancestor of the chosen area whose parts are listed; null: the nearest. */
  within: string | null;
  selection: LinkedSelection | null;
  /** Areas pinned for comparing, in the reader's order. */
  pins: readonly Pin[];
  /** Against what they are held. */
  reference: Reference;
  /** The theme of the profile, its names in Dutch with slashes; null: that of the topic. */
  group: string | null;
  /** As what the profile is shown. */
  form: Form;
  order: Order;
  /** Only what stands out. */
  outOnly: boolean;
  /** By which indicators areas are alike; null: those of the theme. */
  by: readonly string[] | null;
  /** Null: the live edition, whichever that is. */
  edition: string | null;
  drawing: Drawing;
  method: Method;
  /** How many classes, 2 to 9. */
  classCount: number;
  /** Where each of the reader's own classes but the first begins. */
  breaks: readonly number[] | null;
  /** Null: what suits the figures. */
  scheme: Scheme | null;
  reversed: boolean;
  pivot: Pivot;
  span: Span;
  /** Classes that stay while the others step back, as places; null for all. */
  only: readonly number[] | null;
  over: Over;
  language: Language;
  appearance: Appearance;
  /** What stands around the map in a page of somebody else; null for the whole atlas. */
  embed: readonly EmbedPart[] | null;
  camera: Camera | null;
};

type Key<T> = {
  /** Name in the query, or `#` for the fragment. */
  name: string;
  initial: T;
  parse: (text: string) => T | undefined;
  print: (value: T) => string;
};

const EDITION = /^[0-9a-f]{4,64}$/;
const CODE = /^[\p{L}\p{N}_.+-]{1,64}$/u;
const CELLS = /^[^\s:,]{1,64}:[^\s,]+(,[^\s:,]{1,64}:[^\s,]+)*$/u;
const code: Pick<Key<string | null>, 'initial' | 'parse' | 'print'> = {
  initial: null,
  parse: (text) => (CODE.test(text) ? text : undefined),
  print: (value) => value ?? '',
};

function oneOf<T extends string>(name: string, words: readonly T[], initial: T): Key<T> {
  return {
    name,
    initial,
    parse: (text) => words.find((word) => word === text),
    print: (value) => value,
  };
}

const KEYS: { [K in keyof UrlState]: Key<UrlState[K]> } = {
  view: oneOf('view', VIEWS, 'map'),
  indicator: { name: 'indicator', ...code },
  cells: {
    name: 'cells',
    initial: null,
    parse: (text) => (CELLS.test(text) ? text : undefined),
    print: (cells) => cells ?? '',
  },
  cross: {
    name: 'cross',
    initial: null,
    parse: parseCross,
    print: (cross) => (cross ? `${cross.rows}:${cross.columns}` : ''),
  },
  share: oneOf('share', SHARES, 'none'),
  period: { name: 'period', ...code },
  measure: oneOf('measure', MEASURES, 'value'),
  since: { name: 'since', ...code },
  second: { name: 'second', ...code },
  secondPeriod: { name: 'then', ...code },
  size: { name: 'size', ...code },
  plot: { name: 'plot', initial: USUAL_PLOT, parse: parsePlot, print: printPlot },
  level: { name: 'level', ...code },
  follow: {
    name: 'follow',
    initial: false,
    parse: (text) => (text === '1' ? true : undefined),
    print: (follow) => (follow ? '1' : ''),
  },
  borders: {
    name: 'borders',
    initial: 'auto',
    parse: (text) => (CODE.test(text) ? text : undefined),
    print: (borders) => borders,
  },
  area: {
    name: 'area',
    initial: null,
    parse: parseAreaKey,
    print: (area) => (area ? `${area.level}:${area.code}` : ''),
  },
  within: { name: 'within', ...code },
  selection: {
    name: 'select',
    initial: null,
    parse: parseLinkedSelection,
    print: (selection) => (selection ? `${selection.level}:${selection.text}` : ''),
  },
  pins: {
    name: 'pins',
    initial: NO_PINS,
    parse: (text) => parsePins(text, parseAreaKey),
    print: printPins,
  },
  reference: {
    name: 'against',
    initial: 'parent',
    parse: (text) => REFERENCE_KINDS.find((kind) => kind === text) ?? parseAreaKey(text),
    print: (reference) => (typeof reference === 'string' ? reference : keyOfArea(reference)),
  },
  group: {
    name: 'group',
    initial: null,
    parse: (text) => (/^[^\p{C}]{1,400}$/u.test(text) ? text : undefined),
    print: (group) => group ?? '',
  },
  form: oneOf('form', FORMS, 'table'),
  order: oneOf('sort', ORDERS, 'theme'),
  outOnly: {
    name: 'out',
    initial: false,
    parse: (text) => (text === '1' ? true : undefined),
    print: (outOnly) => (outOnly ? '1' : ''),
  },
  by: {
    name: 'by',
    initial: null,
    parse: parseCodes,
    print: (codes) => codes?.join(',') ?? '',
  },
  edition: {
    name: 'edition',
    initial: null,
    parse: (text) => (EDITION.test(text) ? text : undefined),
    print: (edition) => edition ?? '',
  },
  drawing: oneOf('draw', DRAWINGS, 'auto'),
  method: oneOf('method', METHODS, 'quantile'),
  classCount: {
    name: 'classes',
    initial: 5,
    parse: (text) => (/^[2-9]$/.test(text) ? Number(text) : undefined),
    print: String,
  },
  breaks: { name: 'breaks', initial: null, parse: parseBreaks, print: printList },
  scheme: {
    name: 'colours',
    initial: null,
    parse: (text) => SCHEMES.find((scheme) => scheme === text),
    print: (scheme) => scheme ?? '',
  },
  reversed: {
    name: 'reverse',
    initial: false,
    parse: (text) => (text === '1' ? true : undefined),
    print: (reversed) => (reversed ? '1' : ''),
  },
  pivot: oneOf('pivot', PIVOTS, 'zero'),
  span: oneOf('span', SPANS, 'shown'),
  only: { name: 'only', initial: null, parse: parseOnly, print: printList },
  over: oneOf('over', OVERS, 'all'),
  language: oneOf('lang', LANGUAGES, 'nl'),
  appearance: oneOf('theme', APPEARANCES, 'auto'),
  embed: { name: 'embed', initial: null, parse: parseEmbed, print: printEmbed },
  camera: { name: '#', initial: null, parse: parseCamera, print: printCamera },
};

export const INITIAL_STATE: UrlState = mapKeys((key) => key.initial);

/** The state in a link; keys it does not know are ignored. */
export function parseUrlState(search: string, hash: string): UrlState {
  const query = new URLSearchParams(search);
  const fragment = hash.replace(/^#/, '');
  return mapKeys((key) => {
    const text = key.name === '#' ? fragment : query.get(key.name);
    // A bare `?embed` is a text without letters.
    return (text === null ? undefined : key.parse(text)) ?? key.initial;
  });
}

/** The query and fragment of a state, for instance `?level=gemeente#9.200/51.05000/3.72000`. */
export function printUrlState(state: UrlState): string {
  const query: string[] = [];
  let fragment = '';
  for (const name of Object.keys(KEYS) as (keyof UrlState)[]) {
    const [key, text] = printKey(state, name);
    if (text === '') continue;
    if (key === '#') fragment = `#${text}`;
    else
      query.push(
        `${key}=${encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%2C', ',')}`,
      );
  }
  return (query.length > 0 ? `?${query.join('&')}` : '') + fragment;
}

/** Rounds a camera to what a link keeps: about a metre. */
export function roundCamera(camera: Camera): Camera {
  const round = (value: number, decimals: number) => Number(value.toFixed(decimals));
  return { zoom: round(camera.zoom, 3), lon: round(camera.lon, 5), lat: round(camera.lat, 5) };
}

function printKey<K extends keyof UrlState>(state: UrlState, name: K): [string, string] {
  const key: Key<UrlState[K]> = KEYS[name];
  const value = state[name];
  return [key.name, value === key.initial ? '' : key.print(value)];
}

function mapKeys(read: <T>(key: Key<T>) => T): UrlState {
  return {
    view: read(KEYS.view),
    indicator: read(KEYS.indicator),
    cells: read(KEYS.cells),
    cross: read(KEYS.cross),
    share: read(KEYS.share),
    period: read(KEYS.period),
    measure: read(KEYS.measure),
    since: read(KEYS.since),
    second: read(KEYS.second),
    secondPeriod: read(KEYS.secondPeriod),
    size: read(KEYS.size),
    plot: read(KEYS.plot),
    level: read(KEYS.level),
    follow: read(KEYS.follow),
    borders: read(KEYS.borders),
    area: read(KEYS.area),
    within: read(KEYS.within),
    selection: read(KEYS.selection),
    pins: read(KEYS.pins),
    reference: read(KEYS.reference),
    group: read(KEYS.group),
    form: read(KEYS.form),
    order: read(KEYS.order),
    outOnly: read(KEYS.outOnly),
    by: read(KEYS.by),
    edition: read(KEYS.edition),
    drawing: read(KEYS.drawing),
    method: read(KEYS.method),
    classCount: read(KEYS.classCount),
    breaks: read(KEYS.breaks),
    scheme: read(KEYS.scheme),
    reversed: read(KEYS.reversed),
    pivot: read(KEYS.pivot),
    span: read(KEYS.span),
    only: read(KEYS.only),
    over: read(KEYS.over),
    language: read(KEYS.language),
    appearance: read(KEYS.appearance),
    embed: read(KEYS.embed),
    camera: read(KEYS.camera),
  };
}

function printList(list: readonly number[] | null): string {
  return list ? list.join(',') : '';
}

/** Ascending numbers, one fewer than there may be classes. */
function parseBreaks(text: string): number[] | undefined {
  const parts = text.split(',');
  if (!parts.every((part) => /^-?\d{1,15}(\.\d{1,10})?$/.test(part))) return undefined;
  const breaks = parts.map(Number);
  const ascend = breaks.every((start, i) => i === 0 || start > (breaks[i - 1] ?? 0));
  return ascend && breaks.length < MOST_CLASSES ? breaks : undefined;
}

/** As many as the server compares by. */
const MOST_CODES = 40;

function parseCodes(text: string): string[] | undefined {
  const codes = [...new Set(text.split(','))];
  return codes.length <= MOST_CODES && codes.every((each) => CODE.test(each)) ? codes : undefined;
}

function parseOnly(text: string): number[] | undefined {
  if (!/^[0-8](,[0-8])*$/.test(text)) return undefined;
  return [...new Set(text.split(',').map(Number))].sort();
}

function parseAreaKey(text: string): AreaKey | undefined {
  const at = text.indexOf(':');
  if (at < 0) return undefined;
  const level = text.slice(0, at);
  const areaCode = text.slice(at + 1);
  return CODE.test(level) && CODE.test(areaCode) ? { level, code: areaCode } : undefined;
}

function parseCross(text: string): Cross | undefined {
  const [rows = '', columns = '', ...more] = text.split(':');
  return CODE.test(rows) && CODE.test(columns) && more.length === 0 ? { rows, columns } : undefined;
}

function parseLinkedSelection(printed: string): LinkedSelection | undefined {
  const at = printed.indexOf(':');
  const level = printed.slice(0, Math.max(0, at));
  const text = printed.slice(at + 1);
  return CODE.test(level) && isSelectionText(text) ? { level, text } : undefined;
}

function parseCamera(text: string): Camera | undefined {
  const parts = text.split('/').map(Number);
  const [zoom, lat, lon] = parts;
  if (parts.length !== 3 || zoom === undefined || lat === undefined || lon === undefined) return;
  const known = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return known ? roundCamera({ zoom, lon, lat }) : undefined;
}

function printCamera(camera: Camera | null): string {
  if (!camera) return '';
  return `${camera.zoom.toFixed(3)}/${camera.lat.toFixed(5)}/${camera.lon.toFixed(5)}`;
}
