/**
 * npm run attack -- --edition ID [--with OLDER,…] [--url http://…] [--minutes 10] [--indicator CODE,…]
 * What a reader with a solver can work out about hidden counts. Exits with 1 when it finds anything.
 */
import { parseArgs } from 'node:util';
import { openEdition, readLive } from '../../geodata/edition/editions.ts';
import { attackEditions } from './attack-editions.ts';
import { type Finding, type Grades, gradeRanges } from './grade.ts';
import { type Harvest, harvest, isGuarded } from './harvest.ts';
import { createRandom } from './seeded-random.ts';
import { startServer } from './start-server.ts';
import { readTruth } from './truth.ts';

const MAX_PRINTED = 20;

const { values } = parseArgs({
  options: {
    edition: { type: 'string' },
    with: { type: 'string' },
    url: { type: 'string' },
    data: { type: 'string' },
    indicator: { type: 'string' },
    minutes: { type: 'string', default: '10' },
    'cube-periods': { type: 'string', default: '1' },
    'cube-cells': { type: 'string', default: '150' },
  },
});
const dataDir = values.data ?? process.env.DATA_DIR ?? 'data';

process.exitCode = await run();

async function run(): Promise<number> {
  const started = performance.now();
  const say = (text: string): void => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    console.log(`${seconds} s  ${text}`);
  };
  const newest = values.edition ?? readLive(dataDir);
  if (!newest) throw new Error(`no live edition in ${dataDir}: say --edition ID`);
  const ids = [...(values.with?.split(',') ?? []), newest];
  const untilMs = started + Number(values.minutes) * 60_000;
  const server = values.url ? null : await startServer(dataDir);
  const harvests: Harvest[] = [];
  try {
    for (const edition of ids) {
      const found = await harvest({
        base: values.url ?? server?.base ?? '',
        edition,
        progress: say,
        cubePeriods: Number(values['cube-periods']),
        // Half of the time is for the solver.
        untilMs: started + (untilMs - started) / 2,
        ...(values.indicator ? { only: values.indicator.split(',') } : {}),
      });
      harvests.push(found);
    }
  } finally {
    await server?.stop();
  }
  const { ranges, relatives } = await attackEditions(harvests, {
    untilMs,
    isAsked: sampleCubes(harvests, Number(values['cube-cells'])),
  });
  for (const words of relatives.slice(0, MAX_PRINTED)) say(`related: ${words}`);
  if (relatives.length > MAX_PRINTED) say(`and ${relatives.length - MAX_PRINTED} relations more`);
  const truths = values.url ? null : ids.map((id) => readTruth(openEdition(dataDir, id)));
  const thresholds = new Map(
    harvests.flatMap(({ indicators }) =>
      indicators.filter(isGuarded).map(({ code, threshold }) => [code, threshold ?? 0] as const),
    ),
  );
  const grades = gradeRanges(
    ranges,
    (cell) => thresholds.get(cell.slice(cell.indexOf('#') + 1).split('|')[0] ?? '') ?? 0,
    truths
      ? (cell) => truths[Number(cell.split('#')[0])]?.(cell.slice(cell.indexOf('#') + 1)) ?? null
      : undefined,
  );
  return print(grades, say);
}

/** Every count of an indicator, and of a cube only so many slices: each takes the solver long. */
function sampleCubes(harvests: readonly Harvest[], count: number): (cell: string) => boolean {
  const random = createRandom(1).next;
  const hidden = harvests
    .flatMap(({ columns }) => columns.filter(({ cells }) => cells !== ''))
    .reduce((sum, column) => sum + column.hidden.reduce((all, flag) => all + flag, 0), 0);
  return (cell) => cell.split('|')[1] === '' || random() < count / hidden;
}

function print(grades: Grades, say: (text: string) => void): number {
  const kinds: [string, Finding[]][] = [
    ['known exactly', grades.exact],
    ['a value of 1 … t−1 excluded', grades.excluded],
    ['known to less than the threshold', grades.narrow],
  ];
  say(
    `${grades.asked} hidden counts asked about, ${grades.small} of them under the threshold; ${grades.told} shown in another edition; ${grades.undecided} undecided`,
  );
  for (const [name, findings] of kinds) {
    say(`${name}: ${findings.length}`);
    for (const { cell, truth, why } of findings.slice(0, MAX_PRINTED))
      say(`  ${cell} ${why}${truth === null ? '' : ` (truth ${truth})`}`);
  }
  return kinds.some(([, findings]) => findings.length > 0) ? 1 : 0;
}
