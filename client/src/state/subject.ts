/** What figures are about, apart from where and when: the indicator and what of it. */
import type { ValuesRequest } from '../../../server/contract.ts';
import type { Subject } from '../api.ts';
import { cellsTextOf } from '../cube/slice.ts';

/** What an answer is about, to ask the same of other areas and periods. */
export function subjectOf(request: Pick<ValuesRequest, 'indicator' | 'cells'>): Subject {
  const cells = cellsTextOf(request.cells);
  return { indicator: request.indicator, ...(cells === undefined ? {} : { cells }) };
}

/** The part of a question that is its subject. */
export function subjectIn({ indicator, cells }: Subject): Subject {
  return { indicator, ...(cells === undefined ? {} : { cells }) };
}

/** Two subjects with the same key are the same. */
export function subjectKey({ indicator, cells = '' }: Subject): string {
  return `${indicator} ${cells}`;
}
