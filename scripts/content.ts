/**
 * npm run content -- check [--from <source folder>]      what is wrong, with file, line and column
 * npm run content -- preview [--port 3000]               the server with the content of the folder, read again when it changes
 * npm run content -- all --report <name> --level <level> every sentence for every area, grouped by its words
 * npm run content -- changes --with <edition id>         sentences whose words differ from those of another edition
 * npm run content -- render [--sample n]                 every report for every area, with counts and times
 * npm run content -- pdf --report <name> --level <level>  a PDF of every area, going on where it stopped
 * npm run content -- pack --report <name> --version <v> --origin <who> --out <file>   a report that travels
 * npm run content -- install --package <file> [--prefix dna_] [--codes <file>]        puts it into the source folder
 * npm run content -- diff --package <file> …              what installing would change
 */
import { parseArgs } from 'node:util';
import { sayAllAreas } from './content/all-areas.ts';
import { printChanges } from './content/changes.ts';
import { checkFolder } from './content/check.ts';
import { installContent, packContent } from './content/package.ts';
import { printPdfs } from './content/pdf.ts';
import { preview } from './content/preview.ts';
import { renderAll } from './content/render-all.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: 'geodata/starter' },
    data: { type: 'string', default: process.env.DATA_DIR ?? 'data' },
    report: { type: 'string' },
    level: { type: 'string' },
    language: { type: 'string', default: 'nl' },
    with: { type: 'string' },
    port: { type: 'string', default: '3000' },
    sample: { type: 'string' },
    out: { type: 'string' },
    package: { type: 'string' },
    prefix: { type: 'string', default: '' },
    codes: { type: 'string' },
    version: { type: 'string', default: '1' },
    origin: { type: 'string', default: '' },
    workers: { type: 'string', default: '2' },
  },
});

const { from, data, report, level, language } = values;
const sample = values.sample === undefined ? null : Number(values.sample);

const COMMANDS: Record<string, () => Promise<number>> = {
  check: () => checkFolder(from, data),
  preview: () => preview(from, data, Number(values.port)),
  all: () =>
    sayAllAreas({
      from,
      data,
      report: needed('report', report),
      level: needed('level', level),
      language,
    }),
  changes: () =>
    printChanges({
      from,
      data,
      other: needed('with', values.with),
      report,
      level: level ?? 'gemeente',
      language,
    }),
  render: () =>
    renderAll({
      from,
      data,
      report,
      level,
      sample,
    }),
  pdf: () =>
    printPdfs({
      from,
      data,
      report: needed('report', report),
      level: needed('level', level),
      language,
      out: values.out ?? 'pdf',
      sample,
      workers: Number(values.workers),
    }),
  pack: () =>
    packContent({
      from,
      report: needed('report', report),
      version: values.version,
      origin: values.origin,
      out: values.out ?? `${report}.content.json`,
    }),
  install: () => install(false),
  diff: () => install(true),
};

try {
  process.exitCode = await run(positionals[0] ?? '');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(command: string): Promise<number> {
  const start = COMMANDS[command];
  if (!start) throw new Error(`say one of: ${Object.keys(COMMANDS).join(', ')}; got "${command}"`);
  return start();
}

function install(isDry: boolean): Promise<number> {
  return installContent({
    from,
    data,
    file: needed('package', values.package),
    prefix: values.prefix,
    codes: values.codes ?? null,
    isDry,
  });
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined) throw new Error(`say --${name}`);
  return value;
}
