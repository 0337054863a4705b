/** The kinds of pages that authors write, and what they are called together. */
import type { ContentDocument } from '../../../geodata/content/content.ts';
import type { ContentWords } from '../words/words.ts';
import type { PageKind } from './content-paths.ts';

/** Throws for a part, which is no page. */
export function kindOf({ kind, name }: ContentDocument): PageKind {
  if (kind === 'part') throw new Error(`part ${name} is no page`);
  return kind;
}

export function titleOfKind(words: ContentWords, kind: PageKind): string {
  return { report: words.reports, dashboard: words.dashboards, story: words.stories }[kind];
}
