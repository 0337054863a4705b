import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('src/features/offline/service-worker.ts', import.meta.url));

/**
 * `sw.js` beside the page, as one plain script. It carries a hash of the build it belongs to, so that a
 * browser takes the new one exactly when something changed.
 */
export function serviceWorkerPlugin(): Plugin {
  return {
    name: 'buurtatlas-service-worker',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const hash = createHash('sha256');
      for (const [name, file] of Object.entries(bundle).sort()) {
        hash.update(name);
        if (file.type === 'asset') hash.update(file.source);
      }
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { BUILD: JSON.stringify(hash.digest('hex').slice(0, 12)) },
        build: {
          outDir: dir ?? '',
          emptyOutDir: false,
          target: 'es2022',
          lib: { entry: SOURCE, formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
        },
      });
    },
  };
}
