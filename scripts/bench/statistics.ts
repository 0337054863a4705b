/**
 * The statistics engine on the live edition beside straightforward SQL: the same loaded figures as rows
 * in SQLite, with the parents as a table and indexes as one would make them.
 */

import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import { createDatabase, type Database } from '../../geodata/edition/database.ts';
import type { Edition } from '../../geodata/edition/edition.ts';
import { openEdition, readLive } from '../../geodata/edition/editions.ts';
import { VALUE } from '../../geodata/model/status.ts';
import { answerRegion } from '../../geodata/publish/custom-region.ts';
import { ValuePublisher } from '../../geodata/publish/publish-values.ts';
import type { Measurement } from './measurement.ts';

const INDICATOR = 'vp2506_elek_res_n';
const [NUMERATOR, DENOMINATOR] = ['v2506_elek_res_cons', 'v2506_elek_res_n'];
const FINEST = 'statsec2024';
const REGION_AREAS = 500;
const ROUNDS = 15;

export async function benchStatistics(): Promise<Measurement[]> {
  const dataDir = process.env.DATA_DIR ?? 'data';
  const edition = openEdition(dataDir, readLive(dataDir) ?? '');
  const sql = createRows(edition);
  try {
    return [benchFormula(edition, sql), benchRegion(edition, sql)];
  } finally {
    sql.close();
    edition.close();
  }
}

/** A formula on 10,000 sectors and every level above, nothing cached but SQLite's own pages. */
function benchFormula(edition: Edition, sql: Database): Measurement {
  const levels = [...new ValueComputer(edition).availability(edition.indicator(INDICATOR)).keys()];
  const ours = median(() => {
    const publisher = new ValuePublisher(new ValueComputer(edition));
    for (const level of levels) publisher.publish(publisher.ask(INDICATOR, level, 'latest'));
  });
  const statement = sql.prepare(`
    SELECT parent.index_, SUM(n.value) / SUM(d.value) FROM value n
    JOIN value d ON d.indicator = ? AND d.period = n.period AND d.area = n.area
    JOIN parent ON parent.level = ? AND parent.area = n.area
    WHERE n.indicator = ? AND n.period = ? GROUP BY parent.index_`);
  const theirs = median(() => {
    for (const level of levels) statement.all(DENOMINATOR, level, NUMERATOR, '2021');
  });
  return {
    what: `formula and aggregation of 10,000 sectors to ${levels.length} levels`,
    measured: `${ours.toFixed(1)} ms`,
    baseline: `SQL ${theirs.toFixed(1)} ms (${(theirs / ours).toFixed(0)}×)`,
    budget: '≤ 20 ms',
    ok: ours <= 20,
  };
}

/** Population of 500 sectors, with the privacy check; SQL only adds up. */
function benchRegion(edition: Edition, sql: Database): Measurement {
  const publisher = new ValuePublisher(new ValueComputer(edition));
  const question = publisher.ask('v1101_t', FINEST, '2024');
  const areas = Array.from({ length: REGION_AREAS }, (_, index) => index * 7);
  const ours = median(() => {
    answerRegion(publisher, question, areas);
  });
  const statement = sql.prepare(
    `SELECT SUM(value) FROM value WHERE indicator = 'v1101_t' AND period = '2024' AND area IN (${areas.join(', ')})`,
  );
  const theirs = median(() => {
    statement.get();
  });
  return {
    what: `custom region of ${REGION_AREAS} sectors with its privacy check`,
    measured: `${ours.toFixed(2)} ms`,
    baseline: `SQL sum without check ${theirs.toFixed(2)} ms`,
    budget: '≤ 10 ms',
    ok: ours <= 10,
  };
}

function createRows(edition: Edition): Database {
  const db = createDatabase(':memory:');
  db.exec(`
    CREATE TABLE value (indicator TEXT, period TEXT, area INTEGER, value REAL);
    CREATE TABLE parent (level TEXT, area INTEGER, index_ INTEGER);
  `);
  const insertValue = db.prepare('INSERT INTO value VALUES (?, ?, ?, ?)');
  const insertParent = db.prepare('INSERT INTO parent VALUES (?, ?, ?)');
  const computer = new ValueComputer(edition);
  db.transaction(() => {
    for (const code of [NUMERATOR, DENOMINATOR, 'v1101_t']) {
      const indicator = edition.indicator(code);
      for (const period of computer.availability(indicator).get(FINEST) ?? []) {
        const column = computer.compute(indicator, FINEST, period)?.column;
        for (const [area, value] of column?.values.entries() ?? []) {
          if (column?.statuses[area] === VALUE) insertValue.run(code, period, area, value);
        }
      }
    }
    const { areas, parents } = edition.level(FINEST);
    for (const area of areas.keys()) insertParent.run(FINEST, area, area);
    for (const [level, parentOf] of parents) {
      for (const [area, parent] of parentOf.entries())
        if (parent >= 0) insertParent.run(level, area, parent);
    }
  })();
  db.exec(
    'CREATE INDEX value_by ON value (indicator, period, area); CREATE INDEX parent_by ON parent (level, area)',
  );
  return db;
}

/** Median milliseconds of a few rounds, after one to warm up. */
export function median(run: () => void): number {
  run();
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return times[Math.floor(ROUNDS / 2)] ?? 0;
}
