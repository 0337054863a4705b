/** One report for all areas of a level at once: each sentence grouped by its words, odd ones first. */
import type { Language } from '../../geodata/model/model.ts';
import { printReportPage } from '../../server/content/pages/report-page.ts';
import { levelsOfReport, questionsOf, reportsOf } from './each-report.ts';
import { openContent } from './open-content.ts';

export type AllOptions = {
  from: string;
  data: string;
  report: string;
  level: string;
  language: string;
};

const MAX_NAMED = 5;

export type Variant = { pattern: string; outcome: string; areas: string[]; example: string };

export async function sayAllAreas({
  from,
  data,
  report,
  level,
  language,
}: AllOptions): Promise<number> {
  const { bundle } = await openContent(from, data);
  const [document] = reportsOf(bundle, report, language as Language);
  if (!document) return 1;
  const sentences = new Map<string, Map<string, Variant>>();
  for (const levelData of levelsOfReport(bundle, document, level)) {
    for (const question of questionsOf(document, levelData)) {
      const { tally } = printReportPage(bundle, question, [], language as Language, 'http://atlas');
      const name = question.territory.place?.ref.name ?? '';
      for (const [key, variant] of variantsOf(tally)) {
        const variants = sentences.get(key) ?? new Map<string, Variant>();
        sentences.set(key, variants);
        const known = variants.get(variant.pattern) ?? { ...variant, areas: [] };
        variants.set(variant.pattern, known);
        known.areas.push(name);
      }
    }
  }
  for (const [key, variants] of sentences) {
    console.log(`\n${document.file}:${key}`);
    for (const { pattern, outcome, areas, example } of [...variants.values()].sort(
      (a, b) => a.areas.length - b.areas.length,
    )) {
      const named = areas.slice(0, MAX_NAMED).join(', ') + (areas.length > MAX_NAMED ? ' …' : '');
      console.log(
        `  ${String(areas.length).padStart(5)} × ${outcome === 'shown' ? '' : `[${outcome}] `}${pattern || '(nothing)'}`,
      );
      console.log(`          ${named}${example ? `: ${example}` : ''}`);
    }
  }
  return 0;
}

type Said = Parameters<typeof variantOf>[0];

/** Sentences by their place in the text: line, and how many there are on it. */
export function variantsOf(tally: readonly Said[]): [string, Variant][] {
  const seen = new Map<number, number>();
  return tally.flatMap((one): [string, Variant][] => {
    if (one.what !== 'sentence') return [];
    const at = (seen.get(one.line) ?? 0) + 1;
    seen.set(one.line, at);
    return [[at === 1 ? String(one.line) : `${one.line} (${at})`, variantOf(one)]];
  });
}

function variantOf(one: {
  what: string;
  line: number;
  outcome: string;
  text: string;
  pattern: string;
}): Variant {
  return { pattern: one.pattern, outcome: one.outcome, areas: [], example: one.text };
}
