/**
 * What earlier editions told of protected counts, as the protection of the next one asks it. Only public facts: which
 * cells were shown, with what value, and which were hidden. `edition/memory-store.ts` keeps it beside the editions.
 */

import type { PastColumn, PastLevel } from '../edition/memory-store.ts';

/** The memory of earlier editions. */
export interface PublishedBefore {
  /** Lowest value that might be shown of each protected count, by indicator code. */
  readonly thresholds: ReadonlyMap<string, number>;
  /** Levels that any edition had, with areas and parents as they were last. */
  readonly levels: ReadonlyMap<string, PastLevel>;
  /** What was told of a count in a period, by level. */
  columnsOf(indicator: string, period: string): ReadonlyMap<string, PastColumn>;
}
