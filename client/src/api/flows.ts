/** Questions about figures between areas. */
import type {
  FlowPairsAnswer,
  FlowPartnersAnswer,
  FlowTotalsAnswer,
  FlowWay,
} from '../../../server/contract/flows.ts';
import type { ValuesAnswer, ValuesRequest } from '../../../server/contract/values.ts';
import { netOf } from './net-of-flows.ts';
import { type Ask, get } from './request.ts';

export type FlowQuestion = Pick<ValuesRequest, 'indicator' | 'level' | 'period'>;

/** Answers as long as a map of lines can be read. */
const MAX_PARTNERS = 1000;
const MAX_PAIRS = 400;

/** A column of totals, in the form of values. */
export const askFlowValues: Ask<FlowQuestion & { flow: FlowWay }, ValuesAnswer> = async (
  { indicator, level, period, flow },
  signal,
) => {
  const ask = (direction: 'out' | 'in'): Promise<FlowTotalsAnswer> =>
    get(`/api/flows/${indicator}?${new URLSearchParams({ level, period, direction })}`, signal);
  const totals = await Promise.all(flow === 'net' ? [ask('in'), ask('out')] : [ask(flow)]);
  const [first, second] = totals;
  if (!first) throw new Error('no totals were asked for');
  const { direction: _, ...request } = first.request;
  const about = { ...first, request: { ...request, flow } };
  return second ? { ...about, ...netOf(first, second) } : about;
};

export const askPartners: Ask<FlowQuestion & { area: string }, FlowPartnersAnswer> = (
  { indicator, level, period, area },
  signal,
) => {
  const query = new URLSearchParams({ level, period, limit: String(MAX_PARTNERS) });
  return get(`/api/flows/${indicator}/${encodeURIComponent(area)}?${query}`, signal);
};

export const askLargestFlows: Ask<FlowQuestion, FlowPairsAnswer> = (
  { indicator, level, period },
  signal,
) => {
  const query = new URLSearchParams({ level, period, limit: String(MAX_PAIRS) });
  return get(`/api/largest-flows/${indicator}?${query}`, signal);
};
