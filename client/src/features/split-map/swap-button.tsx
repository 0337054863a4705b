import { ArrowLeftRight } from 'lucide-preact';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { swapTopics } from '../../state/actions.ts';
import { secondPeriod, secondTopic } from '../../state/map-view/second.ts';

/** The first question becomes the second, and the second the first. */
export function SwapButton() {
  const label = lazyMessages.value.splitMap.swap;
  return (
    <button type="button" class="swap" title={label} aria-label={label} onClick={swap}>
      <ArrowLeftRight size={15} aria-hidden="true" />
    </button>
  );
}

function swap(): void {
  const second = secondTopic.peek();
  if (second) swapTopics(second.code, secondPeriod.peek());
}
