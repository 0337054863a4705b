/** Starts the service worker once the page is at rest, and tells it what the page had loaded by then. */
import { embedded } from '../../state/page/embedded.ts';

const REST_MS = 3000;

export function startServiceWorker(): void {
  // Somebody else's page is not for us to keep.
  if (embedded) return;
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    setTimeout(() => void start(), REST_MS);
  });
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
