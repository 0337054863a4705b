import { useSignal, useSignalEffect } from '@preact/signals';
import { pendingCount } from '../api/resource.ts';

/** Waiting shorter than this shows nothing: a flash tells less than it disturbs. */
const PATIENCE_MS = 300;

/** A thin bar while an answer is late. */
export function ProgressBar() {
  const visible = useSignal(false);
  useSignalEffect(() => {
    if (pendingCount.value === 0) {
      visible.value = false;
      return;
    }
    const timer = setTimeout(() => {
      visible.value = true;
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  });
  return <div class="progress" data-visible={visible.value} aria-hidden="true" />;
}
