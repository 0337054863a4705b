/** Every report for every area, looked at as a reader would: nothing empty, no code, nothing that is no number. */
import type { Language } from '../../geodata/model/model.ts';
import { printReportPage } from '../../server/content/pages/report-page.ts';
import { OUTCOMES } from '../../server/content/sentences/scope.ts';
import { levelsOfReport, questionsOf, reportsOf } from './each-report.ts';
import { findFaults } from './find-faults.ts';
import { openContent } from './open-content.ts';

const LANGUAGES: readonly Language[] = ['nl', 'fr', 'en'];
const MAX_PRINTED = 20;
/** Finer levels are sampled: ten thousand sectors say what a few hundred do. */
const SAMPLE_OF_SECTORS = 300;

export type RenderOptions = {
  from: string;
  data: string;
  report: string | undefined;
  level: string | undefined;
  /** At most so many areas of a level; null for all, and a sample of sectors. */
  sample: number | null;
};

/** Returns 1 where any page has a fault. */
export async function renderAll({
  from,
  data,
  report,
  level,
  sample,
}: RenderOptions): Promise<number> {
  const { bundle } = await openContent(from, data);
  const faults: string[] = [];
  const totals = new Map<string, number>();
  let pages = 0;
  const started = performance.now();
  for (const language of LANGUAGES) {
    for (const document of reportsOf(bundle, report, language)) {
      for (const levelData of levelsOfReport(bundle, document, level)) {
        const most =
          sample ?? (levelData.level.family === 'statsec' ? SAMPLE_OF_SECTORS : Infinity);
        const step = Math.max(1, Math.ceil(levelData.areas.length / most));
        const times: number[] = [];
        for (const question of questionsOf(document, levelData, step)) {
          const before = performance.now();
          const { page, tally } = printReportPage(bundle, question, [], language, 'http://atlas');
          times.push(performance.now() - before);
          pages++;
          for (const { what, outcome } of tally) count(totals, `${what.split(' ')[0]} ${outcome}`);
          const { code } = question.territory.place?.ref ?? { code: '' };
          for (const fault of findFaults(page, tally))
            faults.push(`${document.name}.${language} ${levelData.level.code} ${code}: ${fault}`);
        }
        const sorted = times.sort((a, b) => a - b);
        const at = (share: number): string =>
          (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
        console.log(
          `${language} ${document.name.padEnd(14)} ${levelData.level.code.padEnd(16)} ${String(times.length).padStart(5)} pages  median ${at(0.5)} ms, p95 ${at(0.95)}, max ${at(1)}`,
        );
      }
    }
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${pages} pages in ${seconds.toFixed(1)} s, ${(((seconds || 1) / pages) * 1000).toFixed(0)} ms each`,
  );
  for (const what of ['sentence', 'block'])
    console.log(
      `${what}s: ${OUTCOMES.map((one) => `${one} ${totals.get(`${what} ${one}`) ?? 0}`).join(', ')}`,
    );
  for (const fault of faults.slice(0, MAX_PRINTED)) console.log(`fault: ${fault}`);
  console.log(`${faults.length} faults`);
  return faults.length > 0 ? 1 : 0;
}

function count(totals: Map<string, number>, key: string): void {
  totals.set(key, (totals.get(key) ?? 0) + 1);
}
