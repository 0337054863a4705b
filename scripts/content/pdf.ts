/** One PDF per area of a report, with a table of what each of them has and lacks. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../../geodata/model/model.ts';
import { contentOf, useContent } from '../../server/content/context/content-of.ts';
import type { ReportQuestion } from '../../server/content/context/report-scope.ts';
import { contentPath, territoryPath } from '../../server/content/pages/content-paths.ts';
import { kindOf } from '../../server/content/pages/kinds.ts';
import { printReportPage } from '../../server/content/pages/report-page.ts';
import { CONTENT_WORDS } from '../../server/content/words/words.ts';
import { LANGUAGES } from '../../server/contract/languages.ts';
import { formatDate } from '../../server/contract/periods.ts';
import type { EditionBundle } from '../../server/edition/edition-bundle.ts';
import { EditionHolder } from '../../server/edition/edition-holder.ts';
import { createHttpServer } from '../../server/http/http-server.ts';
import { createApp } from '../../server/routes/app.ts';
import { levelsOfReport, questionsOf, reportsOf } from './each-report.ts';
import { openContent } from './open-content.ts';
import { type PdfJob, printPdfFiles } from './print-pdf-files.ts';

export type PdfOptions = {
  from: string;
  data: string;
  report: string;
  level: string;
  language: string;
  /** Folder for the files. */
  out: string;
  /** At most so many areas; null for all. */
  sample: number | null;
  /** Pages that are printed at the same time. */
  workers: number;
};

const COMPLETENESS = 'completeness.csv';

/** Returns 1 where a file could not be made or has a blank page. */
export async function printPdfs(options: PdfOptions): Promise<number> {
  const language = LANGUAGES.find((one) => one === options.language);
  if (!language) throw new Error(`unknown language: "${options.language}" (known: nl, fr, en)`);
  const { bundle } = await openContent(options.from, options.data);
  const questions = listQuestions(bundle, options, language);
  const folder = path.join(options.out, options.report, options.level, language);
  await mkdir(folder, { recursive: true });
  await tellCompleteness(bundle, questions, language, path.join(folder, COMPLETENESS));
  const server = await serve(bundle, options.data);
  const { builtAt, id } = bundle.edition.meta;
  try {
    const started = performance.now();
    const { made, failed, pages, blank } = await printPdfFiles({
      jobs: questions.flatMap((question) => jobOf(bundle, question, language) ?? []),
      folder,
      edition: id,
      origin: server.origin,
      permalinkOrigin: process.env.PUBLIC_ORIGIN ?? server.origin,
      date: CONTENT_WORDS[language].printed(formatDate(builtAt, language), id),
      workers: options.workers,
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    const counted =
      pages === null ? 'pages not counted: there is no pdftoppm' : `${pages} pages, ${blank} blank`;
    console.log(`${made} PDFs in ${seconds} s, ${failed.length} failed; ${counted}: ${folder}`);
    for (const one of failed) console.log(`failed: ${one}`);
    return failed.length > 0 ? 1 : 0;
  } finally {
    server.close();
    bundle.edition.close();
  }
}

function listQuestions(
  bundle: EditionBundle,
  { report, level, sample }: PdfOptions,
  language: Language,
): ReportQuestion[] {
  return reportsOf(bundle, report, language).flatMap((document) =>
    levelsOfReport(bundle, document, level).flatMap((data) => {
      const step = sample === null ? 1 : Math.max(1, Math.ceil(data.areas.length / sample));
      return [...questionsOf(document, data, step)].filter(
        ({ territory: { place } }) => place && !data.areas[place.index]?.unknownLocation,
      );
    }),
  );
}

function jobOf(
  bundle: EditionBundle,
  { document, territory }: ReportQuestion,
  language: Language,
): PdfJob | null {
  if (!territory.place) return null;
  const { code, name } = territory.place.ref;
  const address = `${contentPath(kindOf(document), language, document.name)}/${territoryPath(bundle.edition, territory)}`;
  return { code, name, address, file: `${document.name}-${code.replace(/[^\w-]/g, '_')}.pdf` };
}

/** A row for each sentence and block of each area: shown, fallen back, or dropped. */
async function tellCompleteness(
  bundle: EditionBundle,
  questions: readonly ReportQuestion[],
  language: Language,
  file: string,
): Promise<void> {
  const counts = new Map<string, number>();
  const rows = questions.flatMap((question) => {
    const { tally } = printReportPage(bundle, question, [], language, 'http://atlas');
    const { code = '', name = '' } = question.territory.place?.ref ?? {};
    return tally.map(({ what, line, outcome, text }) => {
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      return [code, name, `${question.document.file}:${line}`, what, outcome, text];
    });
  });
  const head = ['area_code', 'area', 'place_in_text', 'what', 'outcome', 'text'];
  const quote = (text: string): string => `"${text.replaceAll('"', '""').replace(/\s+/g, ' ')}"`;
  const lines = [head, ...rows].map((row) => row.map(quote).join(','));
  await writeFile(file, `${lines.join('\n')}\n`);
  const told = [...counts].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
  console.log(`${questions.length} areas, ${told}: ${file}`);
}

/** The content of the folder on the figures of the live edition, for this machine only. */
async function serve(bundle: EditionBundle, dataDir: string) {
  const log = (line: string): void => console.log(line);
  const editions = new EditionHolder({ dataDir, log });
  useContent(editions.live(), contentOf(bundle));
  const server = createHttpServer(
    createApp({ editions, clientDir: 'client/dist', log }),
    log,
    null,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}
