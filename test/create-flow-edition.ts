/** Editions with flows: the text of a file read, stored and protected as a build does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FlowReader } from '../geodata/compute/flow-reader.ts';
import { createDatabase } from '../geodata/edition/database.ts';
import { ATLAS_FILE, Edition } from '../geodata/edition/edition.ts';
import {
  type LoadedFlow,
  type ProtectedFlow,
  readFlowProtection,
  writeFlowProtection,
  writeFlows,
} from '../geodata/edition/flow-store.ts';
import type { Problem } from '../geodata/model/data-error.ts';
import type { ManifestFigures } from '../geodata/model/manifest.ts';
import type { Indicator } from '../geodata/model/model.ts';
import { protectAllFlows } from '../geodata/protect/flow-privacy.ts';
import { indexCodes } from '../geodata/source/definitions/read-aggregation.ts';
import { readFlows } from '../geodata/source/flows/read-flows.ts';
import { createFiguresEdition } from './create-figures-edition.ts';

/** Five municipalities in two provinces, and the same five in two cantons that cross them. */
export const FLOW_LEVELS = {
  gewest: ['2000'],
  provincie: ['1', '2'],
  kanton: ['x', 'y'],
  gemeente: ['A', 'B', 'C', 'D', 'E'],
};
const TABLES = {
  'gemeente>provincie': [0, 0, 0, 1, 1],
  'gemeente>kanton': [0, 0, 1, 1, 1],
  'provincie>gewest': [0, 0],
  'kanton>gewest': [0, 0],
};

/** Files by name: the text of a csv, or a workbook. */
export type FlowFiles = Record<string, string | Buffer>;

/** Reads files of flows of `vs_pendel`, `vs_aandeel` and `vs_helper`. */
export async function readFlowFiles(
  files: FlowFiles,
  rest: Partial<ManifestFigures> = {},
): Promise<{ flows: LoadedFlow[]; problems: Problem[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-flow-'));
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(folder, name), content);
  const levels = Object.keys(FLOW_LEVELS).map((code) => ({ code }) as never);
  const codes = new Map(
    Object.entries(FLOW_LEVELS).map(([level, list]) => [
      level,
      indexCodes(
        list.map((code) => ({ code, name: code, fullName: code, unknownLocation: false })),
      ),
    ]),
  );
  const defined = new Set(['vs_pendel', 'vs_aandeel', 'vs_helper']);
  const entries = Object.keys(files).map((file) => ({
    file,
    levels: {},
    ignore: [],
    unknownCodes: 'error' as const,
    ...rest,
  }));
  const problems: Problem[] = [];
  const flows = await readFlows(folder, entries, { levels, codes, defined }, problems);
  rmSync(folder, { recursive: true });
  return { flows, problems };
}

export type FlowEdition = { reader: FlowReader; problems: Problem[]; remove: () => void };

/**
 * @param indicators differences from a count that may be added up
 * @param protection as a build decides, none at all, or what was decided for another edition
 */
export async function createFlowEdition(
  text: string,
  indicators: Record<string, Partial<Indicator>> = { vs_pendel: {} },
  protection: 'built' | 'none' | FlowReader = 'built',
): Promise<FlowEdition> {
  const { flows, problems } = await readFlowFiles({ 'stroom.csv': text });
  const { edition, remove } = createFiguresEdition({
    levels: FLOW_LEVELS,
    tables: TABLES,
    indicators,
    figures: {},
  });
  const db = createDatabase(path.join(edition.folder, ATLAS_FILE));
  writeFlows(db, flows);
  if (protection === 'built')
    writeFlowProtection(db, protectAllFlows(new FlowReader(edition), problems));
  else if (protection !== 'none') writeFlowProtection(db, readProtections(protection));
  db.close();
  const opened = new Edition(edition.folder);
  return {
    reader: new FlowReader(opened),
    problems,
    remove: () => {
      opened.close();
      remove();
    },
  };
}

function readProtections(reader: FlowReader): ProtectedFlow[] {
  return reader.keys().flatMap((key) => {
    const protection = readFlowProtection(reader.edition.db, key);
    return protection ? [{ ...key, protection }] : [];
  });
}
