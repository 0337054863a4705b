/** A report, an area and what the reader chose, as one question that can be answered. */
import type { ContentDocument, ContentNode } from '../../../geodata/content/content.ts';
import { walkNodes } from '../../../geodata/content/content.ts';
import { codesIn } from '../../../geodata/content/name-nodes.ts';
import type { Language } from '../../../geodata/model/model.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { Figures } from '../figures/figures.ts';
import type { Scope } from '../sentences/scope.ts';
import { CONTENT_WORDS } from '../words/words.ts';
import { type Comparison, comparedWith, parseComparison } from './comparisons.ts';
import { contentOf } from './content-of.ts';
import type { Territory } from './territory.ts';

export type ReportQuestion = {
  document: ContentDocument;
  territory: Territory;
  /** As the reader chose it; null for the author's own. */
  comparison: Comparison | null;
  /** Last year that counts; null for the latest figures. */
  until: string | null;
};

/** Throws `bad_request` or `unknown_area` for a comparison that there is not. */
export function scopeOf(
  bundle: EditionBundle,
  question: ReportQuestion,
  language: Language,
): Scope {
  const { document, territory, until } = question;
  const content = contentOf(bundle);
  const comparison = question.comparison ?? parseComparison(document.head.compare);
  return {
    bundle,
    content,
    figures: new Figures(bundle, { from: null, to: until }),
    language,
    words: CONTENT_WORDS[language],
    base: territory,
    compared: comparedWith(bundle, content.groups, territory, comparison),
    isEarlier: false,
    tally: [],
  };
}

/** Codes of all indicators that a text shows or speaks of. */
export function indicatorsIn(nodes: readonly ContentNode[]): string[] {
  const codes = [...walkNodes(nodes)].flatMap((node) => {
    if (node.kind === 'call') return codesIn(node.call.args['0']);
    if (node.kind !== 'tag') return [];
    return ['indicator', 'indicators', 'x', 'y'].flatMap((key) => codesIn(node.args[key]));
  });
  return [...new Set(codes)];
}

/** Years in which anything of a text has figures for the territory, newest first. */
export function yearsOf(bundle: EditionBundle, { document, territory }: ReportQuestion): string[] {
  const years = indicatorsIn(document.nodes).flatMap((code) => {
    const indicator = bundle.edition.findIndicator(code);
    if (!indicator || indicator.isCube) return [];
    const periods = bundle.computer.availability(indicator).get(territory.data.level.code) ?? [];
    return periods
      .filter((period) => !bundle.publisher.isForecast(indicator, period))
      .map((period) => period.slice(0, 4));
  });
  return [...new Set(years)].sort().reverse();
}
