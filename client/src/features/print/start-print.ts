import { effect } from '@preact/signals';
import { printRequests } from '../../state/page/print-request.ts';

/** Paper can wait until the page is at rest; who prints before gets what the style sheet makes of the screen. */
const REST_MS = 2500;

export function startPrint(): void {
  effect(() => {
    if (printRequests.value > 0) {
      void import('./follow-print.tsx').then(({ printSheet }) => printSheet());
    }
  });
  window.addEventListener('load', () => {
    setTimeout(() => {
      import('./follow-print.tsx').then(
        ({ followPrint }) => followPrint(),
        () => {},
      );
    }, REST_MS);
  });
}
