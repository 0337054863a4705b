/** Published columns as JSON arrays. */

import type { Edition } from '../../geodata/edition/edition.ts';
import type { Column } from '../../geodata/model/column.ts';
import type { Indicator } from '../../geodata/model/model.ts';
import { EMPTY, STATUSES, type Status, VALUE } from '../../geodata/model/status.ts';
import { NO_REASON, REASONS } from '../../geodata/model/threshold.ts';
import type { Published } from '../../geodata/publish/publish-values.ts';
import type { Reason } from '../contract/figures.ts';
import { wireNumber } from '../http/wire-number.ts';

/** Numbers with `decimals` decimals at most; null where missing. */
export function wireValues({ values, statuses }: Column, decimals: number): (number | null)[] {
  return Array.from(values, (value, index) =>
    statuses[index] === VALUE ? wireNumber(value, decimals) : null,
  );
}

/** A word per area, or null when every area has a value. */
export function wireStatuses({ statuses }: Column): Status[] | null {
  if (statuses.every((status) => status === VALUE)) return null;
  return Array.from(statuses, wireStatus);
}

export function wireStatus(status: number): Status {
  return STATUSES[status] ?? 'undefined';
}

/** Why each suppressed value is, or null when none is. */
export function wireReasons(reasons: Uint8Array): (Reason | null)[] | null {
  if (reasons.every((reason) => reason === NO_REASON)) return null;
  return Array.from(reasons, wireReason);
}

export function wireReason(reason: number | undefined): Reason | null {
  return REASONS[reason ?? NO_REASON] ?? null;
}

/** One area's figure out of a published column, or why there is none. */
export function wireCell(
  { column, reasons, decimals }: Pick<Published, 'column' | 'reasons' | 'decimals'>,
  index: number,
): { value: number | null; status: Status; reason: Reason | null } {
  const status = column.statuses[index] ?? EMPTY;
  const value = status === VALUE ? wireNumber(column.values[index] ?? 0, decimals) : null;
  return { value, status: wireStatus(status), reason: wireReason(reasons[index]) };
}

/** The publisher's name for a source, or its code when the edition does not know more. */
export function sourceNameOf(edition: Edition, indicator: Indicator): string {
  return (
    edition.meta.sources.find(({ code }) => code === indicator.source)?.name ?? indicator.source
  );
}
