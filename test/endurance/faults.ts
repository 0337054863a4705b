/**
 * npm run faults [-- --every 3] [--disks]
 *
 * Kills a build at its steps, spoils pointers and editions, and with `--disks` (root only: it mounts small disks) fills
 * the disk, while readers ask a server all the time. Prints what they saw and what was lost. Exit code 1 for anything.
 */
import { parseArgs } from 'node:util';
import { runFaults } from './run-faults.ts';

const { values } = parseArgs({
  options: { every: { type: 'string', default: '1' }, disks: { type: 'boolean', default: false } },
});
console.log('| fault | requests | failed | live afterwards | next build |');
console.log('| --- | --: | --: | --- | --- |');
const rows = await runFaults({
  every: Number(values.every),
  disks: values.disks,
  tell: ({ fault, requests, failures, live, next }) => {
    console.log(`| ${fault} | ${requests} | ${failures.length} | ${live} | ${next} |`);
    for (const failure of failures.slice(0, 3)) console.error(`  ${failure}`);
  },
});
const bad = rows.filter(
  ({ failures, live, next }) => failures.length > 0 || live === 'none' || next === 'fails',
);
console.log(`\n${rows.length} faults, ${bad.length} of them seen or something lost.`);
process.exit(bad.length > 0 ? 1 : 0);
