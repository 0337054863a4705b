/** A page as a screen reader goes through it, a line for each thing it stops at. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const SILENT = new Set(['head', 'script', 'style']);
const LANDMARKS: Record<string, string> = {
  header: 'banner',
  nav: 'navigation',
  main: 'main',
  footer: 'contentinfo',
  form: 'search',
};
/** Elements that are said on a line of their own, with what is said before them. */
const LINES: Record<string, string> = {
  h1: '# ',
  h2: '## ',
  h3: '### ',
  p: '',
  li: '- ',
  dt: '',
  dd: '  ',
  caption: 'table: ',
  figcaption: '',
  summary: 'unfold: ',
  label: 'label: ',
  button: 'button: ',
  tr: '',
};

export function readAloud(page: string): string {
  const document = parse(page);
  const lines: string[] = [];
  read(document, lines);
  return `${lines.join('\n')}\n`;
}

function read(node: Node, lines: string[]): void {
  if (!('childNodes' in node)) return;
  if (!('tagName' in node)) {
    for (const child of node.childNodes) read(child, lines);
    return;
  }
  const { tagName } = node;
  if (SILENT.has(tagName) || attribute(node, 'aria-hidden') === 'true') return;
  const landmark = LANDMARKS[tagName];
  const label = attribute(node, 'aria-label');
  if (landmark) lines.push('', `[${landmark}${label ? ` "${label}"` : ''}]`);
  if (tagName === 'svg') lines.push(`image: ${label}`);
  else if (tagName === 'input') lines.push(`field: ${attribute(node, 'value')}`);
  else if (tagName === 'span') lines.push(`${textOf(node)} (current)`);
  else if (tagName in LINES) lines.push(`${LINES[tagName]}${textOf(node)}`);
  else if (tagName === 'a' && node.parentNode && !isLine(node.parentNode)) lines.push(textOf(node));
  else for (const child of node.childNodes) read(child, lines);
}

function isLine(node: Node): boolean {
  return 'tagName' in node && node.tagName in LINES;
}

/** Links in brackets, cells between bars, other languages told. */
function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value.replace(/[ \n]+/g, ' ');
  if (!('childNodes' in node)) return '';
  const isElement = 'tagName' in node;
  if (isElement && attribute(node, 'aria-hidden') === 'true') return '';
  const inside = node.childNodes.map(textOf).join('');
  if (!isElement) return inside;
  const language = attribute(node, 'lang');
  const said = language && node.tagName !== 'a' ? `«${language}: ${inside}»` : inside;
  if (node.tagName === 'a') return `[${said}]`;
  if (node.tagName === 'td' || node.tagName === 'th') return `${said} | `;
  return node.tagName === 'tr' ? said.replace(/ \| $/, '') : said;
}

function attribute({ attrs }: Element, name: string): string | null {
  return attrs.find((one) => one.name === name)?.value ?? null;
}
