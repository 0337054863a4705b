/** The tables of `atlas.sqlite` that hold flows. */

import type { CubeProtection } from '../disclosure/cube-counts.ts';
import { decodeProtection, encodeProtection } from '../disclosure/encode-protection.ts';
import { createFlowTable, type FlowTable } from '../model/flow.ts';
import type { Database } from './database.ts';

/** One table and where it belongs. */
export type LoadedFlow = {
  /** Folded code. */
  indicator: string;
  fromLevel: string;
  toLevel: string;
  period: string;
  table: FlowTable;
};

export type FlowKey = Omit<LoadedFlow, 'table'>;

export type ProtectedFlow = FlowKey & { protection: CubeProtection };

/** Nothing is made for an edition without flows. */
export function writeFlows(db: Database, flows: readonly LoadedFlow[]): void {
  if (flows.length === 0) return;
  db.exec(`
    -- Count, then the arrays of a FlowTable: see encodeFlow.
    CREATE TABLE IF NOT EXISTS flow (indicator TEXT NOT NULL, from_level TEXT NOT NULL,
      to_level TEXT NOT NULL, period TEXT NOT NULL, data BLOB NOT NULL,
      PRIMARY KEY (indicator, from_level, to_level, period)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS flow_protection (indicator TEXT NOT NULL, from_level TEXT NOT NULL,
      to_level TEXT NOT NULL, period TEXT NOT NULL, data BLOB NOT NULL,
      PRIMARY KEY (indicator, from_level, to_level, period)) WITHOUT ROWID;
  `);
  const insert = db.prepare('INSERT INTO flow VALUES (?, ?, ?, ?, ?)');
  db.transaction(() => {
    for (const { indicator, fromLevel, toLevel, period, table } of flows)
      insert.run(indicator, fromLevel, toLevel, period, encodeFlow(table));
  })();
}

export function writeFlowProtection(db: Database, stored: readonly ProtectedFlow[]): void {
  if (stored.length === 0) return;
  const insert = db.prepare('INSERT INTO flow_protection VALUES (?, ?, ?, ?, ?)');
  for (const { indicator, fromLevel, toLevel, period, protection } of stored)
    insert.run(indicator, fromLevel, toLevel, period, encodeProtection(protection));
}

/** Every loaded table, without its pairs; none for an edition without flows. */
export function readFlowKeys(db: Database): FlowKey[] {
  if (!db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'flow'").get()) return [];
  return db
    .prepare(
      'SELECT indicator, from_level AS fromLevel, to_level AS toLevel, period FROM flow ORDER BY 1, 2, 3, 4',
    )
    .all() as FlowKey[];
}

export function readFlow(db: Database, key: FlowKey): FlowTable {
  const data = select(db, 'flow', key);
  return data ? decodeFlow(data) : createFlowTable(0);
}

/** Null for flows that are not protected. */
export function readFlowProtection(db: Database, key: FlowKey): CubeProtection | null {
  const data = select(db, 'flow_protection', key);
  return data ? decodeProtection(data) : null;
}

function select(db: Database, name: 'flow' | 'flow_protection', key: FlowKey): Buffer | undefined {
  return db
    .prepare(
      `SELECT data FROM ${name} WHERE indicator = ? AND from_level = ? AND to_level = ? AND period = ?`,
    )
    .pluck()
    .get(key.indicator, key.fromLevel, key.toLevel, key.period) as Buffer | undefined;
}

export function encodeFlow({ from, to, values, statuses }: FlowTable): Buffer {
  const bytes = (array: Uint32Array | Float64Array | Uint8Array): Buffer =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  const head = Uint32Array.of(from.length, 0);
  return Buffer.concat([bytes(head), bytes(values), bytes(from), bytes(to), bytes(statuses)]);
}

export function decodeFlow(data: Buffer): FlowTable {
  // A copy starts at an address that is a multiple of 8, as the numbers need.
  const { buffer } = new Uint8Array(data);
  const [count = 0] = new Uint32Array(buffer, 0, 1);
  return {
    values: new Float64Array(buffer, 8, count),
    from: new Uint32Array(buffer, 8 + count * 8, count),
    to: new Uint32Array(buffer, 8 + count * 12, count),
    statuses: new Uint8Array(buffer, 8 + count * 16, count),
  };
}
