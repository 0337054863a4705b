/**
 * npm run check -- <file…> [--levels gemeente=gemeente2024] [--factor 2] [--smallest 20]
 *
 * Compares uploads of flat figures (xlsx, csv) with the live edition before anything is built.
 * Exit code 0: nothing to look at; 1: something to look at; 2: a file that cannot be read.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CHECK_DEFAULTS, checkUpload } from '../geodata/check/check-upload.ts';
import { printCheck } from '../geodata/check/print-check.ts';
import type { Edition } from '../geodata/edition/edition.ts';
import { openEdition, readLive } from '../geodata/edition/editions.ts';
import { isUnreadable, readUpload } from '../geodata/source/figures/read-upload.ts';

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`check: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      levels: { type: 'string', multiple: true, default: [] },
      factor: { type: 'string', default: String(CHECK_DEFAULTS.factor) },
      smallest: { type: 'string', default: String(CHECK_DEFAULTS.smallest) },
      data: { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new Error('say which files: npm run check -- <file…>');
  const options = {
    factor: parseNumber('--factor', values.factor, 1),
    smallest: parseNumber('--smallest', values.smallest, 0),
  };
  const dataDir = values.data ?? process.env.DATA_DIR ?? 'data';
  const live = readLive(dataDir);
  if (live === null)
    throw new Error(`no live edition in ${dataDir}: build one with npm run edition`);
  const edition = openEdition(dataDir, live);
  try {
    const levels = parseLevels(values.levels, edition);
    console.log(`compared with edition ${live} of ${edition.meta.builtAt.slice(0, 10)}`);
    let worst = 0;
    for (const file of positionals) {
      const upload = await readUpload(file, edition, levels);
      const findings = checkUpload(upload.figures, upload.places, edition, options);
      console.log(`\n${printCheck(path.basename(file), upload, findings)}`);
      const needsLook =
        upload.problems.some(({ severity }) => severity !== 'note') ||
        findings.some(({ weight }) => weight === 'look');
      worst = Math.max(worst, upload.problems.some(isUnreadable) ? 2 : needsLook ? 1 : 0);
    }
    return worst;
  } finally {
    edition.close();
  }
}

function parseNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isFinite(number) && number >= least) return number;
  throw new Error(`${option}: expected a number from ${least}, got "${text}"`);
}

/** `gemeente=gemeente2024,statsec=statsec2024`. */
function parseLevels(texts: readonly string[], edition: Edition): Record<string, string> {
  const pairs = texts
    .flatMap((text) => text.split(','))
    .map((text): [string, string] => {
      const [from = '', to = '', ...rest] = text.split('=').map((part) => part.trim());
      if (from === '' || to === '' || rest.length > 0) {
        throw new Error(`--levels: expected <name in the file>=<level>, got "${text}"`);
      }
      return [from, edition.level(to).level.code];
    });
  return Object.fromEntries(pairs);
}
