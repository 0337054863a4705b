/** Paper can wait until the page is at rest; who prints before gets what the style sheet makes of the screen. */
const REST_MS = 2500;

export function startPrint(): void {
  window.addEventListener('load', () => {
    setTimeout(() => {
      import('./follow-print.tsx').then(
        ({ followPrint }) => followPrint(),
        () => {},
      );
    }, REST_MS);
  });
}
