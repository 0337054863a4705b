/** Every tag and function that content may use, with what each takes: the schema that files are checked against. */

/** What an argument must be. `indicators` is a list of codes, or one code. */
export type ParameterType =
  | 'indicator'
  | 'indicators'
  | 'cube'
  | 'level'
  | 'period'
  | 'number'
  | 'text'
  | 'flag'
  | 'name'
  | 'condition'
  | readonly string[];

export type Parameter = { type: ParameterType; required?: true };

export type TagSchema = {
  /** Blocks show figures and have an address of their own; others arrange or say. */
  kind: 'block' | 'wrapper' | 'note';
  parameters: Record<string, Parameter>;
  /** Whether something may stand between its opening and its closing. */
  holds: boolean;
};

const INDICATOR: Parameter = { type: 'indicator', required: true };
const TEXT: Parameter = { type: 'text', required: true };
const INDICATORS: Parameter = { type: 'indicators', required: true };
/** Any block may have its own period, be said differently where empty, and carry a line of the author. */
const ANY: Record<string, Parameter> = {
  id: { type: 'name' },
  period: { type: 'period' },
  note: { type: 'text' },
  empty: { type: ['say', 'drop'] },
};

export const TAGS: Record<string, TagSchema> = named({
  figure: block({ indicator: INDICATOR, change: { type: 'flag' }, since: { type: 'period' } }),
  figures: block({ indicators: INDICATORS, change: { type: 'flag' } }),
  table: block({
    indicators: INDICATORS,
    rows: { type: ['indicators', 'periods', 'parts'] },
    level: { type: 'level' },
    top: { type: 'number' },
    bottom: { type: 'number' },
    last: { type: 'number' },
  }),
  bars: block({ indicators: INDICATORS, form: { type: ['single', 'grouped', 'stacked'] } }),
  lines: block({ indicators: INDICATORS, index: { type: 'flag' }, from: { type: 'period' } }),
  dots: block({ indicator: INDICATOR }),
  pyramid: block({
    cube: { type: 'cube', required: true },
    ages: { type: 'name', required: true },
    sides: { type: 'name', required: true },
  }),
  cross: block({
    cube: { type: 'cube', required: true },
    rows: { type: 'name', required: true },
    columns: { type: 'name', required: true },
  }),
  map: block({ indicator: INDICATOR, level: { type: 'level' } }),
  maps: block({ indicators: INDICATORS, level: { type: 'level' } }),
  scatter: block({ x: INDICATOR, y: INDICATOR, level: { type: 'level' } }),
  wheel: block({ indicators: INDICATORS }),
  flows: block({ indicator: INDICATOR, most: { type: 'number' } }),
  sources: { kind: 'note', parameters: {}, holds: false },
  guide: { kind: 'note', parameters: {}, holds: true },
  callout: { kind: 'note', parameters: { title: { type: 'text' } }, holds: true },
  definition: {
    kind: 'note',
    parameters: { indicator: { type: 'indicator' }, term: { type: 'name' } },
    holds: false,
  },
  image: {
    kind: 'note',
    parameters: {
      name: { type: 'name', required: true },
      alt: { type: 'text', required: true },
      caption: { type: 'text' },
    },
    holds: false,
  },
  part: { kind: 'wrapper', parameters: { name: { type: 'name', required: true } }, holds: false },
  sentence: {
    kind: 'wrapper',
    parameters: { missing: { type: ['say', 'earlier', 'drop'] } },
    holds: true,
  },
  if: {
    kind: 'wrapper',
    parameters: { primary: { type: 'condition', required: true } },
    holds: true,
  },
  within: {
    kind: 'wrapper',
    parameters: { level: { type: 'level', required: true } },
    holds: true,
  },
  each: {
    kind: 'wrapper',
    parameters: { level: { type: 'level', required: true }, most: { type: 'number' } },
    holds: true,
  },
  chapter: {
    kind: 'wrapper',
    parameters: { title: { type: 'text', required: true }, map: { type: 'text', required: true } },
    holds: true,
  },
});

export type FunctionSchema = {
  /** Positional parameters, in order; the optional ones last. */
  positional: readonly Parameter[];
  named: Record<string, Parameter>;
  returns: 'text' | 'condition';
};

const OF: Record<string, Parameter> = {
  of: { type: ['base', 'comparison'] },
  period: { type: 'period' },
};
const SINCE: Record<string, Parameter> = { since: { type: 'period' } };

export const FUNCTIONS: Record<string, FunctionSchema> = named({
  area: text([]),
  in_area: text([]),
  of_area: text([]),
  compared: text([]),
  level: text([]),
  the_level: text([]),
  value: text([INDICATOR], OF),
  number: text([INDICATOR], OF),
  period: text([INDICATOR]),
  change: text([INDICATOR], SINCE),
  since: text([INDICATOR], SINCE),
  index: text([INDICATOR], SINCE),
  index_base: text([INDICATOR], SINCE),
  verb: text([TEXT, TEXT]),
  share_in_words: text([INDICATOR], OF),
  rank: text([INDICATOR]),
  versus: text([INDICATOR]),
  highest: text([INDICATOR, { type: 'level' }]),
  lowest: text([INDICATOR, { type: 'level' }]),
  largest_of: text([INDICATORS]),
  parts: text([{ type: 'level', required: true }]),
  count_parts: text([{ type: 'level', required: true }]),
  unit: text([INDICATOR]),
  name: text([INDICATOR]),
  available: condition([INDICATOR]),
  rose: condition([INDICATOR], SINCE),
  fell: condition([INDICATOR], SINCE),
  steady: condition([INDICATOR], SINCE),
  above: condition([INDICATOR, { type: 'number', required: true }]),
  below: condition([INDICATOR, { type: 'number', required: true }]),
  higher: condition([INDICATOR]),
  lower: condition([INDICATOR]),
  is_level: condition([{ type: 'level', required: true }]),
  is_several: condition([]),
  is_in_brussels: condition([]),
  has_comparison: condition([]),
  has_parts: condition([{ type: 'level', required: true }]),
  and: condition([
    { type: 'condition', required: true },
    { type: 'condition', required: true },
  ]),
  or: condition([
    { type: 'condition', required: true },
    { type: 'condition', required: true },
  ]),
  not: condition([{ type: 'condition', required: true }]),
});

/** True for tags that show figures and so have an address, a table and a download. */
export function isBlock(name: string): boolean {
  return TAGS[name]?.kind === 'block';
}

function block(parameters: Record<string, Parameter>): TagSchema {
  return { kind: 'block', parameters: { ...parameters, ...ANY }, holds: false };
}

function text(
  positional: readonly Parameter[],
  named: Record<string, Parameter> = {},
): FunctionSchema {
  return { positional, named, returns: 'text' };
}

function condition(
  positional: readonly Parameter[],
  named: Record<string, Parameter> = {},
): FunctionSchema {
  return { positional, named, returns: 'condition' };
}

/** A table that knows its own names only: a tag named `constructor` is none. */
function named<T>(table: Record<string, T>): Record<string, T> {
  return Object.assign(Object.create(null) as Record<string, T>, table);
}
