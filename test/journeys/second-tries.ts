/** Says at the end which journeys arrived only at the second try: a journey that is not steady is a fault to find. */
import type { Reporter, TestModule } from 'vitest/node';

export default class SecondTries implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tried = modules.flatMap((module) =>
      [...module.children.allTests()].filter((test) => test.diagnostic()?.flaky === true),
    );
    if (tried.length === 0) return;
    const lines = tried.map((test) => {
      const { errors = [] } = test.result();
      const why = errors[0]?.message.split('\n')[0] ?? '';
      return `  ${test.module.relativeModuleId} > ${test.fullName}\n    ${why}`;
    });
    console.warn(
      `\n!!! ${tried.length} of the journeys needed a second try. Find out why:\n${lines.join('\n')}\n`,
    );
  }
}
