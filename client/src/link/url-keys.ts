import { PIVOTS } from '../../../server/contract/classify/class-rule.ts';
import { METHODS } from '../../../server/contract/classify/classify.ts';
import { MAX_CLASSES, SCHEMES } from '../../../server/contract/classify/schemes.ts';
import { FLOW_WAYS } from '../../../server/contract/flows.ts';
import { LANGUAGES } from '../../../server/contract/languages.ts';
import { MEASURES } from '../../../server/contract/measures.ts';
import type { AreaKey } from '../api/areas.ts';
import { type Cross, SHARES } from './cross-key.ts';
import { parseEmbed, printEmbed } from './embed-parts.ts';
import { keyOfArea, NO_PINS, parsePins, printPins, REFERENCE_KINDS } from './pins.ts';
import { parsePlot, printPlot, USUAL_PLOT } from './plot-settings.ts';
import { FORMS, ORDERS } from './profile-forms.ts';
import { isSelectionText } from './selection-link.ts';
import {
  APPEARANCES,
  type Camera,
  CLASS_PERIODS,
  CLASS_SCOPES,
  DRAWINGS,
  type LinkedSelection,
  roundCamera,
  type UrlState,
} from './url-state.ts';
import { VIEWS } from './views.ts';

export type Key<T> = {
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

function oneOf<T extends string>(name: string, messages: readonly T[], initial: T): Key<T> {
  return {
    name,
    initial,
    parse: (text) => messages.find((word) => word === text),
    print: (value) => value,
  };
}

export const KEYS: { [K in keyof UrlState]: Key<UrlState[K]> } = {
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
  flow: oneOf('flow', FLOW_WAYS, 'out'),
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
  classPeriods: oneOf('span', CLASS_PERIODS, 'shown'),
  only: { name: 'only', initial: null, parse: parseOnly, print: printList },
  classScope: oneOf('over', CLASS_SCOPES, 'all'),
  language: oneOf('lang', LANGUAGES, 'nl'),
  appearance: oneOf('theme', APPEARANCES, 'auto'),
  embed: { name: 'embed', initial: null, parse: parseEmbed, print: printEmbed },
  camera: { name: '#', initial: null, parse: parseCamera, print: printCamera },
};

function printList(list: readonly number[] | null): string {
  return list ? list.join(',') : '';
}

/** Ascending numbers, one fewer than there may be classes. */
function parseBreaks(text: string): number[] | undefined {
  const parts = text.split(',');
  if (!parts.every((part) => /^-?\d{1,15}(\.\d{1,10})?$/.test(part))) return undefined;
  const breaks = parts.map(Number);
  const ascend = breaks.every((start, i) => i === 0 || start > (breaks[i - 1] ?? 0));
  return ascend && breaks.length < MAX_CLASSES ? breaks : undefined;
}

/** As many as the server compares by. */
const MAX_CODES = 40;

function parseCodes(text: string): string[] | undefined {
  const codes = [...new Set(text.split(','))];
  return codes.length <= MAX_CODES && codes.every((each) => CODE.test(each)) ? codes : undefined;
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
