import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { BuildReport } from '../../../geodata/check/report.ts';
import { FlowReader } from '../../../geodata/compute/flow-reader.ts';
import { openEdition, readLive } from '../../../geodata/edition/editions.ts';
import type { Problem } from '../../../geodata/model/data-error.ts';
import { publishFlowTotals } from '../../../geodata/publish/flow-publish.ts';
import { buildEdition } from '../../../server/publishing/build-edition.ts';
import { createSource } from '../../fixtures/create-source.ts';

const FLOWS = `STROOM;gemeente2024;IDEM;vs1101_verhuis
2024;46003;11056;30
2024;46003;44021;20
2024;44021;46003;50
2024;44021;99991;-99997
`;
const MOVES = 'vs1101_verhuis,verhuizers,,personen,statbel,,,Numeric,Pending,,1,1\n';

const dataDirs: string[] = [];
afterEach(() => {
  for (const dataDir of dataDirs.splice(0)) rmSync(dataDir, { recursive: true, force: true });
});

async function build(indicators: string): Promise<{ report: BuildReport; dataDir: string }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-flows-'));
  dataDirs.push(dataDir);
  const source = createSource({
    files: {
      'flows/verhuis.csv': FLOWS,
      'indicators.csv': (usual) => `${usual}${indicators}`,
    },
    manifest: (manifest) => Object.assign(manifest, { flows: [{ file: 'flows/*.csv' }] }),
  });
  try {
    return {
      report: await buildEdition({ from: source.folder, dataDir, progress: () => {} }),
      dataDir,
    };
  } finally {
    source.remove();
  }
}

const kinds = ({ problems }: BuildReport, of: Problem['severity']): string[] =>
  problems.filter(({ severity }) => severity === of).map(({ kind }) => kind);

it('builds an edition with flows, at the level they are loaded for and in today’s areas', async () => {
  const { report, dataDir } = await build(MOVES);
  expect(report.ok).toBe(true);
  expect(kinds(report, 'warning')).not.toContain('nowhere_available');
  const edition = openEdition(dataDir, readLive(dataDir) ?? '');
  const reader = new FlowReader(edition);
  expect([...reader.availability('vs1101_verhuis').keys()]).toEqual([
    'gewest',
    'gemeente',
    'gemeente2024',
  ]);
  const asked = reader.ask('vs1101_verhuis', 'gemeente', 'latest');
  expect(publishFlowTotals(reader, asked, 'internal').column.values).toEqual(
    Float64Array.of(0, 30, 0, 0),
  );
  edition.close();
});

it('leaves out a formula that uses flows, and says why', async () => {
  const { report } = await build(
    `${MOVES}v1101_groei,groei,,personen,statbel,,vs1101_verhuis / v1101_t,Numeric,Pending,,1,1\n`,
  );
  expect(report.ok).toBe(true);
  expect(report.problems.filter(({ kind }) => kind === 'flow_in_formula')).toMatchObject([
    {
      severity: 'warning',
      file: 'indicators.csv',
      row: 9,
      message: expect.stringMatching(/^v1101_groei: formula uses "vs1101_verhuis", whose figures/),
    },
  ]);
  expect(kinds(report, 'warning')).not.toContain('nowhere_available');
});

it('stops at an indicator that has flows and a formula', async () => {
  const { report } = await build(
    'vs1101_verhuis,verhuizers,,personen,statbel,,v1101_t * 2,Numeric,Pending,,1,1\n',
  );
  expect(report.ok).toBe(false);
  expect(kinds(report, 'error')).toEqual(['two_kinds_of_figures']);
});
