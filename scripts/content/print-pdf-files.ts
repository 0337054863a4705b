/** Pages as PDF files, several at once; what is made is remembered, so that a run goes on where the last one stopped. */
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { html } from '../../server/http/html.ts';
import { countBlankPages } from './blank-pages.ts';

export type PdfJob = { code: string; name: string; address: string; file: string };

export type PdfRun = {
  jobs: readonly PdfJob[];
  /** Where the files come. */
  folder: string;
  /** Files of another edition are made again. */
  edition: string;
  /** Where the pages are now, and where readers find them. */
  origin: string;
  permalinkOrigin: string;
  /** Printed at the foot of every page. */
  date: string;
  workers: number;
};

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const DONE = 'done.json';
const SAID_EVERY = 10;

/** What came of it; `pages` is null where they could not be counted. */
export type PdfResult = { made: number; failed: string[]; pages: number | null; blank: number };

export async function printPdfFiles(run: PdfRun): Promise<PdfResult> {
  const done = await readDone(run);
  const waiting = run.jobs.filter(
    ({ code, file }) => !done.has(code) || !existsSync(path.join(run.folder, file)),
  );
  console.log(`${run.jobs.length - waiting.length} made before, ${waiting.length} to make`);
  const result: PdfResult = { made: 0, failed: [], pages: null, blank: 0 };
  const started = performance.now();
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  const work = async (): Promise<void> => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      await printJob(browser, run, job, result);
      done.add(job.code);
      await writeFile(
        path.join(run.folder, DONE),
        JSON.stringify({ edition: run.edition, codes: [...done] }),
      );
      const seconds = (performance.now() - started) / 1000;
      if (result.made % SAID_EVERY === 0 || waiting.length === 0)
        console.log(`${result.made} made, ${waiting.length} to go, ${seconds.toFixed(0)} s`);
    }
  };
  try {
    await Promise.all(Array.from({ length: run.workers }, work));
  } finally {
    await browser.close();
  }
  return result;
}

/** One file; what goes wrong is told at the end and does not stop the others. */
async function printJob(
  browser: Browser,
  run: PdfRun,
  job: PdfJob,
  result: PdfResult,
): Promise<void> {
  const target = path.join(run.folder, job.file);
  try {
    await printOne(browser, run, job, target);
    result.made++;
    const counted = await countBlankPages(target);
    if (!counted) return;
    result.pages = (result.pages ?? 0) + counted.pages;
    result.blank += counted.blank;
    if (counted.blank > 0)
      result.failed.push(`${job.code} ${job.name}: ${counted.blank} blank pages`);
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n');
    result.failed.push(`${job.code} ${job.name}: ${why}`);
  }
}

async function printOne(
  browser: Browser,
  { origin, permalinkOrigin, date }: PdfRun,
  { address, name }: PdfJob,
  target: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1400 } });
  try {
    const answer = await page.goto(`${origin}${address}`, { waitUntil: 'load' });
    if (!answer?.ok()) throw new Error(`the page answered ${answer?.status()}`);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    // Under its own name only when it is whole: a run that stops leaves nothing half-written.
    await page.pdf({
      path: `${target}.part`,
      format: 'A4',
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footOf(`${name} · ${permalinkOrigin}${address} · ${date}`),
      margin: { top: '14mm', bottom: '18mm', left: '14mm', right: '14mm' },
      outline: true,
      tagged: true,
    });
    await rename(`${target}.part`, target);
  } finally {
    await page.close();
  }
}

/** The foot has no stylesheet of its own. */
function footOf(said: string): string {
  return String(
    html`<div style="font:7pt sans-serif;color:#4f5960;width:100%;margin:0 14mm;display:flex;justify-content:space-between;gap:8mm"><span>${said}</span><span><span class="pageNumber"></span>/<span class="totalPages"></span></span></div>`,
  );
}

/** Codes that were made of this edition; of another one all are made again. */
async function readDone({ folder, edition }: PdfRun): Promise<Set<string>> {
  const file = path.join(folder, DONE);
  if (!existsSync(file)) return new Set();
  const known: { edition: string; codes: string[] } = JSON.parse(await readFile(file, 'utf8'));
  return new Set(known.edition === edition ? known.codes : []);
}
