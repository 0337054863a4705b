import { signal } from '@preact/signals';

/** How often the reader asked for paper with a button of ours; the feature `print` answers. */
export const printRequests = signal(0);

export function requestPrint(): void {
  printRequests.value++;
}
