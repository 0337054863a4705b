import { z } from 'zod';
import type { LevelData } from '../../geodata/edition/edition.ts';
import type { Confidence } from '../../geodata/model/confidence.ts';
import type { CubeCells } from '../../geodata/model/cube.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import type { Measure } from '../../geodata/model/measure.ts';
import { STATUSES, SUPPRESSED } from '../../geodata/model/status.ts';
import { marginOfRegion } from '../../geodata/publish/custom-region.ts';
import { coverageOfRegion } from '../../geodata/publish/publish-coverage.ts';
import type { MeasureAsked } from '../../geodata/publish/publish-measure.ts';
import type { Question } from '../../geodata/publish/publish-values.ts';
import type { RegionAnswer } from '../contract/region.ts';
import { answerFresh, answerStored, respondNoStore } from '../edition/answer.ts';
import { areasWithin } from '../edition/area-ref.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { checkPlain, measureOf, requestedMeasure } from '../figures/measured-figures.ts';
import { measuredRegion } from '../figures/measured-region.ts';
import { cellsOf, shownFigures } from '../figures/shown-indicator.ts';
import { type AreaKey, parameter } from '../http/parameters.ts';
import { wireNumber } from '../http/wire-number.ts';
import type { Routes } from './declare-routes.ts';

export function regionRoutes({ route, postedRoute }: Routes): void {
  const shape = {
    indicator: parameter.indicator,
    level: parameter.level,
    period: parameter.period,
    within: parameter.area.optional(),
    margin: parameter.margin.optional(),
    cells: parameter.cells.optional(),
    measure: parameter.measure.optional(),
    since: parameter.period.optional(),
  };

  const addressShape = {
    ...shape,
    areas: parameter.codes.optional(),
  };
  route('/api/region', addressShape, (c, { bundle, query }) => {
    const region = findRegion(bundle, query);
    if (region.within === null) return answerFresh(c, bundle, answer(bundle, region));
    const { indicator, level, period } = region.question;
    const { margin, cells, measured } = region;
    const key = ['region', indicator.code, level, period, region.within, margin, cells, measured];
    return answerStored(c, bundle, key, () => answer(bundle, region));
  });

  const bodyShape = {
    ...shape,
    areas: z.array(parameter.code).optional(),
  };
  postedRoute('/api/region', bodyShape, async (c, { bundle, query }) => {
    return respondNoStore(c, bundle, answer(bundle, findRegion(bundle, query)));
  });
}

type Region = {
  question: Question;
  data: LevelData;
  /** Indices in `data`. */
  areas: readonly number[];
  /** `level:code` when the region is what lies in one area. */
  within: string | null;
  margin: Confidence | null;
  /** The slice of a cube; null for an indicator that is none. */
  cells: CubeCells | null;
  measured: MeasureAsked;
};

type Query = {
  indicator: string;
  level: string;
  period: string;
  areas?: string[] | undefined;
  within?: AreaKey | undefined;
  margin?: Confidence | undefined;
  cells?: CubeCells | undefined;
  measure?: Measure | undefined;
  since?: string | undefined;
};

function findRegion(bundle: EditionBundle, query: Query): Region {
  const { edition, publisher } = bundle;
  const { areas, within } = query;
  if ((areas === undefined) === (within === undefined)) {
    throw new DataError('bad_request', 'expected either "areas" or "within"');
  }
  const { code } = shownFigures(bundle, query.indicator);
  const question = publisher.ask(code, query.level, query.period);
  const data = edition.level(question.level);
  const how = {
    margin: query.margin ?? null,
    cells: cellsOf(bundle, question.indicator, query.cells),
    measured: measureOf(query),
  };
  checkPlain(how.measured, query, ['margin']);
  if (within !== undefined) {
    const { name, indices } = areasWithin(edition, data, within);
    return { question, data, areas: indices, within: name, ...how };
  }
  const indices = (areas ?? []).map((area) => edition.areaIndex(data, area));
  return { question, data, areas: indices, within: null, ...how };
}

function answer(bundle: EditionBundle, asked: Region): RegionAnswer {
  const { question, data, areas, within, margin, cells, measured } = asked;
  const { edition, publisher } = bundle;
  const { indicator, level, period } = question;
  const region = measuredRegion(bundle, question, cells, measured, areas);
  const margins = margin === null ? null : marginOfRegion(publisher, question, areas, margin);
  const status = STATUSES.indexOf(region.status);
  const isPlain = measured.measure === 'value' && !cells;
  const coverage = isPlain ? coverageOfRegion(publisher, question, areas, status) : null;
  const parts = distinctCells(region.parts);
  const { statuses } = publisher.publish(question).column;
  return {
    ok: true,
    edition: bundle.id,
    request: {
      indicator: indicator.code,
      level,
      period,
      areas: areas.length,
      ...(within === null ? {} : { within }),
      ...(margin === null ? {} : { margin }),
      ...(cells ? { cells } : {}),
      ...requestedMeasure(measured),
    },
    value: region.value === null ? null : wireNumber(region.value, region.decimals),
    status: region.status,
    reason: region.reason,
    ...(margins
      ? { margin: margins.value === null ? null : wireNumber(margins.value, margins.decimals) }
      : {}),
    ...(coverage ? { coverage } : {}),
    ...region.about,
    parts: parts.length,
    explanation: {
      from: edition.levels.flatMap(({ level }) => {
        const cells = parts.filter((part) => part.level === level.code).length;
        return cells === 0 ? [] : [{ level: level.code, areas: cells }];
      }),
      suppressed: areas.filter((area) => statuses[area] === SUPPRESSED).length,
    },
    nearest: region.nearest && describeNearest(data, areas, region.nearest),
  };
}

type Cell = { level: string; index: number };

/** Each cell once: a formula takes the same areas for every operand. */
function distinctCells(cells: readonly Cell[]): Cell[] {
  return [...new Map(cells.map((cell) => [`${cell.level} ${cell.index}`, cell])).values()];
}

function describeNearest(
  { areas: known }: LevelData,
  asked: readonly number[],
  nearest: readonly number[],
): RegionAnswer['nearest'] {
  const [before, after] = [new Set(asked), new Set(nearest)];
  const codes = (indices: readonly number[]): string[] =>
    indices.flatMap((index) => known[index]?.code ?? []);
  return {
    add: codes(nearest.filter((index) => !before.has(index))),
    remove: codes(asked.filter((index) => !after.has(index))),
    areas: codes(nearest),
  };
}
