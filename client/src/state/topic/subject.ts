/** What figures are about, apart from where and when: the indicator, what of it, and how it is measured. */
import type { ValuesRequest } from '../../../../server/contract/values.ts';
import type { Subject } from '../../api/values.ts';
import { cellsTextOf } from '../../link/slice.ts';

type Requested = Pick<ValuesRequest, 'indicator' | 'cells' | 'measure' | 'since'> &
  Pick<Subject, 'flow'>;

/** What an answer is about, to ask the same of other areas and periods. */
export function subjectOf({ cells, ...request }: Requested): Subject {
  const text = cellsTextOf(cells);
  return subjectIn({ ...request, ...(text === undefined ? {} : { cells: text }) });
}

/** The part of a question that is its subject. */
export function subjectIn({ indicator, cells, measure, since, flow }: Subject): Subject {
  return {
    indicator,
    ...(cells === undefined ? {} : { cells }),
    ...(measure === undefined ? {} : { measure }),
    ...(since === undefined ? {} : { since }),
    ...(flow === undefined ? {} : { flow }),
  };
}

/** The figures that a measure is made of. */
export function plainSubject({
  measure: _,
  since: __,
  ...plain
}: Subject): Omit<Subject, 'measure' | 'since'> {
  return plain;
}

/** Two subjects with the same key are the same. */
export function subjectKey({ indicator, cells, measure, since, flow }: Subject): string {
  return [indicator, cells, measure, since, flow].map((part) => part ?? '').join(' ');
}
