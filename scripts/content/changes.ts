/** What changes for readers when figures are updated: sentences whose words differ, and those that lost their figure. */
import type { Language } from '../../geodata/model/model.ts';
import { printReportPage } from '../../server/content/pages/report-page.ts';
import { variantsOf } from './all-areas.ts';
import { levelsOfReport, questionsOf, reportsOf } from './each-report.ts';
import { openContent } from './open-content.ts';

export type ChangesOptions = {
  from: string;
  data: string;
  /** The edition to hold the live one against. */
  other: string;
  report: string | undefined;
  level: string;
  language: string;
};

/** Prints each sentence whose pattern flips, per area; numbers that move without a word changing are counted. */
export async function printChanges({
  from,
  data,
  other,
  report,
  level,
  language,
}: ChangesOptions): Promise<number> {
  const [before, now] = [await openContent(from, data, other), await openContent(from, data)];
  let flipped = 0;
  let moved = 0;
  for (const document of reportsOf(now.bundle, report, language as Language)) {
    if (!document.head.levels.includes(level)) continue;
    for (const levelData of levelsOfReport(now.bundle, document, level)) {
      const older = before.bundle.edition.level(levelData.level.code);
      const olderQuestions = new Map(
        [...questionsOf(document, older)].map((one) => [one.territory.place?.ref.code, one]),
      );
      for (const question of questionsOf(document, levelData)) {
        const then = olderQuestions.get(question.territory.place?.ref.code);
        if (!then) continue;
        const say = (opened: typeof now, asked: typeof question) =>
          new Map(
            variantsOf(
              printReportPage(opened.bundle, asked, [], language as Language, 'http://atlas').tally,
            ),
          );
        const [old, fresh] = [say(before, then), say(now, question)];
        for (const [key, variant] of fresh) {
          const was = old.get(key);
          if (was?.pattern === variant.pattern) {
            if (was.example !== variant.example) moved++;
            continue;
          }
          flipped++;
          console.log(`${document.file}:${key} ${question.territory.place?.ref.name}`);
          console.log(
            `  was: ${was?.example || '(nothing)'}\n  now: ${variant.example || '(nothing)'}`,
          );
        }
      }
    }
  }
  console.log(`${flipped} sentences say something else, ${moved} only have other numbers`);
  return 0;
}
