import type { Status } from '../../../geodata/model/status.ts';
import type { FlowTotalsAnswer } from '../../../server/contract/flows.ts';

type Columns = Pick<FlowTotalsAnswer, 'values' | 'statuses' | 'reasons'>;

/** What comes less what leaves: known only where both are. */
export function netOf(
  come: Columns,
  leave: Columns,
): { values: (number | null)[]; statuses: Status[]; reasons: Columns['reasons'] } {
  const values = come.values.map((value, i) => {
    const other = leave.values[i];
    return value === null || typeof other !== 'number' ? null : value - other;
  });
  const statusAt = ({ statuses }: Columns, i: number): Status => statuses?.[i] ?? 'value';
  const missing = values.map((_, i) => (statusAt(come, i) === 'value' ? leave : come));
  return {
    values,
    statuses: missing.map((side, i) => statusAt(side, i)),
    reasons: missing.map((side, i) => side.reasons?.[i] ?? null),
  };
}
