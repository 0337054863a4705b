/** Texts of one name in several languages: none may be missing, and all must show the same. */
import type { Language } from '../model/model.ts';
import { type Content, type ContentDocument, walkNodes } from './content.ts';
import type { ContentProblem } from './content-problem.ts';
import { TAGS } from './vocabulary.ts';

const LANGUAGES: readonly Language[] = ['nl', 'fr', 'en'];

/** Translations that are missing, or show other blocks than the Dutch text. */
export function checkLanguages({ documents }: Content): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const complain = (
    severity: 'error' | 'warning',
    kind: string,
    file: string,
    line: number,
    message: string,
  ) => problems.push({ severity, kind, file, line, column: 1, message });
  for (const document of documents) {
    const { kind, name, language, file } = document;
    const inLanguage = (wanted: Language) =>
      documents.find((one) => one.kind === kind && one.name === name && one.language === wanted);
    const dutch = inLanguage('nl');
    if (language === 'nl') {
      for (const wanted of LANGUAGES)
        if (!inLanguage(wanted))
          complain(
            'warning',
            'missing_language',
            file,
            1,
            `there is no ${wanted} text: expected ${file.replace(/\.md$/, `.${wanted}.md`)}`,
          );
    } else if (!dutch) {
      complain('error', 'missing_language', file, 1, 'there is no Dutch text beside it');
    } else {
      const [own, theirs] = [shownBlocks(document), shownBlocks(dutch)];
      const at = own.findIndex((one, i) => one.text !== theirs[i]?.text);
      const differs =
        at >= 0 ? own[at] : own.length < theirs.length ? { text: 'nothing more', line: 1 } : null;
      if (differs)
        complain(
          'error',
          'differs',
          file,
          differs.line,
          `shows ${differs.text} where ${dutch.file} has ${theirs[Math.max(at, 0)]?.text ?? 'nothing'}`,
        );
    }
  }
  return problems;
}

/** What a text shows, without words: the same in every language. */
function shownBlocks({ nodes }: ContentDocument): { text: string; line: number }[] {
  return [...walkNodes(nodes)].flatMap((node) => {
    if (node.kind !== 'tag' || ['sentence', 'if'].includes(node.name)) return [];
    const parameters = TAGS[node.name]?.parameters ?? {};
    const shown = Object.entries(node.args)
      .filter(([key]) => parameters[key]?.type !== 'text' && key !== 'id')
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
    return [{ text: [node.name, ...shown.sort()].join(' '), line: node.line }];
  });
}
