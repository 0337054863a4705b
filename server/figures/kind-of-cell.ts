/** What a cell is to a reader: a value, or one of the ways in which there is none. */
import type { Status } from '../../geodata/model/status.ts';
import type { Cell } from './read-cells.ts';

/** `too_few_cases` is the other reason for `suppressed`. */
export type Kind = Status | 'too_few_cases';
export type Missing = Exclude<Kind, 'value'>;

export function kindOf({ status, reason }: Cell): Kind {
  return status === 'suppressed' && reason === 'too_few_cases' ? 'too_few_cases' : status;
}
