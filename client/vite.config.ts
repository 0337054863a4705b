import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { mapPreloadPlugin } from './map-preload-plugin.ts';
import { neighboursPlugin } from './neighbours-plugin.ts';
import { serviceWorkerPlugin } from './service-worker-plugin.ts';

const server = 'http://127.0.0.1:8080';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [neighboursPlugin(), mapPreloadPlugin(), serviceWorkerPlugin()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // No data: URLs, so that the content security policy can forbid them for fonts and scripts.
    assetsInlineLimit: 0,
    // MapLibre and deck.gl are far over this before compression; the budget is checked in test/client.
    chunkSizeWarningLimit: 1800,
  },
  server: { proxy: { '/api': server, '/tiles': server } },
});
