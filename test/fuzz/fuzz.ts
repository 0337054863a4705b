/**
 * npm run fuzz [-- --parser NAME] [--runs 100000] [--seconds 60] [--seed N] [--keep]
 *
 * Every reader of what comes from outside under inputs made by its grammar and damaged. `--keep` puts an input that
 * failed in the corpus, which the suite reads every time. Exit code 1 when something failed.
 */
import { parseArgs } from 'node:util';
import { keepInCorpus, runTarget } from './run-target.ts';
import { openTargets } from './targets.ts';

const { values } = parseArgs({
  options: {
    parser: { type: 'string' },
    runs: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    keep: { type: 'boolean', default: false },
  },
});
const limits = {
  runs: Number(values.runs),
  seconds: Number(values.seconds),
  seed: Number(values.seed),
};
const { targets, close } = await openTargets();
const names = Object.keys(targets).filter(
  (name) => values.parser === undefined || name === values.parser,
);
if (names.length === 0) {
  console.error(
    `fuzz: unknown parser "${values.parser}" (known: ${Object.keys(targets).join(', ')})`,
  );
  process.exit(2);
}
console.log(`seed ${limits.seed}, at most ${limits.runs} inputs and ${limits.seconds} s each\n`);
console.log('| reader | inputs | accepted | refused | failed | slowest | per second |');
console.log('| --- | --: | --: | --: | --: | --: | --: |');
let failures = 0;
let total = 0;
for (const name of names) {
  const target = targets[name];
  if (!target) continue;
  const { executions, accepted, refused, slowestMs, seconds, failure } = await runTarget(
    name,
    target,
    limits,
  );
  total += executions;
  console.log(
    `| ${name} | ${executions} | ${accepted} | ${refused} | ${failure ? 1 : 0} | ${slowestMs.toFixed(1)} ms | ${Math.round(executions / seconds)} |`,
  );
  if (!failure) continue;
  failures++;
  const { input, error } = failure;
  console.error(
    `\n${name}: ${error}\ninput: ${typeof input === 'string' ? JSON.stringify(input) : input.toString('base64')}\n`,
  );
  if (values.keep) keepInCorpus(name, input);
}
console.log(`\n${total} inputs, ${failures} readers failed.`);
await close();
process.exit(failures > 0 ? 1 : 0);
