/** Texts and bytes that somebody who means harm, or a broken program, would send. */
import fc from 'fast-check';

export const HOSTILE = [
  ...['', ' ', '\u0000', '\u202e44021', '\ufeff', '\u2028', '\ud800', '\r', '\t', '\u001b[2J'],
  ...[
    'NaN',
    'Infinity',
    '-0',
    '1e999',
    '1e-999',
    '0x10',
    '٣',
    '½',
    '1,5',
    '1.000.000',
    '9'.repeat(400),
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'true'],
  ...[
    '../../etc/passwd',
    '..\\..\\windows',
    'file:///etc/passwd',
    '/dev/zero',
    'a/../../b',
    '%2e%2e%2f',
  ],
  ...[
    '=1+1',
    '+cmd|x',
    '@SUM(A1)',
    '-2+3',
    '<script>alert(1)</script>',
    '{{7*7}}',
    '${7*7}',
    "' OR 1=1 --",
  ],
  ...[
    '(((((((((('.repeat(30),
    ')'.repeat(300),
    '"'.repeat(99),
    ','.repeat(500),
    ';;;;',
    '\n'.repeat(50),
  ],
  ...['é'.repeat(70), '🏳️‍🌈', 'a\u0301'.repeat(40), 'x'.repeat(5000)],
];

export const text = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.string({ maxLength: 12 }) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  );

/** Formulas by their grammar, then damaged: characters left out, doubled, put in. */
export function formula(): fc.Arbitrary<string> {
  const code = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom('v1101_t', 'V2301_ASO_lln', '1101_t', '"met spatie"', '“v1”'),
    },
    { weight: 1, arbitrary: text() },
  );
  const number = fc.oneof(
    fc.constantFrom('0', '1', '100', '0,5', '1.5', '1e9', '.5', '1.000', '9'.repeat(30)),
    fc.nat().map(String),
  );
  const { sum } = fc.letrec<{ sum: string; factor: string }>((tie) => ({
    factor: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      code,
      number,
      fc
        .tuple(code, fc.constantFrom('-1', '"-1"', '+2', '"99999"', 'x'))
        .map(([c, by]) => `data_from_period(${c}, ${by})`),
      fc
        .tuple(code, fc.array(code, { maxLength: 3 }))
        .map(([c, items]) => `cell(${[c, ...items].join(',')})`),
      tie('factor').map((one) => `-${one}`),
      tie('sum').map((one) => `(${one})`),
    ),
    sum: fc
      .tuple(
        tie('factor'),
        fc.array(fc.tuple(fc.constantFrom('+', '-', '*', '/', ' ', '**', ''), tie('factor')), {
          maxLength: 3,
        }),
      )
      .map(([first, rest]) => first + rest.map(([op, one]) => `${op}${one}`).join('')),
  }));
  return damaged(sum);
}

/** Half of them as they are. */
export function damaged(whole: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.tuple(
    fc.nat({ max: 1000 }),
    fc.constantFrom('drop', 'double', 'put'),
    fc.constantFrom(...HOSTILE.slice(0, 40)),
  );
  return fc
    .tuple(whole, fc.oneof(fc.constant([]), fc.array(change, { maxLength: 3 })))
    .map(([start, changes]) =>
      changes.reduce((now, [place, how, what]) => {
        const at = now.length === 0 ? 0 : place % now.length;
        if (how === 'drop') return now.slice(0, at) + now.slice(at + 1);
        return now.slice(0, at) + (how === 'double' ? now.slice(at) : what) + now.slice(at);
      }, start),
    );
}

/** A table as delimited text, its headers and cells partly those that are asked for. */
export function table(headers: readonly string[], cells: readonly string[]): fc.Arbitrary<string> {
  const cell = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...cells) },
    { weight: 1, arbitrary: text() },
  );
  const head = fc.oneof(
    { weight: 4, arbitrary: fc.constant([...headers]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.oneof(fc.constantFrom(...headers), text()), { maxLength: 6 }),
    },
  );
  return fc
    .tuple(
      head,
      fc.array(fc.array(cell, { minLength: 1, maxLength: headers.length + 1 }), { maxLength: 5 }),
      fc.constantFrom(',', ';', '\t', '|'),
    )
    .map(([first, rows, separator]) =>
      [first, ...rows].map((row) => row.join(separator)).join('\n'),
    );
}

/** Bytes with a few of them changed, cut off or doubled. */
export function mutated(seeds: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const change = fc.tuple(
    fc.nat({ max: 2 ** 20 }),
    fc.constantFrom(0, 1, 0x7f, 0x80, 0xff, 0x0d, 0x2a, 0x20),
  );
  return fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(change, { maxLength: 5 }),
      fc.oneof(fc.constant(null), fc.nat({ max: 4000 })),
    )
    .map(([seed, changes, cut]) => {
      const bytes = Buffer.from(cut === null ? seed : seed.subarray(0, cut % (seed.length + 1)));
      for (const [place, value] of changes)
        if (bytes.length > 0) bytes[place % bytes.length] = value;
      return bytes;
    });
}

/** JSON that is shaped like a thing, with parts replaced. */
export function jsonLike(whole: object): fc.Arbitrary<string> {
  const paths = pathsOf(whole);
  const value = fc.oneof(
    text(),
    fc.constantFrom(null, true, -1, 1e308, [], {}, [[]]),
    fc.jsonValue({ maxDepth: 2 }),
  );
  return damaged(
    fc.array(fc.tuple(fc.constantFrom(...paths), value), { maxLength: 2 }).map((changes) => {
      const copy = structuredClone(whole);
      for (const [path, to] of changes) replaceAt(copy, path, to);
      return JSON.stringify(copy);
    }),
  );
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key])),
  ].filter(({ length }) => length > 0);
}

function replaceAt(value: object, path: readonly string[], to: unknown): void {
  const [key = '', ...rest] = path;
  const at = value as Record<string, unknown>;
  const inner = at[key];
  if (rest.length === 0) at[key] = to;
  else if (typeof inner === 'object' && inner !== null) replaceAt(inner, rest, to);
}
