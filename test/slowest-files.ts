/** Prints the ten files that took longest, before the closing lines: where to look when the suite grows slow. */
import type { Reporter, TestModule } from 'vitest/node';

const SHOWN = 10;

export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= SHOWN) return;
    const rows = modules
      .map((module) => ({ module, ms: msOf(module) }))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, SHOWN)
      .map(
        ({ module, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${module.relativeModuleId}`,
      );
    console.info(`\nThe ten slowest files, in seconds of one worker:\n${rows.join('\n')}\n`);
  }
}

/** All that a worker spends on a file: to import it and to run its hooks and tests. */
function msOf(module: TestModule): number {
  const { collectDuration, duration, environmentSetupDuration, prepareDuration, setupDuration } =
    module.diagnostic();
  return collectDuration + duration + environmentSetupDuration + prepareDuration + setupDuration;
}
