import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const JOURNEYS = 'test/journeys/**/*.test.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    hookTimeout: 180_000,
    sequence: { sequencer: LongestFirst },
    // Before the default: its closing lines stay the last.
    reporters: [
      './test/slowest-files.ts',
      './test/skipped-journeys.ts',
      './test/journeys/second-tries.ts',
      'default',
    ],
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['test/**/*.test.ts'],
          exclude: [JOURNEYS],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: [JOURNEYS],
          globalSetup: 'test/journeys/one-server.ts',
          // A browser that draws in software beside other tests is slow; what matters is that it gets there.
          testTimeout: 180_000,
          // Loudly: second-tries.ts names every journey that needed it. Units are never tried again.
          retry: 1,
        },
      },
    ],
  },
});
