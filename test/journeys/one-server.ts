/** One server for all journeys: it holds nothing of its visitors, so each finds it as new. */
import type { TestProject } from 'vitest/node';
import { startServer, whatIsMissing } from './atlas-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where no journey can be made. */
    origin: string | null;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = whatIsMissing() ? null : await startServer();
  project.provide('origin', server?.origin ?? null);
  return async () => server?.stop();
}
