import { expect, it } from 'vitest';
import { netOf } from '../../../client/src/api/net-of-flows.ts';

it('net is what comes less what leaves, and unknown where either is', () => {
  const come = { values: [5, null, 2, null], statuses: ['value', 'suppressed', 'value', 'hidden'] };
  const leave = { values: [3, 4, null, null], statuses: ['value', 'value', 'empty', 'suppressed'] };
  const net = netOf(
    { ...come, statuses: [...come.statuses] as never, reasons: [null, 'privacy', null, null] },
    { ...leave, statuses: [...leave.statuses] as never, reasons: null },
  );
  expect(net.values).toEqual([2, null, null, null]);
  expect(net.statuses).toEqual(['value', 'suppressed', 'empty', 'hidden']);
  expect(net.reasons).toEqual([null, 'privacy', null, null]);
});
