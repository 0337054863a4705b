/**
 * npm run sources -- statbel [--year 2024] [--region vlaanderen,brussel] [--file sectors.zip]
 *   [--population inhabitants.zip | none] [--addresses table.json] [--data data] [--no-build]
 *
 * Fetches official statistical sectors, writes the source folder of an edition, and builds it.
 */
import { parseArgs } from 'node:util';
import { fetchStatbel } from './sources/fetch-statbel.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    year: { type: 'string' },
    region: { type: 'string' },
    file: { type: 'string' },
    population: { type: 'string' },
    addresses: { type: 'string' },
    data: { type: 'string' },
    'no-build': { type: 'boolean' },
  },
});

try {
  if (positionals[0] !== 'statbel') {
    throw new Error(`unknown source "${positionals[0] ?? ''}" (known: statbel)`);
  }
  await fetchStatbel({
    ...values,
    year: values.year === undefined ? null : Number(values.year),
    dataDir: values.data ?? process.env.DATA_DIR ?? 'data',
    build: !values['no-build'],
    print: (line) => console.log(line),
  });
} catch (error) {
  console.error(`sources: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
