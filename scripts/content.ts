/**
 * npm run content -- check [--from <source folder>]      what is wrong, with file, line and column
 * npm run content -- preview [--port 3000]               the server with the content of the folder, read again when it changes
 * npm run content -- all --report <name> --level <level> every sentence for every area, grouped by its words
 * npm run content -- changes --with <edition id>         sentences whose words differ from those of another edition
 * npm run content -- render [--sample n]                 every report for every area, with counts and times
 * npm run content -- pdf --report <name> --level <level>  a PDF of every area, going on where it stopped
 */
import { parseArgs } from 'node:util';
import { sayAllAreas } from './content/all-areas.ts';
import { printChanges } from './content/changes.ts';
import { checkFolder } from './content/check.ts';
import { printPdfs } from './content/pdf.ts';
import { preview } from './content/preview.ts';
import { renderAll } from './content/render-all.ts';

const COMMANDS = ['check', 'preview', 'all', 'changes', 'render', 'pdf'] as const;

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
    out: { type: 'string', default: 'pdf' },
    workers: { type: 'string', default: '2' },
  },
});

try {
  process.exitCode = await run(positionals[0] ?? '');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(command: string): Promise<number> {
  const { from, data, report, level, language } = values;
  switch (command as (typeof COMMANDS)[number]) {
    case 'check':
      return checkFolder(from, data);
    case 'preview':
      return preview(from, data, Number(values.port));
    case 'all':
      return sayAllAreas({
        from,
        data,
        report: needed('report', report),
        level: needed('level', level),
        language,
      });
    case 'changes':
      return printChanges({
        from,
        data,
        other: needed('with', values.with),
        report,
        level: level ?? 'gemeente',
        language,
      });
    case 'render':
      return renderAll({
        from,
        data,
        report,
        level,
        sample: values.sample === undefined ? null : Number(values.sample),
      });
    case 'pdf':
      return printPdfs({
        from,
        data,
        report: needed('report', report),
        level: needed('level', level),
        language,
        out: values.out,
        sample: values.sample === undefined ? null : Number(values.sample),
        workers: Number(values.workers),
      });
    default:
      throw new Error(`say one of: ${COMMANDS.join(', ')}; got "${command}"`);
  }
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined) throw new Error(`say --${name}`);
  return value;
}
