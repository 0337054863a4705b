/** Single published values: what a page may say of an area, rounded as the indicator says. */

import type { Status } from '../../geodata/model/status.ts';
import { EMPTY } from '../../geodata/model/status.ts';
import {
  decimalsOf,
  type Question,
  roundColumn,
  type ValuePublisher,
} from '../../geodata/publish/publish-values.ts';
import type { Reason } from '../contract/figures.ts';
import { wireReason, wireStatus, wireValues } from './wire-column.ts';

/** `value` is null wherever the status is not `value`. */
export type Cell = { value: number | null; status: Status; reason: Reason | null };

/** Cells of the areas at `indices`. A whole column would be rounded for the sake of a few areas. */
export function readCells(
  publisher: ValuePublisher,
  question: Question,
  indices: readonly number[],
): Cell[] {
  const { column, reasons } = publisher.publishExact(question);
  const few = {
    values: Float64Array.from(indices, (index) => column.values[index] ?? 0),
    statuses: Uint8Array.from(indices, (index) => column.statuses[index] ?? EMPTY),
  };
  const decimals = decimalsOf(question.indicator);
  const values = wireValues(
    roundColumn(few, question.indicator.rounding ?? 10 ** -decimals),
    decimals,
  );
  return indices.map((index, i) => ({
    value: values[i] ?? null,
    status: wireStatus(few.statuses[i] ?? EMPTY),
    reason: wireReason(reasons[index]),
  }));
}
