import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { type Problem, placeOf } from '../../../geodata/model/data-error.ts';
import type { ManifestFigures } from '../../../geodata/model/manifest.ts';
import type { Level } from '../../../geodata/model/model.ts';
import { STATUSES } from '../../../geodata/model/status.ts';
import type { UndefinedColumn } from '../../../geodata/source/figures/figure-sheet.ts';
import type { Figures } from '../../../geodata/source/figures/figures.ts';
import { readFigures } from '../../../geodata/source/figures/read-figures.ts';
import { indexCodes } from '../../../geodata/source/keys/code-index.ts';
import { createSource } from '../../fixtures/create-source.ts';
import { createXlsx, type XlsxCell } from '../../fixtures/create-xlsx.ts';

const AREAS: Record<string, string[]> = {
  gemeente: ['44021', '46030'],
  gemeente2024: ['44021', '46003', '11056'],
  gemeente2018: ['44021', '44011', '46003', '11056'],
  statsec2024: ['44021A00-', '44021A01-'],
};
const text = { nl: '', fr: '', en: '' };
const LEVELS = Object.keys(AREAS).map(
  (code): Level => ({
    code,
    family: code.replace(/\d+$/, ''),
    validUntil: Number(/\d+$/.exec(code)?.[0]) || null,
    name: text,
    namePlural: text,
    boundaries: 'none',
    minZoom: 0,
    offered: true,
  }),
);
const CODES = new Map(
  Object.entries(AREAS).map(([level, codes]) => [
    level,
    indexCodes(codes.map((code) => ({ code, name: '', fullName: '', unknownLocation: false }))),
  ]),
);

type Read = {
  figures: Figures;
  problems: Problem[];
  undefinedColumns: UndefinedColumn[];
  /** `[44021: 5, 46003: hidden]` of one column, without what is empty. */
  of: (code: string, level: string, period: string) => Record<string, number | string>;
};

/** Reads a csv text, or sheets of rows as a workbook. */
async function read(
  content: string | Buffer | Record<string, XlsxCell[][]>,
  rest: Partial<ManifestFigures> = {},
): Promise<Read> {
  const isText = typeof content === 'string' || Buffer.isBuffer(content);
  const file = isText ? 'a.csv' : 'a.xlsx';
  const source = createSource({ files: { [file]: isText ? content : createXlsx(content) } });
  const figures: Figures = new Map();
  const problems: Problem[] = [];
  try {
    const undefinedColumns = await readFigures(
      source.folder,
      { file, levels: {}, ignore: [], unknownCodes: 'error', ...rest },
      {
        levels: LEVELS,
        codes: CODES,
        defined: new Set(['v1', 'v2', 'v2707_lb_lbexploi_zorg_lnt']),
      },
      figures,
      problems,
    );
    const of: Read['of'] = (code, level, period) => {
      const column = figures.get(code)?.get(level)?.get(period);
      return Object.fromEntries(
        (AREAS[level] ?? []).flatMap((area, i) => {
          const status = STATUSES[column?.statuses[i] ?? 1];
          if (status === 'empty') return [];
          return [[area, status === 'value' ? (column?.values[i] ?? 0) : String(status)]];
        }),
      );
    };
    return { figures, problems, undefinedColumns, of };
  } finally {
    source.remove();
  }
}

const linesOf = (problems: readonly Problem[]): string[] =>
  problems.map((p) => `${p.severity} ${p.kind} at ${placeOf(p)}: ${p.message}`);

describe('headers', () => {
  test('may stand in any order and case, with spaces around them', async () => {
    const { of, problems } = await read({
      a: [
        ['V2707_LB_lbexploi_zorg_lnt ', ' GeoItem', 'GEOLEVEL', ' Period'],
        [3, '44021', 'gemeente2024', '2022'],
      ],
    });
    expect(problems).toEqual([]);
    expect(of('v2707_lb_lbexploi_zorg_lnt', 'gemeente2024', '2022')).toEqual({ '44021': 3 });
  });

  test('may be Dutch', async () => {
    const { of } = await read('Periode,Gebiedsniveau,Gebiedscode,v1\n2022,gemeente,44021,3\n');
    expect(of('v1', 'gemeente', '2022')).toEqual({ '44021': 3 });
  });

  test('may stand under a row of explanations, and places count from the top of the file', async () => {
    const { of, problems } = await read({
      a: [
        ['Lees dit eerst; verplicht, verplicht, verplicht'],
        ['period', 'geolevel', 'geoitem', 'v1'],
        ['2022', 'gemeente', '44021', 3],
        [],
        ['2022', 'gemeente', '46030', 'x'],
      ],
    });
    expect(of('v1', 'gemeente', '2022')).toEqual({ '44021': 3 });
    expect(linesOf(problems)).toEqual([
      'error not_a_number at a.xlsx, sheet "a", row 5, column "v1": expected a number, got "x"',
    ]);
  });
});

describe('columns', () => {
  test('that hold words are left out with a note', async () => {
    const { problems, figures, undefinedColumns } = await read(
      'period,geolevel,geoitem,naam TE VERWIJDEREN bij upload,opmerking,v1\n2022,gemeente,44021,Gent,ok,3\n',
    );
    expect([...figures.keys()]).toEqual(['v1']);
    expect(undefinedColumns).toEqual([]);
    expect(linesOf(problems)).toEqual([
      'note extra_column at a.csv, row 1: columns without figures are left out: "naam TE VERWIJDEREN bij upload", "opmerking"',
    ]);
  });

  test('whose header is a sentence are left out, even when they hold numbers', async () => {
    const { undefinedColumns } = await read(
      'period,geolevel,geoitem,NIS TE VERWIJDEREN bij upload,v1\n2022,gemeente,44021,44021,3\n',
    );
    expect(undefinedColumns).toEqual([]);
  });

  test('of an indicator that no table defines are figures, and told as such', async () => {
    const { of, undefinedColumns } = await read(
      'period,geolevel,geoitem,v9_nieuw\n2022,gemeente,44021,3\n',
    );
    expect(of('v9_nieuw', 'gemeente', '2022')).toEqual({ '44021': 3 });
    expect(undefinedColumns).toEqual([{ code: 'v9_nieuw', file: 'a.csv', sheet: undefined }]);
  });

  test('of such an indicator do not vanish because of one word among the numbers', async () => {
    const { problems } = await read(
      'period,geolevel,geoitem,v9_nieuw\n2021,gemeente,44021,3\n2022,gemeente,44021,4\n2023,gemeente,44021,n.b.\n',
    );
    expect(linesOf(problems)).toEqual([
      'error not_a_number at a.csv, row 4, column "v9_nieuw": expected a number, got "n.b."',
    ]);
  });

  test('may be left out by the manifest', async () => {
    const { figures } = await read('period,geolevel,geoitem,v1,V2\n2022,gemeente,44021,3,4\n', {
      ignore: ['v2'],
    });
    expect([...figures.keys()]).toEqual(['v1']);
  });
});

describe('rows', () => {
  test('of several levels and periods stand in one file', async () => {
    const { of } = await read(
      'period,geolevel,geoitem,v1\n2018.00,gemeente,44021,1\n2019,GEMEENTE2024,46003,2\nq1y2014,statsec2024,44021a00_,3\n2014M7,statsec2024,44021A01-,4\n',
    );
    expect(of('v1', 'gemeente', '2018')).toEqual({ '44021': 1 });
    expect(of('v1', 'gemeente2024', '2019')).toEqual({ '46003': 2 });
    expect(of('v1', 'statsec2024', '2014Q1')).toEqual({ '44021A00-': 3 });
    expect(of('v1', 'statsec2024', '2014M07')).toEqual({ '44021A01-': 4 });
  });

  test('may hold codes and periods as numbers', async () => {
    const { of, problems } = await read({
      a: [
        ['period', 'geolevel', 'geoitem', 'v1'],
        [2022, 'gemeente', 44021, 3.5],
      ],
    });
    expect(problems).toEqual([]);
    expect(of('v1', 'gemeente', '2022')).toEqual({ '44021': 3.5 });
  });

  test('may have decimal commas, between semicolons, in Windows-1252', async () => {
    const { of } = await read(
      iconv.encode('period;geolevel;geoitem;naam;v1\n2022;gemeente;44021;Liège;3,25\n', 'latin1'),
    );
    expect(of('v1', 'gemeente', '2022')).toEqual({ '44021': 3.25 });
  });

  test('keep the kinds of missing apart; an empty cell is nothing', async () => {
    const { of } = await read(
      'period,geolevel,geoitem,v1\n2022,gemeente2018,44021,-99997\n2022,gemeente2018,44011,-99998\n2022,gemeente2018,46003,-99999\n2022,gemeente2018,11056,-99996\n2021,gemeente2018,44021,\n2021,gemeente2018,44011,0\n',
    );
    expect(of('v1', 'gemeente2018', '2022')).toEqual({
      '44021': 'hidden',
      '44011': 'not_applicable',
      '46003': 'unanswered',
    });
    expect(of('v1', 'gemeente2018', '2021')).toEqual({ '44011': 0 });
  });

  test('that repeat the same figure are fine; another figure is an error', async () => {
    const same = '2022,gemeente,44021,3\n';
    expect((await read(`period,geolevel,geoitem,v1\n${same}${same}`)).problems).toEqual([]);
    const { problems } = await read(
      `period,geolevel,geoitem,v1\n2022,gemeente,44021,-99997\n${same}`,
    );
    expect(linesOf(problems)).toEqual([
      'error conflicting_value at a.csv, row 3, column "v1": gemeente "44021" in 2022 was hidden in an earlier row or file, here 3',
    ]);
  });

  test('that are empty but for a figure are an unknown level, not a crash', async () => {
    const { problems } = await read(
      'period,geolevel,geoitem,v1\n2022,,44021,3\n,gemeente,44021,3\n2022,gemeente,,3\n',
    );
    expect(linesOf(problems)).toEqual([
      'error unknown_level at a.csv, row 2, column "geolevel": unknown level: "" (known: gemeente, gemeente2024, gemeente2018, statsec2024)',
      'error not_a_period at a.csv, row 3, column "period": expected a period such as 2024, got ""',
      'error unknown_code at a.csv, row 4, column "geoitem": unknown gemeente code: ""',
    ]);
  });
});

describe('the level names of a file', () => {
  test('mean what the manifest says they mean today', async () => {
    const { of, problems } = await read(
      'period,geolevel,geoitem,v1\n2022,Gemeente,11056,3\n2022,gemeente2018,44011,4\n',
      { levels: { gemeente: 'gemeente2024' } },
    );
    expect(problems).toEqual([]);
    expect(of('v1', 'gemeente2024', '2022')).toEqual({ '11056': 3 });
    expect(of('v1', 'gemeente2018', '2022')).toEqual({ '44011': 4 });
  });

  test('come with a proposal when another vintage knows more of the codes', async () => {
    const { problems } = await read(
      'period,geolevel,geoitem,v1\n2014,gemeente2024,44021,3\n2014,gemeente2024,44011,4\n2014,gemeente2024,46003,4\n',
    );
    expect(linesOf(problems)).toEqual([
      'warning other_vintage at a.csv, column "geolevel": "gemeente2024" is read as gemeente2024, which knows 2 of its 3 codes; gemeente2018 knows 3. If that is meant, write "levels": {"gemeente2024": "gemeente2018"} for this file in the manifest',
      'error unknown_code at a.csv, row 3, column "geoitem": unknown gemeente2024 code: "44011"',
    ]);
  });
});

describe('sheets', () => {
  const upload = [
    ['period', 'geolevel', 'geoitem', 'v1'],
    ['2022', 'gemeente', '44021', 3],
  ];

  test('without the key columns are passed over', async () => {
    const { of, problems } = await read({ leesmij: [['Bron: Statbel']], upload, leeg: [] });
    expect(problems).toEqual([]);
    expect(of('v1', 'gemeente', '2022')).toEqual({ '44021': 3 });
  });

  test('are all read, together', async () => {
    const more = [upload[0] ?? [], ['2022', 'gemeente', '46030', 4]];
    const { of } = await read({ upload1: upload, upload2: more });
    expect(of('v1', 'gemeente', '2022')).toEqual({ '44021': 3, '46030': 4 });
  });

  test('asked for by name must be there and be uploads', async () => {
    const { problems } = await read({ leesmij: [['Bron']], upload }, { sheets: ['leesmij', 'x'] });
    expect(linesOf(problems)).toEqual([
      'error missing_sheet at a.xlsx, sheet "x": no such sheet (found: "leesmij", "upload")',
      'error wrong_header at a.xlsx, sheet "leesmij", row 1: expected columns "period", "geolevel", "geoitem", found "Bron"',
    ]);
  });

  test('none of which is an upload are an error', async () => {
    const { problems } = await read({ leesmij: [['Bron']], twee: [['x']] });
    expect(linesOf(problems)).toEqual([
      'error wrong_header at a.xlsx, sheet "leesmij", row 1: expected columns "period", "geolevel", "geoitem", found "Bron"',
    ]);
  });
});
