/** Makes the page of every area of every level and of every indicator in three languages, measures how long it takes and checks each. */

import type { LevelData } from '../../geodata/edition/edition.ts';
import { openEdition, readLive } from '../../geodata/edition/editions.ts';
import { LANGUAGES } from '../../server/contract/languages.ts';
import { EditionBundle } from '../../server/edition/edition-bundle.ts';
import { placeAt } from '../../server/edition/place.ts';
import { printAreaPage } from '../../server/pages/areas/area-page.ts';
import { printTopicPage } from '../../server/pages/topics/topic-page.ts';
import { createPageCheck } from '../page-checks/check-page.ts';
import { validatePage } from '../page-checks/validate-page.ts';
import type { Measurement } from './measurement.ts';

const BUDGET_MS = 20;
const MAX_TOLD = 20;
/** Areas of each level for the slow validator. */
const SAMPLE = 12;
const ORIGIN = 'https://atlas.example';

type Swept = { ms: number[]; bytes: number; problems: Map<string, string> };

export async function benchPages(): Promise<Measurement[]> {
  const dataDir = process.env.DATA_DIR ?? 'data';
  const bundle = new EditionBundle(openEdition(dataDir, readLive(dataDir) ?? ''));
  const total: Swept = { ms: [], bytes: 0, problems: new Map() };
  try {
    const rows = bundle.edition.levels.map((data) => {
      const swept = sweepLevel(bundle, data);
      total.ms.push(...swept.ms);
      for (const [problem, where] of swept.problems) total.problems.set(problem, where);
      return measure(`pages of ${data.level.code}, three languages`, swept);
    });
    const topics = sweepTopics(bundle);
    total.ms.push(...topics.ms);
    for (const [problem, where] of topics.problems) total.problems.set(problem, where);
    rows.push(measure('pages of indicators, three languages', topics));
    const wrong = [...total.problems].map(([problem, where]) => `${problem} (${where})`);
    for (const line of wrong.slice(0, MAX_TOLD)) console.error(`bench: ${line}`);
    return [
      ...rows,
      await validateSample(bundle),
      {
        what: 'all pages: valid, nothing empty, nothing untranslated',
        measured: `${total.ms.length} pages, ${wrong.length} kinds of mistake`,
        baseline: '',
        budget: '0',
        ok: wrong.length === 0,
      },
    ];
  } finally {
    bundle.edition.close();
  }
}

function sweepLevel(bundle: EditionBundle, data: LevelData): Swept {
  const swept: Swept = { ms: [], bytes: 0, problems: new Map() };
  for (const language of LANGUAGES) {
    const check = createPageCheck(bundle.edition, language);
    for (const [index, { code }] of data.areas.entries()) {
      const started = performance.now();
      const page = printAreaPage(bundle, placeAt(data, index), language, ORIGIN);
      swept.ms.push(performance.now() - started);
      swept.bytes += page.length;
      for (const problem of check(page)) {
        if (!swept.problems.has(problem)) {
          swept.problems.set(problem, `${language} ${data.level.code} ${code}`);
        }
      }
    }
  }
  return swept;
}

function sweepTopics(bundle: EditionBundle): Swept {
  const swept: Swept = { ms: [], bytes: 0, problems: new Map() };
  for (const language of LANGUAGES) {
    const check = createPageCheck(bundle.edition, language);
    for (const indicator of bundle.edition.indicators) {
      const started = performance.now();
      const page = printTopicPage(bundle, indicator, language, ORIGIN);
      swept.ms.push(performance.now() - started);
      swept.bytes += page.length;
      for (const problem of check(page)) {
        if (!swept.problems.has(problem))
          swept.problems.set(problem, `${language} ${indicator.code}`);
      }
    }
  }
  return swept;
}

/** Every so many areas of each level, to a validator that takes its time. */
async function validateSample(bundle: EditionBundle): Promise<Measurement> {
  const problems = new Set<string>();
  let count = 0;
  for (const data of bundle.edition.levels) {
    const step = Math.ceil(data.areas.length / SAMPLE);
    for (let index = 0; index < data.areas.length; index += step) {
      for (const language of LANGUAGES) {
        const page = printAreaPage(bundle, placeAt(data, index), language, ORIGIN);
        for (const problem of await validatePage(page))
          problems.add(`${problem} (${language} ${data.level.code} ${data.areas[index]?.code})`);
        count++;
      }
    }
  }
  const topicStep = Math.ceil(bundle.edition.indicators.length / SAMPLE);
  for (const [i, indicator] of bundle.edition.indicators.entries()) {
    if (i % topicStep !== 0) continue;
    for (const language of LANGUAGES) {
      const page = printTopicPage(bundle, indicator, language, ORIGIN);
      for (const problem of await validatePage(page))
        problems.add(`${problem} (${language} ${indicator.code})`);
      count++;
    }
  }
  for (const line of [...problems].slice(0, MAX_TOLD)) console.error(`bench: ${line}`);
  return {
    what: 'a sample of all levels and of indicators: valid to html-validate',
    measured: `${count} pages, ${problems.size} mistakes`,
    baseline: '',
    budget: '0',
    ok: problems.size === 0,
  };
}

function measure(what: string, { ms, bytes }: Swept): Measurement {
  const sorted = Float64Array.from(ms).sort();
  const at = (share: number): string =>
    (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return {
    what: `${what} (${ms.length})`,
    measured: `median ${at(0.5)} ms, 99 % under ${at(0.99)} ms, slowest ${at(1)} ms; ${(bytes / ms.length / 1024).toFixed(0)} kB`,
    baseline: '',
    budget: `median ≤ ${BUDGET_MS} ms`,
    ok: Number(at(0.5)) <= BUDGET_MS,
  };
}
