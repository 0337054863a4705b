/** What a build found: for the data manager who loads the figures, as JSON and as a page to read. */

import { sumUp } from '../compute/aggregate.ts';
import type { AreaGeometry } from '../edition/edition-store.ts';
import { type Problem, placeOf } from '../model/data-error.ts';
import { foldIndicator } from '../model/indicator-code.ts';
import { numberAt } from '../model/read-at.ts';
import { VALUE } from '../model/status.ts';
import type { ProtectionCost } from '../protect/protection-cost.ts';
import type { SourceData } from '../source/read-source.ts';

export type LevelReport = {
  code: string;
  areas: number;
  drawn: number;
  unknownLocation: number;
  boundaries: string;
  /** Codes of areas with a known location and no polygon. */
  withoutGeometry: string[];
};

export type IndicatorReport = {
  code: string;
  name: string;
  source: string;
  formula: string | null;
  loadedAt: { level: string; periods: string[] }[];
  /**
   * For counts: share (0–1) of the latest loaded total that lies in areas which are not drawn at the
   * finest loaded level; null where that cannot be said.
   */
  shareNotOnMap: { level: string; period: string; share: number } | null;
};

export type BuildReport = {
  ok: boolean;
  edition: string | null;
  levels: LevelReport[];
  indicators: IndicatorReport[];
  geometryWithoutArea: { level: string; file: string; code: string }[];
  tiles: { level: string; count: number; bytes: number; largest: number }[];
  /** Cells hidden for privacy and what that costs; for data managers only, never published. */
  protection: ProtectionCost[];
  problems: Problem[];
  seconds: number;
};

export function createLevelReports(
  source: SourceData,
  geometry: ReadonlyMap<string, AreaGeometry>,
): LevelReport[] {
  return source.levels.map((level) => {
    const areas = source.areas.get(level.code) ?? [];
    const points = geometry.get(level.code)?.points ?? [];
    return {
      code: level.code,
      areas: areas.length,
      drawn: points.filter((point) => point !== null).length,
      unknownLocation: areas.filter((area) => area.unknownLocation).length,
      boundaries: geometry.get(level.code)?.boundaries ?? 'none',
      withoutGeometry: areas
        .filter((area, index) => !area.unknownLocation && !points[index])
        .map((area) => area.code),
    };
  });
}

export function createIndicatorReports(
  source: SourceData,
  geometry: ReadonlyMap<string, AreaGeometry>,
): IndicatorReport[] {
  return source.indicators.map((indicator) => {
    const byLevel = source.figures.get(foldIndicator(indicator.code)) ?? new Map();
    const loadedAt = source.levels
      .filter((level) => byLevel.has(level.code))
      .map((level) => ({ level: level.code, periods: [...byLevel.get(level.code).keys()].sort() }));
    const finest = loadedAt.at(-1);
    const from = indicator.forecastFrom;
    const known = finest?.periods.filter((period) => from === null || period < from);
    const period = known?.at(-1) ?? finest?.periods.at(-1);
    const column = finest && period !== undefined && byLevel.get(finest.level)?.get(period);
    const points = geometry.get(finest?.level ?? '')?.points ?? [];
    let shareNotOnMap: IndicatorReport['shareNotOnMap'] = null;
    if (finest && period !== undefined && column && indicator.dataType === 'count') {
      // One parent for all drawn areas, one for the others.
      const drawn = Int32Array.from(column.values, (_, index) => (points[index] ? 0 : 1));
      const { values, statuses } = sumUp(column, drawn, 2);
      const total = numberAt(values, 0) + numberAt(values, 1);
      const known = statuses.every(
        (status, index) => status === VALUE || (index === 1 && status === 1),
      );
      if (known && total > 0) {
        shareNotOnMap = { level: finest.level, period, share: numberAt(values, 1) / total };
      }
    }
    return {
      code: indicator.code,
      name: indicator.name.nl,
      source: indicator.source,
      formula: indicator.formula,
      loadedAt,
      shareNotOnMap,
    };
  });
}

/** The report as Markdown. */
export function printReport(report: BuildReport): string {
  const count = (severity: Problem['severity']): number =>
    report.problems.filter((problem) => problem.severity === severity).length;
  const lines = [
    `# Build report${report.edition ? ` of edition ${report.edition}` : ''}`,
    '',
    report.ok
      ? `The edition was built in ${report.seconds.toFixed(1)} s.`
      : 'No edition was built: the errors below come first. What was live is still live.',
    '',
    `${count('error')} errors, ${count('warning')} warnings, ${count('note')} notes.`,
    '',
  ];
  for (const severity of ['error', 'warning', 'note'] as const) {
    const found = report.problems.filter((problem) => problem.severity === severity);
    if (found.length === 0) continue;
    lines.push(`## ${severity[0]?.toUpperCase()}${severity.slice(1)}s`, '');
    for (const problem of found) lines.push(`- ${printProblem(problem)}`);
    lines.push('');
  }
  lines.push(
    '## Levels',
    '',
    '| level | areas | drawn | unknown location | without geometry | boundaries |',
    '| --- | ---: | ---: | ---: | --- | --- |',
  );
  for (const level of report.levels) {
    const missing = level.withoutGeometry;
    const examples = missing.slice(0, 5).join(', ') + (missing.length > 5 ? ' …' : '');
    lines.push(
      `| ${level.code} | ${level.areas} | ${level.drawn} | ${level.unknownLocation} | ${missing.length}${examples ? `: ${examples}` : ''} | ${level.boundaries} |`,
    );
  }
  lines.push('', '## Geometry without area', '');
  if (report.geometryWithoutArea.length === 0) lines.push('None.');
  for (const shape of report.geometryWithoutArea)
    lines.push(`- ${shape.level}: ${shape.code} (${shape.file})`);
  lines.push(
    '',
    '## Indicators',
    '',
    '| code | name | loaded at | not on the map |',
    '| --- | --- | --- | ---: |',
  );
  for (const indicator of report.indicators) {
    const loaded = indicator.loadedAt
      .map(({ level, periods }) => `${level} ${printPeriods(periods)}`)
      .join('; ');
    const from = loaded || `computed: ${indicator.formula}`;
    const share = indicator.shareNotOnMap
      ? `${(indicator.shareNotOnMap.share * 100).toFixed(2)} % (${indicator.shareNotOnMap.period})`
      : '';
    lines.push(
      `| ${indicator.code} | ${indicator.name.replaceAll('|', '/')} | ${from} | ${share} |`,
    );
  }
  lines.push('', '## Protection of small numbers', '');
  if (report.protection.length === 0) lines.push('Nothing had to be hidden.');
  else lines.push(...printProtection(report.protection));
  return `${lines.join('\n')}\n`;
}

function printProtection(costs: readonly ProtectionCost[]): string[] {
  const percent = (share: number): string => `${(share * 100).toFixed(3)} %`;
  return [
    'For data managers: which cells are under the threshold and which are hidden to protect them is not published.',
    '',
    '| indicator | period | level | cells | under the threshold | hidden to protect | share of total under | share hidden |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...costs.map(
      (c) =>
        `| ${c.indicator} | ${c.period} | ${c.level} | ${c.cells} | ${c.primary} | ${c.complementary} | ${percent(c.primaryShare)} | ${percent(c.hiddenShare)} |`,
    ),
  ];
}

/** `error unknown_code at values.xlsx, sheet "a", row 3: unknown …` */
export function printProblem(problem: Problem): string {
  return `${problem.kind} at ${placeOf(problem)}: ${problem.message}`;
}

function printPeriods(periods: readonly string[]): string {
  if (periods.length <= 4) return periods.join(', ');
  return `${periods[0]}–${periods.at(-1)} (${periods.length})`;
}
