import type { CubeCells } from '../../geodata/model/cube.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import { isChange, type Measure } from '../../geodata/model/measure.ts';
import {
  type MeasureAsked,
  type Measured,
  publishMeasure,
} from '../../geodata/publish/publish-measure.ts';
import type { Question } from '../../geodata/publish/publish-values.ts';
import type { ValuesRequest } from '../contract/values.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { publishedFigures } from './published-figures.ts';

/** What may be shown of a question in a measure: of an indicator, or of a slice of a cube. */
export function measuredFigures(
  bundle: EditionBundle,
  question: Question,
  cells: CubeCells | null,
  measured: MeasureAsked,
): Measured {
  return publishMeasure(bundle.publisher, question, measured, (asked) =>
    publishedFigures(bundle, asked, cells ?? {}),
  );
}

/** The measure that is asked for; the value itself when none is. Throws `bad_request` for a `since` of no use. */
export function measureOf(query: {
  measure?: Measure | undefined;
  since?: string | undefined;
}): MeasureAsked {
  const { measure = 'value', since = null } = query;
  if (since === null || isChange(measure)) return { measure, since };
  throw new DataError(
    'bad_request',
    `parameter "since" is for measure=change, change_percent or index, got measure=${measure}`,
  );
}

/** A measure as an answer repeats it. */
export function requestedMeasure({
  measure,
  since,
}: MeasureAsked): Pick<ValuesRequest, 'measure' | 'since'> {
  if (measure === 'value') return {};
  return { measure, ...(since === null ? {} : { since }) };
}

/** Refuses what is told of values only, by the names of its parameters. */
export function checkPlain<Query extends object>(
  { measure }: MeasureAsked,
  query: Query,
  names: readonly (keyof Query & string)[],
): void {
  const given = names.find((name) => query[name] !== undefined);
  if (measure === 'value' || given === undefined) return;
  throw new DataError('bad_request', `parameter "${given}" is for measure=value, got ${measure}`);
}
