/** One file of content as plain nodes, with every mistake of form and its line and column. Owns Markdoc. */
import Markdoc, { type Node } from '@markdoc/markdoc';
import {
  type Argument,
  type Call,
  type ContentDocument,
  type ContentNode,
  type ElementName,
  isCall,
} from './content.ts';
import type { ContentProblem, FileName } from './content-problem.ts';
import { readHead } from './front-matter.ts';
import { nameNodes } from './name-nodes.ts';
import { FUNCTIONS, type Parameter, TAGS } from './vocabulary.ts';

export type Parsed = { document: ContentDocument; problems: ContentProblem[] };

/** Reads a file. What is wrong is told and left out; the rest is returned. */
export function parseContent(source: string, about: FileName): Parsed {
  const reader = new Reader(source, about.file);
  const tree = Markdoc.parse(source);
  const head = readHead(source, about, reader.complain);
  const nodes = tree.children.flatMap((node) => reader.read(node));
  for (const { id, line } of nameNodes(nodes))
    reader.complain('bad_id', line, id, `id "${id}" is given twice`);
  return { document: { ...about, head, nodes }, problems: reader.problems };
}

/** Column, 1-based, of the first place of `word` in a line; 1 where it does not occur. */
export function columnOf(lines: readonly string[], line: number, word: string): number {
  const at = (lines[line - 1] ?? '').indexOf(word);
  return at < 0 ? 1 : at + 1;
}

class Reader {
  readonly problems: ContentProblem[] = [];
  readonly #lines: string[];

  constructor(
    source: string,
    readonly file: string,
  ) {
    this.#lines = source.split('\n');
  }

  readonly complain = (kind: string, line: number, word: string, message: string): void => {
    const column = columnOf(this.#lines, line, word);
    this.problems.push({ severity: 'error', kind, file: this.file, line, column, message });
  };

  read(node: Node): ContentNode[] {
    const line = lineOf(node);
    for (const error of node.errors)
      this.complain('bad_form', line, '{%', error.message.replace(/^Node /, 'tag '));
    const children = (): ContentNode[] => node.children.flatMap((child) => this.read(child));
    const element = (
      name: ElementName,
      more: { href?: string; id?: string } = {},
    ): ContentNode[] => [{ kind: 'element', name, ...more, children: children() }];
    switch (node.type) {
      case 'inline':
      case 'document':
        return children();
      case 'text':
        return this.#text(node.attributes.content, line);
      case 'softbreak':
      case 'hardbreak':
        return [{ kind: 'text', text: ' ' }];
      case 'heading':
        return this.#heading(node, line, children());
      case 'paragraph':
        return element('p');
      case 'strong':
      case 'em':
        return element(node.type);
      case 'hr':
        return element('hr');
      case 'list':
        return element(node.attributes.ordered ? 'ol' : 'ul');
      case 'item':
        return element('li');
      case 'link':
        return element('a', { href: String(node.attributes.href ?? '') });
      case 'tag':
        return this.#tag(node, line);
      case 'error':
        return [];
      default:
        this.complain('bad_form', line, '', `${node.type} is not for content: use text and tags`);
        return [];
    }
  }

  #text(content: unknown, line: number): ContentNode[] {
    if (typeof content === 'string') return [{ kind: 'text', text: content }];
    const argument = this.#argument(content, line);
    if (isCall(argument)) {
      if (FUNCTIONS[argument.call]?.returns === 'condition')
        this.complain(
          'bad_form',
          line,
          argument.call,
          `${argument.call} is a condition: use it in {% if %}, not as text`,
        );
      return [{ kind: 'call', call: argument }];
    }
    this.complain('bad_form', line, '{%', 'expected a function, such as {% area() %}');
    return [];
  }

  #heading(node: Node, line: number, children: ContentNode[]): ContentNode[] {
    const level = Number(node.attributes.level);
    const name = ({ 1: 'h2', 2: 'h2', 3: 'h3', 4: 'h4' } as const)[level];
    if (level === 1)
      this.complain('bad_heading', line, '#', 'the title stands above the text: begin with ##');
    if (!name) {
      this.complain('bad_heading', line, '#', `headings go to ####, got ${'#'.repeat(level)}`);
      return [];
    }
    const { id } = node.attributes;
    return [{ kind: 'element', name, ...(typeof id === 'string' ? { id } : {}), children }];
  }

  #tag(node: Node, line: number): ContentNode[] {
    const name = node.tag ?? '';
    const schema = TAGS[name];
    if (!schema) {
      const known = Object.keys(TAGS).join(', ');
      this.complain('unknown_tag', line, name, `unknown tag: "${name}" (known: ${known}, else)`);
      return [];
    }
    const args: Record<string, Argument> = {};
    for (const [key, value] of Object.entries(node.attributes))
      args[key] = this.#argument(value, line);
    this.#checkArguments(`tag ${name}`, name, args, schema.parameters, line);
    const [before, after] = splitAtElse(node.children);
    if (!schema.holds && node.children.length > 0)
      this.complain('bad_form', line, name, `tag ${name} holds nothing: end it with /%}`);
    const read = (nodes: readonly Node[]): ContentNode[] => nodes.flatMap((one) => this.read(one));
    const otherwise = after && read(after);
    return [{ kind: 'tag', name, args, line, children: read(before), otherwise }];
  }

  #argument(value: unknown, line: number): Argument {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
      return value as Argument;
    if (Array.isArray(value)) return value.map((one) => this.#argument(one, line));
    if (Markdoc.Ast.isFunction(value)) {
      const args: Record<string, Argument> = {};
      for (const [key, one] of Object.entries(value.parameters))
        args[key] = this.#argument(one, line);
      const call = { call: value.name, args, line };
      this.#checkCall(call);
      return call;
    }
    this.complain('bad_form', line, '{%', 'expected a text, a number, a list or a function');
    return null;
  }

  #checkCall({ call, args, line }: Call): void {
    const schema = FUNCTIONS[call];
    if (!schema) {
      const known = Object.keys(FUNCTIONS).join(', ');
      this.complain(
        'unknown_function',
        line,
        call,
        `unknown function: "${call}" (known: ${known})`,
      );
      return;
    }
    const positional = Object.fromEntries(schema.positional.map((one, at) => [String(at), one]));
    this.#checkArguments(`function ${call}`, call, args, { ...positional, ...schema.named }, line);
  }

  #checkArguments(
    where: string,
    word: string,
    args: Record<string, Argument>,
    parameters: Record<string, Parameter>,
    line: number,
  ): void {
    for (const [key, value] of Object.entries(args)) {
      const parameter = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
      if (!parameter) {
        const known = Object.keys(parameters).join(', ') || 'nothing';
        const message = `${where} takes no "${key}" (it takes: ${known})`;
        this.complain('unknown_attribute', line, key, message);
        continue;
      }
      const wanted = problemOf(value, parameter);
      if (wanted === null) continue;
      const message = `${where}, ${key}: expected ${wanted}, got ${JSON.stringify(value)}`;
      this.complain('bad_attribute', line, String(value), message);
    }
    for (const [key, { required }] of Object.entries(parameters)) {
      if (required && !(key in args))
        this.complain('missing_attribute', line, word, `${where} needs "${key}"`);
    }
  }
}

/** What was wanted instead, or null where the value will do. */
function problemOf(value: Argument, { type }: Parameter): string | null {
  const isText = typeof value === 'string' && value !== '';
  if (typeof type !== 'string') return isText && type.includes(value) ? null : type.join(' or ');
  switch (type) {
    case 'condition': {
      const isCondition = isCall(value) && FUNCTIONS[value.call]?.returns === 'condition';
      return isCondition ? null : 'a condition, such as rose("v1101_t")';
    }
    case 'flag':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'number':
      return typeof value === 'number' ? null : 'a number';
    case 'period':
      return isText || (typeof value === 'number' && Number.isInteger(value))
        ? null
        : 'a period, such as "2015", or how many periods back, such as -5';
    case 'indicators':
      return isText || (Array.isArray(value) && value.every((one) => typeof one === 'string'))
        ? null
        : 'a list of codes, such as ["v1101_m", "v1101_v"]';
    case 'indicator':
    case 'cube':
    case 'level':
    case 'name':
    case 'text':
      return isText ? null : 'a text between quotes';
    default:
      return type satisfies never;
  }
}

function splitAtElse(nodes: readonly Node[]): [Node[], Node[] | null] {
  const at = nodes.findIndex((node) => node.type === 'tag' && node.tag === 'else');
  return at < 0 ? [[...nodes], null] : [nodes.slice(0, at), nodes.slice(at + 1)];
}

function lineOf({ location }: Node): number {
  return (location?.start.line ?? 0) + 1;
}
