/** The kinds of pages that authors write, and what they are called together. */

import type { ContentDocument } from '../../../geodata/content/content.ts';
import type { Language } from '../../../geodata/model/model.ts';
import { type Html, html } from '../../http/html.ts';
import type { ContentWords } from '../words/words.ts';
import { CONTENT_WORDS } from '../words/words.ts';
import { contentPath, PAGE_KINDS, type PageKind, startPath } from './content-paths.ts';

/** Throws for a part, which is no page. */
export function kindOf({ kind, name }: ContentDocument): PageKind {
  if (kind === 'part') throw new Error(`part ${name} is no page`);
  return kind;
}

export function titleOfKind(words: ContentWords, kind: PageKind): string {
  return { report: words.reports, dashboard: words.dashboards, story: words.stories }[kind];
}

/** Where else authors wrote something, for the bar of their pages. */
export function contentLinks(language: Language): Html {
  const words = CONTENT_WORDS[language];
  return html`<a href="${startPath(language)}">${words.start}</a> ${PAGE_KINDS.map((kind) => html`<a href="${contentPath(kind, language)}">${titleOfKind(words, kind)}</a> `)}`;
}
