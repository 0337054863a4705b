/** Whether what is on the screen came from the server just now. */
import { signal } from '@preact/signals';

/** True when the browser has no connection, or the last answer was one that had been kept. */
export const offline = signal(!navigator.onLine);

/** Put on kept answers by the service worker. */
const KEPT_HEADER = 'x-buurtatlas-kept';

export function noteAnswer(response: Response): void {
  offline.value = response.headers.has(KEPT_HEADER) || !navigator.onLine;
}

window.addEventListener('offline', () => {
  offline.value = true;
});
window.addEventListener('online', () => {
  offline.value = false;
});
