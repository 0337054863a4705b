import type { Status } from '../../../geodata/model/status.ts';
import type { Reason } from '../figures.ts';

/**
 * What a cell says: a value, or which kind of missing. Suppressed comes in two kinds, because a reader who
 * sees "hidden for privacy" where there are only too few cases draws the wrong conclusion.
 */
export type Kind = Status | 'too_few_cases';

/** A column of the contract: one entry per area, or per period. */
export type Cells = {
  values: readonly (number | null)[];
  statuses: readonly Status[] | null;
  reasons?: readonly (Reason | null)[] | null;
};

export function kindAt({ values, statuses, reasons }: Cells, index: number): Kind {
  const status = statuses?.[index] ?? (values[index] === null ? 'empty' : 'value');
  return status === 'suppressed' && reasons?.[index] === 'too_few_cases' ? 'too_few_cases' : status;
}

export type Missing = Exclude<Kind, 'value'>;

/** Kinds of missing in the order a legend names them: what was concealed first, what never was last. */
export const MISSING_ORDER = [
  'suppressed',
  'too_few_cases',
  'hidden',
  'unanswered',
  'undefined',
  'empty',
  'not_applicable',
] as const satisfies readonly Missing[];

/** All kinds; a column of kinds holds indices of this list. */
export const KINDS: readonly Kind[] = ['value', ...MISSING_ORDER];
/** Index of `value` in it. */
export const IS_VALUE = 0;
