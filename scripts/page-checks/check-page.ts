/** What is wrong with a page of HTML: mistakes in the markup, nothing where something should be said, other languages. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Edition } from '../../geodata/edition/edition.ts';
import type { Language, Text } from '../../geodata/model/model.ts';
import { WORDS } from '../../server/pages/words/words.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements that must say something. */
const SPEAKING = new Set(
  'title h1 h2 h3 p a li dt dd th td caption figcaption summary label button span'.split(' '),
);
const BROKEN = /\b(undefined|NaN|null|Infinity)\b|\[object|\$\{/;
const MIN_FRAGMENT_LENGTH = 8;

/** A function that lists what is wrong with a page in a language; nothing for a page that is right. */
export function createPageCheck(edition: Edition, language: Language): (page: string) => string[] {
  const dutch = language === 'nl' ? null : dutchTexts(edition, language);
  return (page) => {
    const problems: string[] = [];
    const document = parse(page, {
      sourceCodeLocationInfo: false,
      onParseError: ({ code, startLine }) => problems.push(`line ${startLine}: ${code}`),
    });
    const ids = new Set<string>();
    const walk = (node: Node, isDutch: boolean): string => {
      if (node.nodeName === '#text' && 'value' in node) {
        problems.push(...textProblems(node.value, isDutch ? null : dutch));
        return node.value;
      }
      if (!('childNodes' in node)) return '';
      const isElement = 'tagName' in node;
      const inside =
        isDutch || (isElement && attribute(node, 'lang') === 'nl' && language !== 'nl');
      // Linked data is no text to read.
      if (isElement && node.tagName === 'script') return '';
      const text = node.childNodes.map((child) => walk(child, inside)).join('');
      if (isElement) problems.push(...elementProblems(node, text, ids));
      return text;
    };
    walk(document, false);
    problems.push(...unclosedTags(page));
    if (!/<h1>(?:<span[^>]*>)?[^<]*\p{L}/u.test(page)) problems.push('no name in the heading');
    return problems;
  };
}

const VOID = new Set(['meta', 'link', 'input', 'br', 'hr', 'img']);

/** Elements that are not closed in their order: a parser mends them without a word. */
function unclosedTags(page: string): string[] {
  const open: string[] = [];
  const markup = page.replace(/<script[^>]*>.*?<\/script>/gs, '');
  for (const [, slash, name = '', rest] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g)) {
    if (VOID.has(name) || rest === '/') continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return [`</${name}> closes what is not open`];
  }
  return open.map((name) => `<${name}> is not closed`);
}

function textProblems(text: string, dutch: RegExp | null): string[] {
  const broken = BROKEN.exec(text);
  const untranslated = dutch?.exec(text);
  return [
    ...(broken ? [`"${broken[0]}" in "${text.trim()}"`] : []),
    ...(untranslated ? [`Dutch "${untranslated[0]}" in "${text.trim()}"`] : []),
  ];
}

function elementProblems(element: Element, text: string, ids: Set<string>): string[] {
  const problems: string[] = [];
  const { tagName } = element;
  if (SPEAKING.has(tagName) && !/[\p{L}\p{N}]/u.test(text)) problems.push(`empty ${tagName}`);
  for (const { name, value } of element.attrs) {
    if (['content', 'aria-label', 'href', 'alt', 'd'].includes(name) && value === '')
      if (!(name === 'd' && attribute(element, 'class') !== 'own'))
        problems.push(`empty ${name} of ${tagName}`);
    if (BROKEN.test(value)) problems.push(`"${value}" in ${name} of ${tagName}`);
    if (name === 'id' && ids.has(value)) problems.push(`id "${value}" occurs twice`);
    if (name === 'id') ids.add(value);
  }
  return problems;
}

function attribute({ attrs }: Element, name: string): string | null {
  return attrs.find((one) => one.name === name)?.value ?? null;
}

/** Words of ours and of the data that are Dutch and have another form in `language`. */
function dutchTexts(edition: Edition, language: Language): RegExp {
  const own = new Set(fragmentsOf(WORDS[language]));
  const ofPages = fragmentsOf(WORDS.nl).filter((fragment) => !own.has(fragment));
  const differing = (text: Text): string[] =>
    text[language] === text.nl || text[language].includes(text.nl) ? [] : [text.nl];
  const ofData = [
    ...edition.levels.flatMap(({ level }) => differing(level.name)),
    ...edition.indicators.flatMap(({ name, unit }) => [...differing(name), ...differing(unit)]),
  ].filter((text) => text.length >= MIN_FRAGMENT_LENGTH && text.includes(' '));
  const escaped = [...new Set([...ofPages, ...ofData])].map((text) =>
    text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(escaped.join('|'), 'i');
}

/** The fixed parts of all words: those of functions are what their source has between the holes. */
function fragmentsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words].filter(isLong);
  if (typeof words === 'function') {
    const texts = [...String(words).matchAll(/`([^`]*)`|"([^"]*)"|'([^']*)'/g)];
    return texts
      .flatMap(([, template = '', double = '', single = '']) =>
        (template || double || single).split(/\$\{[^}]*\}/),
      )
      .map((text) => text.trim())
      .filter(isLong);
  }
  return words && typeof words === 'object' ? Object.values(words).flatMap(fragmentsOf) : [];
}

/** Two words at least: one alone may be a name. */
function isLong(text: string): boolean {
  return text.length >= MIN_FRAGMENT_LENGTH && text.trim().includes(' ');
}
