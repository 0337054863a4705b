/** Where journeys are required (`REQUIRE_JOURNEYS=1`), a journey that was skipped fails the run. */
import type { Reporter, TestModule } from 'vitest/node';

export default class SkippedJourneys implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (process.env.REQUIRE_JOURNEYS !== '1') return;
    const skipped = modules
      .filter(({ project }) => project.name === 'journeys')
      .flatMap((module) => [...module.children.allTests('skipped')]);
    if (skipped.length === 0) return;
    const names = skipped.map((test) => `  ${test.module.relativeModuleId} > ${test.fullName}`);
    console.error(`\n!!! ${skipped.length} journeys were skipped:\n${names.join('\n')}\n`);
    process.exitCode = 1;
  }
}
