/** Starts the service worker once the page is at rest, and tells it what the page had loaded by then. */
import { embedded } from '../../state/page/embedded.ts';

const REST_MS = 3000;

export function startServiceWorker(): void {
  // Somebody else's page is not for us to keep.
  if (embedded) return;
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const begin = (): void => void setTimeout(() => void start(), REST_MS);
  // The script of the page may come after everything else has loaded.
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin);
}

async function start(): Promise<void> {
  try {
    await navigator.serviceWorker.register('/sw.js');
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage(loaded.filter((name) => name.startsWith(location.origin)));
  } catch {
    // A browser that refuses (private windows do) only reads nothing offline.
  }
}
