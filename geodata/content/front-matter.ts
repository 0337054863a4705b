/** The lines between `---` above a text: a title, and for which areas it is. */
import type { ContentHead } from './content.ts';
import type { FileName } from './content-problem.ts';

type Complain = (kind: string, line: number, word: string, message: string) => void;

const KEYS = ['title', 'about', 'levels', 'compare', 'comparisons', 'theme', 'order', 'areas'];
const MAX_AREAS = 50;

/** Reads `key: value` lines; lists are separated by commas. */
export function readHead(source: string, { kind }: FileName, complain: Complain): ContentHead {
  const given = readLines(source, complain);
  const textOf = (key: string): string => given.get(key)?.value ?? '';
  const listOf = (key: string): string[] =>
    textOf(key)
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  const numberOf = (key: string, otherwise: number): number => {
    const found = given.get(key);
    if (!found) return otherwise;
    if (/^\d+$/.test(found.value)) return Number(found.value);
    complain(
      'bad_head',
      found.line,
      found.value,
      `${key}: expected a number, got "${found.value}"`,
    );
    return otherwise;
  };
  if (kind !== 'part' && textOf('title') === '')
    complain('bad_head', 1, '', 'expected "title: …" between --- above the text');
  const levels = listOf('levels');
  if (kind === 'report' && levels.length === 0)
    complain('bad_head', 1, '', 'expected "levels: gemeente, …": the levels this report is for');
  const compare = textOf('compare') || 'parents';
  const comparisons = listOf('comparisons');
  return {
    title: textOf('title'),
    about: textOf('about'),
    levels,
    compare,
    comparisons: comparisons.length > 0 ? comparisons : [compare],
    theme: textOf('theme'),
    order: numberOf('order', 100),
    areas: Math.min(numberOf('areas', MAX_AREAS), MAX_AREAS),
  };
}

function readLines(
  source: string,
  complain: Complain,
): Map<string, { value: string; line: number }> {
  const given = new Map<string, { value: string; line: number }>();
  const lines = source.split('\n');
  if (lines[0]?.trim() !== '---') return given;
  for (const [at, text] of lines.slice(1).entries()) {
    const line = at + 2;
    if (text.trim() === '---') return given;
    if (text.trim() === '') continue;
    const [, key = '', value = ''] = /^(\w+):\s*(.*?)\s*$/.exec(text) ?? [];
    if (!KEYS.includes(key)) {
      complain('bad_head', line, key, `expected one of ${KEYS.join(', ')}, got "${text.trim()}"`);
    } else if (given.has(key)) {
      complain('bad_head', line, key, `"${key}" is given twice`);
    } else given.set(key, { value, line });
  }
  complain('bad_head', 1, '---', 'the lines above the text are not closed with ---');
  return given;
}
