/** How a reader sees the same figures in another way. */
import type { Measure } from '../../../../server/contract/measures.ts';
import { go, link } from '../page/location.ts';

/** What was chosen for the old figures goes: classes, colours, circles. */
export function chooseMeasure(measure: Measure): void {
  const { method } = link.peek();
  const own = method === 'manual' ? { method: 'quantile' as const } : {};
  const fresh = { breaks: null, scheme: null, reversed: false, pivot: 'zero' as const, only: null };
  go({ measure, drawing: 'auto', ...fresh, ...own }, 'push', 'measure');
}

/** The periods that a change is from and to. */
export function chooseChange(since: string, period: string): void {
  go({ since, period }, 'push', 'period');
}
