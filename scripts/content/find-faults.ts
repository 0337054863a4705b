/** What must never reach a reader: holes, tokens, words that are no words. */
import type { Tally } from '../../server/content/sentences/scope.ts';

const TOKENS: readonly [RegExp, string][] = [
  [/\bNaN\b|\bInfinity\b/, 'not a number'],
  [/\bundefined\b|\bnull\b|\[object /, 'a word of the program'],
  [/\{%|%\}|\$\w+\(/, 'a token of the author'],
  [/#[a-z ]+#/i, 'an error token'],
  [/ [,.;:](?:\s|$)|\(\s*\)|,\s*,/, 'a hole'],
  [/\b(in|van|de|het|een|dans|à|of|the|is) \1\b/i, 'a word twice'],
];

/** Faults of a page, each in a few words with its place in the text. */
export function findFaults(page: string, tally: Tally): string[] {
  const body = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  const text = body
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  const faults: string[] = [];
  // Punctuation between elements is no hole: holes are looked for in what was said.
  for (const [token, what] of TOKENS.slice(0, 4)) {
    const found = token.exec(text);
    if (found)
      faults.push(
        `${what}: “${text.slice(Math.max(0, found.index - 30), found.index + 30).replace(/\s+/g, ' ')}”`,
      );
  }
  for (const { text: said, what, outcome, line } of tally) {
    if (outcome === 'dropped') continue;
    if (said.trim() === '') faults.push(`${what} at line ${line} is empty`);
    // French has a space before some signs.
    for (const [token, fault] of TOKENS.slice(4)) {
      const found = token.exec(said.replace(/ ([;:!?])/g, '$1'));
      if (found && what === 'sentence') faults.push(`${fault}: “${said}”`);
    }
  }
  for (const id of duplicates([...body.matchAll(/ id="([^"]+)"/g)].map(([, one]) => one ?? '')))
    faults.push(`id "${id}" twice`);
  return faults;
}

function duplicates(items: readonly string[]): string[] {
  return [...new Set(items.filter((one, at) => items.indexOf(one) !== at))];
}
