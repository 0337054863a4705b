import type { Status } from '../../../geodata/status.ts';

/** Kinds of missing in the order a legend names them: what was concealed first, what never was last. */
export const STATUS_ORDER: readonly Exclude<Status, 'value'>[] = [
  'suppressed',
  'hidden',
  'unanswered',
  'undefined',
  'empty',
  'not_applicable',
];
