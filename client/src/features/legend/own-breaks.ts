/** The way back from the reader's own breaks to those that were found. */
import { effect, signal } from '@preact/signals';
import type { Method } from '../../../../server/contract/classify/classify.ts';
import { chooseMethod } from '../../state/actions.ts';
import { link } from '../../state/page/location.ts';

const before = signal<Method>('quantile');

effect(() => {
  const { method } = link.value;
  if (method !== 'manual') before.value = method;
});

export function resetBreaks(): void {
  if (link.peek().method === 'manual') chooseMethod(before.peek());
}
