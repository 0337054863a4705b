import { expect, test } from 'vitest';
import {
  type BuildReport,
  createIndicatorReports,
  printProblem,
  printReport,
} from '../../../geodata/check/report.ts';
import type { AreaGeometry } from '../../../geodata/edition/edition-store.ts';
import { type Problem, placeOf } from '../../../geodata/model/data-error.ts';
import { minimalIndicator } from '../../../geodata/source/definitions/minimal-indicator.ts';
import type { Figures } from '../../../geodata/source/figures/figures.ts';
import type { SourceData } from '../../../geodata/source/read-source.ts';
import { columnOf } from '../../fixtures/create-column.ts';

const REPORT: BuildReport = {
  ok: false,
  edition: null,
  levels: [],
  indicators: [],
  geometryWithoutArea: [],
  tiles: [],
  protection: [],
  problems: [],
  seconds: 12.34,
};

const problem = (severity: Problem['severity'], rest: Partial<Problem> = {}): Problem => ({
  severity,
  kind: 'unknown_code',
  file: 'a.xlsx',
  message: 'unknown gemeente code: "1"',
  ...rest,
});

test('a place names file, sheet, row and column, as far as they are known', () => {
  expect(placeOf(problem('error'))).toBe('a.xlsx');
  expect(placeOf(problem('error', { sheet: 'upload', row: 0, column: '' }))).toBe(
    'a.xlsx, sheet "upload", row 0, column ""',
  );
  expect(printProblem(problem('error', { sheet: 'upload', row: 12, column: 'geoitem' }))).toBe(
    'unknown_code at a.xlsx, sheet "upload", row 12, column "geoitem": unknown gemeente code: "1"',
  );
});

test('errors come first on the page, whatever their order', () => {
  const page = printReport({
    ...REPORT,
    problems: [problem('note'), problem('warning', { row: 2 }), problem('error', { row: 3 })],
  });
  const titles = page.split('\n').filter((line) => line.startsWith('#'));
  expect(titles).toEqual([
    '# Build report',
    '## Errors',
    '## Warnings',
    '## Notes',
    '## Levels',
    '## Geometry without area',
    '## Indicators',
    '## Protection of small numbers',
  ]);
  expect(page).toContain('No edition was built');
  expect(page).toContain('1 errors, 1 warnings, 1 notes.');
});

test('a page without problems has no lists of them', () => {
  const page = printReport({ ...REPORT, ok: true, edition: '0123456789ab' });
  expect(page).toContain('# Build report of edition 0123456789ab');
  expect(page).toContain('The edition was built in 12.3 s.');
  expect(page).not.toContain('## Errors');
});

/** One indicator at one level of four areas, of which the last two are not drawn. */
function shareOf(
  byPeriod: Record<string, (number | null)[]>,
  rest: Partial<SourceData['indicators'][number]> = {},
): unknown {
  const columns = Object.entries(byPeriod).map(([period, n]) => [period, columnOf(n)] as const);
  const figures: Figures = new Map([['v', new Map([['statsec', new Map(columns)]])]]);
  const source = {
    levels: [{ code: 'statsec' }],
    indicators: [{ ...minimalIndicator('v', ''), ...rest }],
    figures,
  } as unknown as SourceData;
  const points = [[4, 51], [4, 51], null, null];
  const geometry = new Map([['statsec', { points } as unknown as AreaGeometry]]);
  return createIndicatorReports(source, geometry)[0]?.shareNotOnMap;
}

test('the share that is not on the map is of the latest period that is no forecast', () => {
  const figures = { '2023': [1, 1, 1, 1], '2024': [60, 30, 8, 2], '2030': [5, 5, 0, 0] };
  expect(shareOf(figures)).toMatchObject({ period: '2030', share: 0 });
  expect(shareOf(figures, { forecastFrom: '2025' })).toEqual({
    level: 'statsec',
    period: '2024',
    share: 0.1,
  });
});

test('the share is not said where it cannot be: shares, hidden parts, nothing at all', () => {
  expect(shareOf({ '2024': [60, 30, 8, 2] }, { dataType: 'share' })).toBeNull();
  expect(shareOf({ '2024': [60, -99997, 8, 2] })).toBeNull();
  expect(shareOf({ '2024': [0, 0, 0, 0] })).toBeNull();
  expect(shareOf({ '2024': [90, 10, null, null] })).toMatchObject({ share: 0 });
});
