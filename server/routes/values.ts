import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { Column } from '../../geodata/model/column.ts';
import type { Confidence } from '../../geodata/model/confidence.ts';
import type { Coverage } from '../../geodata/model/coverage.ts';
import type { CubeCells } from '../../geodata/model/cube.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import { explainValue } from '../../geodata/publish/explain-value.ts';
import { coverageOfMeasure } from '../../geodata/publish/publish-coverage.ts';
import { publishMargins } from '../../geodata/publish/publish-margins.ts';
import type { MeasureAsked, Measured } from '../../geodata/publish/publish-measure.ts';
import type { Question } from '../../geodata/publish/publish-values.ts';
import type { ValuesAnswer } from '../contract/values.ts';
import { answerStored, storedBytes } from '../edition/answer.ts';
import { areasWithin, type Within } from '../edition/area-ref.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { aboutMeasured } from '../figures/about-figures.ts';
import { encodeValues } from '../figures/binary-values.ts';
import {
  checkPlain,
  measuredFigures,
  measureOf,
  requestedMeasure,
} from '../figures/measured-figures.ts';
import {
  findReference,
  type ReferenceAsked,
  referenceFigure,
} from '../figures/reference-figure.ts';
import { cellsOf, shownFigures } from '../figures/shown-indicator.ts';
import { wireReasons, wireStatuses, wireValues } from '../figures/wire-column.ts';
import { parameter } from '../http/parameters.ts';
import type { Routes } from './declare-routes.ts';

export const BINARY_TYPE = 'application/octet-stream';

export function valuesRoutes({ route }: Routes): void {
  const shape = {
    indicator: parameter.indicator,
    level: parameter.level,
    period: parameter.period,
    within: parameter.area.optional(),
    reference: parameter.area.optional(),
    margin: parameter.margin.optional(),
    explain: parameter.flag.optional(),
    area: parameter.code.optional(),
    cells: parameter.cells.optional(),
    measure: parameter.measure.optional(),
    since: parameter.period.optional(),
  };
  route('/api/values', shape, (c, { bundle, query }) => {
    const { code } = shownFigures(bundle, query.indicator);
    const question = bundle.publisher.ask(code, query.level, query.period);
    const data = bundle.edition.level(question.level);
    const asked: Asked = {
      question,
      within: query.within ? areasWithin(bundle.edition, data, query.within) : null,
      reference: query.reference ? findReference(bundle, question, query.reference) : null,
      margin: query.margin ?? null,
      cells: cellsOf(bundle, question.indicator, query.cells),
      measured: measureOf(query),
      explained: findExplained(bundle, question, query.explain, query.area),
    };
    checkPlain(asked.measured, query, ['margin', 'explain']);
    const key = ['values', requestOf(asked, bundle), query.explain ?? null];
    if (prefersBinary(c)) {
      return storedBytes(c, bundle, key, BINARY_TYPE, () => {
        const { values, statuses, ...about } = answer(bundle, asked);
        return encodeValues(shownColumn(bundle, asked), about);
      });
    }
    return answerStored(c, bundle, key, () => answer(bundle, asked));
  });
}

/** A question with everything asked beside the values; areas are indices in the level of the question. */
type Asked = {
  question: Question;
  /** Null for the whole level. */
  within: Within | null;
  reference: ReferenceAsked | null;
  margin: Confidence | null;
  /** The slice of a cube; null for an indicator that is none. */
  cells: CubeCells | null;
  measured: MeasureAsked;
  /** `column`, the area to explain, or null for no explanation. */
  explained: 'column' | number | null;
};

function publishedOf(bundle: EditionBundle, { question, cells, measured }: Asked): Measured {
  return measuredFigures(bundle, question, cells, measured);
}

function prefersBinary(c: Context): boolean {
  const type = accepts(c, {
    header: 'Accept',
    supports: ['application/json', BINARY_TYPE],
    default: 'application/json',
  });
  return type === BINARY_TYPE;
}

function findExplained(
  { edition }: EditionBundle,
  { level }: Question,
  explain: '1' | undefined,
  area: string | undefined,
): Asked['explained'] {
  if (area === undefined) return explain ? 'column' : null;
  if (!explain) {
    throw new DataError('bad_request', 'parameter "area" is only allowed with explain=1');
  }
  return edition.areaIndex(edition.level(level), area);
}

function answer(bundle: EditionBundle, asked: Asked): ValuesAnswer {
  const { question, within, reference, margin, explained, cells, measured } = asked;
  const { publisher } = bundle;
  const published = publishedOf(bundle, asked);
  const { reasons, decimals, origin, divisor, column: whole } = published;
  const column = restrict(whole, within);
  const margins = margin === null ? null : publishMargins(publisher, question, margin);
  const coverage = cells ? null : coverageOfMeasure(publisher, question, measured);
  return {
    ok: true,
    edition: bundle.id,
    request: requestOf(asked, bundle),
    ...(within ? { indices: [...within.indices] } : {}),
    ...(reference ? { reference: referenceFigure(bundle, reference, cells, measured) } : {}),
    values: wireValues(column, decimals),
    statuses: wireStatuses(column),
    reasons: wireReasons(within ? pick(reasons, within.indices) : reasons),
    ...(margins ? { margins: wireValues(restrict(margins.column, within), margins.decimals) } : {}),
    ...restrictedCoverage(coverage, within),
    ...(divisor ? { divisor } : {}),
    ...aboutMeasured(bundle, published),
    origin,
    ...(explained === null
      ? {}
      : {
          explanation: explainValue(publisher, question, explained === 'column' ? null : explained),
        }),
  };
}

function requestOf(
  { question, within, reference, margin, explained, cells, measured }: Asked,
  { edition }: EditionBundle,
): ValuesAnswer['request'] {
  const { indicator, level, period } = question;
  const area = typeof explained === 'number' ? edition.level(level).areas[explained]?.code : null;
  return {
    indicator: indicator.code,
    level,
    period,
    ...(within ? { within: within.name } : {}),
    ...(reference ? { reference: nameOf(reference) } : {}),
    ...(margin === null ? {} : { margin }),
    ...(area ? { area } : {}),
    ...(cells ? { cells } : {}),
    ...requestedMeasure(measured),
  };
}

function nameOf({ data, index }: ReferenceAsked): string {
  return `${data.level.code}:${data.areas[index]?.code}`;
}

function shownColumn(bundle: EditionBundle, asked: Asked): Column {
  return restrict(publishedOf(bundle, asked).column, asked.within);
}

function restrict(column: Column, within: Asked['within']): Column {
  if (!within) return column;
  const { indices } = within;
  return {
    values: Float64Array.from(indices, (index) => column.values[index] ?? 0),
    statuses: pick(column.statuses, indices),
  };
}

/** Of the areas asked for; nothing where none of them leaves anything out. */
function restrictedCoverage(
  coverage: (Coverage | null)[] | null,
  within: Asked['within'],
): Pick<ValuesAnswer, 'coverage'> {
  const asked =
    coverage && within ? Array.from(within.indices, (index) => coverage[index] ?? null) : coverage;
  return asked?.some((each) => each !== null) ? { coverage: asked } : {};
}

function pick(bytes: Uint8Array, indices: readonly number[]): Uint8Array {
  return Uint8Array.from(indices, (index) => bytes[index] ?? 0);
}
