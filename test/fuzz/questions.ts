/** What a client or an author sends: addresses of the interface, links, reports. */
import fc from 'fast-check';
import { damaged, HOSTILE, text } from './generators.ts';

const ROUTES = [
  'values',
  'series',
  'region',
  'profile',
  'similar',
  'flows',
  'crosstab',
  'export',
  'search',
  'locate',
  'levels/statsec/areas',
  'areas/gemeente/44021',
  'indicators/v1101_t',
];
const PARAMETERS: Record<string, readonly string[]> = {
  indicator: ['v1101_t', 'vp1101_m'],
  level: ['gemeente', 'statsec', 'STATSEC'],
  period: ['2024', 'latest', 'all', '2015..2024'],
  areas: ['gemeente:44021', 'statsec:44021A00-,gemeente:44021'],
  area: ['gemeente:44021', '44021'],
  ...{
    measure: ['change', 'density'],
    since: ['2023'],
    within: ['provincie:40000'],
    margin: ['95'],
    explain: ['1'],
  },
  ...{
    q: ['gent', '51.05, 3.72'],
    lang: ['nl', 'de'],
    lon: ['3.7'],
    lat: ['51'],
    format: ['csv', 'xlsx'],
    cells: ['lft:1|2'],
    theme: ['DEMOGRAFIE'],
    limit: ['5'],
    indicators: ['v1101_t'],
  },
};

/** Addresses of the interface whose parameters are partly right, repeated, missing and hostile. */
export function addresses(): fc.Arbitrary<string> {
  const pair = fc
    .constantFrom(...Object.keys(PARAMETERS))
    .chain((name) =>
      fc.tuple(
        fc.oneof({ weight: 9, arbitrary: fc.constant(name) }, { weight: 1, arbitrary: text() }),
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...(PARAMETERS[name] ?? [''])) },
          { weight: 1, arbitrary: text() },
        ),
      ),
    );
  const usual = fc.constantFrom<[string, string][]>(
    [],
    [
      ['indicator', 'v1101_t'],
      ['level', 'gemeente'],
      ['period', '2024'],
    ],
  );
  const segment = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ROUTES) },
    { weight: 1, arbitrary: text().map(encode) },
  );
  return fc.tuple(segment, usual, fc.array(pair, { maxLength: 4 })).map(([route, first, pairs]) => {
    const query = [...first, ...pairs].map(([name, value]) => `${encode(name)}=${encode(value)}`);
    return `/api/${route}?${query.join('&')}`;
  });
}

/** A lone half of a pair of code units cannot be written in an address. */
function encode(part: string): string {
  return encodeURIComponent(part.replace(/\p{Surrogate}/gu, ''));
}

export function links(): fc.Arbitrary<string> {
  const keys = [
    'indicator',
    'level',
    'period',
    'area',
    'within',
    'view',
    'sel',
    'pins',
    'plot',
    'slice',
    'edition',
    'lang',
    'classes',
    'breaks',
    'embed',
    'draw',
    'measure',
    'since',
  ];
  const pair = fc.tuple(
    fc.constantFrom(...keys),
    fc.oneof(
      text(),
      fc.constantFrom(
        'gemeente:44021',
        '44021A00-,44021A01-',
        '~abc.0123456789ab.AAECAw',
        '1,2,3',
        'two',
        'scatter',
      ),
    ),
  );
  const whole = fc
    .array(pair, { maxLength: 5 })
    .map(
      (pairs) => `?${pairs.map(([key, value]) => `${key}=${encode(value)}`).join('&')}#9.5/51/3.7`,
    );
  return fc.oneof(
    whole,
    damaged(whole),
    fc.constantFrom('?~abc.0123456789ab.AAECAw', '?44021A00-,44021A01-', '?~1.abcd.____'),
  );
}

export function reports(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(
      '{% figure indicator="v1101_t" /%}',
      '{% sentence %}{% value("v1101_t") %}{% /sentence %}',
      '{% table rows="parts" level="statsec" indicators=["v1101_t"] /%}',
      '{% if',
      '{% /if %}',
      '# Kop',
      '- punt',
      '[link](/gebied)',
      '![](x.png)',
      '```',
      '<b>x</b>',
      '| a | b |',
      '{% bars indicators=[[["a"]]] /%}',
    ),
    text(),
  );
  const head = fc.constantFrom(
    '---\ntitle: Alles\nlevels: gemeente\n---\n',
    '---\ntitle: [\n---\n',
    '',
    '---\n__proto__: 1\n---\n',
    `---\ntitle: ${HOSTILE[10]}\n`,
  );
  return damaged(
    fc
      .tuple(head, fc.array(piece, { maxLength: 8 }))
      .map(([start, pieces]) => start + pieces.join('\n\n')),
  );
}
